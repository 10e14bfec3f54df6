"""The day: one round of everything that is done by the clock. Any program may run it, as often as it likes.

plan → leave out what was missed → freeze → preflight → what else has something to say → notes → pings

Each step stands for itself: one that fails does not keep the others from their work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import chain
from secrets import token_hex
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import structlog

from bot.delivery.commission import commissions
from bot.delivery.errors import Refused
from bot.delivery.failures import Failures
from bot.delivery.guard import ON_TIME
from bot.delivery.held import held
from bot.delivery.notes import Notes, about, called
from bot.delivery.planner import CHANGED, FREEZE_LEAD, NOT_THERE, comes_after, is_due, missed, planned
from bot.delivery.preflight import Preflight, unserved
from bot.door import KNOWN, logged, troubles
from bot.errors import UnknownName
from bot.ledger.entries import Edition, Frozen, LeftOut
from bot.ledger.states import DeliveryState, Kind
from bot.schedule.occurrences import next_occurrences
from briefings.lateness import Cause, Lateness
from briefings.replies.broken import broken
from briefings.replies.note import note
from briefings.trouble import Trouble
from config.errors import ConfigError
from corpus.errors import IndexUnavailable, StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.delivery.clock import Clock
    from bot.delivery.commission import Commission
    from bot.delivery.editions import Press
    from bot.delivery.preflight import Probe
    from bot.ledger import Ledger
    from bot.ledger.entries import Occurrence, Planned
    from config.configuration import Briefing
    from config.destination import Destination

PREFLIGHT_LEAD = timedelta(minutes=20)
"""So long before it is due all that an occurrence needs is looked at."""

INTAKE_LEAD = timedelta(minutes=30)
"""So long before a briefing is due all sources are read, to be through before its preflight."""

PREFLIGHT_LAST = timedelta(minutes=5)
"""However long reading takes, the preflight is not later: an admin must have time to mend something."""

FREEZE_LAST = timedelta(seconds=30)
"""However long reading takes, what is in time is frozen so long before it is due."""

FIRST_READING = timedelta(minutes=2)
"""So long after it has begun, a program that is late has the sources read before it writes anything."""

AGAIN = timedelta(seconds=5)
"""What was due and is not written yet is taken up again so soon."""

PING_WITHIN = timedelta(days=1)
"""No alarm is told of what arrived longer ago."""

_TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (StoreUnavailable, Trouble.DOCUMENTS),
    (IndexUnavailable, Trouble.INDEX),
    (UnknownName, Trouble.CONFIGURATION),
    (ConfigError, Trouble.CONFIGURATION),
    (Refused, Trouble.TOO_LONG),
)

MOST_LOGGED = 20
"""After a long time down there are many."""

_log = structlog.get_logger("communique.day")


def _referred(error: Exception, occurrence: Occurrence) -> str:
    """Log why an occurrence cannot be made, with a traceback only where nobody expected it; the reference."""
    if not isinstance(error, KNOWN):
        return logged(error)
    reference = token_hex(4)
    _log.warning("cannot_be_made", occurrence=occurrence.id, reason=str(error), reference=reference)
    return reference


def _left_out(
    one: Planned,
    destinations: tuple[Destination, ...],
    reason: str,
    state: DeliveryState = DeliveryState.SKIPPED,
) -> LeftOut:
    return LeftOut(one.occurrence, destinations, reason, state)


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that is done by the clock.

    Attributes:
        started_at: of this program, an aware instant.
        digests: those that people asked for themselves, each with its id.
        speakers: what else has something to say: each is called with the instant in every round.
        probe: what stands in the way of sending to destinations.
        ping: asks for an address, so that the alarm behind it does not ring.
        fed: whether all sources have been read since an instant.
    """

    press: Press
    clock: Clock
    started_at: datetime
    digests: Callable[[], Iterable[tuple[str, Briefing]]]
    speakers: tuple[Callable[[datetime], object], ...]
    probe: Probe
    ping: Callable[[str], None]
    fed: Callable[[datetime], bool] = lambda _since: True

    def round(self) -> datetime | None:
        """Do all that is to be done by now; says when there is something to do again, where it knows."""
        now = self.clock.now()
        ordered = self.commissions()
        failures = Failures("some steps of the round failed")
        steps: list[Callable[[], object]] = [
            partial(self._plan, ordered, now),
            partial(self._freeze, ordered, now),
            partial(self._examine, ordered, now),
            *(partial(speaker, now) for speaker in self.speakers),
            partial(held, self.press, now),
            partial(self._ping, ordered, now),
        ]
        for step in steps:
            with failures.apart():
                step()
        failures.raised()
        return self._next(ordered, now)

    def commissions(self) -> dict[tuple[Kind, str], Commission]:
        """All that is delivered by the clock, as it stands now."""
        return commissions(self.press.application.configuration, self.digests())

    @property
    def _ledger(self) -> Ledger:
        return self.press.ledger

    def _plan(self, ordered: Mapping[tuple[Kind, str], Commission], now: datetime) -> None:
        """Write down what is due since the last time, and what will be soon; leave out what is not any more.

        What is ordered for the first time is due from now on, or may have been due a moment ago.
        """
        reached = self._ledger.watermarks()
        last_round_at = max(reached.values(), default=now)
        every: dict[tuple[Kind, str], list[Planned]] = {}
        failures = Failures("some could not be planned")
        for key, commission in ordered.items():
            with failures.apart():
                until_at = reached.get(key)
                # What was not ordered in the last round is as good as new: it is not made up for.
                since = now - ON_TIME if until_at is None or until_at < last_round_at else min(until_at, now)
                every[key] = planned(commission, since, now + PREFLIGHT_LEAD)
        new = self._ledger.plan(chain.from_iterable(every.values()), dict.fromkeys(every, now))
        if new:
            _log.info("planned", number=len(new), occurrences=new[:MOST_LOGGED])
        waiting = self._ledger.waiting(now + PREFLIGHT_LEAD)
        gone, to_come = [], []
        for one in waiting:
            with failures.apart():
                now_ordered = ordered.get((one.occurrence.kind, one.occurrence.subject))
                if not is_due(now_ordered, one.occurrence):
                    gone.append(one)
                    if one.occurrence.due_at > now or comes_after(now_ordered, one.occurrence, now):
                        to_come.append(one.occurrence.id)
        self._ledger.unplan(to_come)  # what was due stays on record
        late = list(missed(waiting, ordered, now))
        with failures.apart():
            Notes(self.press).missed(late, ordered, now=now)  # first: who is gone meanwhile posts it again
        self._leave_out(
            [
                *(_left_out(one, one.destinations, CHANGED) for one in gone),
                *(_left_out(one, one.destinations, reason) for one, reason in late),
            ]
        )
        failures.raised()

    def _leave_out(self, left_out: Sequence[LeftOut]) -> None:
        if not left_out or not self._ledger.leave_out(left_out):
            return
        for one in left_out[:MOST_LOGGED]:
            _log.warning(
                "left_out",
                occurrence=one.occurrence.id,
                subject=one.occurrence.subject,
                nominal=one.occurrence.nominal,
                state=str(one.state),
                reason=one.reason,
            )
        if len(left_out) > MOST_LOGGED:
            _log.warning("left_out", more=len(left_out) - MOST_LOGGED)

    def _freeze(self, ordered: Mapping[tuple[Kind, str], Commission], now: datetime) -> None:
        """One of each subject a round: the next one must know what this one told."""
        frozen: set[tuple[Kind, str]] = set()
        failures = Failures("some could not be frozen")
        for one in self._ledger.waiting(now + FREEZE_LEAD):
            key = one.occurrence.kind, one.occurrence.subject
            if key in ordered and key not in frozen and not self._waits(one.occurrence, now):
                frozen.add(key)
                with failures.apart():
                    self.freeze(ordered[key], one, now=now)
        failures.raised()

    def _waits(self, occurrence: Occurrence, now: datetime) -> bool:
        """Whether what is being read may still come into it: in time as it is, or late anyway."""
        late = occurrence.due_at < self.started_at
        patient_until = self.started_at + FIRST_READING if late else occurrence.due_at - FREEZE_LAST
        return now < patient_until and not self.fed(occurrence.due_at - INTAKE_LEAD)

    def freeze(self, commission: Commission, one: Planned, *, now: datetime) -> None:
        """Fix what an occurrence says to those who wait for it.

        What cannot be made is tried again until its hour; then its readers are told that it is broken.
        """
        occurrence = one.occurrence
        ours = [where for where in one.destinations if commission.goes_to(where)]
        readers = [where for where in ours if where.platform in self.press.messengers]
        gone = tuple(where for where in one.destinations if not commission.goes_to(where))
        unreached = (where for where in ours if where.platform not in self.press.messengers)
        self._leave_out(
            [
                *([_left_out(one, gone, NOT_THERE)] if gone else []),
                *(_left_out(one, (where,), unserved(where), DeliveryState.FAILED) for where in unreached),
            ]
        )
        if not readers:
            return
        try:
            lateness = self.lateness(commission, occurrence, now)
            editions = self.press.editions(commission, occurrence, readers, now=now, lateness=lateness)
        except Exception as error:  # noqa: BLE001  a door: the readers and the admins are told
            editions = self._broken(commission, occurrence, readers, error, now)
        if editions:
            number = self._ledger.freeze(occurrence, editions)
            _log.info("frozen", occurrence=occurrence.id, subject=occurrence.subject, destinations=number)

    def lateness(self, commission: Commission, occurrence: Occurrence, now: datetime) -> Lateness | None:
        """How late an occurrence is that is written now, as its readers are told; None where in time."""
        late = now - occurrence.due_at
        if late < ON_TIME:
            return None
        if self.started_at <= occurrence.due_at:
            return Lateness(late)
        local = self.started_at.astimezone(ZoneInfo(commission.briefing.timezone))
        return Lateness(late, Cause.RESTARTED, local)

    def _broken(
        self,
        commission: Commission,
        occurrence: Occurrence,
        readers: list[Destination],
        error: Exception,
        now: datetime,
    ) -> list[Frozen]:
        """What stands in for a briefing that cannot be made; nothing before its hour."""
        reference = _referred(error, occurrence)
        trouble = next((one for kind, one in _TROUBLES if isinstance(error, kind)), Trouble.UNKNOWN)
        at = occurrence.nominal.replace("T", " ")
        reply = note(
            f"{called(commission)} {at}: it cannot be made",
            [("reason", "; ".join(one.message for one in troubles(error))), ("reference", reference)],
            "communique doctor",
        )
        Notes(self.press).post(about(occurrence), "broken", reply, now=now)
        if now < occurrence.due_at:
            return []
        local = occurrence.due_at.astimezone(ZoneInfo(commission.briefing.timezone))
        said = broken(commission.briefing.title, local, trouble, reference=reference)
        return [
            Frozen(Edition(now), contents, there) for _, contents, there in self.press.drawn(said, readers)
        ]

    def _examine(self, ordered: Mapping[tuple[Kind, str], Commission], now: datetime) -> None:
        for one in self._ledger.waiting(now + PREFLIGHT_LEAD):
            commission = ordered.get((one.occurrence.kind, one.occurrence.subject))
            due_at = one.occurrence.due_at
            if commission is None or due_at <= now or one.occurrence.examined_at is not None:
                continue
            if not self.fed(due_at - INTAKE_LEAD) and now < due_at - PREFLIGHT_LAST:
                continue  # what is read meanwhile may be what is missing
            if self._ledger.examine(one.occurrence.id, now):
                preflight, notes = Preflight(self.press, self.probe), Notes(self.press)
                reply = preflight.note(commission, one, now=now)
                if reply is not None:
                    notes.post(about(one.occurrence), "preflight", reply, now=now)
                reply = preflight.documents(commission)
                if reply is not None:
                    today = now.astimezone(ZoneInfo(self.press.application.configuration.timezone)).date()
                    notes.post("documents", today.isoformat(), reply, now=now)

    def _ping(self, ordered: Mapping[tuple[Kind, str], Commission], now: datetime) -> None:
        addresses = {
            subject: one.briefing.ping
            for (kind, subject), one in ordered.items()
            if kind is Kind.BRIEFING and one.briefing.ping is not None
        }
        if not addresses:
            return
        silent: set[str] = set()  # one wait for an alarm a round: the others, and the next round, wait for it
        for occurrence in self._ledger.unpinged(list(addresses), since=now - PING_WITHIN):
            if addresses[occurrence.subject] in silent:
                continue
            try:
                self.ping(addresses[occurrence.subject])  # first: twice is better than an alarm for nothing
            except OSError as error:
                silent.add(addresses[occurrence.subject])
                _log.warning(
                    "not_pinged", occurrence=occurrence.id, subject=occurrence.subject, reason=str(error)
                )
            else:
                self._ledger.ping(occurrence.id, now)

    def _next(self, ordered: Mapping[tuple[Kind, str], Commission], now: datetime) -> datetime | None:
        """When the next occurrence wants its preflight, or to be frozen."""
        wanted = [
            at
            for commission in ordered.values()
            if commission.schedule is not None
            for due in next_occurrences(commission.schedule, now, 1)
            for at in (due.due_at - PREFLIGHT_LEAD, due.due_at - FREEZE_LEAD, due.due_at)
        ]
        if self._ledger.waiting(now):
            wanted.append(now + AGAIN)
        return min((at for at in wanted if at > now), default=None)
