"""The guard, asked by several threads at once while documents change."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bot.delivery.guard import Guard
from corpus.store.changes import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Sequence

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
