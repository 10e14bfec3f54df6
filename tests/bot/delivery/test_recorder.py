"""What is written down of outcomes, and how loudly."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.delivery.recorder import Recorder
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from tests.bot.running.builders import a_ledger, post
from tests.scenarios.desks import HandClock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("state", "level"),
    [
        (DeliveryState.FAILED, "warning"),
        (DeliveryState.HELD, "warning"),
        (DeliveryState.UNKNOWN, "info"),
    ],
)
def test_what_is_left_to_the_admins_is_a_warning_and_dated(
    tmp_path: Path, state: DeliveryState, level: str
) -> None:
    clock = HandClock("2026-03-02T07:00:00+00:00")
    ledger = a_ledger(tmp_path, clock=clock.now)
    post(ledger, due_at=clock.now())
    (claim,) = ledger.claim("one", "file", lease=timedelta(minutes=5), limit=1)
    due_at = clock.now()
    clock.pass_time(timedelta(minutes=1))
    recorder = Recorder(ledger, clock, lambda _step: None, lambda _outcome: None)
    with capture_logs() as logged:
        asyncio.run(recorder.record(Outcome(claim, state, reason="archived")))
    (line,) = [one for one in logged if one["event"] == "delivery"]
    assert line["log_level"] == level
    ((_, (delivery,)),) = ledger.occurrences()
    assert delivery.due_at == (clock.now() if level == "warning" else due_at)
