"""Correcting: which quotes still stand as they were sent, and what has been put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.inserting import insert_new
from bot.ledger import tables
from bot.ledger.freezing import post
from bot.ledger.states import DeliveryState, Kind
from briefings.citation import read_citation_id
from briefings.remembering import citation_from, quote_from
from config.destination import destination
from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row, Select

    from bot.ledger.entries import Frozen, Occurrence
    from briefings.citation import Citation
    from briefings.quote import Quote
    from config.destination import Destination

_O, _D, _E, _Q = tables.occurrence, tables.delivery, tables.edition, tables.quoted
_C, _DOCUMENT = tables.corrected, schema.document
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Sent:
    """A quote that arrived somewhere, and that no correction has put right there.

    Attributes:
        edition_id: of the edition that it stands in.
        number: which of its quotes, from 0.
        thread: the first message of the conversation that it arrived in, as the platform named it.
        line: the name of its line, as people say it.
        frozen_at: of its edition.
    """

    occurrence_id: str
    kind: Kind
    subject: str
    destination: Destination
    edition_id: str
    number: int
    thread: str | None
    line: str
    quote: Quote
    citation: Citation
    frozen_at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """A message to one destination, and the quotes that it puts right there."""

    occurrence: Occurrence
    frozen: Frozen
    quotes: tuple[Sent, ...]


def sent_quotes(connection: Connection, document_ids: Sequence[str], *, since: datetime) -> list[Sent]:
    """Every quote of these documents that arrived somewhere and still stands, by where and when.

    Args:
        since: only of what was frozen later.
    """
    found: list[Sent] = []
    for at in range(0, len(document_ids), _BATCH):
        here = _Q.c.document_id.in_(document_ids[at : at + _BATCH])
        wanted = _standing(
            _O.c.id,
            _O.c.kind,
            _O.c.subject,
            _D.c.destination,
            _D.c.thread,
            _D.c.message_id,
            _Q,
            _E.c.frozen_at,
        ).where(here, _E.c.frozen_at > since)
        ordered = wanted.order_by(_D.c.destination, _E.c.frozen_at, _Q.c.edition_id, _Q.c.number)
        found += map(_sent, connection.execute(ordered))
    return found


def overtaken(connection: Connection, *, since: datetime) -> list[str]:
    """The documents that changed between the freezing of what quotes them and now, as far as it has arrived.

    What is on its way while its document changes is found by nobody who looks at what has arrived.

    Args:
        since: only of what was due later.
    """
    wanted = (
        _standing(_Q.c.document_id)
        .distinct()
        .join(_DOCUMENT, _DOCUMENT.c.id == _Q.c.document_id)
        .where(_D.c.due_at > since, _E.c.upto_change.is_(None) | (_DOCUMENT.c.change > _E.c.upto_change))
    )
    return sorted(connection.execute(wanted).scalars())


def cited_in(connection: Connection, where: Destination, line: str) -> Citation | None:
    """What the last line of this name that arrived at a destination cites first; None where none did."""
    wanted = _standing(_Q.c.citation).where(_Q.c.line == line, _D.c.destination == str(where))
    last = wanted.order_by(_E.c.frozen_at.desc(), _Q.c.edition_id, _Q.c.number).limit(1)
    found = connection.execute(last).scalar()
    return None if found is None else citation_from(found)


def line_citing(connection: Connection, where: Destination, citation_id: str) -> str | None:
    """The name of the last line that arrived at a destination and cites this; None where none did."""
    document_id = read_citation_id(citation_id)[0]
    wanted = (
        _standing(_Q.c.line, _Q.c.citation)
        .where(_Q.c.document_id == document_id, _D.c.destination == str(where))
        .order_by(_E.c.frozen_at.desc(), _Q.c.edition_id, _Q.c.number)
    )
    rows = connection.execute(wanted)
    return next((row.line for row in rows if citation_from(row.citation).id == citation_id), None)


def correct(connection: Connection, corrections: Iterable[Correction], *, key: str) -> int:
    """Post corrections, and write down what they put right; returns how many are new.

    Args:
        key: of the marks.
    """
    posted = 0
    for one in corrections:
        posted += post(connection, one.occurrence, [one.frozen], key=key)
        put_right = [
            {"edition_id": each.edition_id, "number": each.number, "destination": str(each.destination)}
            for each in one.quotes
        ]
        insert_new(connection, _C, put_right)
    return posted


def _standing(*columns: Any) -> Select[Any]:  # noqa: ANN401  SQLAlchemy's columns have no common type
    put_right = (
        select(_C.c.number)
        .where(
            _C.c.edition_id == _Q.c.edition_id,
            _C.c.number == _Q.c.number,
            _C.c.destination == _D.c.destination,
        )
        .exists()
    )
    return (
        select(*columns)
        .select_from(_Q)
        .join(_E, _E.c.id == _Q.c.edition_id)
        .join(_D, (_D.c.edition_id == _E.c.id) & (_D.c.part == 1))
        .join(_O, _O.c.id == _E.c.occurrence_id)
        .where(_D.c.state == DeliveryState.SENT, ~put_right)
    )


def _sent(row: Row[Any]) -> Sent:
    return Sent(
        row.id,
        Kind(row.kind),
        row.subject,
        destination(row.destination),
        row.edition_id,
        row.number,
        row.thread or row.message_id,
        row.line,
        quote_from(row.quote),
        citation_from(row.citation),
        row.frozen_at,
    )
