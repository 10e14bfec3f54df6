"""`compare`: what sources agree and disagree on, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.result import Result, proofread
from bot.errors import UsageMistake
from briefings.compare import compared
from briefings.replies.compare import reply_to_compare
from briefings.shapes import compare_shape

if TYPE_CHECKING:
    from bot.application import Application


def compare(application: Application, words: str | None = None, *, everything: bool = False) -> Result:
    """Clusters of statements about some words, or about everything.

    Raises:
        UsageMistake: neither words nor everything was asked for, or both.
    """
    if (not words) == (not everything):
        raise UsageMistake("say what to compare", hint="compare WORDS, or compare --all")
    pairs = pool.related_pairs(application, list(pool.about(application, [words])) if words else None)
    both = {one.id: one for pair in pairs for one in (pair.one, pair.other)}
    found = compared(pairs, pool.origins(application, both.values()), topic=words or None)
    return proofread(application, reply_to_compare(found), compare_shape(found))
