"""Arrival: what the bot says when it is invited to a channel, and what the three buttons below that do.

The buttons append a version of the configuration: what they change is checked, and holds at once.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.chat.asker import Asker, seen_by
from bot.chat.outcome import Outcome, Post
from bot.chat.phrasing import nothing_to_read
from bot.chat.pins import Pins, meant_by, named_in
from bot.chat.topics import NO_TOPICS, Topics, in_order, wanted
from bot.chat.trouble import said, sorry
from bot.commands.brief import plan_of_briefing
from bot.composing import composed
from bot.delivery.editions import FIRST_WINDOW
from bot.delivery.memories import stored
from bot.errors import ProgramError
from bot.ledger import Ledger
from bot.ledger.states import OccurrenceState
from bot.proof import Proof
from bot.rendering.handles import handle_of
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
from briefings.reply import Action, Reply, Section, Verb
from briefings.selecting.selection import Budget
from briefings.window import Window
from config.configuration import Briefing
from config.errors import ConfigError
from config.schedule import days_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.application import Application
    from bot.schedule.occurrences import Due
    from config import Configuration
    from config.destination import Destination

LINES = 3
"""Of what today's briefing would be: enough to judge it by."""

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
_DAYS = {WEEKDAYS: "on weekdays", EVERY_DAY: "every day"}

POST_HERE = Action(Verb.POST_HERE, label="Post it here on weekdays at 08:00")
TOPICS = Action(Verb.TOPICS, label="Choose topics")
NOT_HERE = Action(Verb.NOT_HERE, label="Not here")

TODAY = "Today's briefing would be:"
ALREADY = "It is so already:"
ADMINS_ONLY = "Only an admin can change this: ask one to click here."
NOTHING_POSTED = "Nothing is posted here. Ask me whenever you like."


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
        label: what people call the place, such as `#harbour`; it comes back as the value of a click, unless
            it is too long for one.
        outside: people of another organisation are there.
        ask: the command that asks, as it is called here.
        more: the command for all the rest, likewise.
    """
    seen = seen_by(application, Asker(where, where, outside=outside))
    held = seen.reader.totals()
    if not held.documents:
        return said(nothing_to_read({"ask": ask, "communique": more}))
    read = f"Hello. I have read {phrases.several(held.documents, 'document')}"
    newest = f", the newest from {phrases.day(held.newest_at)}" if held.newest_at else ""
    hello = f"{read}{newest}."
    how = f"Ask me with {ask}; I answer only with quotes you can check."
    today = _today(seen)
    reply = Reply(
        hello,
        summary=(how,),
        counts=today.counts,
        sections=(Section(TODAY, ()), *today.sections),
        notice="" if today.sections else today.notice,
        push=f"{hello} {how}",
        actions=tuple(
            replace(one, value=label if handle_of(label) == label else "")
            for one in (POST_HERE, TOPICS, NOT_HERE)
            if one is not TOPICS or seen.known.topics
        ),
    )
    return Proof(seen.reader).reply(reply)


def post_here(application: Application, asker: Asker, *, label: str = "") -> Outcome:
    """The briefing comes to the asker's place on weekdays at 08:00; the reply says when for the first time.

    What was clicked gives way to what holds there now, for all to see.

    Args:
        label: what people call the place: `#harbour`.
    """
    known = _known(application, asker)
    return _clicked(application, asker, label, partial(_posted, known=known, topics=None))


def choose_topics(application: Application, asker: Asker) -> Topics | Reply:
    """What an admin may choose from; where that is nothing, and for anybody else, why not."""
    if not asker.admin:
        return said(ADMINS_ONLY)
    configuration = current(application).written
    if not configuration.topics:
        return said(NO_TOPICS)
    held = _held(configuration, _place(application, asker.where, ""), known=_known(application, asker))
    every = in_order(configuration.topics, held.topics)
    return Topics(every, held.topics, application.version, _hours(held))


def topics_chosen(
    application: Application,
    asker: Asker,
    topics: Iterable[str],
    *,
    label: str = "",
    version: int | None = None,
    shown: int | None = None,
) -> Outcome:
    """The briefing of the asker's place is about these topics; where it has none, it gets one.

    Where that is news, the place is told.

    Args:
        topics: names, or handles of them; none is an overview of everything.
        label: what people call the place.
        version: that the choice was made from (see `Topics`): what somebody else has changed since is told,
            and not overwritten.
        shown: how many topics could be chosen among, of `Topics.every`; None where all could.
    """
    place, handles = _place(application, asker.where, label), tuple(topics)
    known = _known(application, asker)

    def how(configuration: Configuration, place: Place) -> Edited:
        chosen = _held(configuration, place, known=known).topics
        return _posted(
            configuration,
            place,
            known=known,
            topics=wanted(handles, configuration.topics, chosen, shown=shown),
        )

    made = _edited(application, asker, place, how, after=version)
    if isinstance(made, Reply):
        return Outcome(made)
    told = (Post(asker.where, said(_announced(made))),) if made.changed else ()
    return Outcome(said(_told(application, made, place)), posts=told)


def keep_out(application: Application, asker: Asker, *, label: str = "") -> Outcome:
    """No briefing comes to the asker's place any more; what was clicked gives way to that."""
    return _clicked(application, asker, label, not_here)


