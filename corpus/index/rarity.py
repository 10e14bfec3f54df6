"""Rarity: how much a word says by how few passages hold it."""

from __future__ import annotations

import math


def rarity(df: float, total: int) -> float:
    """How much a word says that stands in so many of all passages (BM25's idf, never below zero)."""
    return math.log(1.0 + (total - df + 0.5) / (df + 0.5))
