"""Names: the channels and people that a configuration gives by name, found out at the start.

In comes a configuration as admins wrote it, out goes one whose Slack destinations are ids. A name means what
it meant when it was first met (see `bot.chat.pins`); where another channel bears it now, or its own channel
bears another name, the admins are told.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.chat.pins import meant_by, named_in
from bot.slack_adapter.asking import PAGE, Unanswered, listed
from bot.slack_adapter.channels import channel_of
from config.addresses import addressed
from config.destination import Platform

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.chat.pins import Pins
    from config.configuration import Configuration
    from config.destination import Destination


@dataclass(frozen=True, slots=True)
class Resolved:
    """A configuration whose names have been looked up.

    Attributes:
        configuration: with ids for all names that are known; the others stand in it as they were written,
            match no channel, and are refused by the messenger.
        mapping: a destination as it was written → the one that it means.
        troubles: a sentence for the admins each; the same as long as nothing changes, so that each need be
            told only once.
    """

    configuration: Configuration
    mapping: Mapping[Destination, Destination]
    troubles: tuple[str, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The ids that were looked up → the names that admins gave them, such as `#board`."""
        return {meant.address: written.address for written, meant in self.mapping.items()}


@dataclass(slots=True)
class _Roll:
    """Who bears which name just now, of channels or of people.

    Attributes:
        ids: a name → the ids that bear it, normally one.
        names: an id → the name that it bears.
        trouble: why it is not the whole roll, or empty.
    """

    ids: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)
    trouble: str = ""

    def add(self, name: str, found: str) -> None:
        self.ids[name.lower()].append(found)
        self.names[found] = name


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What names mean.

    Attributes:
        ids: a name → the id that it means; of those alone that mean one.
        troubles: a sentence for the admins each.
    """

    ids: Mapping[str, str]
    troubles: tuple[str, ...]


async def resolved(
    configuration: Configuration, client: AsyncWebClient, pins: Pins, *, now: datetime
) -> Resolved:
    """The configuration with ids in place of names; Slack is asked only where it gives a name.

    Args:
        now: an aware UTC instant.

    Raises:
        StoreUnavailable: what names meant cannot be read or written.
    """
    names = named_in(configuration)
    if not names:
        return Resolved(configuration, {})
    known = await asyncio.to_thread(pins.of, Platform.SLACK)
    found = await looked_up(set(names.values()), known, client)
    ids = dict(found.ids)
    for name in ids.keys() - known.keys():
        ids[name] = await asyncio.to_thread(pins.pin, Platform.SLACK, name, ids[name], now=now)
    meant = meant_by(names, ids)
    return Resolved(addressed(configuration, meant), meant, found.troubles)


async def looked_up(names: Collection[str], known: Mapping[str, str], client: AsyncWebClient) -> LookedUp:
    """What names mean, and what has become of those whose meaning is known; nothing is written down.

    Args:
        names: as `pins.name_of` has them.
        known: see `Pins.of`.
    """
    people = {name for name in names if name.startswith("@")}
    channels = set(names) - people
    ids = {name: known[name] for name in names if name in known}
    troubles: list[str] = []
    for wanted, roll_of in ((channels, _channels), (people, _people)):
        if not wanted:
            continue
        roll = await roll_of(client)
        if roll.trouble:
            troubles.append(roll.trouble)
            continue
        for name in wanted - known.keys():
            if len(roll.ids[name]) == 1:
                ids[name] = roll.ids[name][0]
        troubles += _troubles(wanted, roll, ids)
    return LookedUp(ids, tuple(troubles))


async def _channels(client: AsyncWebClient) -> _Roll:
    roll = _Roll()
    try:
        async for told in listed(
            lambda cursor: client.conversations_list(
                types="public_channel,private_channel", exclude_archived=False, limit=PAGE, cursor=cursor
            ),
            "channels",
        ):
            channel = channel_of(told)
            if channel is not None and channel.name:
                roll.add(channel.name, channel.id)
    except Unanswered as error:
        roll.trouble = f"The channels cannot be listed: {error.reason}. Their names mean what they meant."
    return roll


async def _people(client: AsyncWebClient) -> _Roll:
    """By their user names: a display name is anybody's to take."""
    roll = _Roll()
    try:
        async for told in listed(lambda cursor: client.users_list(limit=PAGE, cursor=cursor), "members"):
            name, found = told.get("name"), told.get("id")
            if isinstance(name, str) and isinstance(found, str) and told.get("deleted") is not True:
                roll.add(f"@{name}", found)
    except Unanswered as error:
        roll.trouble = f"The people cannot be listed: {error.reason}. Their names mean who they meant."
    return roll


def _troubles(wanted: Collection[str], roll: _Roll, known: Mapping[str, str]) -> Iterator[str]:
    """What is not as the admins would think, a sentence for each name."""
    for name in sorted(wanted):
        shown = name if name.startswith("@") else f"#{name}"
        what = "person" if name.startswith("@") else "channel"
        bearers, pinned = roll.ids[name], known.get(name)
        if pinned is None:
            yield _unknown(shown, what, bearers)
        elif bearers and pinned not in bearers:
            called = roll.names.get(pinned)
            yield (
                f"slack:{shown} is not the {what} it was: it goes on meaning {pinned}"
                f"{f', called {_shown(called)} now' if called else ''}, and not {', '.join(bearers)}. "
                f"Write the id of the one that is meant."
            )
        elif pinned not in roll.names:
            yield f"slack:{shown} means {pinned}, which cannot be seen: it is gone, or the bot is not in it."
        elif roll.names[pinned].lower() != name:
            yield f"{shown} is called {_shown(roll.names[pinned])} now; slack:{shown} goes on meaning it."


def _unknown(shown: str, what: str, bearers: Collection[str]) -> str:
    if bearers:
        return f"slack:{shown} could be any of {', '.join(sorted(bearers))}: write the id of one."
    if what == "person":
        return f"slack:{shown} is nobody's user name: write the id of a person."
    return f"slack:{shown} is no channel that can be seen: invite the bot, or write the id of a channel."


def _shown(name: str) -> str:
    """A name as people write it."""
    return name if name.startswith("@") else f"#{name}"
