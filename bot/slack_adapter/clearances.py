"""Clearances: the channels that a closed collection was opened to, and that another organisation reads now.

A question there is answered without closed collections by itself (`Asker.outside`); what is scheduled has no
asker, so there the configuration itself is narrowed: `config.addresses.closed_to`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.chat.pins import name_of
from config.destination import Platform

if TYPE_CHECKING:
    from bot.slack_adapter.channels import Channels
    from config.configuration import Configuration
    from config.destination import Destination

AT_ONCE = 8
"""Questions under way at a time."""

_CHANNEL = ("C", "G")
"""How the ids of channels begin."""


async def read_outside(configuration: Configuration, channels: Channels) -> frozenset[Destination]:
    """The channels with a clearance that another organisation is known to read.

    Of a channel that cannot be asked about nothing is said here: nothing can be posted there either, as
    long as Slack does not answer or the bot is not in it.

    Args:
        configuration: with ids in place of names.
    """
    cleared = {
        where
        for one in configuration.collections.values()
        for where in one.allow or ()
        if where.platform is Platform.SLACK and name_of(where) is None and where.address.startswith(_CHANNEL)
    }
    gate = asyncio.Semaphore(AT_ONCE)

    async def is_outside(where: Destination) -> bool:
        async with gate:
            place = await channels.of(where.address)
            return place.known and place.shared

    ordered = sorted(cleared)
    found = await asyncio.gather(*map(is_outside, ordered))
    return frozenset(where for where, outside in zip(ordered, found, strict=True) if outside)


def withheld_told(outside: frozenset[Destination]) -> tuple[str, ...]:
    """A sentence for the admins for each such channel."""
    return tuple(
        f"{where} is shared with another organisation: closed collections are kept from it. "
        f"Take it out of allow, or end the sharing."
        for where in sorted(outside)
    )
