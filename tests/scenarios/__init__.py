"""Scenarios: the whole program, from documents to answers, through crashes and races."""
