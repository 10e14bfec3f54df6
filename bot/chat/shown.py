"""Shown: answers that are remembered, so that what stands beside their lines can be asked for."""

from __future__ import annotations

import secrets
from base64 import b32encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.chat.tables import shown
from bot.rendering.neutral import neutral
from config.destination import destination
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Engine, Row

    from bot.chat.asker import Asker
    from briefings.reply import Item, Reply
    from config.destination import Destination

THREAD = "thread"
"""The option that keeps the thread in which something was asked: no command takes it."""

FOR_ALL = "for_all"
"""The option that is there where everybody saw the answer: no command takes it."""

ID_BYTES, ID_CHARS = 10, 12
"""60 bits: nobody guesses one, and it leaves room for a verb and a number in what a click may carry."""

MAX_LOOKED_AT = 20
"""Answers in which one with lines is looked for."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of an answer.

    Attributes:
        number: what people type to open it, from 1.
        name: what people can say: `ask #3`.
        citation_ids: of its statements, the line itself first; empty for a line that quotes nothing.
    """

    number: int
    name: str
    citation_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer that somebody was shown.

    Attributes:
        id: what a click on it names it by; it cannot be guessed.
        destination: where, and so with whose clearance, it was made.
        person: who asked.
        command: `ask`, `fact`, …
        words: as they were asked, on one line; empty for somebody's draft, which is not kept.
        options: of the command, and what is kept beside them.
        lines: in the order they were numbered.
    """

    id: str
    shown_at: datetime
    destination: Destination
    person: Destination
    command: str
    words: str
    options: Mapping[str, Any]
    lines: tuple[ShownLine, ...]

    def called(self, line: ShownLine) -> str:
        """What one of its lines is called above what is said of it: `ask #3` would say nothing."""
        if self.command == "brief":
            return line.name
        about = self.words or ("Draft" if self.command == "check" else self.command.capitalize())
        return f"{about} · line {line.number}"

    @property
    def thread(self) -> str | None:
        """The platform's id of the message that the thread hangs from in which it was asked; None in none."""
        return self.options.get(THREAD)

    @property
    def asked(self) -> dict[str, Any]:
        """The options of the command, as its function takes them."""
        return {name: value for name, value in self.options.items() if name not in {THREAD, FOR_ALL}}

    @property
    def for_all(self) -> bool:
        """Whether everybody saw the answer: there is nothing to share."""
        return bool(self.options.get(FOR_ALL))

    def is_for(self, asker: Asker) -> bool:
        """Whether it was shown where somebody is now, or to them alone: elsewhere nobody knows of it."""
        return self.destination in {asker.where, asker.person}

    def line(self, number: int) -> ShownLine | None:
        """The line of this number, or None."""
        return next((one for one in self.lines if one.number == number), None)


def shown_of(
    reply: Reply,
    *,
    asker: Asker,
    command: str,
    words: str,
    options: Mapping[str, Any],
    now: datetime,
) -> Shown:
    """An answer as it is remembered: its `id` is the handle of the reply.

    Args:
        words: as they were asked; empty for somebody's draft.
        options: of the command, that JSON can hold; those that are None are left out.
        now: an aware UTC instant.
    """
    return Shown(
        b32encode(secrets.token_bytes(ID_BYTES)).decode().lower()[:ID_CHARS],
        now,
        asker.where,
        asker.person,
        command,
        neutral(words),
        {name: value for name, value in options.items() if value is not None},
        tuple(map(_line, reply.items())),
    )


class Shelf:
    """Keeps what was shown, in the database, for all replicas."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, answers: Sequence[Shown]) -> None:
        """Remember answers; how long is for `bot.chat.retention` to say.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        if not answers:
            return
        with transaction(self._engine) as connection:
            connection.execute(shown.insert(), [_values(one) for one in answers])

    def find(self, shown_id: str) -> Shown | None:
        """What is remembered under this id; None where nothing is, or is no more.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        if not (shown_id.isascii() and shown_id.isalnum()):
            return None
        with reading(self._engine) as connection:
            row = connection.execute(select(shown).where(shown.c.id == shown_id)).one_or_none()
        return None if row is None else shown_from(row)

    def last(self, person: Destination, where: Destination) -> Shown | None:
        """What somebody was shown last in a place, of answers with lines; None where nothing is remembered.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        theirs = (
            select(shown)
            .where(shown.c.person == str(person), shown.c.destination == str(where))
            .order_by(shown.c.shown_at.desc())
            .limit(MAX_LOOKED_AT)
        )
        with reading(self._engine) as connection:
            answers = map(shown_from, connection.execute(theirs).all())
            return next((one for one in answers if one.lines), None)


def _line(item: Item) -> ShownLine:
    return ShownLine(item.number, item.name, tuple(one.citation.id for one in item.statements))


def _values(one: Shown) -> dict[str, Any]:
    return {
        "id": one.id,
        "shown_at": one.shown_at,
        "destination": str(one.destination),
        "person": str(one.person),
        "command": one.command,
        "words": one.words,
        "options": dict(one.options),
        "lines": [[each.number, each.name, list(each.citation_ids)] for each in one.lines],
    }


def shown_from(row: Row[Any]) -> Shown:
    """A row as an answer."""
    return Shown(
        row.id,
        row.shown_at,
        destination(row.destination),
        destination(row.person),
        row.command,
        row.words,
        row.options,
        tuple(ShownLine(number, name, tuple(cited)) for number, name, cited in row.lines),
    )
