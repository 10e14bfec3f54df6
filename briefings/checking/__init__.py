"""Checking: whether a sentence somebody else wrote is carried by the documents, word by word."""
