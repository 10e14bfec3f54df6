"""Rows: offers as they are stored. Each function is a part of one transaction."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from bot.intake import tables
from bot.offers.offer import ID_CHARS, OPEN, File, Kind, Offer, State
from config.destination import destination

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from bot.offers.offer import Link

_O = tables.offer
_WITHOUT_DATA = [column for column in _O.c if column is not _O.c.data]
_KEY_CHARS = 32


def key_of(what: Link | File, collection: str, attempt: int) -> str:
    """The name of an offer: of the same thing for the same collection it is always the same.

    The collection is part of it: whoever offers something that waits for a closed collection must not learn
    that from being told so.

    Args:
        what: as it was accepted.
        attempt: from 0: what was refused may be offered again.

    Returns:
        160 bits in base 32, lower case.
    """
    content = what.data if isinstance(what, File) else what.url.encode()
    digest = sha256(content).hexdigest()
    named = "\0".join((kind_of(what), digest, collection, str(attempt)))
    return b32encode(sha256(named.encode()).digest()).decode().lower()[:_KEY_CHARS]


def kind_of(what: Link | File) -> Kind:
    """Which kind of thing it is."""
    return Kind.FILE if isinstance(what, File) else Kind.LINK


def insert(connection: Connection, offer: Offer) -> None:
    """Write a new offer down."""
    connection.execute(
        _O.insert().values(
            id=offer.key,
            kind=offer.kind,
            name=offer.name,
            data=offer.data,
            collection=offer.collection,
            offered_by=offer.offered_by,
            offered_in=str(offer.offered_in),
            offered_at=offer.offered_at,
            state=offer.state,
            documents=[],
        )
    )


def with_key(connection: Connection, key: str) -> Offer | None:
    """The offer of this name, without the bytes of its file."""
    row = connection.execute(select(*_WITHOUT_DATA).where(_O.c.id == key)).one_or_none()
    return None if row is None else _offer(row)


def beginning(connection: Connection, typed: str) -> list[Offer]:
    """The offers whose names begin so; two at most.

    Args:
        typed: one character or more.
    """
    wanted = select(*_WITHOUT_DATA).where(_O.c.id.startswith(typed, autoescape=True))
    return [_offer(row) for row in connection.execute(wanted.order_by(_O.c.id).limit(2))]


def is_free(connection: Connection, key: str) -> bool:
    """Whether no offer has the same short name."""
    return not beginning(connection, key[:ID_CHARS])


def listed(connection: Connection, *, decided: bool, limit: int | None = None) -> list[Offer]:
    """Offers, the first offered first; of those that were decided on, the latest first.

    Args:
        decided: those that were, or those that wait.
        limit: at most so many.
    """
    held = _O.c.state.in_(OPEN)
    wanted = select(*_WITHOUT_DATA).where(~held if decided else held).limit(limit)
    order = (_O.c.decided_at.desc(), _O.c.id) if decided else (_O.c.offered_at, _O.c.id)
    return [_offer(row) for row in connection.execute(wanted.order_by(*order))]


def number_waiting(connection: Connection, by: str) -> int:
    """How many offers of somebody are open."""
    wanted = select(func.count()).where(_O.c.offered_by == by, _O.c.state.in_(OPEN))
    return int(connection.execute(wanted).scalar_one())


def claim(connection: Connection, key: str, *, by: str, at: datetime, lapsed: datetime) -> bool:
    """Take it upon somebody to read an offer; False where it does not wait any more.

    Args:
        lapsed: whoever claimed it before then will not come back.
    """
    values = {"state": State.READING, "decided_by": by, "decided_at": at}
    changed = connection.execute(
        update(_O).where(_O.c.id == key, _undecided(lapsed)).values(values)  # compared and set at once
    )
    return changed.rowcount > 0


def data_of(connection: Connection, key: str) -> bytes | None:
    """The bytes of a file that was offered; None for a link, and once it was decided on."""
    found: bytes | None = connection.execute(select(_O.c.data).where(_O.c.id == key)).scalar_one()
    return found


def settle(connection: Connection, claimed: Offer, settled: Offer) -> bool:
    """Write down what came of reading; False where the claim was lost meanwhile.

    Args:
        settled: approved, or offered again with its trouble.
    """
    values: dict[str, Any] = {
        "state": settled.state,
        "collection": settled.collection,
        "decided_by": settled.decided_by,
        "decided_at": settled.decided_at,
        "documents": list(settled.documents),
        "trouble": settled.trouble or None,
    }
    if settled.state not in OPEN:
        values["data"] = None
    changed = connection.execute(
        update(_O)
        .where(
            _O.c.id == claimed.key,
            _O.c.state == State.READING,
            _O.c.decided_by == claimed.decided_by,
            _O.c.decided_at == claimed.decided_at,
        )
        .values(values)
    )
    return changed.rowcount > 0


def refuse(connection: Connection, key: str, *, by: str, at: datetime, reason: str, lapsed: datetime) -> bool:
    """Refuse an offer and let its bytes go; False where it does not wait any more."""
    values = {
        "state": State.REFUSED,
        "decided_by": by,
        "decided_at": at,
        "trouble": reason or None,
        "data": None,
    }
    changed = connection.execute(update(_O).where(_O.c.id == key, _undecided(lapsed)).values(values))
    return changed.rowcount > 0


def _undecided(lapsed: datetime) -> Any:  # noqa: ANN401  a condition of SQLAlchemy, whose type says nothing
    return (_O.c.state == State.OFFERED) | ((_O.c.state == State.READING) & (_O.c.decided_at <= lapsed))


def _offer(row: Row[Any]) -> Offer:
    return Offer(
        row.id,
        Kind(row.kind),
        row.name,
        row.collection,
        row.offered_by,
        destination(row.offered_in),
        row.offered_at,
        State(row.state),
        row.decided_by,
        row.decided_at,
        tuple(row.documents),
        row.trouble or "",
    )
