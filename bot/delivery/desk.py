"""The desk: all that delivery is made of in one program, put together over one application."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

from bot.delivery.clinic import clinic
from bot.delivery.clock import RunningClock
from bot.delivery.corrections import corrections
from bot.delivery.courier import Courier
from bot.delivery.day import Day
from bot.delivery.decided import decided
from bot.delivery.editions import Press
from bot.delivery.failing import failing
from bot.delivery.follows import follows
from bot.delivery.guard import Guard
from bot.delivery.hidden import hidden
from bot.delivery.memories import Memories
from bot.delivery.messengers import messengers_of
from bot.delivery.offered import offered
from bot.delivery.orphans import orphans
from bot.delivery.pinging import pinged
from bot.delivery.probing import Probing
from bot.delivery.sought import sought
from bot.delivery.unanswered import unanswered
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.subscriptions.subscription import digests
from config.clock import NOW

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping

    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.delivery.commission import Commission
    from bot.delivery.messenger import Messenger
    from bot.ledger.recording import Outcome
    from config.configuration import Briefing
    from config.destination import Platform

ORDERS_HOLD_S = 2.0
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What carries an installation's messages.

    Attributes:
        day: what is done by the clock.
        courier: carries what is due.
    """

    ledger: Ledger
    messengers: Mapping[Platform, Messenger]
    press: Press
    day: Day
    courier: Courier


def desk_of(
    application: Application,
    clock: Clock,
    *,
    messengers: Mapping[Platform, Messenger] | None = None,
    loop: asyncio.AbstractEventLoop | None = None,
    settled: Callable[[Outcome], None] = lambda _outcome: None,
    simulated: bool = False,
    by_hand: bool = False,
    fed: Callable[[datetime], bool] = lambda _since: True,
) -> Desk:
    """A desk over an application.

    Args:
        messengers: in place of those that the installation is set up for.
        loop: the one that messengers run in, where it runs already: there the preflight asks whether
            destinations can be reached.
        settled: called in a thread with every outcome that was written down.
        simulated: somebody set the clock, so that leases must not go by the database's.
        fed: whether all sources have been read since an instant.
        by_hand: for one command: what comes late does not come late because a program was restarted.
    """
    messengers = messengers if messengers is not None else messengers_of(application, clock)
    ledger = Ledger(application.store.engine, clock=clock.now if simulated else None)
    press = Press(application, ledger, messengers, Memories(ledger))
    started_at = NEVER if by_hand else clock.now()
    speaking = (corrections, follows, orphans, offered, decided, hidden, unanswered, sought, failing, clinic)
    speakers = tuple(partial(one, press) for one in speaking)
    probing = Probing(messengers, loop)
    day = Day(press, clock, started_at, partial(_digests, press), speakers, probing, pinged, fed)
    guard = Guard(application, _Orders(day, clock), clock.now, started_at)
    courier = Courier(ledger, messengers, clock=clock, owner=_owner(), barred=guard.barred, settled=settled)
    return Desk(ledger, messengers, press, day, courier)


def hand_desk(application: Application) -> Desk:
    """A desk for one command: its clock starts where that of the commands stands, and runs."""
    simulated = bool(os.environ.get(NOW, "").strip())
    clock = RunningClock(application.now().astimezone(UTC) if simulated else None)
    return desk_of(application, clock, simulated=simulated, by_hand=True)


def _digests(press: Press) -> list[tuple[str, Briefing]]:
    return digests(press.ledger.subscriptions(kind=Kind.DIGEST), press.application.configuration)


def ledger_of(application: Application) -> Ledger:
    """The ledger for one command: by the clock of the commands where somebody set that."""
    simulated = bool(os.environ.get(NOW, "").strip())
    return Ledger(
        application.store.engine, clock=(lambda: application.now().astimezone(UTC)) if simulated else None
    )


class _Orders:
    """What is to be delivered by the clock, asked for anew every few seconds and not for each message."""

    def __init__(self, day: Day, clock: Clock) -> None:
        self._day, self._clock = day, clock
        self._ordered: Mapping[tuple[Kind, str], Commission] = {}
        self._until_s = float("-inf")

    def __call__(self) -> Mapping[tuple[Kind, str], Commission]:
        if self._clock.elapsed_s() >= self._until_s:
            self._ordered = self._day.commissions()
            self._until_s = self._clock.elapsed_s() + ORDERS_HOLD_S
        return self._ordered


def _owner() -> str:
    """Names this worker in the ledger; no other has the same, on this machine or another."""
    return f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"
