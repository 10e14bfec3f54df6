"""Fuzzy search over passages: derived data, always to be made again from the store.

entries (passages) → `rebuild` or `update` → `Index` → `search` → `Found`
"""

from corpus.found import Found, Hit, How, Match
from corpus.index.aliases import NO_ALIASES, Aliases
from corpus.index.build import rebuild, update
from corpus.index.entry import Entry
from corpus.index.search import BAR, Index

__all__ = [
    "BAR",
    "NO_ALIASES",
    "Aliases",
    "Entry",
    "Found",
    "Hit",
    "How",
    "Index",
    "Match",
    "rebuild",
    "update",
]
