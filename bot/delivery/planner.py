"""Planning: which occurrences a commission has in a window, and what a late start leaves out. Pure."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.ledger.entries import ASKED, BY_ADMIN, Occurrence, Planned
from bot.ledger.states import OccurrenceState
from bot.schedule.occurrences import occurrences
from bot.schedule.tzdata import tzdata_version
from config.configuration import CatchUp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.delivery.commission import Commission
    from bot.ledger.states import Kind
    from bot.schedule.occurrences import Due

GRACE = timedelta(minutes=10)
"""What comes no later than that has not been missed, whatever the policy."""

FREEZE_LEAD = timedelta(minutes=2)
"""So long before it is due an occurrence is written, so that it leaves on the minute."""

ZONES_APART = timedelta(hours=26)
"""The furthest that one nominal time lies from itself: UTC+14 and UTC-12 (IANA, Pacific/Kiritimati)."""

CHANGED = "the configuration changed: it is not due any more"
NOT_THERE = "the configuration changed: it is not sent there any more"


def planned(commission: Commission, since: datetime, until: datetime) -> list[Planned]:
    """What a commission has due after `since`, up to and with `until`, and where it goes."""
    schedule = commission.schedule
    if schedule is None:
        return []
    return [
        Planned(_occurrence(commission, due), commission.destinations)
        for due in occurrences(schedule, since, until)
    ]


def is_due(commission: Commission | None, occurrence: Occurrence) -> bool:
    """Whether a commission still has this occurrence in its plan."""
    if commission is None:
        return False
    if occurrence.nominal.endswith(ASKED):
        return True
    at = occurrence.due_at
    ours = planned(commission, at - timedelta(seconds=1), at)
    return any(one.occurrence.nominal == occurrence.nominal for one in ours)


def comes_after(commission: Commission | None, occurrence: Occurrence, now: datetime) -> bool:
    """Whether a commission has the nominal time of an occurrence still to come: it names another zone now."""
    return commission is not None and any(
        one.occurrence.id == occurrence.id for one in planned(commission, now, now + ZONES_APART)
    )


def missed(
    waiting: Iterable[Planned], commissions: Mapping[tuple[Kind, str], Commission], now: datetime
) -> Iterator[tuple[Planned, str]]:
    """Those that are not made up for, by the policy of their briefing, each with the reason.

    Args:
        waiting: occurrences that are due, or nearly, and not written yet.
    """
    groups: dict[tuple[Kind, str], list[Planned]] = defaultdict(list)
    for one in waiting:
        asked = one.occurrence.nominal.endswith(ASKED) or one.occurrence.reason == BY_ADMIN
        if one.occurrence.due_at <= now + FREEZE_LEAD and not asked:
            groups[one.occurrence.kind, one.occurrence.subject].append(one)
    for key, group in groups.items():
        if key in commissions:
            yield from _missed(sorted(group, key=lambda one: one.occurrence.due_at), commissions[key], now)


def _missed(group: Sequence[Planned], commission: Commission, now: datetime) -> Iterator[tuple[Planned, str]]:
    briefing = commission.briefing
    for one in group:
        late = now - one.occurrence.due_at
        if late <= GRACE and one is group[-1]:
            continue
        match briefing.catch_up:
            case CatchUp.LATEST if one is not group[-1]:
                yield one, "missed: only the latest one is made up for"
            case CatchUp.NONE if late > GRACE:
                yield one, "missed: none is made up for"
            case timedelta() as within if late > within:
                yield one, "missed: too long ago to be made up for"
            case _:
                pass


def _occurrence(commission: Commission, due: Due) -> Occurrence:
    return Occurrence(
        commission.kind,
        commission.subject,
        due.nominal.isoformat(timespec="minutes"),
        due.timezone,
        tzdata_version(),
        due.due_at,
        OccurrenceState.MERGED if due.merged else OccurrenceState.PLANNED,
        commission.briefing.unknown,
        "another one comes at the same instant" if due.merged else None,
    )
