"""Judging: what follows from the answer to a try to send, or from the search for what may have arrived.

Pure. The rule under all of it: a message that may have arrived is looked for before it is sent again, and
what nobody can find out goes by the stated policy, never by silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.delivery.errors import Refused, Unreadable
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from config.configuration import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.errors import DeliveryError
    from bot.delivery.message import Receipt
    from bot.delivery.messenger import Limits
    from bot.ledger.entries import Claim

GIVE_UP = timedelta(hours=12)
"""A message that is refused for so long after it was due is not sent any more: its day is over."""

NEGATIVE_READS = 2
"""So often a message is looked for in vain before it counts as not arrived."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long a destination is left alone after a try that came to nothing.

    Attributes:
        first: after the first one; twice as long after each further one.
        longest: never longer than that.
    """

    first: timedelta = timedelta(seconds=1)
    longest: timedelta = timedelta(minutes=5)

    def after(self, claim: Claim) -> timedelta:
        """How long to wait after this try.

        Half of it differs from message to message, so that they do not all come back at the same time, and
        is the same for one message: nothing here is random.
        """
        longest = min(self.first * (1 << min(claim.delivery.fence, 20)), self.longest)
        spread = sha256(f"{claim.delivery.mark}{claim.delivery.fence}".encode()).digest()[0] / 255
        return longest / 2 + longest * (spread / 2)


BACKOFF = Backoff()


def sent(claim: Claim, receipt: Receipt) -> Outcome:
    """It has arrived."""
    return Outcome(claim, DeliveryState.SENT, receipt)


def after_error(claim: Claim, error: DeliveryError, backoff: Backoff, *, now: datetime) -> Outcome:
    """What follows when a message could not be sent, or may not have been."""
    if not isinstance(error, Refused):
        return Outcome(claim, DeliveryState.UNKNOWN, wait=timedelta(0), reason=error.reason)
    if error.lasting:
        return Outcome(claim, DeliveryState.FAILED, reason=error.reason)
    if now >= claim.due_at + GIVE_UP:
        reason = f"given up after {GIVE_UP // timedelta(hours=1)} hours: {error.reason}"
        return Outcome(claim, DeliveryState.FAILED, reason=reason)
    wait = max(error.retry_after or timedelta(0), backoff.after(claim))
    return Outcome(claim, DeliveryState.READY, wait=wait, reason=error.reason)


def after_search(claim: Claim, found: Receipt | None, limits: Limits) -> Outcome:
    """What follows when a destination has been searched for a message that may have arrived.

    It is looked for once soon, so that what arrived is known soon; and once when a request that was still
    under way the first time must have ended, and all that arrived must show. That wait counts from the
    first search and not from the try: a message may have waited long for its turn after it was claimed.
    """
    if found is not None:
        return sent(claim, found)
    if claim.delivery.negative_reads + 1 < NEGATIVE_READS:
        wait = limits.timeout + limits.settle
        return Outcome(claim, DeliveryState.UNKNOWN, wait=wait, reason=claim.delivery.reason, negative=True)
    if claim.unknown is Unknown.HOLD:
        reason = "it may have arrived, and its destination does not show it"
        return Outcome(claim, DeliveryState.HELD, reason=reason, negative=True)
    return Outcome(claim, DeliveryState.READY, wait=timedelta(0), reason="it did not arrive", negative=True)


def after_failed_search(claim: Claim, error: DeliveryError, backoff: Backoff, *, now: datetime) -> Outcome:
    """What follows when a destination could not be searched: now, or ever."""
    tried_at = claim.delivery.last_try_at or claim.due_at
    if not isinstance(error, Unreadable) and now < tried_at + GIVE_UP:
        hint = error.retry_after if isinstance(error, Refused) and error.retry_after else timedelta(0)
        wait = max(hint, backoff.after(claim))
        return Outcome(claim, DeliveryState.UNKNOWN, wait=wait, reason=error.reason)
    if claim.unknown is Unknown.HOLD:
        return Outcome(claim, DeliveryState.HELD, reason=f"it may have arrived: {error.reason}")
    reason = f"sent again, though it may have arrived: {error.reason}"
    return Outcome(claim, DeliveryState.READY, wait=timedelta(0), reason=reason)
