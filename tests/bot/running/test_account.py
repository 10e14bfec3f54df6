"""What a single run tells of itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.delivery.message import Content, Receipt
from bot.door import log
from bot.ledger.entries import Edition, Frozen, LeftOut, Occurrence, Planned
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, Kind
from bot.running.account import Account
from bot.running.rounds import Round
from config.destination import destination
from corpus.errors import StoreUnavailable
from tests.bot.running.builders import ONE, a_ledger, post

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.ledger import Ledger

EIGHT = datetime(2024, 5, 20, 8, 0, tzinfo=UTC)
TWO, THREE = destination("file:two.jsonl"), destination("file:three.jsonl")


def _settle(ledger: Ledger, account: Account, *states: DeliveryState) -> None:
    """Settle what can be claimed, one state a message."""
    claims = ledger.claim("one", "file", lease=timedelta(minutes=1), limit=len(states))
    for claim, state in zip(claims, states, strict=True):
        receipt = Receipt("m1", EIGHT) if state is DeliveryState.SENT else None
        outcome = Outcome(claim, state, receipt, timedelta(0), None if receipt else "the disk is full")
        ledger.record([outcome])
        account.settled(outcome)


def test_where_nothing_was_due_it_says_so(tmp_path: Path) -> None:
    account = Account(a_ledger(tmp_path))
    assert account.told() == ["nothing was due"]
    assert account.ok


def test_it_says_to_how_many_each_went(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, clock=lambda: EIGHT)
    account = Account(ledger)
    post(ledger, ONE, TWO, THREE, due_at=EIGHT)
    _settle(ledger, account, *[DeliveryState.SENT] * 3)
    assert account.told() == ["morning Mon 20 May 08:00: sent to 3 of 3"]
    assert account.ok


def test_what_is_tried_again_is_told_and_no_failure(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, clock=lambda: EIGHT)
    account = Account(ledger)
    post(ledger, ONE, due_at=EIGHT)
    _settle(ledger, account, DeliveryState.READY)
    assert account.told() == [
        "morning Mon 20 May 08:00: sent to 0 of 1",
        "  file:one.jsonl: to be tried again: the disk is full",
    ]
    assert account.ok


def test_what_failed_or_is_held_is_told_and_is_not_well(tmp_path: Path) -> None:
    for state in (DeliveryState.FAILED, DeliveryState.HELD):
        (folder := tmp_path / state).mkdir()
        ledger = a_ledger(folder, clock=lambda: EIGHT)
        account = Account(ledger)
        post(ledger, ONE, due_at=EIGHT)
        _settle(ledger, account, state)
        assert f"  file:one.jsonl: {state}: the disk is full" in account.told()
        assert not account.ok
        # What is held stays so until somebody decides; what failed has been told.
        later = Account(ledger)
        told = later.told()
        assert later.ok == (state is DeliveryState.FAILED)
        assert any("--state held" in line for line in told) == (state is DeliveryState.HELD)


def test_of_many_troubles_a_few_are_named(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, clock=lambda: EIGHT)
    account = Account(ledger)
    occurrence_id = post(ledger, *(destination(f"file:{n}.jsonl") for n in range(8)), due_at=EIGHT)
    _settle(ledger, account, *[DeliveryState.FAILED] * 8)
    told = account.told()
    assert len(told) == 7
    assert told[-1] == f"  +3 more: communique ledger show {occurrence_id}"


def test_a_round_that_failed_is_said_in_plain_words_and_is_not_well(tmp_path: Path) -> None:
    account = Account(a_ledger(tmp_path))
    account.looked(Round(EIGHT, 0.0, 0.0, None, "the last round failed", ("communique.db: it is locked",)))
    assert account.told() == ["what is due could not be looked at in full: communique.db: it is locked"]
    assert not account.ok


def test_sources_that_could_not_be_read_at_all_are_said_in_plain_words_and_are_not_well(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    account = Account(a_ledger(tmp_path))
    account.unread(StoreUnavailable("communique.db", "it is locked"))
    assert account.told() == ["documents: none could be read: communique.db: it is locked", "nothing was due"]
    assert not account.ok
    with caplog.at_level("CRITICAL", logger=log.name):
        account.unread(RuntimeError("the pump has failed"))
    (line, _) = account.told()
    assert "reference" in line
    assert "pump" not in line


def test_what_failed_without_ever_being_sent_is_told_and_is_not_well(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, clock=lambda: EIGHT)
    account = Account(ledger)
    occurrence = Occurrence(Kind.BRIEFING, "morning", "2024-05-20T08:00", "UTC", "", EIGHT)
    ledger.plan([Planned(occurrence, (ONE,))])
    ledger.leave_out([LeftOut(occurrence, (ONE,), "slack is not set up", DeliveryState.FAILED)])
    assert account.told() == [
        "morning Mon 20 May 08:00: sent to 0 of 1",
        "  file:one.jsonl: failed: slack is not set up",
    ]
    assert not account.ok
    later = Account(ledger)
    assert (later.told(), later.ok) == (["nothing was due"], True)


def test_what_no_clock_makes_due_is_told_with_its_readers(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, clock=lambda: EIGHT)
    account = Account(ledger)
    occurrence = Occurrence(Kind.NOTE, "documents", "2024-05-20", "UTC", "", EIGHT)
    ledger.post(occurrence, [Frozen(Edition(EIGHT), (Content("Nothing has been read"),), (ONE,))])
    _settle(ledger, account, DeliveryState.SENT)
    assert account.told() == ["note: documents to file:one.jsonl: sent to 1 of 1"]