def _clicked(
    application: Application, asker: Asker, label: str, how: Callable[[Configuration, Place], Edited]
) -> Outcome:
    """What came of a click, and what stands for all where it was clicked."""
    place = _place(application, asker.where, label)
    made = _edited(application, asker, place, how)
    if isinstance(made, Reply):
        return Outcome(made)
    return Outcome(said(_told(application, made, place)), instead=said(_announced(made)))


def _edited(
    application: Application,
    asker: Asker,
    place: Place,
    how: Callable[[Configuration, Place], Edited],
    *,
    after: int | None = None,
) -> Made | Reply:
    """What an edit made of the configuration, or why it made nothing."""
    if not asker.admin:
        return said(ADMINS_ONLY)
    try:
        return edit(
            application,
            lambda configuration: how(configuration, place),
            made_by=str(asker.person),
            made_in=str(asker.where),
            after=after,
        )
    except (ProgramError, ConfigError) as error:
        return sorry(error)


def _told(application: Application, made: Made, place: Place) -> str:
    """What holds for a place now, and whether that is news."""
    configuration, name = made.edited.configuration, made.edited.briefing
    if not name:
        return NOTHING_POSTED
    briefing = configuration.briefings[name]
    there = f"in {place}" if place.label else "here"
    holds = f"{briefing.title} is posted {there}, about {_about(briefing)}."
    first = _first_due(application, name, briefing, place)
    coming = f"First: {phrases.moment(first.local)}." if first else ""
    return " ".join(filter(None, ("" if made.changed else ALREADY, holds, coming)))


def _announced(made: Made) -> str:
    """What a place is told of what comes there now."""
    name = made.edited.briefing
    if not name:
        return NOTHING_POSTED
    briefing = made.edited.configuration.briefings[name]
    gets = " ".join(filter(None, (briefing.title, _hours(briefing))))
    return f"This channel gets {gets}, about {_about(briefing)}."


def _about(briefing: Briefing) -> str:
    return ", ".join(briefing.topics) or "everything"


def _hours(briefing: Briefing) -> str:
    """`on weekdays at 08:00 Stockholm`; empty where it comes at no hour of its own."""
    if briefing.at is None:
        return ""
    days = _DAYS.get(briefing.days) or f"on {days_text(briefing.days)}"
    return f"{days} at {briefing.at:%H:%M} {briefing.timezone.rpartition('/')[2].replace('_', ' ')}"


def _posted(
    configuration: Configuration, place: Place, *, known: Configuration, topics: tuple[str, ...] | None
) -> Edited:
    """The edit of a place that wants a briefing.

    Args:
        known: what the place may know of the configuration.
        topics: None for those of the briefing that the place was shown, or has.
    """
    if briefings_of(configuration, place):
        if topics is not None:
            return topics_here(configuration, place, topics)
        return Edited(configuration, briefing=briefings_of(configuration, place)[0])
    first = _first(known)
    there = (one for one in first.topics if one in configuration.topics)
    return posting_here(
        configuration,
        place,
        timezone=first.timezone,
        at=EIGHT,
        days=WEEKDAYS,
        topics=tuple(there) if topics is None else topics,
        known=known.briefings,
    )


def _today(seen: Application) -> Reply:
    """What the first configured briefing would say here now, in a few lines."""
    briefing = _first(seen.known)
    as_of = seen.now().astimezone(ZoneInfo(briefing.timezone))
    plan = plan_of_briefing(seen.configuration, "briefing", briefing, as_of)
    plan = replace(plan, name=None, budget=Budget(LINES, None))
    window = Window(read_after=stored(as_of - FIRST_WINDOW))
    return reply_to_brief(composed(seen, plan, window).briefing)


def _held(configuration: Configuration, place: Place, *, known: Configuration) -> Briefing:
    """The briefing of a place; where it has none, the one that it would get.

    Args:
        known: what the place may know of the configuration.
    """
    names = briefings_of(configuration, place)
    return configuration.briefings[names[0]] if names else replace(_first(known), days=WEEKDAYS, at=EIGHT)


def _known(application: Application, asker: Asker) -> Configuration:
    """What everybody in the asker's place may know of the configuration: they all read what comes there."""
    return seen_by(application, replace(asker, admin=False)).known


def _first(configuration: Configuration) -> Briefing:
    """The briefing that is configured first; an overview where none is."""
    overview = Briefing("Morning briefing", configuration.timezone, WEEKDAYS, EIGHT)
    return next(iter(configuration.briefings.values()), overview)


def _first_due(application: Application, name: str, briefing: Briefing, place: Place) -> Due | None:
    """The first that comes to a place; None where nothing is due any more.

    What has been written already goes to whom it was written for, and to nobody else.
    """
    schedule = schedule_of(briefing)
    due = [] if schedule is None else next_occurrences(schedule, application.now(), 2)
    ledger = Ledger(application.store.engine)
    written = {
        occurrence.nominal
        for occurrence, deliveries in ledger.occurrences(subject=name, since=application.now())
        if occurrence.state is not OccurrenceState.PLANNED
        and not any(one.destination in place for one in deliveries)
    }
    return next(
        (one for one in due if not one.merged and one.nominal.isoformat(timespec="minutes") not in written),
        None,
    )


def _place(application: Application, where: Destination, label: str) -> Place:
    """A place, with the names by which the configuration may mean it."""
    names = named_in(application.written)
    pins = Pins(application.store.engine).of(where.platform) if names else {}
    meant = meant_by(names, pins)
    return Place(where, label, frozenset(written for written, one in meant.items() if one == where))
