"""Versions of the configuration: each a whole, checked text in the database, and who made it."""
