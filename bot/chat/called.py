"""Called: what people know a line by that was called wrong: the question it answered, or its briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.chat.shown import shown_from
from bot.chat.tables import shown
from bot.ledger import Ledger
from corpus.store.engine import reading

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.chat.hiding import HiddenLine

MAX_LOOKED_AT = 50
"""Answers of somebody in a place, the latest first, among which that is looked for which they clicked in."""


def called(engine: Engine, one: HiddenLine) -> str:
    """`harbour tunnel · line 2`, or `morning 05-20 #3`; empty where neither is known any more.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    theirs = (
        select(shown)
        .where(
            shown.c.person == str(one.hidden_by),
            shown.c.destination == str(one.destination),
            shown.c.shown_at <= one.hidden_at,
        )
        .order_by(shown.c.shown_at.desc())
        .limit(MAX_LOOKED_AT)
    )
    with reading(engine) as connection:
        answers = [shown_from(row) for row in connection.execute(theirs)]
    for answer in answers:
        for line in answer.lines:
            if one.citation_id in line.citation_ids[:1]:
                return answer.called(line)
    return Ledger(engine).line_citing(one.destination, one.citation_id) or ""
