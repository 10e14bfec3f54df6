"""`plan`: what is due next, when and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.result import Result
from bot.errors import UnknownName
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.schedule.agenda import Coming, Entry, Skipped, coming, skipped
from bot.schedule.occurrences import Shift, horizon
from bot.schedule.schedule import schedule_of
from bot.subscriptions.subscription import digests
from briefings import phrases
from briefings.reply import Reply
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.application import Application
    from bot.schedule.occurrences import Due
    from briefings.shapes import Shape
    from config.configuration import Briefing

DEFAULT_COUNT = 10

TITLE = "Plan"
ASKED_FOR = "only when asked for"
OFF = "off"
NOWHERE = "goes nowhere"
SKIPPED = "skipped"
NEVER = "not due in the next five years"


def plan(application: Application, name: str | None = None, *, count: int = DEFAULT_COUNT) -> Result:
    """The next occurrences of all briefings and digests, or of one, in order of instant.

    Args:
        name: of a configured briefing, or the id of somebody's digest.
        count: of occurrences; what is merged into one of them is told beside it.

    Raises:
        UnknownName: there is no such briefing.
    """
    now = application.now()
    briefings = _named({**application.configuration.briefings, **_digests(application)}, name)
    entries = [
        Entry(one, schedule, briefing.to)
        for one, briefing in briefings.items()
        if (schedule := schedule_of(briefing)) is not None
    ]
    asked_for = [one for one in briefings if one not in {entry.name for entry in entries}]
    listed = coming(entries, now, count)
    full = sum(not one.due.merged for one in listed) == count
    until = listed[-1].due.due_at if full else horizon(now)
    left_out = skipped(entries, now, until)
    heard_of = {one.entry.name for one in listed}
    never = [] if full else [entry.name for entry in entries if entry.name not in heard_of]
    not_listed = {
        **dict.fromkeys(never, NEVER),
        **{one: ASKED_FOR if briefings[one].enabled else OFF for one in asked_for},
    }
    return Result(
        _reply(now, listed, left_out, not_listed),
        {
            "occurrences": [_occurrence_shape(one) for one in listed],
            "skipped": [_skipped_shape(one) for one in left_out],
            "only_when_asked": asked_for,
        },
    )


def _digests(application: Application) -> Mapping[str, Briefing]:
    """Those that people asked for themselves, by id."""
    subscriptions = Ledger(application.store.engine).subscriptions(kind=Kind.DIGEST)
    return dict(digests(subscriptions, application.configuration))


def _named(briefings: Mapping[str, Briefing], name: str | None) -> Mapping[str, Briefing]:
    if not name:
        return briefings
    if name not in briefings:
        raise UnknownName("briefing", name, hint=did_you_mean(name, briefings, kind="briefing"))
    return {name: briefings[name]}


def _reply(
    now: datetime, listed: list[Coming], left_out: list[Skipped], not_listed: Mapping[str, str]
) -> Reply:
    """The page.

    Args:
        not_listed: a briefing that has nothing coming → why.
    """
    rows = [(one.due.due_at, _row(one)) for one in listed]
    rows += [(one.due_at, _skipped_row(one)) for one in left_out]
    notes = [f"{name}: {why}" for name, why in not_listed.items()]
    return Reply(
        title=TITLE,
        aside=(phrases.moment(now),),
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
        notice="" if rows or notes else "No briefing is configured.",
        footer=tuple(notes),
        places=tuple(dict.fromkeys(str(where) for one in listed for where in one.entry.to)),
    )


def _row(one: Coming) -> tuple[str, ...]:
    to = ", ".join(map(str, one.entry.to)) or NOWHERE
    return phrases.moment(one.due.local), one.entry.name, to, _shifted(one.due)


def _shifted(due: Due) -> str:
    """What a change of the clocks does to it, in words; empty where it does nothing."""
    named, shown = f"{due.nominal:%H:%M}", f"{due.local:%H:%M}"
    if due.merged:
        return f"{named} does not exist that night: one with {shown}"
    if due.shift is Shift.GAP:
        return f"{named} does not exist that night: {shown}"
    return f"{named} comes twice that night: the first" if due.shift is Shift.FOLD else ""


def _skipped_row(one: Skipped) -> tuple[str, ...]:
    days = {one.days.first.isoformat(): None, one.days.last.isoformat(): None}
    return phrases.when("/".join(days)), one.entry.name, SKIPPED, ""


def _occurrence_shape(one: Coming) -> Shape:
    due = one.due
    return {
        "briefing": one.entry.name,
        "nominal": due.nominal.isoformat(timespec="minutes"),
        "timezone": due.timezone,
        "due_at": f"{due.due_at:%Y-%m-%dT%H:%M:%SZ}",
        "merged": due.merged,
        "shift": due.shift,
        "to": [str(destination) for destination in one.entry.to],
    }


def _skipped_shape(one: Skipped) -> Shape:
    return {
        "briefing": one.entry.name,
        "first": one.days.first.isoformat(),
        "last": one.days.last.isoformat(),
    }
