"""The outside, played by a local server: pages, feeds, and all that strangers' servers do wrong."""
