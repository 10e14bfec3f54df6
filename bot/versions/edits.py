"""Edits: what can be changed of a configuration by a click. Pure: a configuration in, the changed one out.

An edit that finds everything as it should be changes nothing, so the same click twice is one change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.errors import UnknownName
from config.configuration import Briefing
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from config import Configuration
    from config.destination import Destination

WEEKDAYS = (0, 1, 2, 3, 4)
EIGHT = time(8)
NOON = time(12)

MAX_NAME_CHARS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a click was made.

    Attributes:
        where: what is written into the configuration: the channel by its id.
        label: what people call it, or empty; a new briefing is named after it.
        written: other ways in which the configuration names the same place: `slack:#board`.
    """

    where: Destination
    label: str = ""
    written: frozenset[Destination] = frozenset()

    def __contains__(self, where: object) -> bool:
        """Whether a destination is this place."""
        return where == self.where or where in self.written

    def __str__(self) -> str:
        """What it is called, on one line: people name channels as they like."""
        return "".join(filter(str.isprintable, self.label)).strip() or str(self.where)


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit makes of a configuration.

    Attributes:
        change: one plain sentence; empty where nothing changed, and the configuration is the same.
        briefing: the name of the briefing that it is about, or empty.
    """

    configuration: Configuration
    change: str = ""
    briefing: str = ""


def posting_here(
    configuration: Configuration,
    place: Place,
    *,
    timezone: str,
    at: time = EIGHT,
    days: tuple[int, ...] = WEEKDAYS,
    topics: Iterable[str] = (),
    known: Collection[str] | None = None,
) -> Edited:
    """A briefing goes to a place: one that is there already and fits, else a new one.

    Args:
        timezone: IANA name.
        at: nominal local time of day.
        days: weekdays, Monday 0, in order.
        topics: names of configured topics; none is an overview.
        known: names of the briefings that may fit: those that the place may know of; None is all of them.

    Raises:
        UnknownName: there is no such topic.
    """
    wanted = _known(configuration, topics)
    fitting = {
        name: one
        for name, one in configuration.briefings.items()
        if one.enabled
        and (one.cron, one.at, one.days, one.timezone) == (None, at, days, timezone)
        and set(one.topics) == set(wanted)
        and (known is None or name in known)
    }
    for name, one in fitting.items():
        if _goes_to(one, place):
            return Edited(configuration, briefing=name)
    for name, one in fitting.items():
        changed = _with(configuration, name, replace(one, to=(*one.to, place.where)))
        return Edited(changed, f"{name} is posted in {place} too.", name)
    title = "Morning briefing" if at < NOON else "Briefing"
    one = Briefing(title, timezone, days, at, topics=wanted, to=(place.where,))
    name = free_name(place.label, configuration.briefings)
    return Edited(_with(configuration, name, one), f"{name} is new, and posted in {place}.", name)


def not_here(configuration: Configuration, place: Place) -> Edited:
    """No briefing goes to a place any more. Those that go nowhere then stay, to be asked for by name."""
    gone = [name for name, one in configuration.briefings.items() if _goes_to(one, place)]
    if not gone:
        return Edited(configuration)
    for name in gone:
        one = configuration.briefings[name]
        configuration = _with(
            configuration, name, replace(one, to=tuple(where for where in one.to if where not in place))
        )
    verb = "is" if len(gone) == 1 else "are"
    return Edited(configuration, f"{', '.join(gone)} {verb} not posted in {place} any more.")


def with_topics(configuration: Configuration, briefing: str, topics: Iterable[str]) -> Edited:
    """A briefing is about these topics, wherever it goes.

    Args:
        topics: names of configured topics; none is an overview.

    Raises:
        UnknownName: there is no such briefing or topic.
    """
    if briefing not in configuration.briefings:
        hint = did_you_mean(briefing, configuration.briefings, kind="briefing")
        raise UnknownName("briefing", briefing, hint=hint)
    wanted, one = _known(configuration, topics), configuration.briefings[briefing]
    if set(wanted) == set(one.topics):
        return Edited(configuration, briefing=briefing)
    changed = _with(configuration, briefing, replace(one, topics=wanted))
    return Edited(changed, f"{briefing} is about {_listed(wanted)}.", briefing)


def topics_here(configuration: Configuration, place: Place, topics: Iterable[str]) -> Edited:
    """The briefing of a place is about these topics; that of other places stays as it is.

    Where the briefing goes to others too, this place gets one of its own, at the same hour.

    Raises:
        UnknownName: there is no such topic, or no briefing goes there.
    """
    name = next(iter(briefings_of(configuration, place)), None)
    if name is None:
        raise UnknownName("briefing", str(place), hint="no briefing is posted there")
    one, wanted = configuration.briefings[name], _known(configuration, topics)
    others = tuple(where for where in one.to if where not in place)
    if set(wanted) == set(one.topics) or not others:
        return with_topics(configuration, name, wanted)
    own = free_name(place.label, configuration.briefings)
    changed = _with(configuration, name, replace(one, to=others))
    changed = _with(changed, own, replace(one, topics=wanted, to=(place.where,), ping=None))
    return Edited(changed, f"{own} is new, posted in {place} in place of {name}: {_listed(wanted)}.", own)


def briefings_of(configuration: Configuration, place: Place) -> tuple[str, ...]:
    """The names of the briefings that go to a place, in the order written; those that are off do not."""
    return tuple(
        name for name, one in configuration.briefings.items() if one.enabled and _goes_to(one, place)
    )


def free_name(label: str, taken: Iterable[str]) -> str:
    """A name for a briefing that no other has: what people call its place, else `briefing`; `-2` and on."""
    slug = re.sub(r"[\W_]+", "-", label.lower())[:MAX_NAME_CHARS].strip("-") or "briefing"
    held = {name.casefold() for name in taken}
    if slug.casefold() not in held:
        return slug
    number = 2
    while f"{slug}-{number}".casefold() in held:
        number += 1
    return f"{slug}-{number}"


def _known(configuration: Configuration, topics: Iterable[str]) -> tuple[str, ...]:
    """The topics, each once, in the order in which the configuration has them."""
    wanted = set(topics)
    for name in sorted(wanted - set(configuration.topics)):
        raise UnknownName("topic", name, hint=did_you_mean(name, configuration.topics, kind="topic"))
    return tuple(name for name in configuration.topics if name in wanted)


def _goes_to(briefing: Briefing, place: Place) -> bool:
    return any(where in place for where in briefing.to)


def _with(configuration: Configuration, name: str, briefing: Briefing) -> Configuration:
    briefings = MappingProxyType({**configuration.briefings, name: briefing})
    return replace(configuration, briefings=briefings)


def _listed(topics: tuple[str, ...]) -> str:
    return ", ".join(topics) or "everything"
