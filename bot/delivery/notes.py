"""Notes to the admins, through the same ledger: each is sent once, whichever program finds it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.ledger.entries import Edition, Frozen, Occurrence
from bot.ledger.states import DeliveryState, Kind
from briefings.replies.note import note
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.ledger.entries import Delivery
    from briefings.reply import Reply

CONSOLE = Destination(Platform.CONSOLE)

LOOKED_BACK = timedelta(days=2)
"""Nobody is told of what went wrong longer ago."""

MAX_ROWS = 12

BUCKET = timedelta(minutes=10)
"""What goes wrong with one briefing within so long is a few notes, however much it is."""

_log = structlog.get_logger("communique.notes")


@dataclass(frozen=True, slots=True)
class Notes:
    """Writes to the admins."""

    press: Press

    def post(self, subject: str, nominal: str, reply: Reply, *, now: datetime) -> bool:
        """Post a note, once for each subject and nominal; False where it was posted before."""
        configured = self.press.application.configuration.admins.notes or (CONSOLE,)
        reachable = [where for where in configured if where.platform in self.press.messengers]
        if len(reachable) < len(configured):
            _log.warning("notes_unreachable", destinations=[str(one) for one in configured])
        editions = [
            Frozen(Edition(now), contents, readers)
            for _, contents, readers in self.press.drawn(reply, reachable or [CONSOLE])
        ]
        occurrence = Occurrence(Kind.NOTE, subject, nominal, "UTC", "", now)
        posted = bool(editions) and self.press.ledger.post(occurrence, editions)
        if posted:
            _log.warning("note", title=reply.title, rows=reply.rows, about=subject)
        return posted

    def report(self, now: datetime) -> int:
        """A note for each occurrence that did not arrive everywhere; returns how many were new."""
        posted = 0
        for occurrence, deliveries in self.press.ledger.troubled(since=now - LOOKED_BACK):
            for state in (DeliveryState.FAILED, DeliveryState.HELD):
                wrong = [one for one in deliveries if one.state is state]
                if wrong:
                    reply = _undelivered(occurrence, state, wrong)
                    posted += self.post(about(occurrence), f"{state} {_so_far(wrong, now)}", reply, now=now)
        return posted


def about(occurrence: Occurrence) -> str:
    """What a note about an occurrence has for its subject: `briefing morning 2026-03-02T08:00`."""
    return f"{occurrence.kind} {occurrence.subject} {occurrence.nominal}"


def _so_far(wrong: Sequence[Delivery], now: datetime) -> str:
    """Tells notes apart: one whenever twice as many have gone wrong, and at the end one that tells of all."""
    last = max((one.last_try_at or one.due_at) for one in wrong)
    bucket, over = int(last.timestamp() // BUCKET.total_seconds()), now >= last + BUCKET
    number = len(wrong) if over else 1 << (len(wrong).bit_length() - 1)
    return f"{bucket} {number}"


def _undelivered(occurrence: Occurrence, state: DeliveryState, wrong: Sequence[Delivery]) -> Reply:
    called = f"{occurrence.subject} {occurrence.nominal.replace('T', ' ')}"
    rows = [(str(one.destination), one.reason or str(state)) for one in wrong[:MAX_ROWS]]
    if len(wrong) > MAX_ROWS:
        rows.append((f"+{len(wrong) - MAX_ROWS} more", f"communique ledger show {occurrence.id}"))
    if state is DeliveryState.HELD:
        title = f"{called}: nobody knows whether it arrived"
        hint = f"communique ledger resolve {wrong[0].id} --arrived, or --send-again"
    else:
        title = f"{called}: not delivered"
        hint = f"mend it, then: communique ledger resolve {wrong[0].id} --send-again"
    return note(title, rows, hint)
