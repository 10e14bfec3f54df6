"""Selecting: which sentences are worth a line, and how much of each is quoted."""
