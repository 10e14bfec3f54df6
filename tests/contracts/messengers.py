"""What every messenger is held to the contract with: how to make it, what it can do, what stands there.

To join, write a function like `_slack` that opens a `Place`, and add a `Case` to `CASES`; the promises are in
`test_messengers.py`.
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import aiohttp

from bot.delivery.console import ConsoleMessenger
from bot.delivery.message import Content, Message
from bot.delivery.messenger import Limits, Messenger
from bot.delivery.outbox import OutboxMessenger
from bot.slack_adapter.messenger import LIMITS, SlackMessenger
from bot.slack_adapter.web import Web
from config.destination import Destination, Platform
from tests.contracts.discord import discord_place
from tests.contracts.place import Place, Seen
from tests.platform.__main__ import channel_name
from tests.platform.chat import Chat
from tests.platform.faults import Answer, Fault, Faults
from tests.platform.messenger import FakeMessenger
from tests.platform.rules import RULES, Channel, Flavour
from tests.platform.server import serving
from tests.slack.server import slack_serving
from tests.slack.workspace import ALL_SCOPES, BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """One messenger.

    Attributes:
        opened: a place of its own for each test, given an empty folder.
        readable: what arrived can be found.
        threads: a reply is shown as one.
        bounded: a reply can be too long for one message.
        troubled: its platform can be made to fail.
    """

    name: str
    opened: Callable[[Path], AbstractAsyncContextManager[Place]]
    readable: bool = True
    threads: bool = False
    bounded: bool = False
    troubled: bool = False

    def __str__(self) -> str:
        return self.name


def now() -> datetime:
    """The machine's: a server of its own has no other."""
    return datetime.now(UTC)


LONG_AGO = timedelta(hours=1)
_numbers = count()


def a_mark() -> str:
    """One as long as they may be, unlike every other."""
    return f"{next(_numbers):0>25}"


def a_message(
    place: Place, text: str = "The toll is €4.", *, part: int = 1, parts: int = 1, thread: str | None = None
) -> Message:
    return Message(Content(place.body(text), ("c1",)), "morning-2026-05-20", part, parts, thread)


class _Screen(io.BytesIO):
    """Keeps what each write brought."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []

    def write(self, data: bytes | memoryview) -> int:  # type: ignore[override]  # what a messenger gives it
        self.written.append(bytes(data))
        return len(data)


@contextmanager
def _standard_output(stream: io.TextIOWrapper) -> Iterator[None]:
    """Not contextlib's: that would forbid what is no text stream of its own."""
    kept, sys.stdout = sys.stdout, stream
    try:
        yield
    finally:
        sys.stdout = kept


@asynccontextmanager
async def _console(_folder: Path) -> AsyncIterator[Place]:
    screen = _Screen()
    here = Destination(Platform.CONSOLE)
    with _standard_output(io.TextIOWrapper(screen, encoding="utf-8")):
        yield Place(
            ConsoleMessenger(clock=now),
            here,
            here,
            seen=lambda _: [Seen(written.decode()) for written in screen.written],
            body=str,
            unreadable=here,
        )


@asynccontextmanager
async def _outbox(folder: Path) -> AsyncIterator[Place]:
    def seen(destination: Destination) -> list[Seen]:
        path = folder / destination.address
        lines = path.read_text("utf-8").split("\n")[:-1] if path.is_file() else []
        fields = [json.loads(line) for line in lines]
        return [Seen(line["text"], line["mark"], line["thread"]) for line in fields]

    (folder / "in-the-way").mkdir()
    yield Place(
        OutboxMessenger(folder, clock=now),
        Destination(Platform.FILE, "outbox/morning.jsonl"),
        Destination(Platform.FILE, "outbox/evening.jsonl"),
        seen=seen,
        body=str,
        nowhere=(Destination(Platform.FILE, "in-the-way"),),
    )


