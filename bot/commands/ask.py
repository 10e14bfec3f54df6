"""`ask`: excerpts that answer a question."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.days import days, undated
from bot.commands.result import Result, proofread
from briefings.excerpt import answer_of
from briefings.prints import enough, prints_of, shown
from briefings.replies.ask import reply_to_ask
from briefings.replies.nothing import reply_to_nothing
from briefings.shapes import answer_shape
from corpus.bounds import Bounds
from corpus.index.question import question_words

if TYPE_CHECKING:
    from bot.application import Application

LOOKED_AT = 40
"""Hits among which an answer is chosen: copies of a sentence are folded, and no document fills it alone.

It is the same however much is shown, so that more of an answer begins with the answer."""


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
        limit=max(LOOKED_AT, limit),
    )
    hits = enough(found.hits)
    together = prints_of(hits, reader.passages([hit.passage_id for hit in hits]))
    read_in = [each.passage for prints in together for each in prints]
    chosen = shown(together, pool.origins(application, read_in), limit=limit)
    passages = [each.passage for prints in chosen for each in prints]
    related = pool.related(application, passages)
    answer = answer_of(
        query,
        found,
        chosen,
        related,
        origins=pool.origins(
            application, [*passages, *(each for near in related.values() for each, _ in near)]
        ),
        documents_searched=documents,
    )
    read = undated(passage.document for passage in passages) if first or last else {}
    shape = {**answer_shape(answer, elapsed_ms=0), "undated": read}
    told = any(word.weight for word in question_words(query))  # signs and "the" ask for nothing
    asked = query if told else ""
    held = documents or reader.totals().documents  # none of these days is not none at all
    reply = reply_to_nothing(asked, documents=held) or reply_to_ask(answer, read=read)
    result = proofread(application, reply, shape)
    elapsed_ms = round((perf_counter() - started) * 1000, 2)
    return Result(result.reply, {**result.shape, "elapsed_ms": elapsed_ms})
