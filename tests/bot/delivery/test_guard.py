"""The guard, asked by several threads at once while documents change; and what becomes of what it stops."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bot.delivery.guard import Guard
from bot.ledger.states import DeliveryState, Kind
from corpus.store.changes import Whereabouts
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LONG_S = 10.0
NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
TUNNEL, FERRY = ("tunnel-1@1:0-10",), ("ferry-1@1:0-10",)


class SlowStore:
    """Answers the first question only when it is let."""

    def __init__(self) -> None:
        self.changes, self.withdrawn = 4, False
        self.asked, self.let = threading.Event(), threading.Event()

    def change(self) -> int:
        return self.changes

    def whereabouts(self, ids: Sequence[str]) -> dict[str, Whereabouts]:
        found = {one: Whereabouts("public", self.withdrawn) for one in ids}
        if not self.asked.is_set():
            self.asked.set()
            assert self.let.wait(LONG_S)
        return found


def test_what_was_asked_before_a_withdrawal_is_no_answer_after_it() -> None:
    store = SlowStore()
    guard = Guard(cast("Any", SimpleNamespace(store=store)), dict, lambda: NOW, NOW)
    slow = threading.Thread(target=guard._documents, args=(TUNNEL,))
    slow.start()
    assert store.asked.wait(LONG_S)
    store.changes, store.withdrawn = 5, True
    guard._documents(FERRY)
    store.let.set()
    slow.join()
    assert guard._documents(TUNNEL)["tunnel-1"].withdrawn


def test_a_correction_that_may_not_be_sent_any_more_is_told_to_the_admins(tmp_path: Path) -> None:
    room = Newsroom(tmp_path, HandClock("2026-03-02T06:00:00+00:00"))
    room.read("tunnel.txt", "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n")
    room.until("2026-03-02T12:00:00+00:00")
    room.read("tunnel.txt", "The tunnel under the harbour opened on 7 May 2024 after nine years of work.\n")
    room.desk.day.round()
    room.reconfigure("public: {paths: [news]}", "public: {paths: [news], allow: []}")
    for _ in range(2):
        room.round()
    ((occurrence, _),) = room.desk.ledger.occurrences(state=DeliveryState.FAILED)
    assert occurrence.kind is Kind.CORRECTION
    assert len(room.sent()) == 1
    assert "may not see any more" in room.texts("notes.jsonl")[-1]
