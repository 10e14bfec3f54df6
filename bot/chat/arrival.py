"""Arrival: what the bot says when it is invited to a channel, and what the three buttons below that do.

The buttons append a version of the configuration: what they change is checked, and holds at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.chat.asker import Asker, seen_by
from bot.chat.pins import Pins, meant_by, named_in
from bot.chat.trouble import said, sorry
from bot.commands.brief import plan_of_briefing
from bot.composing import composed
from bot.delivery.editions import FIRST_WINDOW
from bot.delivery.memories import stored
from bot.errors import ProgramError
from bot.proof import Proof
from bot.schedule.occurrences import next_occurrences
from bot.schedule.schedule import schedule_of
from bot.versions.editing import Made, current, edit
from bot.versions.edits import (
    EIGHT,
    WEEKDAYS,
    Edited,
    Place,
    briefings_of,
    not_here,
    posting_here,
    topics_here,
)
from briefings import phrases
from briefings.replies.brief import reply_to_brief
from briefings.reply import Action, Reply, Verb
from briefings.selecting.selection import Budget
from briefings.window import Window
from config.configuration import Briefing
from config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.application import Application
    from config import Configuration
    from config.destination import Destination

LINES = 3
"""Of what today's briefing would be: enough to judge it by."""

POST_HERE = Action(Verb.POST_HERE, label="Post it here on weekdays at 08:00")
TOPICS = Action(Verb.TOPICS, label="Choose topics")
NOT_HERE = Action(Verb.NOT_HERE, label="Not here")

TODAY = "Today's briefing would be"
ALREADY = "It is so already:"
ADMINS_ONLY = "Only an admin can change this: ask one to click here."
NOTHING_POSTED = "Nothing is posted here. Ask me whenever you like."


@dataclass(frozen=True, slots=True)
class Topics:
    """What can be chosen for a place, for a form of any platform.

    Attributes:
        every: names of all topics, in the order of the configuration.
        chosen: those that its briefing is about now; none is an overview of everything.
        version: the number of the version that this was read from, to be handed back with the choice.
    """

    every: tuple[str, ...]
    chosen: tuple[str, ...]
    version: int


def greeting(
    application: Application,
    where: Destination,
    *,
    label: str = "",
    outside: bool = False,
    ask: str = "/ask",
    more: str = "/communique",
) -> Reply:
    """What the bot says once, when it comes to a channel; it counts and quotes what the place may see.

    Args:
        label: what people call the place, such as `#harbour`; it comes back as the value of a click.
        outside: people of another organisation are there.
        ask: the command that asks, as it is called here.
        more: the command for all the rest, likewise.
    """
    seen = seen_by(application, Asker(where, where, outside=outside))
    held = seen.reader.totals()
    if not held.documents:
        return said(
            f"I have nothing to read yet. Drop a file or a link here, or ask an admin: {more} add", NOT_HERE
        )
    read = f"Hello. I have read {phrases.several(held.documents, 'document')}"
    newest = f", the newest from {phrases.day(held.newest_at)}" if held.newest_at else ""
    hello = f"{read}{newest}."
    how = f"Ask me with {ask}; I answer only with quotes you can check."
    today = _today(seen)
    sections = tuple(
        replace(one, heading=": ".join(filter(None, (TODAY, one.heading))))
        if one is today.sections[0]
        else one
        for one in today.sections
    )
    reply = Reply(
        hello,
        summary=(how,),
        counts=today.counts,
        sections=sections,
        notice="" if sections else f"{TODAY}: {today.notice}",
        push=f"{hello} {how}",
        actions=tuple(
            replace(one, value=label)
            for one in (POST_HERE, TOPICS, NOT_HERE)
            if one is not TOPICS or seen.configuration.topics
        ),
    )
    return Proof(seen.reader).reply(reply)


def post_here(application: Application, asker: Asker, *, label: str = "") -> Reply:
    """The briefing comes to the asker's place on weekdays at 08:00; the reply says when for the first time.

    Args:
        label: what people call the place: `#harbour`.
    """
    return _edited(application, asker, label, partial(_posted, topics=None))


