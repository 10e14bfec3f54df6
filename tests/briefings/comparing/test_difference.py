"""Differences: what a figure measures decides, and then when each sentence was told."""

from __future__ import annotations

import pytest

from briefings.comparing.agreement import comparison
from briefings.fact import Relation
from tests.passages import a_passage

CONFLICT, REVISION, SCOPE = Relation.CONFLICT, Relation.REVISION, Relation.SCOPE


def relation(
    one: str, other: str, *, days: tuple[str, str] = ("2025-03-10", "2025-03-10")
) -> Relation | None:
    first = a_passage(one, "observer", title="Notes", published_at=days[0])
    found = comparison(first, a_passage(other, "gazette", title="Notes", published_at=days[1]))
    return None if found is None else found.relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Output of the mill rose to 240 tonnes.", "Output of the mill rose by 26 tonnes."),
        ("The first stage of the canal costs 40 million.", "The second stage of the canal costs 65 million."),
        ("The hospice of Arle has 40 beds.", "The hospice of Borle has 65 beds."),
        ("The clinic admitted 14 divers on Sunday.", "The clinic admitted 19 divers on Tuesday."),
        ("The orchestra bought 30 violins.", "The orchestra sold 21 violins."),
    ],
    ids=["a level and a change", "two stages", "two places", "two days", "two acts"],
)
def test_what_measures_another_thing_is_not_set_against_it(one: str, other: str) -> None:
    assert relation(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The strike at the Arle foundry cost 14 million euros.",
            "At the Arle foundry the strike cost 19 million euros.",
        ),
        (
            "The avalanche on Mount Tervo killed six skiers.",
            "Eight skiers died in the avalanche on Mount Tervo.",
        ),
        ("The flight landed in Arle at 8:30 p.m.", "The flight landed in Arle at 21:45."),
        ("The Arle observatory was opened in 1931.", "The observatory of Arle was opened in 1934."),
    ],
    ids=["a cost", "the dead in other words", "two hours", "two years of one opening"],
)
def test_one_measure_with_two_values_is_a_conflict(one: str, other: str) -> None:
    assert relation(one, other) is CONFLICT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mill sold 40 looms in 2023.", "The mill sold 52 looms in 2024."),
        ("Imports of steel fell 12 percent in 2024.", "Imports fell 4 percent in 2024."),
        ("The average wage in Arle is 2,900 euros.", "The median wage in Arle is 2,400 euros."),
    ],
    ids=["two years", "a part and the whole", "two kinds of middle"],
)
def test_another_period_or_part_is_said_to_differ_in_scope(one: str, other: str) -> None:
    assert relation(one, other) is SCOPE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood in Arle killed 14 people.", "The flood in Arle has killed 22 people, a recount shows."),
        (
            "The canal should cost 40 million euros, the council expects.",
            "The canal cost 55 million euros in the end.",
        ),
        (
            "The fair in Arle opens on 4 May 2025.",
            "The opening of the fair in Arle was put off from 4 May to 9 May 2025.",
        ),
        ("The mill will cut 450 jobs.", "The mill will cut 600 jobs, up from the 450 announced at first."),
    ],
    ids=["a toll", "a forecast and its outcome", "a day put off", "a number taken up"],
)
def test_what_a_later_document_puts_in_its_place_is_a_revision(one: str, other: str) -> None:
    assert relation(one, other, days=("2025-03-10", "2025-03-17")) is REVISION


def test_the_time_that_a_figure_is_for_is_no_day_put_off() -> None:
    one = "Timber traffic at the port of Arle grew by 6.1 percent in the first nine months of 2025."
    other = (
        "The Arle bus company will cut its evening service by 21 percent from 3 December, after wages rose to"
        " 2.3 million euros in the year to September."
    )
    first = a_passage(one, "observer", title="Arle and Borle: the port", published_at="2025-11-10")
    later = a_passage(other, "gazette", title="Arle and Borle: the buses", published_at="2025-11-14")
    assert comparison(first, later) is None


def test_a_revision_says_which_statement_is_the_later() -> None:
    later = a_passage("The flood in Arle has now killed 22 people.", "gazette", published_at="2025-03-12")
    earlier = a_passage("The flood in Arle killed 14 people.", "observer", published_at="2025-03-10")
    found = comparison(later, earlier)
    assert found is not None
    assert (found.relation, found.restating) == (REVISION, later.id)
