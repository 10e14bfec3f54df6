"""Fuzzy search over passages: derived data, always to be made again from the store.

entries (passages) → `rebuild` or `update` → `Index` → `search` → `Found`
"""

from corpus.found import Found, Hit, How, Match
from corpus.index.aliases import NO_ALIASES, Aliases
from corpus.index.build import rebuild, update
from corpus.index.confidence import BAR
from corpus.index.entry import Entry
from corpus.index.generations import set_aside
from corpus.index.search import Index

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
    "set_aside",
    "update",
]
