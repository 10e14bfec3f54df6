"""Names: how a corpus writes the people, institutions and places it speaks of.

sentence → `names_in` → name mentions → `NameTable` → the variants of one name
"""
