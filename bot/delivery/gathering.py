"""Gathering: what people do in chat is told to the admins once, all of the same two minutes in one note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

import structlog

from bot.delivery.notes import CLOCKS_APART, GATHERED, MAX_ROWS, Notes
from bot.ledger.states import Kind
from briefings import phrases
from briefings.replies.note import note
from briefings.reply import Item, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from bot.delivery.editions import Press
    from briefings.reply import Action, Reply, Statement

LOOKED_BACK = timedelta(days=2)
"""The admins are not told of what happened longer ago."""

_log = structlog.get_logger("communique.gathering")


class _Named(Protocol):
    @property
    def id(self) -> str:
        """A short name without a space, which nothing else has."""


Told = TypeVar("Told", bound=_Named)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody did.

    Attributes:
        id: a short name without a space, which nothing else has.
        row: what is told of it, as cells; None where those who get the notes may not see what it is about.
        line: what it is about, quoted, for chats.
        who: who did it and where, as cells, below that quote.
        actions: what can be done about it where there are buttons.
        places: destinations that it names, as text.
    """

    id: str
    at: datetime
    row: tuple[str, ...] | None
    line: Statement | None = None
    who: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """How events of one kind are told.

    Attributes:
        subject: of their notes in the ledger; the nominal of each note has the ids that it tells of.
        what: one of them, and several.
        closed: after the number of those without a row.
        hint: what an admin can do at a shell, in a plain sentence.
        chat: what one can do in a chat.
    """

    subject: str
    what: tuple[str, str]
    closed: str
    hint: str
    chat: str

    def tell(self, press: Press, events: Sequence[Event], now: datetime) -> int:
        """Post what was not told yet, in groups that are complete; returns how many notes are new.

        Args:
            events: in order of time.
        """
        notes, posted, at = Notes(press), 0, attrgetter("at")
        for together in gathered(untold(press, self.subject, events, at), at, now):
            names = " ".join(one.id for one in together)
            posted += notes.post(
                self.subject, names, self._note(together), now=now, chat=self._in_chat(together)
            )
        if posted:
            _log.info("gathered", about=self.subject, posted=posted)
        return posted

    def _note(self, events: Sequence[Event]) -> Reply:
        named = [one.row for one in events if one.row is not None]
        rows = named[:MAX_ROWS]
        blank = [""] * (len(named[0]) - 1 if named else 0)
        if len(named) > MAX_ROWS:
            rows.append((phrases.more(len(named) - MAX_ROWS), *blank))
        if count := len(events) - len(named):
            rows.append((f"{phrases.several(count, *self.what)} {self.closed}", *blank))
        return note(self._title(events), rows, self.hint, _places(events))

    def _in_chat(self, events: Sequence[Event]) -> Reply:
        """The same where there are buttons: what is quoted as a line, and who did what to it below."""
        named = [one for one in events if one.row is not None]
        items: list[Item] = []
        rows: list[tuple[str, ...]] = []
        actions: list[Action] = []
        for number, one in enumerate(named[:MAX_ROWS], 1):
            if one.line is not None:
                items.append(Item(number, f"{self.subject} {number}", (one.line,)))
            cells = one.who if one.line is not None else one.row or ()
            rows.append((f"{number}", *cells))
            actions += [replace(each, beside=f"{number}") for each in one.actions]
        if len(named) > MAX_ROWS:
            rows.append(("", phrases.more(len(named) - MAX_ROWS)))
        if count := len(events) - len(named):
            rows.append(("", f"{phrases.several(count, *self.what)} {self.closed}"))
        most = max(map(len, rows), default=0)
        rows = [(*row, *[""] * (most - len(row))) for row in rows]
        sections = (Section("", tuple(items)),) if items else ()
        told = note(self._title(events), rows, self.chat, _places(events))
        return replace(told, sections=sections, actions=tuple(actions))

    def _title(self, events: Sequence[Event]) -> str:
        return f"New: {phrases.several(len(events), *self.what)}"


def _places(events: Sequence[Event]) -> tuple[str, ...]:
    named = [one for one in events if one.row is not None]
    return tuple(dict.fromkeys(where for one in named[:MAX_ROWS] for where in one.places))


def untold(press: Press, subject: str, events: Sequence[Told], at: Callable[[Told], datetime]) -> list[Told]:
    """What no note of this subject names, in its order.

    Args:
        at: when one of them happened.
    """
    if not events:
        return []
    since = min(map(at, events)) - CLOCKS_APART
    notes = press.ledger.occurrences(subject=subject, since=since)
    told = {name for one, _ in notes if one.kind is Kind.NOTE for name in one.nominal.split()}
    return [one for one in events if one.id not in told]


def gathered(events: Iterable[Told], at: Callable[[Told], datetime], until: datetime) -> Iterator[list[Told]]:
    """What happened, in groups of two minutes, as far as those are over by then.

    Args:
        events: in order of time.
        at: when one of them happened.
    """
    groups: list[list[Told]] = []
    for one in events:
        if groups and at(one) <= at(groups[-1][0]) + GATHERED:
            groups[-1].append(one)
        else:
            groups.append([one])
    return (group for group in groups if at(group[0]) + GATHERED < until)
