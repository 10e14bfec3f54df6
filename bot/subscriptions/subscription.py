"""A subscription: somebody's own digest, or a fact that somebody follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.ledger.states import Kind
from bot.subscriptions.names import sayable
from config.configuration import DEFAULT_LINES, Briefing
from config.schedule import days_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, time

    from bot.schedule.schedule import Schedule
    from briefings.memory import Told
    from config.configuration import Configuration
    from config.destination import Destination
    from config.schedule import DateRange

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
TITLE = "Your digest"


@dataclass(frozen=True, slots=True)
class Followed:
    """A fact that is followed, and what has been said of it.

    Attributes:
        name: what it is called: `morning 05-20 #3`, or the title of its document.
        told: the fact as its follower knows it.
        since_change: the change of the documents up to which they were known then.
        heard: why something was said, and the id of the document that it was said of, in order.
    """

    name: str
    told: Told
    since_change: int
    heard: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscription.

    Attributes:
        id: what people call it.
        kind: `Kind.DIGEST` or `Kind.FOLLOW`.
        timezone: IANA name.
        created_at: an aware UTC instant.
        topics: names of topics; empty for an overview.
        days: weekdays, Monday 0, in order.
        at: nominal local time; None for what is followed.
        lines: the most lines.
        followed: None for a digest.
        paused: local days on which it is not due.
        ended_at: when it was given up.
    """

    id: str
    kind: Kind
    destination: Destination
    timezone: str
    created_at: datetime
    topics: tuple[str, ...] = ()
    days: tuple[int, ...] = EVERY_DAY
    at: time | None = None
    lines: int = DEFAULT_LINES
    followed: Followed | None = None
    paused: DateRange | None = None
    ended_at: datetime | None = None

    def same_as(self, other: Subscription) -> bool:
        """Whether both ask for the same, whenever that was and in whatever order they name its topics."""
        return self._asked(sorted(self.topics)) == other._asked(sorted(other.topics))

    def named(self, attempt: int = 0) -> Subscription:
        """It, with the name that follows from who asked when for what.

        Args:
            attempt: another name for each; the first is 0.
        """
        parts = (
            *self._asked(self.topics),
            self.created_at.isoformat(),
            *((str(attempt),) if attempt else ()),
        )
        return replace(self, id=sayable(*parts))

    def _asked(self, topics: Iterable[str]) -> tuple[str, ...]:
        told = self.followed and self.followed.told
        return (
            self.kind,
            str(self.destination),
            self.timezone,
            *topics,
            days_text(self.days),
            f"{self.at:%H:%M}" if self.at else "",
            str(self.lines),
            told.carriers[0].id if told else "",
        )


def briefing_of(digest: Subscription, configuration: Configuration) -> Briefing | None:
    """A digest as the briefing that it is; None where all of its topics are gone from the configuration."""
    topics = tuple(one for one in digest.topics if one in configuration.topics)
    if digest.topics and not topics:
        return None
    return Briefing(
        title=f"{TITLE}: {', '.join(topics)}" if topics else TITLE,
        timezone=digest.timezone,
        days=digest.days,
        at=digest.at,
        topics=topics,
        lines=digest.lines,
        to=(digest.destination,),
        skip=(digest.paused,) if digest.paused else (),
    )


def schedule_of_digest(digest: Subscription) -> Schedule:
    """When a digest is due."""
    from bot.schedule.schedule import Schedule  # what only some answers need

    skip = (digest.paused,) if digest.paused else ()
    return Schedule(digest.timezone, digest.days, digest.at, skip=skip)


def digests(
    subscriptions: Iterable[Subscription], configuration: Configuration
) -> list[tuple[str, Briefing]]:
    """The digests among them as briefings, each with its id; without those that ended or lost every topic."""
    found = (
        (one.id, briefing_of(one, configuration))
        for one in subscriptions
        if one.kind is Kind.DIGEST and one.ended_at is None
    )
    return [(name, briefing) for name, briefing in found if briefing is not None]
