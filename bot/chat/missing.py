"""Missing: questions that nothing answers, and that the admins are to know of.

Somebody tells them of one by a button. Where the workspace wants a weekly list (`admins: unanswered`), what
was asked on purpose and found nothing is remembered, without who asked it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import select, update

from bot.chat.tables import unanswered
from bot.chat.trouble import said
from bot.door import logged
from bot.inserting import insert_new
from bot.rendering.neutral import neutral
from config.destination import destination
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import ColumnElement, Engine

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

NOBODY = ""
"""Stands for whoever asked what is remembered for the weekly list."""

ASKING = frozenset({"ask", "fact"})
"""Commands that are questions."""

NARROWING = frozenset({"collection", "since", "until"})
"""Options that leave documents out: what is not found with one of them may be there all the same."""

_U = unanswered
_log = structlog.get_logger("communique.chat")


@dataclass(frozen=True, slots=True)
class Question:
    """A question without an answer.

    Attributes:
        destination: where it was asked.
        person: who told the admins first; None where nobody has, and it is remembered for the weekly list.
        times: how often somebody did; or how often it was asked.
    """

    destination: Destination
    words: str
    person: Destination | None
    asked_at: datetime
    times: int


class Unanswered:
    """Remembers such questions, each once in a place."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, where: Destination, words: str, *, by: Destination, now: datetime) -> bool:
        """Write down that somebody wants the admins to know of a question; whether they do not know it yet.

        Args:
            words: one line; what is longer than `MAX_CHARS` is cut.
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        row, here = _row(where, words, str(by), now)
        told = {name: row[name] for name in ("person", "asked_at", "times")}
        with transaction(self._engine) as connection:
            insert_new(connection, _U, [row])
            connection.execute(update(_U).where(here, _U.c.person == NOBODY).values(told))
            connection.execute(update(_U).where(here).values(times=_U.c.times + 1))
            times = connection.execute(select(_U.c.times).where(here)).scalar_one()
        return bool(times == 1)

    def remember(self, where: Destination, words: str, *, now: datetime) -> None:
        """Write down that a question found nothing, without who asked it; not where the admins know of it.

        Args:
            words: one line; what is longer than `MAX_CHARS` is cut.
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        row, here = _row(where, words, NOBODY, now)
        with transaction(self._engine) as connection:
            insert_new(connection, _U, [row])
            again = update(_U).where(here, _U.c.person == NOBODY)
            connection.execute(again.values(times=_U.c.times + 1))

    def listed(self, *, since: datetime) -> list[Question]:
        """What somebody told the admins of after an instant, in order of time."""
        return self._listed((_U.c.asked_at > since) & (_U.c.person != NOBODY))

    def remembered(self, *, until: datetime) -> list[Question]:
        """What is remembered for the weekly list, first asked before an instant, in order of time."""
        return self._listed((_U.c.asked_at < until) & (_U.c.person == NOBODY))

    def _listed(self, which: ColumnElement[bool]) -> list[Question]:
        ordered = select(_U).where(which).order_by(_U.c.asked_at, _U.c.destination, _U.c.words)
        with reading(self._engine) as connection:
            return [
                Question(
                    destination(row.destination),
                    row.words,
                    destination(row.person) if row.person else None,
                    row.asked_at,
                    row.times,
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


def remembered(
    application: Application,
    asker: Asker,
    command: str,
    words: str,
    options: Collection[str],
    *,
    found: bool,
    now: datetime,
) -> threading.Thread | None:
    """Remember a question that found nothing, where the workspace wants that; nobody waits for it.

    On SQLite nothing is written while documents are being stored: an answer must not wait for that.

    Args:
        command: that was answered; others than questions are passed over.
        options: the names of those that were given.
        found: the documents had something to say.
        now: an aware UTC instant.

    Returns:
        The thread that writes it down; None where nothing is to be remembered.
    """
    asked = neutral(words)
    wanted = application.configuration.admins.unanswered is not None
    if found or not wanted or not asked or command not in ASKING or NARROWING.intersection(options):
        return None
    questions = Unanswered(application.store.engine)

    def write() -> None:
        try:
            questions.remember(asker.where, asked, now=now)
        except Exception as error:  # noqa: BLE001  a door: the answer has been given
            _log.error("question_not_remembered", reference=logged(error))

    writing = threading.Thread(target=write, name="unanswered", daemon=True)
    writing.start()
    return writing


def _row(
    where: Destination, words: str, person: str, now: datetime
) -> tuple[dict[str, Any], ColumnElement[bool]]:
    """A question as it is stored for the first time, and what finds it again."""
    cut = words[:MAX_CHARS]
    row = {"destination": str(where), "words": cut, "person": person, "asked_at": now, "times": 0}
    return row, (_U.c.destination == str(where)) & (_U.c.words == cut)
