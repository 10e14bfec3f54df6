"""Briefings, as admins see and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Choice, Field, Kind
from bot.chat.managing.leaf import Leaf, listed
from bot.chat.managing.nouns import Noun, Target
from bot.schedule.occurrences import next_occurrences
from bot.schedule.schedule import schedule_of
from briefings import phrases
from briefings.reply import Action, Reply, Verb
from config.configuration import DEFAULT_LINES, Briefing, Unknown
from config.schedule import DAY_NAMES, days_text
from config.values import catch_up_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from config import Configuration
    from config.destination import Destination

NEW = Action(Verb.FORM, f"{Target('briefing.new')}", label="New briefing")
NONE_YET = "No briefing is configured yet."
OFF = "off"
BY_HAND = "when it is asked for"
OVERVIEW = "everything"
NOWHERE = "nowhere"
_WEEKDAYS = tuple(Choice(day[:3], day.capitalize()) for day in DAY_NAMES)
_UNKNOWN = (Choice(Unknown.RESEND, "Send it again"), Choice(Unknown.HOLD, "Hold it for an admin"))


def listing(configuration: Configuration, start: int = 0) -> Reply:
    """All of them from one on, a row each, with a button that opens it."""
    leaf = Leaf(Noun.BRIEFINGS, list(configuration.briefings.items()), start)
    return listed(
        "Briefings",
        leaf,
        lambda name, one: (name, hours(one), about(one), places(one.to)),
        none_yet=NONE_YET,
        new=NEW,
    )


def page(configuration: Configuration, name: str, now: datetime) -> Reply:
    """One of them, with all that can be done with it.

    Args:
        name: of one that there is.
        now: an aware instant.
    """
    one = configuration.briefings[name]
    target = f"{Target('', name)}"
    state = "disable" if one.enabled else "enable"
    return Reply(
        one.title,
        aside=(name,),
        rows=(
            ("when", hours(one)),
            ("next", _coming(one, now)),
            ("about", about(one)),
            ("lines", str(one.lines) if one.words is None else f"as many as {one.words} words take"),
            ("to", ", ".join(map(str, one.to)) or NOWHERE),
            ("not on", ", ".join(map(str, one.skip)) or "no day left out"),
            ("after a standstill", catch_up_text(one.catch_up)),
            ("where nobody knows whether it arrived", one.unknown.value),
        ),
        actions=(
            Action(Verb.FORM, f"briefing.edit{target}"),
            Action(Verb.FORM, f"briefing.settings{target}", label="More settings"),
            Action(Verb.PREVIEW, f"{Target(Noun.BRIEFINGS, name)}"),
            *((Action(Verb.SEND_NOW, f"ask{target}"),) if one.to else ()),
            Action(Verb.ACT, f"briefing.{state}{target}", label="Switch off" if one.enabled else "Switch on"),
            Action(Verb.ACT, f"briefing.delete{target}", label="Delete"),
        ),
    )


def fields(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """What most often changes of one; for the name of none, of a new one."""
    one = configuration.briefings.get(name)
    timed = one is None or one.cron is None
    when = (
        Field("days", "Days", Kind.SEVERAL, value=_days(one), choices=_WEEKDAYS),
        Field("at", "Time of day", hint="As 08:00; empty: only when it is asked for.", value=_at(one)),
    )
    return (
        Field("title", "Title", value=(one.title,) if one else (), required=True, max_chars=150),
        *(when if timed else ()),
        Field(
            "topics",
            "Topics",
            Kind.SEVERAL,
            hint="None chosen is an overview of everything.",
            value=one.topics if one else (),
            choices=tuple(map(Choice, configuration.topics)),
        ),
        Field("to", "Channels", Kind.CHANNELS, value=tuple(map(str, one.to)) if one else ()),
    )


def settings(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """The rest of one."""
    one = configuration.briefings[name]
    return (
        Field("timezone", "Time zone", hint="As Europe/Stockholm.", value=(one.timezone,), required=True),
        Field(
            "lines",
            "Lines at most",
            hint=f"Counted in words now: {one.words}; a number here counts lines instead."
            if one.words
            else "",
            value=() if one.words else (str(one.lines or DEFAULT_LINES),),
            max_chars=2,
        ),
        Field(
            "skip",
            "Days left out",
            Kind.TEXT,
            hint="One a line: 2026-12-24, or 2026-12-24..2027-01-01.",
            value=tuple(map(str, one.skip)),
        ),
        Field(
            "catch_up",
            "What is made up for after a standstill",
            hint="latest, none, all, or: all within 6h",
            value=(catch_up_text(one.catch_up),),
        ),
        Field(
            "unknown",
            "Where nobody knows whether it arrived",
            Kind.ONE,
            value=(one.unknown.value,),
            choices=_UNKNOWN,
            required=True,
        ),
    )


def hours(briefing: Briefing) -> str:
    """`mon-fri 08:00 Stockholm`; `off` before it where it is switched off."""
    if briefing.at is not None:
        city = briefing.timezone.rpartition("/")[2].replace("_", " ")
        when = f"{days_text(briefing.days)} {briefing.at:%H:%M} {city}"
    else:
        when = f"cron {briefing.cron.text}" if briefing.cron else BY_HAND
    return when if briefing.enabled else f"{OFF}: {when}"


def about(briefing: Briefing) -> str:
    """Its topics."""
    return ", ".join(briefing.topics) or OVERVIEW


def places(where: Iterable[Destination]) -> str:
    """Where something goes, on one line."""
    return ", ".join(map(str, where)) or NOWHERE


def _coming(briefing: Briefing, now: datetime) -> str:
    schedule = schedule_of(briefing)
    due = [] if schedule is None else next_occurrences(schedule, now, 1)
    return phrases.moment(due[0].local) if due else "at no time"


def _days(briefing: Briefing | None) -> tuple[str, ...]:
    wanted = range(5) if briefing is None else briefing.days
    return tuple(DAY_NAMES[day][:3] for day in wanted)


def _at(briefing: Briefing | None) -> tuple[str, ...]:
    if briefing is None:
        return ("08:00",)
    return () if briefing.at is None else (f"{briefing.at:%H:%M}",)
