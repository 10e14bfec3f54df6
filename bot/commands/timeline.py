"""`timeline`: what happened when, by the documents' own dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.result import Result, proofread
from briefings.replies.timeline import reply_to_timeline
from briefings.shapes import timeline_shape
from briefings.timeline import timeline_of

if TYPE_CHECKING:
    from bot.application import Application


def timeline(application: Application, words: str | None = None, *, limit: int | None = None) -> Result:
    """Dated events about some words, or about everything that is newest.

    Args:
        limit: at most so many, those nearest to today; all unless said.
    """
    passages = tuple(pool.about(application, [words])) if words else pool.newest(application)
    dated = [passage for passage in passages if passage.dates]
    related = pool.related(application, dated)
    told = timeline_of(
        dated,
        pool.origins(application, [*dated, *(each for near in related.values() for each, _ in near)]),
        topic=words or None,
        related=related,
    )
    if limit is not None:
        told = told.nearest(application.now().date(), limit)
    return proofread(application, reply_to_timeline(told), timeline_shape(told))
