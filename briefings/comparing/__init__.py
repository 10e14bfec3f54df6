"""Comparing: whether two sentences state one thing, and how they differ."""