def choose_topics(application: Application, asker: Asker) -> Topics | Reply:
    """What an admin may choose from; for anybody else, why not."""
    if not asker.admin:
        return said(ADMINS_ONLY)
    configuration = current(application).written
    names = briefings_of(configuration, _place(application, asker.where, ""))
    chosen = configuration.briefings[names[0]] if names else _first(configuration)
    return Topics(tuple(configuration.topics), chosen.topics, application.version)


def topics_chosen(
    application: Application,
    asker: Asker,
    topics: Iterable[str],
    *,
    label: str = "",
    version: int | None = None,
) -> Reply:
    """The briefing of the asker's place is about these topics; where it has none, it gets one.

    Args:
        topics: names; none is an overview of everything.
        label: what people call the place.
        version: that the choice was made from (see `Topics`): what somebody else has changed since is told,
            and not overwritten.
    """
    return _edited(application, asker, label, partial(_posted, topics=tuple(topics)), after=version)


def keep_out(application: Application, asker: Asker, *, label: str = "") -> Reply:
    """No briefing comes to the asker's place any more."""
    return _edited(application, asker, label, not_here)


def _edited(
    application: Application,
    asker: Asker,
    label: str,
    how: Callable[[Configuration, Place], Edited],
    *,
    after: int | None = None,
) -> Reply:
    """What came of a click, as the reply to it."""
    if not asker.admin:
        return said(ADMINS_ONLY)
    place = _place(application, asker.where, label)
    try:
        made = edit(
            application,
            lambda configuration: how(configuration, place),
            made_by=str(asker.person),
            made_in=str(asker.where),
            after=after,
        )
    except (ProgramError, ConfigError) as error:
        return sorry(error)
    return said(_told(application, made, place))


def _told(application: Application, made: Made, place: Place) -> str:
    """What holds for a place now, and whether that is news."""
    configuration, name = made.edited.configuration, made.edited.briefing
    if not name:
        return NOTHING_POSTED
    briefing = configuration.briefings[name]
    about = ", ".join(briefing.topics) or "everything"
    there = f"in {place}" if place.label else "here"
    holds = f"{briefing.title} is posted {there}, about {about}."
    return " ".join(filter(None, ("" if made.changed else ALREADY, holds, _next(application, briefing))))


def _posted(configuration: Configuration, place: Place, *, topics: tuple[str, ...] | None) -> Edited:
    """The edit of a place that wants a briefing.

    Args:
        topics: None for those of the briefing that the place was shown, or has.
    """
    if briefings_of(configuration, place):
        if topics is not None:
            return topics_here(configuration, place, topics)
        return Edited(configuration, briefing=briefings_of(configuration, place)[0])
    first = _first(configuration)
    wanted = first.topics if topics is None else topics
    return posting_here(configuration, place, timezone=first.timezone, at=EIGHT, days=WEEKDAYS, topics=wanted)


def _today(seen: Application) -> Reply:
    """What the first configured briefing would say here now, in a few lines."""
    briefing = _first(seen.configuration)
    as_of = seen.now().astimezone(ZoneInfo(briefing.timezone))
    plan = plan_of_briefing(seen.configuration, "briefing", briefing, as_of)
    plan = replace(plan, name=None, budget=Budget(LINES, None))
    window = Window(read_after=stored(as_of - FIRST_WINDOW))
    return reply_to_brief(composed(seen, plan, window).briefing)


def _first(configuration: Configuration) -> Briefing:
    """The briefing that is configured first; an overview where none is."""
    overview = Briefing("Morning briefing", configuration.timezone, WEEKDAYS, EIGHT)
    return next(iter(configuration.briefings.values()), overview)


def _next(application: Application, briefing: Briefing) -> str:
    """`First: Mon 20 May 2024 08:00 Stockholm.`; empty where nothing is due any more."""
    schedule = schedule_of(briefing)
    due = [] if schedule is None else next_occurrences(schedule, application.now(), 1)
    return f"First: {phrases.moment(due[-1].local)}." if due else ""


def _place(application: Application, where: Destination, label: str) -> Place:
    """A place, with the names by which the configuration may mean it."""
    names = named_in(application.written)
    pins = Pins(application.store.engine).of(where.platform) if names else {}
    meant = meant_by(names, pins)
    return Place(where, label, frozenset(written for written, one in meant.items() if one == where))
