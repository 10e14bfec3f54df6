"""What can be done to a briefing."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.versions.acting.naming import held, named, renamed, without
from bot.versions.edits import NOON, WEEKDAYS, Edited, free_name
from briefings import phrases
from config.configuration import DEFAULT_LINES, Briefing, CatchUp, Unknown
from config.cron import Cron, cron
from config.schedule import date_range, days, days_text, time_of_day, timezone
from config.schema import DAILY, MAX_LINES
from config.section import text, whole_number
from config.values import catch_up, catch_up_text, choice

if TYPE_CHECKING:
    from bot.versions.acting.filled import Filled
    from config import Configuration

CRON_FIELDS = 5


def new(configuration: Configuration, filled: Filled) -> Edited:
    """A new one; named after its title where nobody names it."""
    blank = Briefing("", configuration.timezone, WEEKDAYS)
    made = _edited(blank, configuration, filled)
    if not made.title:
        early = made.at is not None and made.at < NOON
        made = replace(made, title="Morning briefing" if early else "Briefing")
    name = free_name(made.title, configuration.briefings)
    if filled.change.name:
        name = named(filled, "name", configuration.briefings)
    filled.raise_if_any()
    briefings = MappingProxyType({**configuration.briefings, name: made})
    said = f"{name} is new; it {_is_due(made)}; {_about(made)}; {_goes(made)}."
    return Edited(replace(configuration, briefings=briefings), said, name)


def edit(configuration: Configuration, filled: Filled) -> Edited:
    """What it is about, when it comes and where it goes."""
    name = filled.change.name
    one = held("briefing", name, configuration.briefings)
    return _changed(configuration, name, _edited(one, configuration, filled), filled)


def settings(configuration: Configuration, filled: Filled) -> Edited:
    """All the rest that can be said of it in chat."""
    name = filled.change.name
    one = held("briefing", name, configuration.briefings)
    # A number of lines takes the place of a number of words, beside which it would not hold.
    standing = DEFAULT_LINES if one.words is None else one.lines
    lines = filled.one("lines", whole_number(1, MAX_LINES), one.lines, empty=standing)
    after = replace(
        one,
        timezone=filled.one("timezone", timezone, one.timezone, empty=configuration.timezone),
        lines=lines,
        words=None if filled.change.one("lines") else one.words,
        skip=filled.many("skip", date_range, one.skip),
        catch_up=filled.one("catch_up", catch_up, one.catch_up, empty=CatchUp.LATEST),
        unknown=filled.one("unknown", choice(Unknown), one.unknown, empty=Unknown.RESEND),
    )
    return _changed(configuration, name, after, filled)


def enable(configuration: Configuration, filled: Filled) -> Edited:
    """It is due again."""
    return _switched(configuration, filled, enabled=True)


def disable(configuration: Configuration, filled: Filled) -> Edited:
    """It is not due any more, and still made when somebody asks for it."""
    return _switched(configuration, filled, enabled=False)


def delete(configuration: Configuration, filled: Filled) -> Edited:
    """There is no such briefing any more."""
    name = filled.change.name
    held("briefing", name, configuration.briefings)
    after = replace(configuration, briefings=without(configuration.briefings, name))
    return Edited(after, f"{name} is deleted.")


def hours(briefing: Briefing) -> str:
    """`mon-fri 08:00 Stockholm`, `cron 0 8 L * * Stockholm`, `only when asked for`."""
    city = briefing.timezone.rpartition("/")[2].replace("_", " ")
    if briefing.cron is not None:
        return f"cron {briefing.cron.text} {city}"
    return (
        "only when asked for"
        if briefing.at is None
        else f"{days_text(briefing.days)} {briefing.at:%H:%M} {city}"
    )


def _switched(configuration: Configuration, filled: Filled, *, enabled: bool) -> Edited:
    name = filled.change.name
    after = replace(held("briefing", name, configuration.briefings), enabled=enabled)
    return _changed(configuration, name, after, filled)


def _edited(one: Briefing, configuration: Configuration, filled: Filled) -> Briefing:
    """A briefing with what the form of it says."""
    now: time | Cron | None = one.cron or one.at
    emptied = filled.change.one("at") == ""
    when = None if emptied else filled.one("at", _time_or_cron, now)
    after = replace(
        one,
        title=filled.one("title", text, one.title),
        days=_days(one, filled),
        at=when if isinstance(when, time) else None,
        cron=when if isinstance(when, Cron) else None,
        topics=filled.any_of("topics", "topic", configuration.topics, one.topics),
        to=filled.destinations("to", one.to),
    )
    if after.cron is not None:
        if after.days not in {one.days, DAILY}:
            filled.wrong(
                "days", "beside a cron expression there are no days", "write them into it, or a time"
            )
        after = replace(after, days=DAILY)
    if after.to and when is None and not filled.is_wrong("at"):
        filled.wrong("at", "a briefing that goes somewhere needs a time", "write 08:00")
    return after


def _time_or_cron(written: str) -> time | Cron:
    return cron(written) if len(written.split()) == CRON_FIELDS else time_of_day(written)


def _days(one: Briefing, filled: Filled) -> tuple[int, ...]:
    chosen = {day for named in filled.many("days", days, ()) for day in named}
    if "days" in filled and not chosen and not filled.is_wrong("days"):
        filled.wrong("days", "a briefing needs a day", "choose one")
    return tuple(sorted(chosen)) or one.days


def _changed(configuration: Configuration, name: str, after: Briefing, filled: Filled) -> Edited:
    """A briefing in place of the one that has its name, and in what they differ."""
    filled.raise_if_any()
    before = configuration.briefings[name]
    moved = hours(after) != hours(before) or after.timezone != before.timezone
    counted = (after.lines, after.words) != (before.lines, before.words)
    said = [
        f"is called “{after.title}”" if after.title != before.title else "",
        _is_due(after) if moved else "",
        _is_for(after) if after.days != before.days and _is_by_hand(after) else "",
        _about(after) if after.topics != before.topics else "",
        _goes(after) if after.to != before.to or (moved and _is_timed_for_none(after)) else "",
        f"has {phrases.several(after.lines, 'line')} at most" if counted else "",
        f"is left out on {', '.join(map(str, after.skip)) or 'no day'}" if after.skip != before.skip else "",
        f"makes up for {catch_up_text(after.catch_up)}" if after.catch_up != before.catch_up else "",
        _where_unknown(after) if after.unknown is not before.unknown else "",
        ("is on again" if after.enabled else "is off") if after.enabled != before.enabled else "",
    ]
    briefings = renamed(configuration.briefings, name, name, after)
    change = f"{name} {'; '.join(filter(None, said))}." if after != before else ""
    return Edited(replace(configuration, briefings=briefings) if change else configuration, change, name)


def _is_due(briefing: Briefing) -> str:
    if _is_by_hand(briefing):
        return f"is made {hours(briefing)}"
    return f"is set to {hours(briefing)}" if _is_timed_for_none(briefing) else f"comes {hours(briefing)}"


def _is_for(briefing: Briefing) -> str:
    return f"is for {days_text(briefing.days)}, once it has a time of day"


def _is_by_hand(briefing: Briefing) -> bool:
    return briefing.at is None and briefing.cron is None


def _is_timed_for_none(briefing: Briefing) -> bool:
    """Whether it has a time of day, and nowhere to come to then."""
    return not briefing.to and not _is_by_hand(briefing)


def _about(briefing: Briefing) -> str:
    return f"is about {', '.join(briefing.topics) or 'everything'}"


def _goes(briefing: Briefing) -> str:
    return f"goes to {', '.join(map(str, briefing.to))}" if briefing.to else "goes nowhere"


def _where_unknown(briefing: Briefing) -> str:
    done = "sent again" if briefing.unknown is Unknown.RESEND else "held for an admin"
    return f"is {done} where nobody knows whether it arrived"
