"""Two replicas at one ledger, in the middle of each other's transactions."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from bot.ledger import Ledger, freezing
from bot.ledger.states import DeliveryState
from corpus.store.engine import open_engine, transaction
from tests.bot.ledger.entries import EIGHT, ONE, an_occurrence, frozen, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

LONG_S = 30.0


@pytest.fixture
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    engine = open_engine(postgres_url)
    yield engine
    engine.dispose()


def test_what_one_replica_freezes_another_cannot_forget(postgres_engine: Engine) -> None:
    ledger = Ledger(postgres_engine, clock=lambda: EIGHT)
    ledger.plan([planned(to=(ONE,))])
    key, begun = ledger.key, threading.Event()

    def forget() -> int:
        begun.set()
        return ledger.unplan([an_occurrence().id])

    with ThreadPoolExecutor(1) as other:
        with transaction(postgres_engine) as connection:
            freezing.freeze(connection, an_occurrence(), [frozen("one", "two", to=(ONE,))], key=key)
            forgotten = other.submit(forget)
            assert begun.wait(LONG_S)
            with pytest.raises(TimeoutError):  # it waits for whoever freezes
                forgotten.result(0.3)
        assert forgotten.result(LONG_S) == 0
    ((_, deliveries),) = ledger.occurrences()
    assert [one.state for one in deliveries] == [DeliveryState.READY] * 2
