"""Missing: questions that nothing answers, and that somebody wants the admins to know of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.chat.tables import unanswered
from bot.chat.trouble import said
from bot.inserting import insert_new
from config.destination import destination
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.chat.shown import Shown
    from briefings.reply import Reply
    from config.destination import Destination

TOLD = "The admins will be told."
TOLD_BEFORE = "The admins know of this already; now they know that it was asked again."
NO_QUESTION = "There is no question in this answer to tell the admins of."

MAX_CHARS = 500
"""Of a question: PostgreSQL indexes no more than about 2,700 bytes."""

_U = unanswered


@dataclass(frozen=True, slots=True)
class Question:
    """A question without an answer.

    Attributes:
        destination: where it was asked.
        person: who told the admins first.
        times: how often somebody did.
    """

    destination: Destination
    words: str
    person: Destination
    asked_at: datetime
    times: int


class Unanswered:
    """Remembers such questions, each once in a place."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, where: Destination, words: str, *, by: Destination, now: datetime) -> bool:
        """Write a question down, or that it was asked again; whether it is new there.

        Args:
            words: one line; what is longer than `MAX_CHARS` is cut.
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        cut = words[:MAX_CHARS]
        row = {"destination": str(where), "words": cut, "person": str(by), "asked_at": now, "times": 0}
        here = (_U.c.destination == str(where)) & (_U.c.words == cut)
        with transaction(self._engine) as connection:
            insert_new(connection, _U, [row])
            connection.execute(update(_U).where(here).values(times=_U.c.times + 1))
            times = connection.execute(select(_U.c.times).where(here)).scalar_one()
        return bool(times == 1)

    def listed(self, *, since: datetime) -> list[Question]:
        """What was first asked after an instant, in order."""
        wanted = select(_U).where(_U.c.asked_at > since)
        ordered = wanted.order_by(_U.c.asked_at, _U.c.destination, _U.c.words)
        with reading(self._engine) as connection:
            return [
                Question(
                    destination(row.destination), row.words, destination(row.person), row.asked_at, row.times
                )
                for row in connection.execute(ordered)
            ]


def told_missing(application: Application, asker: Asker, shown: Shown, *, now: datetime) -> Reply:
    """What somebody is told who wants the admins to know that an answer is missing.

    Args:
        shown: what was asked, and where.
        now: an aware UTC instant.
    """
    if not shown.words:
        return said(NO_QUESTION)
    questions = Unanswered(application.store.engine)
    new = questions.ask(shown.destination, shown.words, by=asker.person, now=now)
    return said(TOLD if new else TOLD_BEFORE)
