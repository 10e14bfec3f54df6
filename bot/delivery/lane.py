"""A lane: one worker's way to one platform: claims what is due, sends it once, looks for what got lost.

Nothing here decides what follows from an answer: that is `judging`; nothing is remembered here: that is the
ledger. What is claimed is sent while its lease holds, or given back.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog
from structlog.contextvars import bind_contextvars

from bot.delivery import judging
from bot.delivery.errors import DeliveryError, Refused, Uncertain
from bot.delivery.rate import Pace
from bot.delivery.recorder import Recorder
from bot.delivery.steps import Step
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, Kind
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime

    from bot.delivery.clock import Clock
    from bot.delivery.message import Receipt
    from bot.delivery.messenger import Messenger
    from bot.ledger import Ledger
    from bot.ledger.entries import Claim
    from config.destination import Platform

NOT_AT_ONCE_S = 0.02
"""Where something is due and yet cannot be had, it is another worker's, or its clock goes a little later."""

LOOK_BACK = timedelta(seconds=60)
"""So long before its first try a message is looked for: the clocks of two machines differ."""

FAILED = "the messenger failed; the log says how"

_log = structlog.get_logger("communique.delivery")


@dataclass(frozen=True, slots=True)
class Grip:
    """How many messages a lane holds, and for how long.

    Attributes:
        leeway: a lease is longer by that than two timeouts: for the wait for a turn, and for a slow disk.
        in_flight: messages that one lane holds at a time.
        poll: so often it looks whether another program has frozen something.
        backoff: how long a message is left alone after a try that came to nothing.
    """

    leeway: timedelta = timedelta(seconds=40)
    in_flight: int = 32
    poll: timedelta = timedelta(seconds=1)
    backoff: judging.Backoff = judging.BACKOFF


GRIP = Grip()


@dataclass(frozen=True, slots=True)
class _Chance:
    """Until when a message that was claimed may leave: by both clocks, of which one may jump.

    Attributes:
        ends_s: by `Clock.elapsed_s`.
        ends_at: by `Clock.now`.
    """

    ends_s: float
    ends_at: datetime

    def over(self, clock: Clock) -> bool:
        return clock.elapsed_s() >= self.ends_s or clock.now() >= self.ends_at


