"""Limits: how much a person, and a channel, may ask in a short time, and when to go on.

Each has a bucket of answers that fills up evenly. Whoever has emptied theirs waits until a third of it is
full again: a pause that can be told of once, and not one before every further question. It is kept in memory,
for each replica by itself, and a restart begins anew.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

from briefings import phrases

if TYPE_CHECKING:
    from datetime import datetime

    from bot.chat.asker import Asker
    from config import Settings
    from config.destination import Destination

MINUTE = timedelta(minutes=1)
PAUSE = timedelta(seconds=20)
"""So long somebody waits whose bucket is empty; a single answer a minute takes the whole minute."""

WHOLE = 0.999
"""So much of an answer is one: time comes in parts that do not add up to whole ones exactly."""

MAX_HELD = 10_000
"""Buckets in memory, the least recently used given up first: about two megabytes."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody is to wait.

    Attributes:
        seconds: until they can go on; whole, 1 or more.
        here: it is the channel that has asked a lot, not this person.
        told: this was said within the last minute.
    """

    seconds: int
    here: bool
    told: bool

    @property
    def words(self) -> str:
        """What they are told."""
        who = "A lot has been asked here" if self.here else "You have asked a lot"
        return f"{who} in a short time: go on in {phrases.several(self.seconds, 'second')}."


@dataclass(slots=True)
class _Bucket:
    """One of them.

    Attributes:
        answers: left, from 0 to those of a minute.
        at: when they were counted.
        closed_until: nobody gets one before.
        said_at: when somebody was last told to wait.
    """

    answers: float
    at: datetime
    closed_until: datetime | None = None
    said_at: datetime | None = None


class Limits:
    """Counts what is asked; any thread may call it.

    Args:
        person: answers a minute for one person; 0 for any number.
        channel: answers a minute for all in one channel together; 0 for any number.
    """

    def __init__(self, *, person: int, channel: int) -> None:
        self._person, self._channel = person, channel
        self._held: OrderedDict[tuple[Destination, bool], _Bucket] = OrderedDict()
        self._turn = Lock()

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """As the operator set them."""
        return cls(person=settings.limit_person, channel=settings.limit_channel)

    @property
    def held(self) -> int:
        """How many people and channels are remembered."""
        return len(self._held)

    def taken(self, asker: Asker, now: datetime) -> Wait | None:
        """Take an answer for somebody; how long they are to wait, where there is none left.

        Args:
            now: an aware instant; where the clock was set back, no time has passed.
        """
        with self._turn:
            own = self._bucket((asker.person, False), self._person, now)
            shared = None if asker.alone else self._bucket((asker.where, True), self._channel, now)
            for bucket, a_minute in ((own, self._person), (shared, self._channel)):
                if bucket is not None and (seconds := _empty(bucket, a_minute, now)):
                    told = bucket.said_at is not None and now - bucket.said_at < MINUTE
                    if not told:
                        bucket.said_at = now
                    return Wait(seconds, bucket is shared, told)
            for bucket in (own, shared):
                if bucket is not None:
                    bucket.answers -= 1
        return None

    def _bucket(self, key: tuple[Destination, bool], a_minute: int, now: datetime) -> _Bucket | None:
        """The bucket of somebody, filled up to now; None where nothing is counted."""
        if not a_minute:
            return None
        bucket = self._held.get(key)
        if bucket is None:
            bucket = self._held[key] = _Bucket(a_minute, now)
            if len(self._held) > MAX_HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(key)
        if now < bucket.at:  # the clock was set back: nobody waits until it is where it was
            bucket.closed_until = bucket.said_at = None
        passed = max(now - bucket.at, timedelta(0))
        bucket.answers = min(a_minute, bucket.answers + a_minute * (passed / MINUTE))
        bucket.at = now
        return bucket


def _empty(bucket: _Bucket, a_minute: int, now: datetime) -> int:
    """How many seconds a bucket gives nothing; 0 where it does."""
    if bucket.closed_until is not None and bucket.closed_until <= now:
        bucket.closed_until = None
    if bucket.closed_until is None and bucket.answers < WHOLE:
        bucket.closed_until = now + max(PAUSE, (1 - bucket.answers) * MINUTE / a_minute)
    if bucket.closed_until is None:
        return 0
    return -((now - bucket.closed_until) // timedelta(seconds=1))
