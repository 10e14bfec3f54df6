"""Backups: the database whole in one file, and a home made from it again.

The search index is not in it: it is built anew from the database.
"""
