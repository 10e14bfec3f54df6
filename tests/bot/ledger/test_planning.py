"""Planning: what is written down, for which destinations, and what is taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.ledger.ledger import Ledger
from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from tests.bot.ledger.entries import EIGHT, ONE, TWO, an_occurrence, frozen, planned

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from config.destination import Destination

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
LATER: dict[str, Any] = {"nominal": "2026-03-03T08:00", "due_at": EIGHT + DAY}
TOMORROW = an_occurrence(**LATER)
SKIPPED: dict[str, Any] = {"state": OccurrenceState.SKIPPED, "reason": "a holiday"}


@pytest.fixture
def ledger(database: Engine) -> Ledger:
    return Ledger(database, clock=lambda: EIGHT)


def _waiting(ledger: Ledger, *, days: int = 9) -> dict[str, tuple[Destination, ...]]:
    return {one.occurrence.id: one.destinations for one in ledger.waiting(EIGHT + days * DAY)}


def _days(ledger: Ledger) -> dict[str, tuple[OccurrenceState, str | None]]:
    return {one.id: (one.state, one.reason) for one, _ in ledger.occurrences()}


def test_what_waits_is_told_in_order_and_no_later_than_asked(ledger: Ledger) -> None:
    ledger.plan([planned(**LATER, to=(TWO, ONE)), planned()])
    assert list(_waiting(ledger)) == [an_occurrence().id, TOMORROW.id]
    assert _waiting(ledger)[TOMORROW.id] == (ONE, TWO)
    assert list(_waiting(ledger, days=1)) == [an_occurrence().id, TOMORROW.id]
    assert [one.occurrence.id for one in ledger.waiting(TOMORROW.due_at - SECOND)] == [an_occurrence().id]


def test_a_destination_may_join_while_it_waits_and_not_when_it_is_written(ledger: Ledger) -> None:
    ledger.plan([planned(to=(ONE,))])
    assert ledger.plan([planned()]) == []
    assert _waiting(ledger) == {an_occurrence().id: (ONE, TWO)}
    ledger.post(TOMORROW, [frozen("words", to=(ONE,))])
    ledger.plan([planned(**LATER)])
    assert _waiting(ledger) == {an_occurrence().id: (ONE, TWO)}


def test_what_was_left_out_and_is_still_to_come_is_planned_again_alone(ledger: Ledger) -> None:
    after: dict[str, Any] = {"nominal": "2026-03-04T08:00", "due_at": EIGHT + 2 * DAY}
    ledger.plan([planned(**SKIPPED), planned(**LATER, **SKIPPED), planned(**after, **SKIPPED)])
    assert ledger.plan([planned(), planned(**LATER)]) == []
    assert _waiting(ledger) == {TOMORROW.id: (ONE, TWO)}
    left_out = (OccurrenceState.SKIPPED, "a holiday")
    assert _days(ledger) == {
        an_occurrence().id: left_out,
        TOMORROW.id: (OccurrenceState.PLANNED, None),
        an_occurrence(**after).id: left_out,
    }
    for one, deliveries in ledger.occurrences():
        again = one.id == TOMORROW.id
        expected = (DeliveryState.PLANNED, None) if again else (DeliveryState.SKIPPED, "a holiday")
        assert {(held.state, held.reason) for held in deliveries} == {expected}


def test_what_is_left_out_again_stays_left_out(ledger: Ledger) -> None:
    ledger.plan([planned(**LATER, **SKIPPED)])
    ledger.plan([planned(**LATER, **SKIPPED)])
    assert _days(ledger) == {TOMORROW.id: (OccurrenceState.SKIPPED, "a holiday")}


def test_what_is_forgotten_is_what_was_named_and_waits(ledger: Ledger) -> None:
    ledger.plan([planned(), planned(**LATER)])
    assert ledger.unplan([]) == 0
    assert ledger.unplan([an_occurrence().id]) == 1
    assert _waiting(ledger) == {TOMORROW.id: (ONE, TWO)}
    assert list(_days(ledger)) == [TOMORROW.id]


def test_what_was_done_about_one_day_is_written_down_once(ledger: Ledger) -> None:
    ledger.plan([planned(), planned(**LATER)])
    assert ledger.examine(an_occurrence().id, EIGHT)
    assert not ledger.examine(an_occurrence().id, EIGHT + SECOND)
    assert ledger.ping(an_occurrence().id, EIGHT + DAY)
    stamps = {one.id: (one.examined_at, one.pinged_at) for one, _ in ledger.occurrences()}
    assert stamps == {an_occurrence().id: (EIGHT, EIGHT + DAY), TOMORROW.id: (None, None)}


def test_each_subject_has_a_watermark_of_its_own(ledger: Ledger) -> None:
    marks = {(Kind.BRIEFING, "morning"): EIGHT, (Kind.BRIEFING, "evening"): EIGHT + DAY}
    ledger.plan([], marks)
    digest = {(Kind.DIGEST, "morning"): EIGHT - DAY}
    ledger.plan([], digest)
    assert ledger.watermarks() == marks | digest


def test_an_occurrence_comes_back_as_it_was_written(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ((occurrence, deliveries),) = ledger.occurrences()
    assert occurrence == an_occurrence()
    assert [(one.destination, one.part, one.parts, one.due_at, one.attempt) for one in deliveries] == [
        (ONE, 1, 1, EIGHT, 0),
        (TWO, 1, 1, EIGHT, 0),
    ]
