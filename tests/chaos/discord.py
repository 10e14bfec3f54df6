"""`python -m tests.chaos.discord --channels 7 --faults 0.6 --record sent.jsonl`: the fake Discord, by itself.

It speaks Discord's HTTP API, refuses what Discord refuses, and keeps on record what it took. The last channel
is a forum, which enforces no nonce. Prints its address once it serves, and goes on until it is told to stop.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discord.utils import snowflake_time

from bot.rendering.discord.marks import mark_of
from tests.discord import posting
from tests.discord.channel import Kind
from tests.discord.server import discord_serving
from tests.platform.__main__ import channel_name
from tests.platform.faults import Faults
from tests.platform.record import Accepted, Record
from tests.platform.rules import Flavour

if TYPE_CHECKING:
    from tests.discord.channel import Channel

NONCE_LASTS = timedelta(seconds=2)
"""Longer ones would hide a message that is sent again because it was not found."""


def main() -> None:
    options = _options()
    posting.NONCE_LASTS = NONCE_LASTS
    faults = Faults.from_text(options.faults, seed=options.seed)
    asyncio.run(_serve(Record(options.record), faults, options.channels, options.slow_s))


async def _serve(record: Record, faults: Faults, channels: int, slow_s: float) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with discord_serving(faults=faults, slow_s=slow_s, documented=False) as discord:
        for channel in range(channels):
            kind = Kind.FORUM if channel == channels - 1 else Kind.TEXT
            discord.add_channel(channel_name(Flavour.DISCORD, channel), kind=kind)

        def heard(event: str, data: dict[str, Any], channel: Channel | None) -> None:
            if event == "MESSAGE_CREATE" and channel is not None:
                record.add(_accepted(data, channel))

        discord.community.heard.append(heard)
        print(discord.url, flush=True)  # noqa: T201  who started it reads that
        await stopped.wait()


def _accepted(message: dict[str, Any], channel: Channel) -> Accepted:
    """The message as the destination has it: of a forum's posts, the later parts hang from the first."""
    number, thread = str(message["id"]), message.get("message_reference", {}).get("message_id")
    place = channel.id
    if channel.is_thread and channel.parent is not None:
        place, thread = channel.parent, channel.id if len(channel.messages) > 1 else None
    mark = mark_of(message["components"])
    assert mark is not None
    at_us = round(snowflake_time(int(number)).timestamp() * 1_000_000)
    return Accepted(place, number, mark, json.dumps(message["components"]), thread, at_us)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.discord", description=__doc__)
    parser.add_argument("--channels", type=int, default=7)
    parser.add_argument("--record", type=Path, help="keeps what was accepted, a line each")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", default="0", help="0.6, or drop_after=0.3,limit=0.1")
    parser.add_argument("--slow-s", type=float, default=1.0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
