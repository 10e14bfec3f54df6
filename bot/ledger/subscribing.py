"""Subscribing: what people asked for themselves, written down, paused and ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.inserting import insert_new
from bot.ledger import tables
from bot.ledger.entries import Occurrence, Planned
from bot.ledger.freezing import post
from bot.ledger.planning import plan
from bot.ledger.states import Kind
from bot.schedule.occurrences import next_occurrences
from bot.schedule.tzdata import tzdata_version
from bot.subscriptions.stored import followed_from, followed_shape
from bot.subscriptions.subscription import Subscription, schedule_of_digest
from config.destination import destination
from config.schedule import date_range, days, days_text, time_of_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from bot.ledger.entries import Frozen
    from bot.subscriptions.subscription import Followed
    from config.destination import Destination
    from config.schedule import DateRange

_S = tables.subscription


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody who follows a fact is told.

    Attributes:
        followed: what is followed from now on, and what has been said of it with this.
    """

    subscription_id: str
    occurrence: Occurrence
    frozen: tuple[Frozen, ...]
    followed: Followed


def subscribe(connection: Connection, asked: Subscription, *, key: str) -> Subscription:
    """Write a subscription down, under a name that is free; at the same instant the same is the same one.

    A digest is planned for the first time together with it: no program may run then, or know of it, before it
    is due.

    Args:
        key: of the marks.

    Returns:
        It, with its name.
    """
    attempt = 0
    while True:
        named = asked.named(attempt)
        insert_new(connection, _S, [_row(named)])
        held = _subscription(connection.execute(select(_S).where(_S.c.id == named.id)).one())
        if held.same_as(named) and held.created_at == named.created_at:
            if held.ended_at is not None:
                connection.execute(update(_S).where(_S.c.id == named.id).values(ended_at=None, paused=None))
            plan(connection, _first(named), {}, key=key, now=named.created_at)
            return named
        attempt += 1


def subscriptions(
    connection: Connection, *, to: Destination | None = None, kind: Kind | None = None
) -> list[Subscription]:
    """Those that have not ended, the first made first.

    Args:
        to: only those of this destination.
        kind: only these.
    """
    wanted = select(_S).where(_S.c.ended_at.is_(None)).order_by(_S.c.created_at, _S.c.id)
    if to is not None:
        wanted = wanted.where(_S.c.destination == str(to))
    if kind is not None:
        wanted = wanted.where(_S.c.kind == kind)
    return [_subscription(row) for row in connection.execute(wanted)]


def end(connection: Connection, subscription_id: str, at: datetime) -> bool:
    """Give a subscription up; False where it has ended before."""
    changed = connection.execute(
        update(_S).where(_S.c.id == subscription_id, _S.c.ended_at.is_(None)).values(ended_at=at)
    )
    return changed.rowcount > 0


def pause(connection: Connection, subscription_id: str, days_off: DateRange | None) -> None:
    """Let a digest rest on some local days; on None it no longer rests."""
    paused = None if days_off is None else str(days_off)
    connection.execute(update(_S).where(_S.c.id == subscription_id).values(paused=paused))


def rename_topic(connection: Connection, before: str, after: str) -> None:
    """Let digests follow a topic that has another name now."""
    digests = select(_S.c.id, _S.c.topics).where(_S.c.kind == Kind.DIGEST).with_for_update()
    for row in connection.execute(digests).all():
        if before in row.topics:
            topics = list(dict.fromkeys(after if one == before else one for one in row.topics))
            connection.execute(update(_S).where(_S.c.id == row.id).values(topics=topics))


def say(connection: Connection, words: Iterable[Word], *, key: str) -> int:
    """Post what followers are told, and write down what they follow from now on; returns how many are new.

    Args:
        key: of the marks.
    """
    said = 0
    for one in words:
        said += post(connection, one.occurrence, one.frozen, key=key)
        connection.execute(
            update(_S).where(_S.c.id == one.subscription_id).values(followed=followed_shape(one.followed))
        )
    return said


def _first(one: Subscription) -> list[Planned]:
    """When a digest is due first; what is followed is due at no hour."""
    if one.kind is not Kind.DIGEST:
        return []
    return [
        Planned(
            Occurrence(
                one.kind,
                one.id,
                due.nominal.isoformat(timespec="minutes"),
                due.timezone,
                tzdata_version(),
                due.due_at,
            ),
            (one.destination,),
        )
        for due in next_occurrences(schedule_of_digest(one), one.created_at, 1)
        if not due.merged
    ]


def _row(one: Subscription) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "destination": str(one.destination),
        "topics": list(one.topics),
        "days": days_text(one.days),
        "at": None if one.at is None else f"{one.at:%H:%M}",
        "timezone": one.timezone,
        "lines": one.lines,
        "followed": None if one.followed is None else followed_shape(one.followed),
        "paused": None if one.paused is None else str(one.paused),
        "created_at": one.created_at,
        "ended_at": one.ended_at,
    }


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        row.id,
        Kind(row.kind),
        destination(row.destination),
        row.timezone,
        row.created_at,
        topics=tuple(row.topics),
        days=days(row.days),
        at=None if row.at is None else time_of_day(row.at),
        lines=row.lines,
        followed=None if row.followed is None else followed_from(row.followed),
        paused=None if row.paused is None else date_range(row.paused),
        ended_at=row.ended_at,
    )
