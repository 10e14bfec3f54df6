"""A worker of the chaos: the real courier over the real ledger, in a process that kills itself on order.

Beside it two naive ones, which do what a program without a ledger would: try again on every error, or
write down that it is sent before it sends.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import aiohttp
import structlog

from bot.delivery.clock import RunningClock
from bot.delivery.courier import Courier
from bot.delivery.errors import DeliveryError
from bot.delivery.judging import Backoff
from bot.delivery.lane import Grip
from bot.delivery.message import Receipt
from bot.delivery.messenger import Limits
from bot.delivery.steps import Step
from bot.discord_adapter.messenger import DiscordMessenger
from bot.discord_adapter.web import Web as DiscordWeb
from bot.ledger import Ledger
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from bot.slack_adapter.messenger import SlackMessenger
from bot.slack_adapter.web import Web
from config.destination import Platform
from corpus.store.engine import open_engine
from tests.chaos.morning import FLAVOURS, prepare
from tests.discord.community import BOT_TOKEN as DISCORD_TOKEN
from tests.platform.messenger import FakeMessenger
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from bot.delivery.message import Content, Message
    from bot.delivery.messenger import Messenger
    from bot.ledger.entries import Claim
    from briefings.reply import Reply
    from config.configuration import Unknown
    from config.destination import Destination

LIMITS = Limits(timeout=timedelta(seconds=0.8), settle=timedelta(seconds=1.2))
GRIP = Grip(
    leeway=timedelta(seconds=1),
    poll=timedelta(seconds=0.1),
    backoff=Backoff(timedelta(seconds=0.1), timedelta(seconds=0.4)),
)
LEASE = 2 * LIMITS.timeout + GRIP.leeway


class Protocol(StrEnum):
    """How a worker delivers."""

    LEDGER = "ledger"
    RETRY = "retry on error"
    MARK_FIRST = "mark, then send"


@dataclass(frozen=True, slots=True)
class Orders:
    """What one worker is told when it starts.

    Attributes:
        database: its URL.
        platforms: the address of each.
        dies_at: the step at which it kills itself; None leaves that to others.
        passes: the how many-th time that it passes that step.
        tally: a file in which each request is one letter, also of those that were killed.
        adapter: messages go through the messengers that installations have.
    """

    owner: str
    database: str
    platforms: Mapping[Platform, str]
    protocol: Protocol
    unknown: Unknown
    tally: Path
    adapter: bool = False
    dies_at: Step | None = None
    passes: int = 1


def work(orders: Orders) -> None:
    """Deliver until killed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the harness
    ledger = Ledger(open_engine(orders.database))
    prepare(
        ledger,
        f"words of {orders.owner}",
        ledger.now(),
        unknown=orders.unknown,
        in_parts=orders.protocol is Protocol.LEDGER,
        platforms=tuple(orders.platforms),
    )
    asyncio.run(_work(ledger, orders))


async def _work(ledger: Ledger, orders: Orders) -> None:
    tally = os.open(orders.tally, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    async with aiohttp.ClientSession() as session:
        messengers = {
            platform: Counted(
                _installed(platform, url)
                if orders.adapter
                else FakeMessenger(session, url, FLAVOURS[platform], limits=LIMITS),
                tally,
            )
            for platform, url in orders.platforms.items()
        }
        if orders.protocol is Protocol.LEDGER:
            await Courier(
                ledger,
                messengers,
                clock=RunningClock(),
                owner=orders.owner,
                witness=_witness(orders),
                grip=GRIP,
            ).run()
        else:
            naive = Naive(ledger, orders)
            await asyncio.gather(*(naive.run(*each) for each in messengers.items()))


def _installed(platform: Platform, url: str) -> Messenger:
    if platform is Platform.DISCORD:
        return DiscordMessenger(DiscordWeb(DISCORD_TOKEN, url), limits=LIMITS)
    return SlackMessenger(Web(BOT_TOKEN, url), limits=LIMITS)


def _witness(orders: Orders) -> Callable[[Step], None]:
    """Counts the passings of a step, and dies at the last one."""
    left = orders.passes

    def witness(step: Step) -> None:
        nonlocal left
        if step is orders.dies_at:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return witness


class Counted:
    """Writes a letter for each request to a messenger, `.` for one that went well and `!` for another."""

    def __init__(self, messenger: Messenger, tally: int) -> None:
        self._messenger, self._tally = messenger, tally

    @property
    def limits(self) -> Limits:
        """The messenger's."""
        return self._messenger.limits

    def drawn(self, reply: Reply) -> Content | None:
        """As the messenger draws it."""
        return self._messenger.drawn(reply)

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """See the port."""
        with self._counted():
            return await self._messenger.send(destination, message, mark)

    async def find(
        self, destination: Destination, mark: str, since: datetime, *, thread: str | None = None
    ) -> Receipt | None:
        """See the port."""
        with self._counted():
            return await self._messenger.find(destination, mark, since, thread=thread)

    async def probe(self, destination: Destination) -> None:
        """See the port."""
        await self._messenger.probe(destination)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            os.write(self._tally, b"!")
            raise
        os.write(self._tally, b".")


class Naive:
    """What is sent is claimed, so that no two send the same; and what became of it is anybody's guess."""

    def __init__(self, ledger: Ledger, orders: Orders) -> None:
        self._ledger, self._orders = ledger, orders
        self._witness = _witness(orders)

    async def run(self, platform: Platform, messenger: Messenger) -> None:
        """Deliver until killed."""
        while True:
            claims = await asyncio.to_thread(self._claims, platform)
            await asyncio.gather(*(self._send(messenger, claim) for claim in claims))
            await asyncio.sleep(0.05)

    def _claims(self, platform: Platform) -> list[Claim]:
        owner = self._orders.owner
        left_by_the_dead = self._ledger.claim_unknown(owner, platform, lease=LEASE, limit=16)
        self._ledger.record(
            [Outcome(claim, DeliveryState.READY, wait=timedelta(0)) for claim in left_by_the_dead]
        )
        claims = self._ledger.claim(owner, platform, lease=LEASE, limit=16)
        if self._orders.protocol is Protocol.MARK_FIRST:
            self._ledger.record([_sent(claim, Receipt("unknown", datetime.now(UTC))) for claim in claims])
        return claims

    async def _send(self, messenger: Messenger, claim: Claim) -> None:
        self._witness(Step.BEFORE_SEND)
        try:
            receipt = await messenger.send(claim.delivery.destination, claim.message, claim.delivery.mark)
        except DeliveryError:
            outcome = Outcome(claim, DeliveryState.READY, wait=timedelta(seconds=0.1))
        else:
            outcome = _sent(claim, receipt)
        self._witness(Step.AFTER_SEND)
        if self._orders.protocol is Protocol.RETRY:
            await asyncio.to_thread(self._ledger.record, [outcome])


def _sent(claim: Claim, receipt: Receipt) -> Outcome:
    return Outcome(claim, DeliveryState.SENT, receipt)
