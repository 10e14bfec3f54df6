"""Contradicting: disagreements that are no numbers: two holders of one office, a denial."""
