"""Pruning: a program that runs prunes every day, and goes on where that fails."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.retention import Pruned
from bot.running.pruning import AGAIN, EVERY, FIRST, pruning
from corpus.errors import StoreUnavailable
from tests.bot.delivery.newsroom import StandingClock

BEGIN = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "trouble", [StoreUnavailable("the database", "it is busy"), KeyError("nobody expected")]
)
def test_it_prunes_every_day_and_sooner_again_where_it_could_not(trouble: Exception) -> None:
    clock, at = StandingClock(BEGIN), list[datetime]()

    def prune() -> Pruned:
        at.append(clock.now())
        if len(at) == 2:
            raise trouble
        if len(at) == 4:
            raise SystemExit  # nothing else would end it
        return Pruned(1, 0, 0, 0, 0, 0, 0, 0)

    with pytest.raises(SystemExit):
        asyncio.run(pruning(prune, clock))
    first = BEGIN + FIRST
    assert at == [first, first + EVERY, first + EVERY + AGAIN, first + 2 * EVERY + AGAIN]
    assert timedelta(days=1) == EVERY
