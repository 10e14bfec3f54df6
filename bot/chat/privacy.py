"""Privacy: what the database holds of a person, counted by kind, and deleted when they want it.

A person is an opaque id such as `slack:U012ABC`. What is theirs alone goes; what others rely on stays without
them: a line that is hidden in a channel, a keyword that is muted there. What an audit needs stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, exists, func, select, update

from bot.chat import tables
from bot.intake.tables import offer
from bot.ledger import erasing
from bot.ledger.states import Kind
from bot.ledger.tables import content, delivery, occurrence
from bot.offers.offer import State
from bot.versions.tables import configuration
from briefings import phrases
from corpus.store.engine import reading
from corpus.store.schema import amendment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Engine, Table

    from bot.ledger import Ledger
    from config.destination import Destination

NOBODY = ""
"""Stands where somebody did who wants to be forgotten."""


_AUTHOR = {"hidden": "hidden_by", "muted": "muted_by"}


class Fate(StrEnum):
    """What becomes of it when somebody wants to be forgotten."""

    DELETED = "will be deleted"
    WITHOUT_YOU = "stays, without your id"
    KEPT = "stays"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that is kept of a person.

    Attributes:
        what: with its number: `3 answers that you were shown`.
        why: it stays; empty where it does not.
    """

    what: str
    number: int
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of a table, and what they are called."""

    one: str
    several: str
    table: Table
    theirs: ColumnElement[bool]

    def kept(self, connection: Connection, fate: Fate, why: str = "") -> Kept:
        wanted = select(func.count()).select_from(self.table).where(self.theirs)
        return _kept(connection.execute(wanted).scalar_one(), (self.one, self.several), fate, why)


def kept_of(engine: Engine, person: Destination) -> tuple[Kept, ...]:
    """All that is kept of a person; kinds of which there is nothing are left out.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    with reading(engine) as connection:
        return _all_of(connection, person)


def forget(ledger: Ledger, person: Destination) -> tuple[tuple[Kept, ...], tuple[Kept, ...]]:
    """Delete what is theirs, and take their id out of what stays; all of it or nothing, and repeatable.

    What they asked to be sent is ended: nothing of it is sent any more that is not being sent just now.

    Returns:
        What there was that is gone, and what there is still.

    Raises:
        StoreUnavailable: the database cannot be written; nothing was changed.
    """
    with ledger.settling() as connection:
        before = _all_of(connection, person)
        for rows in _deleted(person):
            connection.execute(delete(rows.table).where(rows.theirs))
        for rows in _anonymous(person):
            connection.execute(
                update(rows.table).where(rows.theirs).values({_AUTHOR[rows.table.name]: NOBODY})
            )
        erasing.erase(connection, person)
        after = _all_of(connection, person)
    return tuple(one for one in before if one.fate is not Fate.KEPT), after


def _all_of(connection: Connection, person: Destination) -> tuple[Kept, ...]:
    found = [
        *(rows.kept(connection, Fate.DELETED) for rows in _deleted(person)),
        *_in_the_ledger(connection, person),
        *(rows.kept(connection, Fate.WITHOUT_YOU, "others read there") for rows in _anonymous(person)),
        *(rows.kept(connection, Fate.KEPT, why) for why, rows in _audited(person)),
    ]
    return tuple(one for one in found if one.number)


def _deleted(person: Destination) -> Sequence[_Rows]:
    who = str(person)
    shown, rating, proposal, unanswered = tables.shown, tables.rating, tables.proposal, tables.unanswered
    hidden, muted, snippet = tables.hidden, tables.muted, tables.snippet
    asked = (unanswered.c.person == who) | (unanswered.c.destination == who)
    handed_in = and_(offer.c.offered_by == who, offer.c.state != State.READING)
    return (
        _Rows("answer that you were shown", "answers that you were shown", shown, shown.c.person == who),
        _Rows("answer that you rated", "answers that you rated", rating, rating.c.person == who),
        _Rows("change that you began", "changes that you began", proposal, proposal.c.person == who),
        _Rows("question without an answer", "questions without an answer", unanswered, asked),
        _Rows("thing that you handed in", "things that you handed in", offer, handed_in),
        _Rows(
            "line hidden in our own conversation",
            "lines hidden in our own conversation",
            hidden,
            hidden.c.destination == who,
        ),
        _Rows(
            "keyword muted in our own conversation",
            "keywords muted in our own conversation",
            muted,
            muted.c.destination == who,
        ),
        _Rows(
            "snippet that you were given",
            "snippets that you were given",
            snippet,
            snippet.c.destination == who,
        ),
    )


def _anonymous(person: Destination) -> Sequence[_Rows]:
    who, hidden, muted = str(person), tables.hidden, tables.muted
    return (
        _Rows(
            "line that you called wrong in a channel",
            "lines that you called wrong in a channel",
            hidden,
            (hidden.c.hidden_by == who) & (hidden.c.destination != who),
        ),
        _Rows(
            "keyword that you muted in a channel",
            "keywords that you muted in a channel",
            muted,
            (muted.c.muted_by == who) & (muted.c.destination != who),
        ),
    )


def _audited(person: Destination) -> Sequence[tuple[str, _Rows]]:
    """What admins must be able to look up: who changed what."""
    who = str(person)
    reading_it = and_(offer.c.offered_by == who, offer.c.state == State.READING)
    decided = and_(offer.c.decided_by == who, offer.c.offered_by != who)
    record = "admins can see who changed what"
    return (
        (
            record,
            _Rows(
                "version of the configuration",
                "versions of the configuration",
                configuration,
                configuration.c.made_by == who,
            ),
        ),
        (
            record,
            _Rows("change to a document", "changes to documents", amendment, amendment.c.made_by == who),
        ),
        (record, _Rows("offer that you decided on", "offers that you decided on", offer, decided)),
        (
            "it is being read: ask again later",
            _Rows("thing that you handed in", "things that you handed in", offer, reading_it),
        ),
        (
            "the admins were sent it",
            _Rows("note that names you", "notes that name you", content, _note_that_names(who)),
        ),
    )


def _note_that_names(who: str) -> ColumnElement[bool]:
    """What was written to the admins about somebody; that goes with the record of deliveries."""
    noted = (
        select(delivery.c.id)
        .join(occurrence, occurrence.c.id == delivery.c.occurrence_id)
        .where(delivery.c.content_sha256 == content.c.sha256, occurrence.c.kind == Kind.NOTE)
    )
    return content.c.body.contains(who, autoescape=True) & exists(noted)


def _in_the_ledger(connection: Connection, person: Destination) -> Sequence[Kept]:
    own = erasing.own(connection, person)
    return (
        _kept(own.subscriptions, ("digest or follow", "digests and follows"), Fate.DELETED),
        _kept(own.messages, ("message of these", "messages of these"), Fate.DELETED),
        _kept(
            own.under_way,
            ("message of these", "messages of these"),
            Fate.KEPT,
            "it is on its way: ask again later",
        ),
        _kept(
            own.sent_by_admins,
            ("message that admins had sent to you", "messages that admins had sent to you"),
            Fate.KEPT,
            "so that nothing comes twice",
        ),
    )


def _kept(number: int, called: tuple[str, str], fate: Fate, why: str = "") -> Kept:
    return Kept(phrases.several(number, *called), number, fate, why)
