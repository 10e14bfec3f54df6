"""Timelines: events in order of time, each told once, in the readers' language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefings.timeline import Precision, Timeline, precision_of, timeline_of
from tests.passages import a_passage

if TYPE_CHECKING:
    from corpus.document import Passage


def told(*passages: Passage) -> Timeline:
    origins = {passage.document.id: passage.document.id for passage in passages}
    return timeline_of(passages, origins, topic=None)


def test_events_stand_in_order_of_time_whatever_the_order_told() -> None:
    timeline = told(
        a_passage("The tunnel opens to traffic in March 2026."),
        a_passage("Digging began on 4 February 2019 under the old quay.", "ledger"),
        a_passage("The council chose the contractor in 2018.", "wire"),
    )
    assert [event.iso for event in timeline.events] == ["2018", "2019-02-04", "2026-03"]
    assert [event.precision for event in timeline.events] == [Precision.YEAR, Precision.DAY, Precision.MONTH]


def test_a_quarter_stands_before_the_days_after_it() -> None:
    timeline = told(
        a_passage("The toll was paid for the first time on 3 December 2024."),
        a_passage("The tunnel opened to lorries in the first quarter of 2024.", "ledger"),
        a_passage("The council chose a contractor in 2024.", "wire"),
    )
    assert [event.iso for event in timeline.events] == ["2024-Q1", "2024", "2024-12-03"]


def test_an_event_that_two_origins_tell_is_carried_by_both() -> None:
    timeline = told(
        a_passage("Digging began on 4 February 2019 under the old quay."),
        a_passage("It was under the old quay that digging began on 4 February 2019.", "ledger"),
    )
    assert [event.carried_by for event in timeline.events] == [2]
    assert len(timeline.events[0].also) == 1


def test_two_events_of_one_day_are_two() -> None:
    timeline = told(
        a_passage("Digging began on 4 February 2019 under the old quay."),
        a_passage("A ferry sank on 4 February 2019 with sixty cars on board.", "ledger"),
    )
    assert len(timeline.events) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(a) Tender in June 2025.", "The club had rejected two offers, of £30m and £36m, in June 2025."),
        (
            "On 4 February 2019 the council approved the harbour tramway.",
            "On 4 February 2019 the council rejected a harbour tunnel.",
        ),
        (
            "The museum had 120,000 visitors on 4 February 2019.",
            "The harbour museum had 240,000 visitors on 4 February 2019.",
        ),
        (
            "On 4 February 2019 the pilot did not admit the error.",
            "On 4 February 2019 the pilot admitted the error.",
        ),
        (
            "The ferry sank on 4 February 2019 with 34 on board.",
            "The ferry sank on 4 February 2019 with 31 on board.",
        ),
        (
            "The ferry Aurora sank near Orrin on 4 February 2019 with 31 people on board.",
            "The ferry Boreas sank near Skarn on 4 February 2019 with 31 people on board.",
        ),
    ],
)
def test_what_differs_on_one_day_is_two_events(one: str, other: str) -> None:
    assert [event.carried_by for event in told(a_passage(one), a_passage(other, "ledger")).events] == [1, 1]


def test_a_date_without_a_year_that_nothing_tells_is_counted_and_not_placed() -> None:
    timeline = told(a_passage("Digging began on 4 February under the old quay.", published_at=None))
    assert timeline.events == ()
    assert timeline.unplaced == 1


@pytest.mark.parametrize(
    ("iso", "precision"),
    [
        ("2024-05-16", "day"),
        ("2024-05", "month"),
        ("2024-Q1", "quarter"),
        ("2024", "year"),
        ("2024-05-16/2024-05-17", "day"),
        ("2024-01/2024-03", "month"),
        ("XXXX-05-17", None),
    ],
)
def test_a_span_has_the_precision_of_its_beginning(iso: str, precision: str | None) -> None:
    assert precision_of(iso) == precision


def test_of_many_events_those_nearest_to_a_day_are_kept_in_order_of_time() -> None:
    many = told(
        *(a_passage(f"Pier {year % 100} was finished in {year}.", f"d{year}") for year in range(2001, 2011))
    )
    near = many.nearest(date(2006, 5, 1), 3)
    assert [event.iso for event in near.events] == ["2005", "2006", "2007"]
    assert near.left_out == 7
    assert many.nearest(date(2006, 5, 1), 10) == many
