"""`python -m tests.platform --port 8099 --flavour slack --channels 40 --faults 0.6 --record sent.jsonl`.

A process of its own, until it is told to stop; it prints its address once it serves.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import time
from dataclasses import replace
from pathlib import Path

from tests.platform.chat import Chat
from tests.platform.faults import Faults
from tests.platform.record import Record
from tests.platform.rules import RULES, Channel, Flavour
from tests.platform.server import serving

SETTINGS = {
    "messages": int,
    "period_s": float,
    "apart_s": float,
    "burst": int,
    "reads": int,
    "lag_s": float,
    "slow_s": float,
    "nonce_window_s": float,
    "retry_after_s": float,
}


def channel_name(flavour: Flavour, number: int) -> str:
    """An id as the flavour has them."""
    return f"C{number:05}" if flavour is Flavour.SLACK else str(1_000_000_000_000_000_000 + number)


def main() -> None:
    options = _options()
    flavour: Flavour = options.flavour
    given = {name: getattr(options, name) for name in SETTINGS if getattr(options, name) is not None}
    channels = {channel_name(flavour, number): Channel.OPEN for number in range(options.channels)}
    for name, _, state in (text.partition("=") for text in options.channel):
        channels[name] = Channel(state)
    chat = Chat(replace(RULES[flavour], **given), channels, clock=time.time, record=Record(options.record))
    asyncio.run(_serve(chat, Faults.from_text(options.faults, seed=options.seed), options.port))


async def _serve(chat: Chat, faults: Faults, port: int) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with serving(chat, faults, port=port) as url:
        print(url, flush=True)  # noqa: T201  who started it reads that
        await stopped.wait()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.platform", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--flavour", type=Flavour, choices=list(Flavour), default=Flavour.SLACK)
    parser.add_argument("--channels", type=int, default=10, help="how many open ones there are")
    parser.add_argument("--channel", action="append", default=[], help="ID=STATE, one of another state")
    parser.add_argument("--record", type=Path, help="keeps what was accepted, a line each")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", default="0", help="0.6, or drop_after=0.3,limit=0.1")
    for name, kind in SETTINGS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, help="see tests/platform/rules.py")
    return parser.parse_args()


if __name__ == "__main__":
    main()