@asynccontextmanager
async def _fake(_folder: Path, *, flavour: Flavour) -> AsyncIterator[Place]:
    names = {state: channel_name(flavour, number) for number, state in enumerate(Channel)}
    channels = {name: state for state, name in names.items()}
    there = channel_name(flavour, 99)
    rules = replace(RULES[flavour], messages=10_000, apart_s=0.0, slow_s=0.5, retry_after_s=7.0)
    chat = Chat(rules, {**channels, there: Channel.OPEN}, clock=time.time)
    faults = Faults()

    def destination(name: str) -> Destination:
        return Destination(Platform(flavour.value), name)

    def seen(where: Destination) -> list[Seen]:
        return [
            Seen(message.body, message.mark, message.thread, message.pinged)
            for message in chat.record.of(where.address)
        ]

    def body(text: str) -> str:
        return json.dumps({"text": text} if flavour is Flavour.SLACK else {"components": [{"content": text}]})

    async with serving(chat, faults) as url, aiohttp.ClientSession() as session:
        messenger = partial(FakeMessenger, session, flavour=flavour)
        yield Place(
            messenger(url),
            destination(names[Channel.OPEN]),
            destination(there),
            seen=seen,
            body=body,
            nowhere=(
                *(destination(names[state]) for state in (Channel.ARCHIVED, Channel.ABSENT, Channel.MUTE)),
                destination(channel_name(flavour, 404)),
            ),
            unreadable=destination(names[Channel.UNREADABLE]),
            trouble=faults.script.extend,
            hasty=messenger(url, limits=Limits(timeout=timedelta(seconds=0.4))),
            stranger=messenger(url, token="of somebody else"),  # noqa: S106  of no real platform
            unreachable=messenger("http://127.0.0.1:1"),
        )


LIMITED = Answer(429, b'{"ok": false, "error": "ratelimited"}', {"Retry-After": "7"})
BESIDES = {"channel", "metadata", "thread_ts"}
"""What a message on Slack is sent with beside its body."""

PING = re.compile("<[!@#]")


@asynccontextmanager
async def _slack(_folder: Path) -> AsyncIterator[Place]:
    async with slack_serving(scopes=ALL_SCOPES - {"groups:history"}, slow_s=0.5) as slack:
        for name in ("C0HERE", "C0THERE"):
            slack.add_channel(name)
        slack.add_channel("C0CLOSED", is_archived=True)
        slack.add_channel("C0ELSEWHERE", bot=False)
        slack.add_channel("G0ELSEWHERE", bot=False, is_private=True)
        slack.add_channel("G0PRIVATE", is_private=True)
        slack.add_user("U0LEFT", deleted=True)

        def seen(where: Destination) -> list[Seen]:
            if where.address not in slack.workspace.channels:
                return []
            return [
                Seen(
                    json.dumps(
                        {name: said for name, said in message.sent.items() if name not in BESIDES},
                        ensure_ascii=False,
                    ),
                    (message.metadata or {})["event_payload"]["mark"],
                    message.thread_ts,
                    any(PING.search(said) for said in _parsed(message.sent)),
                )
                for message in slack.messages(where.address)
            ]

        def trouble(faults: list[Fault | Answer | None]) -> None:
            slack.faults.script.extend(LIMITED if fault is Fault.LIMIT else fault for fault in faults)

        def messenger(token: str = BOT_TOKEN, url: str = slack.url, limits: Limits = LIMITS) -> Messenger:
            return SlackMessenger(Web(token, url), limits=limits)

        yield Place(
            messenger(),
            Destination(Platform.SLACK, "C0HERE"),
            Destination(Platform.SLACK, "C0THERE"),
            seen=seen,
            body=_slack_body,
            nowhere=tuple(
                Destination(Platform.SLACK, address)
                for address in (
                    "C0CLOSED",
                    "C0ELSEWHERE",
                    "G0ELSEWHERE",
                    "C0UNHEARDOF",
                    "U0LEFT",
                    "U0UNHEARDOF",
                    "#general",
                    "@ann",
                )
            ),
            unreadable=Destination(Platform.SLACK, "G0PRIVATE"),
            trouble=trouble,
            hasty=messenger(limits=Limits(timeout=timedelta(seconds=0.4))),
            stranger=messenger(token="xoxb-of-somebody-else"),  # noqa: S106  of no real workspace
            unreachable=messenger(url="http://127.0.0.1:1/"),
        )


def _slack_body(text: str) -> str:
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    said = {"text": text, "blocks": [{"type": "rich_text", "elements": [words]}]}
    return json.dumps(said, ensure_ascii=False)


def _parsed(node: object) -> Iterator[str]:
    """What Slack parses of a message: its text, and what is declared as markup."""
    if isinstance(node, dict):
        if node.get("type") in {None, "mrkdwn", "markdown"} and isinstance(node.get("text"), str):
            yield node["text"]
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _parsed(one)


CASES = (
    Case("console", _console, readable=False),
    Case("outbox", _outbox, threads=True),
    Case("slack", _slack, threads=True, bounded=True, troubled=True),
    Case("discord", discord_place, threads=True, bounded=True, troubled=True),
    *(
        Case(
            f"{flavour}-like",
            partial(_fake, flavour=flavour),
            threads=True,
            bounded=True,
            troubled=True,
        )
        for flavour in Flavour
    ),
)
"""Every messenger that there is."""
