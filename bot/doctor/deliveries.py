"""The doctor on deliveries: what became of the messages of the last days."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.doctor.check import Check
from bot.ledger import Ledger
from bot.ledger.states import OPEN, DeliveryState
from briefings import phrases

if TYPE_CHECKING:
    from bot.application import Application

DELIVERY_DAYS = 7
"""So far back deliveries are looked at."""

CLOCKS_APART = timedelta(minutes=1)
"""Two machines that share a database may differ by so much."""

LATE = timedelta(minutes=5)
"""What is still open so long after it was due is late."""


def delivery(application: Application) -> Check:
    """What became of the messages of the last days, and when somebody last looked what is due."""
    now, ledger = application.now(), Ledger(application.store.engine)
    looked = ledger.watermarks().values()
    if not looked:
        return Check("delivery", "ok", "nothing has been delivered yet", "communique run delivers")
    states: Counter[str] = Counter()
    for occurrence, deliveries in ledger.occurrences(since=now - timedelta(days=DELIVERY_DAYS)):
        late = now - occurrence.due_at > LATE
        states.update("late" if late and one.state in OPEN else one.state.value for one in deliveries)
    every = ("sent", "late", "failed", "held", "skipped")
    told = [f"{states[state]} {state}" for state in every if states[state]]
    looked_at = phrases.moment(max(looked).astimezone(now.tzinfo))
    found = f"{', '.join(told) or 'nothing'} in {DELIVERY_DAYS} days; last looked {looked_at}"
    if max(looked) > now + CLOCKS_APART:
        return Check(
            "delivery",
            "warn",
            f"{found}, which is still to come: a clock was ahead",
            "what was sent by that clock does not come again: see communique ledger list",
        )
    for state, hint in (
        (DeliveryState.HELD, "communique ledger list --state held, then decide"),
        (DeliveryState.FAILED, "communique ledger list --state failed says why"),
        ("late", "is communique run running? its log says what is in the way"),
    ):
        if states[state]:
            return Check("delivery", "warn", found, hint)
    return Check("delivery", "ok", found)