@dataclass(slots=True)
class Lane:
    """One worker's way to one platform.

    Attributes:
        owner: names the worker in the ledger; no other has the same name.
        barred: why a message must not be sent after all, or None; called in a thread, right before it is.
        witness: called at each step.
        settled: called in a thread with every outcome that was written down.
    """

    platform: Platform
    messenger: Messenger
    ledger: Ledger
    clock: Clock
    owner: str
    barred: Callable[[Claim], str | None]
    witness: Callable[[Step], None]
    settled: Callable[[Outcome], None]
    grip: Grip
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _pace: Pace = field(init=False)
    _recorder: Recorder = field(init=False)
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._pace = Pace(self.messenger.limits, clock=self.clock.elapsed_s, sleep=self.clock.sleep)
        self._recorder = Recorder(self.ledger, self.clock, self.witness, self.settled)

    @property
    def lease(self) -> timedelta:
        """How long a message is held."""
        return 2 * self.messenger.limits.timeout + self.grip.leeway

    def stop(self) -> None:
        """Claim nothing more; `run` ends when what is under way has ended."""
        self._stopping.set()

    async def run(self, *, patience: timedelta | None = None) -> None:
        """Carry until stopped, or until nothing is due.

        Args:
            patience: ends when nothing is due within so long; None waits for whatever comes.
        """
        ends_s = None if patience is None else self.clock.elapsed_s() + patience.total_seconds()
        try:
            while not self._stopping.is_set():
                if len(self._under_way) > self.grip.in_flight // 2:
                    await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
                elif not await self._carried_on(ends_s):
                    break
        finally:
            while self._under_way:
                await asyncio.wait(self._under_way)

    async def _carried_on(self, ends_s: float | None) -> bool:
        """Take what is due, or wait until something is; False where there is nothing to wait for."""
        try:
            return await self._take() or await self._idle(ends_s)
        except CorpusError as error:
            _log.warning("ledger_not_read", platform=str(self.platform), reason=str(error))
            await self._unless_stopped(self.clock.sleep(self.grip.poll.total_seconds()))
            return True

    async def _take(self) -> bool:
        """Claim what is due and set it going; False where nothing was."""
        room = self.grip.in_flight - len(self._under_way)
        safe = self.lease - self.messenger.limits.timeout
        chance = _Chance(self.clock.elapsed_s() + safe.total_seconds(), self.clock.now() + safe)
        to_send, to_find = await asyncio.to_thread(self._claims, room)
        for claim in to_send:
            self._start(claim, self._send(claim, chance))
        for claim in to_find:
            self._start(claim, self._find(claim))
        return bool(to_send or to_find)

    def _claims(self, room: int) -> tuple[list[Claim], list[Claim]]:
        now = self.clock.now()
        due_at = self.ledger.next_due(self.platform)
        if due_at is None or due_at > now:
            return [], []
        half = max(room // 2, 1)  # destinations that do not answer must not starve those that do
        lost = self.ledger.claim_unknown(self.owner, self.platform, lease=self.lease, limit=half)
        due = self.ledger.claim(self.owner, self.platform, lease=self.lease, limit=room - len(lost) or 1)
        if lost or due:
            self.witness(Step.CLAIMED)
        return due, lost

    async def _idle(self, ends_s: float | None) -> bool:
        """Wait until something may be due; False where there is nothing left to wait for."""
        if self._under_way:
            await asyncio.wait(
                self._under_way, timeout=self.grip.poll.total_seconds(), return_when=asyncio.FIRST_COMPLETED
            )
            return True
        due_at = await asyncio.to_thread(self.ledger.next_due, self.platform)
        left_s = None if due_at is None else max((due_at - self.clock.now()).total_seconds(), 0.0)
        if ends_s is not None and (left_s is None or self.clock.elapsed_s() + left_s > ends_s):
            return False
        poll_s = self.grip.poll.total_seconds()
        pause_s = poll_s if left_s is None else min(max(left_s, NOT_AT_ONCE_S), poll_s)
        await self._unless_stopped(self.clock.sleep(pause_s))
        return True

    async def _unless_stopped(self, wait: Coroutine[Any, Any, None], timeout_s: float | None = None) -> bool:
        """Wait, but not beyond the end; whether it was waited for long enough."""
        waiting = asyncio.ensure_future(wait)
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait((waiting, stopping), timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                return False
            waiting.result()
            return True
        finally:
            waiting.cancel()
            stopping.cancel()

    def _start(self, claim: Claim, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._watched(claim, work))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _watched(self, claim: Claim, work: Coroutine[Any, Any, None]) -> None:
        """Let no failure of one message hold up the others: its lease ends, and somebody looks for it."""
        bind_contextvars(occurrence=claim.delivery.occurrence_id, delivery=claim.delivery.id)
        try:
            await work
        except CorpusError as error:
            _log.warning("ledger_not_written", platform=str(self.platform), reason=str(error))
        except Exception:  # noqa: BLE001  what failed is one message
            _log.exception("delivery_failed", platform=str(self.platform))

    async def _send(self, claim: Claim, chance: _Chance) -> None:
        if not await self._turn(claim, chance):
            await asyncio.to_thread(self.ledger.unsend, [claim])
            return
        reason = await asyncio.to_thread(self.barred, claim)
        if reason is not None:
            await self._bar(claim, reason)
            return
        if chance.over(self.clock):  # asking took that long
            await asyncio.to_thread(self.ledger.unsend, [claim])
            return
        self.witness(Step.BEFORE_SEND)
        try:
            receipt = await self._answer(claim)
        except DeliveryError as error:
            self._hold(error)
            outcome = judging.after_error(claim, error, self.grip.backoff, now=self.clock.now())
        else:
            outcome = judging.sent(claim, receipt)
        self.witness(Step.AFTER_SEND)
        await self._recorder.record(outcome)

    async def _turn(self, claim: Claim, chance: _Chance) -> bool:
        """Wait for the message's turn; False where that comes too late for the lease, or at the end."""
        left_s = max(chance.ends_s - self.clock.elapsed_s(), 0.0)
        had = await self._unless_stopped(self._pace.turn(claim.delivery.destination), left_s)
        return had and not chance.over(self.clock) and not self._stopping.is_set()

    async def _answer(self, claim: Claim) -> Receipt:
        """The platform's answer; whatever is none of the three noes is an answer that nobody understands."""
        timeout_s = self.messenger.limits.timeout.total_seconds()
        try:
            async with asyncio.timeout(timeout_s):
                return await self.messenger.send(
                    claim.delivery.destination, claim.message, claim.delivery.mark
                )
        except TimeoutError as error:
            raise Uncertain(f"no answer within {timeout_s:g} s") from error
        except DeliveryError:
            raise
        except Exception as error:  # delivery's door: a message that may have arrived must be looked for
            _log.exception("messenger_failed", delivery=claim.delivery.id)
            raise Uncertain(FAILED) from error

    def _hold(self, error: DeliveryError) -> None:
        """Leave the platform alone for as long as it asked for."""
        if isinstance(error, Refused) and error.retry_after is not None:
            self._pace.hold(error.retry_after)

    async def _bar(self, claim: Claim, reason: str) -> None:
        """Have it written anew where nobody has seen it; else let it be, which the admins are told.

        Only what the clock makes due is ever written anew.
        """
        delivery = claim.delivery
        anew = claim.kind in {Kind.BRIEFING, Kind.DIGEST} and delivery.attempt == 1
        thawed = anew and await asyncio.to_thread(
            self.ledger.thaw, delivery.occurrence_id, delivery.destination, fence=delivery.fence
        )
        _log.warning("message_barred", delivery=delivery.id, reason=reason, written_anew=bool(thawed))
        if not thawed:
            await self._recorder.record(Outcome(claim, DeliveryState.FAILED, reason=reason))

    async def _find(self, claim: Claim) -> None:
        self.witness(Step.BEFORE_FIND)
        delivery, limits = claim.delivery, self.messenger.limits
        since = (delivery.first_try_at or claim.due_at) - LOOK_BACK
        try:
            async with asyncio.timeout(limits.timeout.total_seconds()):
                found = await self.messenger.find(
                    delivery.destination, delivery.mark, since, thread=claim.message.thread
                )
        except DeliveryError as error:
            outcome = self._after_failed_search(claim, error)
        except TimeoutError:
            outcome = self._after_failed_search(claim, Uncertain("its history does not answer"))
        except Exception:  # noqa: BLE001  the same door
            _log.exception("messenger_failed", delivery=delivery.id)
            outcome = self._after_failed_search(claim, Uncertain(FAILED))
        else:
            outcome = judging.after_search(claim, found, limits)
        self.witness(Step.AFTER_FIND)
        await self._recorder.record(outcome)

    def _after_failed_search(self, claim: Claim, error: DeliveryError) -> Outcome:
        return judging.after_failed_search(claim, error, self.grip.backoff, now=self.clock.now())
