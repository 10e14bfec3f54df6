"""Feeds: what RSS, Atom and JSON Feed say of the articles they list, and which entry is which article.

bytes → Feed → entries. Pure: nothing here asks the web.
"""
