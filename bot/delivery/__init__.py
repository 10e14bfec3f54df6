"""Delivery: frozen messages to their destinations, each once, and what is known of each."""
