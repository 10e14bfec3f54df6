"""`ask`: excerpts that answer a question."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.days import days, undated
from bot.commands.result import Result, proofread
from briefings.excerpt import answer_of
from briefings.replies.ask import reply_to_ask
from briefings.replies.nothing import reply_to_nothing
from briefings.shapes import answer_shape
from corpus.bounds import Bounds

if TYPE_CHECKING:
    from bot.application import Application

COPIES = 3
"""Hits looked at for each excerpt shown, so that copies of one sentence can be folded."""


def ask(
    application: Application,
    query: str,
    *,
    limit: int = 5,
    collection: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Result:
    """The excerpts above the bar, the best first.

    Args:
        since: first day, `YYYY-MM-DD`.
        until: last day, inclusive.

    Raises:
        UnknownName: there is no such collection that the asker may see.
        UsageMistake: a day that is none, or the first after the last.
    """
    started = perf_counter()
    clearance = application.narrowed(collection)
    first, last = days(since, until)
    reader = application.store.reader(clearance)
    documents = reader.totals(Bounds(since=first, until=last)).documents
    found = application.index().search(
        query,
        clearance=clearance,
        aliases=application.aliases,
        since=first,
        until=last,
        limit=limit * COPIES,
    )
    passages = reader.passages([hit.passage_id for hit in found.hits])
    related = pool.related(application, passages)
    answer = answer_of(
        query,
        found,
        passages,
        related,
        origins=pool.origins(
            application, [*passages, *(each for near in related.values() for each, _ in near)]
        ),
        documents_searched=documents,
        limit=limit,
    )
    read = undated(passage.document for passage in passages) if first or last else {}
    shape = {**answer_shape(answer, elapsed_ms=0), "undated": read}
    reply = reply_to_nothing(query, documents=documents) or reply_to_ask(answer, read=read)
    result = proofread(application, reply, shape)
    elapsed_ms = round((perf_counter() - started) * 1000, 2)
    return Result(result.reply, {**result.shape, "elapsed_ms": elapsed_ms})
