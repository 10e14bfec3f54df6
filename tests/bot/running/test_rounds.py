"""How rounds that fail are told."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.delivery.clock import RunningClock
from bot.door import log
from bot.running.rounds import Rounds
from corpus.errors import StoreUnavailable
from tests.bot.running.builders import CountingPlanner

if TYPE_CHECKING:
    import pytest


def _failing(*errors: Exception) -> CountingPlanner:
    def fail() -> datetime:
        if errors:
            raise ExceptionGroup("some steps of the round failed", [*errors])
        return datetime.now(UTC)

    return CountingPlanner(fail)


def test_known_troubles_in_a_group_are_plain_words_once_and_no_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    locked = StoreUnavailable("communique.db", "it is locked")
    planner = _failing(locked, ExceptionGroup("some", [StoreUnavailable("communique.db", "it is locked")]))
    with caplog.at_level("ERROR", logger=log.name):
        done = asyncio.run(Rounds(planner, RunningClock()).go())
    assert done.reasons == ("communique.db: it is locked",)
    assert done.trouble == "the last round failed (the log says why)"
    assert not caplog.records


def test_what_nobody_expected_keeps_its_traceback_beside_what_is_known(
    caplog: pytest.LogCaptureFixture,
) -> None:
    planner = _failing(StoreUnavailable("communique.db", "it is locked"), RuntimeError("the pump has failed"))
    with caplog.at_level("ERROR", logger=log.name):
        done = asyncio.run(Rounds(planner, RunningClock()).go())
    known, unknown = done.reasons
    assert known == "communique.db: it is locked"
    assert "reference" in unknown
    assert "pump" not in unknown
    assert "the pump has failed" in caplog.text
