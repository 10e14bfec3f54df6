"""The handle on the ledger: each method is one transaction, and may be called from any thread or process."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from bot.inserting import insert_new
from bot.ledger import claiming, correcting, freezing, looking, planning, recording, subscribing, tables
from bot.ledger.progress import advance, progress
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import timedelta

    from sqlalchemy import Connection, Engine

    from bot.ledger.correcting import Correction, Sent
    from bot.ledger.entries import Claim, Delivery, Frozen, LeftOut, Occurrence, Planned
    from bot.ledger.looking import Heard
    from bot.ledger.recording import Outcome, Recorded
    from bot.ledger.states import DeliveryState, Kind
    from bot.ledger.subscribing import Word
    from bot.subscriptions.subscription import Subscription
    from briefings.citation import Citation
    from config.destination import Destination
    from config.schedule import DateRange

_SETTLING = 0x636F6D6D  # any number that nobody else locks


class Ledger:
    """What is due, frozen, sent and unknown, in one database that several programs may share.

    Args:
        clock: in place of the database's own clock (PostgreSQL), or of this machine's (SQLite).
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] | None = None) -> None:
        self.engine = engine
        self._clock = clock
        self._key: str | None = None

    @property
    def key(self) -> str:
        """The key of the marks: made on first use, and the same ever after."""
        if self._key is None:
            table = tables.secret
            with transaction(self.engine) as connection:
                insert_new(connection, table, [{"name": "mark", "value": secrets.token_hex(32)}])
                wanted = select(table.c.value).where(table.c.name == "mark")
                self._key = str(connection.execute(wanted).scalar_one())
        return self._key

    def plan(
        self, planned: Iterable[Planned], watermarks: Mapping[tuple[Kind, str], datetime] | None = None
    ) -> list[str]:
        """Write down what is due, once; see `planning.plan`."""
        key = self.key
        with transaction(self.engine) as connection:
            now = self._now(connection)
            return planning.plan(connection, planned, watermarks or {}, key=key, now=now)

    def watermarks(self) -> dict[tuple[Kind, str], datetime]:
        """How far each subject has been planned."""
        with reading(self.engine) as connection:
            return planning.watermarks(connection)

    def waiting(self, until: datetime) -> list[Planned]:
        """What is due by then and not yet frozen; see `planning.planned_upto`."""
        with reading(self.engine) as connection:
            return planning.planned_upto(connection, until)

    def unplan(self, occurrence_ids: Sequence[str]) -> int:
        """Forget what is in nobody's plan any more; see `planning.unplan`."""
        with transaction(self.engine) as connection:
            return planning.unplan(connection, occurrence_ids)

    def examine(self, occurrence_id: str, at: datetime) -> bool:
        """Take the preflight of an occurrence upon oneself; False where somebody has."""
        with transaction(self.engine) as connection:
            return planning.stamp(connection, occurrence_id, "examined_at", at)

    def ping(self, occurrence_id: str, at: datetime) -> bool:
        """Take it upon oneself to tell the outside alarm of an occurrence; False where somebody has."""
        with transaction(self.engine) as connection:
            return planning.stamp(connection, occurrence_id, "pinged_at", at)

    def freeze(self, occurrence: Occurrence, frozen: Iterable[Frozen]) -> int:
        """Fix what an occurrence says; see `freezing.freeze`."""
        key = self.key
        with transaction(self.engine) as connection:
            return freezing.freeze(connection, occurrence, frozen, key=key)

    def post(self, occurrence: Occurrence, frozen: Sequence[Frozen]) -> bool:
        """Plan and freeze at once what no plan makes due; see `freezing.post`."""
        key = self.key
        with transaction(self.engine) as connection:
            return freezing.post(connection, occurrence, frozen, key=key)

    def leave_out(self, left_out: Iterable[LeftOut]) -> int:
        """Freeze nothing for some of the destinations that wait; see `freezing.leave_out`."""
        with self.settling() as connection:
            return sum(freezing.leave_out(connection, one) for one in left_out)

    def thaw(self, occurrence_id: str, where: Destination, *, fence: int | None = None) -> bool:
        """Let a destination wait for another edition; see `freezing.thaw`."""
        with transaction(self.engine) as connection:
            return freezing.thaw(connection, occurrence_id, where, fence=fence)

    def claim(self, owner: str, platform: str, *, lease: timedelta, limit: int) -> list[Claim]:
        """Take messages to send them; see `claiming.claim`."""
        with transaction(self.engine) as connection:
            now = self._now(connection)
            return claiming.claim(connection, owner, platform, now=now, lease=lease, limit=limit)

    def claim_unknown(self, owner: str, platform: str, *, lease: timedelta, limit: int) -> list[Claim]:
        """Take messages to look for them; see `claiming.claim_unknown`."""
        with transaction(self.engine) as connection:
            return claiming.claim_unknown(
                connection, owner, platform, now=self._now(connection), lease=lease, limit=limit
            )

    def unsend(self, claims: Iterable[Claim]) -> int:
        """Give back messages that were claimed and not sent; see `claiming.unsend`."""
        with transaction(self.engine) as connection:
            return claiming.unsend(connection, claims)

    def release(self, owner: str) -> int:
        """Give back what a worker was looking for; see `claiming.release`."""
        with transaction(self.engine) as connection:
            return claiming.release(connection, owner, now=self._now(connection))

    def record(self, outcomes: Sequence[Outcome]) -> Recorded:
        """Write down what came of claims; see `recording.record`."""
        with self.settling() as connection:
            return recording.record(connection, outcomes, now=self._now(connection))

    def resolve(self, delivery_id: str, *, arrived: bool) -> DeliveryState | None:
        """An admin's word on a message that nobody knows of; see `recording.resolve`."""
        with self.settling() as connection:
            return recording.resolve(connection, delivery_id, arrived=arrived, now=self._now(connection))

    def occurrences(
        self,
        *,
        state: DeliveryState | None = None,
        subject: str | None = None,
        since: datetime | None = None,
        limit: int | None = None,
    ) -> list[tuple[Occurrence, list[Delivery]]]:
        """Occurrences with their deliveries, the latest due first; see `looking.occurrences`."""
        with reading(self.engine) as connection:
            return looking.occurrences(connection, state=state, subject=subject, since=since, limit=limit)

    def named(self, name: str) -> list[tuple[Occurrence, list[Delivery]]]:
        """The occurrences of which the id, or that of a delivery, begins so; see `looking.named`."""
        with reading(self.engine) as connection:
            return looking.named(connection, name)

    def heard(self, kind: Kind, subject: str) -> dict[Destination, Heard]:
        """Where the next window of each destination of a briefing begins; see `looking.heard`."""
        with reading(self.engine) as connection:
            return looking.heard(connection, kind, subject)

    def memories(self, destinations: Iterable[Destination]) -> dict[Destination, str]:
        """The name of what each destination was told; see `looking.memories`."""
        with reading(self.engine) as connection:
            return looking.memories(connection, destinations)

    def under_way(self, destinations: Iterable[Destination]) -> dict[Destination, tuple[str, ...]]:
        """The editions on their way to each destination; see `looking.under_way`."""
        with reading(self.engine) as connection:
            return looking.under_way(connection, destinations)

    def told_in(self, editions: Sequence[str]) -> list[Any]:
        """What some editions tell; see `looking.told_in`."""
        with reading(self.engine) as connection:
            return looking.told_in(connection, editions)

    def told(self, memory_id: str, *, most: int) -> list[tuple[datetime, list[Any]]]:
        """What was told under such a name; see `looking.told`."""
        with reading(self.engine) as connection:
            return looking.told(connection, memory_id, most=most)

    def sent_quotes(self, document_ids: Sequence[str], *, since: datetime) -> list[Sent]:
        """Every quote of these documents that arrived and still stands; see `correcting.sent_quotes`."""
        with reading(self.engine) as connection:
            return correcting.sent_quotes(connection, document_ids, since=since)

    def overtaken(self, *, since: datetime) -> list[str]:
        """The documents that changed while what quotes them was on its way; see `correcting.overtaken`."""
        with reading(self.engine) as connection:
            return correcting.overtaken(connection, since=since)

    def cited_in(self, where: Destination, line: str) -> Citation | None:
        """What a line that arrived at a destination cites; see `correcting.cited_in`."""
        with reading(self.engine) as connection:
            return correcting.cited_in(connection, where, line)

    def line_citing(self, where: Destination, citation_id: str) -> str | None:
        """The name of a line that arrived at a destination; see `correcting.line_citing`."""
        with reading(self.engine) as connection:
            return correcting.line_citing(connection, where, citation_id)

    def lines_of(self, where: Destination, message_id: str) -> list[str]:
        """The names of the lines that arrived with a message; see `looking.lines_of`."""
        with reading(self.engine) as connection:
            return looking.lines_of(connection, where, message_id)

    def lines_at(self, where: Destination) -> Iterator[str]:
        """The names of all lines that were ever sent to a destination; nothing is read before the first."""
        with reading(self.engine) as connection:
            yield from looking.lines_at(connection, where)

    def last_lines(self, where: Destination) -> list[str]:
        """The names of the lines of the briefing that arrived last; see `looking.last_lines`."""
        with reading(self.engine) as connection:
            return looking.last_lines(connection, where)

    def progress(self, name: str) -> int:
        """The change of the documents up to which something has caught up with them."""
        with reading(self.engine) as connection:
            return progress(connection, name)

    def correct(self, corrections: Sequence[Correction], name: str, *, since: int, upto: int) -> int:
        """Post corrections and move on, unless somebody else has; see `correcting.correct`."""
        key = self.key
        with transaction(self.engine) as connection:
            if not advance(connection, name, since=since, upto=upto):
                return 0
            return correcting.correct(connection, corrections, key=key)

    def say(self, words: Sequence[Word], name: str, *, since: int, upto: int) -> int:
        """Post words to followers and move on, unless somebody else has; see `subscribing.say`."""
        key = self.key
        with transaction(self.engine) as connection:
            if not advance(connection, name, since=since, upto=upto):
                return 0
            return subscribing.say(connection, words, key=key)

    def subscribe(self, asked: Subscription) -> Subscription:
        """Write a subscription down; see `subscribing.subscribe`."""
        key = self.key
        with transaction(self.engine) as connection:
            return subscribing.subscribe(connection, asked, key=key)

    def subscriptions(self, *, to: Destination | None = None, kind: Kind | None = None) -> list[Subscription]:
        """What people asked for themselves; see `subscribing.subscriptions`."""
        with reading(self.engine) as connection:
            return subscribing.subscriptions(connection, to=to, kind=kind)

    def unsubscribe(self, subscription_id: str, at: datetime) -> bool:
        """Give a subscription up; see `subscribing.end`."""
        with transaction(self.engine) as connection:
            return subscribing.end(connection, subscription_id, at)

    def pause(self, subscription_id: str, days_off: DateRange | None) -> None:
        """Let a digest rest; see `subscribing.pause`."""
        with transaction(self.engine) as connection:
            subscribing.pause(connection, subscription_id, days_off)

    def rename_topic(self, before: str, after: str) -> None:
        """Let digests follow a topic that has another name now; see `subscribing.rename_topic`."""
        with transaction(self.engine) as connection:
            subscribing.rename_topic(connection, before, after)

    def troubled(self, *, since: datetime) -> list[tuple[Occurrence, list[Delivery]]]:
        """Occurrences that did not arrive everywhere; see `looking.troubled`."""
        with reading(self.engine) as connection:
            return looking.troubled(connection, since=since)

    def unpinged(self, subjects: Sequence[str], *, since: datetime) -> list[Occurrence]:
        """Occurrences of which the alarm outside was not told; see `looking.unpinged`."""
        with reading(self.engine) as connection:
            return looking.unpinged(connection, subjects, since=since)

    def next_due(self, platform: str) -> datetime | None:
        """When the first thing that is open on a platform wants to be touched; None where nothing is."""
        with reading(self.engine) as connection:
            return looking.next_due(connection, platform)

    def counts(self) -> dict[tuple[Kind, DeliveryState], int]:
        """How many deliveries stand in each state."""
        with reading(self.engine) as connection:
            return looking.counts(connection)

    def now(self) -> datetime:
        """The instant by the clock that leases go by."""
        with reading(self.engine) as connection:
            return self._now(connection)

    def _now(self, connection: Connection) -> datetime:
        if self._clock is not None:
            return self._clock()
        if connection.dialect.name == "postgresql":
            now: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
            return now.astimezone(UTC)
        return datetime.now(UTC)

    @contextmanager
    def settling(self) -> Iterator[Connection]:
        """One transaction at a time: the last of an occurrence's deliveries must see that it is."""
        with transaction(self.engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_SETTLING})"))
            yield connection
