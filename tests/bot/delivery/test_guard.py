"""The guard: what it stops, while several threads ask it and documents change; and what becomes of that."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.delivery.commission import commissions
from bot.delivery.guard import ON_TIME, STALE, Guard
from bot.delivery.message import Content, Message
from bot.delivery.planner import NOT_THERE
from bot.ledger.entries import ASKED, Claim
from bot.ledger.states import DeliveryState, Kind
from config import parse
from config.destination import destination
from corpus.store.changes import Whereabouts
from tests.bot.delivery.claims import a_claim
from tests.bot.ledger.entries import EIGHT
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIGURATION = parse(
    """
timezone: UTC
collections:
  public: {paths: [public]}
  board: {paths: [board], allow: ["file:board.jsonl"]}
topics: {harbour: {words: [harbour]}}
briefings:
  morning: {title: Morning, at: "08:00", topics: [harbour], to: ["file:one.jsonl"]}
  elsewhere: {title: Elsewhere, at: "08:00", topics: [harbour], to: ["file:two.jsonl"]}
  off: {title: "Off", at: "08:00", topics: [harbour], to: ["file:one.jsonl"], enabled: false}
""",
    path="test",
    folder=Path(),
)
SECOND = timedelta(seconds=1)
CLOSED = "it cites a document that this destination may not see any more"
WITHDRAWN = "it cites a document that has been withdrawn"
LATE = "it lay about for too long"

LONG_S = 30.0
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


class Shelf:
    """Knows where every document is, and counts how often it was asked."""

    def __init__(self, where: Whereabouts) -> None:
        self.where, self.changes, self.asked = where, 4, 0

    def change(self) -> int:
        return self.changes

    def whereabouts(self, ids: Sequence[str]) -> dict[str, Whereabouts]:
        self.asked += 1
        return dict.fromkeys(ids, self.where)


def _guard(where: Whereabouts | None = None, *, now: datetime = EIGHT, started_at: datetime = EIGHT) -> Guard:
    store = Shelf(where or Whereabouts("public", withdrawn=False))
    application = cast("Any", SimpleNamespace(store=store, configuration=CONFIGURATION))
    return Guard(application, lambda: commissions(CONFIGURATION), lambda: now, started_at)


def _claim(*, frozen_at: datetime = EIGHT, delivery: dict[str, Any] | None = None, **other: Any) -> Claim:  # noqa: ANN401  any field
    """The morning briefing to where it goes, about the tunnel."""
    message = Message(Content("It opened.", TUNNEL), "occurrence")
    return replace(a_claim(**(delivery or {})), message=message, frozen_at=frozen_at, **other)


def test_what_goes_where_it_should_in_time_may_be_sent() -> None:
    assert _guard().barred(_claim()) is None


@pytest.mark.parametrize("subject", ["gone", "elsewhere", "off"])
def test_a_briefing_that_is_not_sent_there_any_more_is_stopped_unless_somebody_asked_for_it(
    subject: str,
) -> None:
    for kind in (Kind.BRIEFING, Kind.DIGEST):
        assert _guard().barred(_claim(kind=kind, subject=subject)) == NOT_THERE
    assert _guard().barred(_claim(subject=subject, nominal=f"2026-03-02T08:00{ASKED}")) is None


@pytest.mark.parametrize("kind", [Kind.NOTE, Kind.FOLLOW, Kind.CORRECTION])
def test_what_no_briefing_sends_needs_none_and_is_never_late(kind: Kind) -> None:
    claim = _claim(kind=kind, subject="gone", frozen_at=EIGHT - timedelta(days=1))
    assert _guard(now=EIGHT + timedelta(days=1)).barred(claim) is None


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_cites_a_collection_that_its_destination_may_not_see(kind: Kind) -> None:
    guard = _guard(Whereabouts("board", withdrawn=False))
    assert guard.barred(_claim(kind=kind, nominal=ASKED)) == CLOSED
    there = {"destination": destination("file:board.jsonl")}
    assert guard.barred(_claim(kind=kind, nominal=ASKED, delivery=there)) is None


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_but_a_correction_cites_a_document_that_was_withdrawn(kind: Kind) -> None:
    expected = None if kind is Kind.CORRECTION else WITHDRAWN
    guard = _guard(Whereabouts("public", withdrawn=True))
    assert guard.barred(_claim(kind=kind, nominal=ASKED)) == expected


@pytest.mark.parametrize(
    ("started_at", "grace"), [(EIGHT + SECOND, ON_TIME), (EIGHT, STALE)], ids=["it slept", "it ran"]
)
def test_what_was_frozen_in_time_and_lay_about_is_written_anew(
    started_at: datetime, grace: timedelta
) -> None:
    early = _claim(frozen_at=EIGHT - SECOND)
    assert _guard(now=EIGHT + grace, started_at=started_at).barred(early) is None
    late = _guard(now=EIGHT + grace + SECOND, started_at=started_at)
    assert late.barred(early) == LATE
    assert late.barred(_claim(frozen_at=EIGHT)) is None, "it was written late, and says so"


@pytest.mark.parametrize("field", ["attempt", "part"])
def test_what_was_tried_already_or_follows_a_part_is_not_written_anew(field: str) -> None:
    claim = _claim(frozen_at=EIGHT - SECOND, delivery={field: 2})
    assert _guard(now=EIGHT + timedelta(days=1)).barred(claim) is None


def test_where_a_document_is_is_asked_once_for_each_change() -> None:
    guard = _guard()
    shelf = cast("Shelf", guard.application.store)
    for _ in range(2):
        guard.barred(_claim())
    assert shelf.asked == 1
    shelf.changes, shelf.where = 5, Whereabouts("public", withdrawn=True)
    assert guard.barred(_claim()) == WITHDRAWN
    assert shelf.asked == 2


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
