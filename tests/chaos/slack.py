"""`python -m tests.chaos.slack --channels 7 --faults 0.6 --record sent.jsonl`: the fake Slack, by itself.

It speaks Slack's Web API, refuses what Slack refuses, and keeps on record what it took. Prints its address
once it serves, and goes on until it is told to stop.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from tests.platform.__main__ import channel_name
from tests.platform.faults import Faults
from tests.platform.record import Accepted, Record
from tests.platform.rules import Flavour
from tests.slack.server import slack_serving

if TYPE_CHECKING:
    from tests.slack.message import Message


def main() -> None:
    options = _options()
    faults = Faults.from_text(options.faults, seed=options.seed)
    asyncio.run(_serve(Record(options.record), faults, options.channels, options.slow_s))


async def _serve(record: Record, faults: Faults, channels: int, slow_s: float) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with slack_serving(faults=faults, slow_s=slow_s) as slack:
        for channel in range(channels):
            slack.add_channel(channel_name(Flavour.SLACK, channel))
        slack.workspace.posted.append(lambda message: record.add(_accepted(message)))
        print(slack.url, flush=True)  # noqa: T201  who started it reads that
        await stopped.wait()


def _accepted(message: Message) -> Accepted:
    seconds, micros = message.ts.split(".")
    mark = str((message.metadata or {})["event_payload"]["mark"])
    body = json.dumps(message.sent)
    at_us = int(seconds) * 1_000_000 + int(micros)
    return Accepted(message.channel, message.ts, mark, body, message.thread_ts, at_us)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.slack", description=__doc__)
    parser.add_argument("--channels", type=int, default=7)
    parser.add_argument("--record", type=Path, help="keeps what was accepted, a line each")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", default="0", help="0.6, or drop_after=0.3,limit=0.1")
    parser.add_argument("--slow-s", type=float, default=1.0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
