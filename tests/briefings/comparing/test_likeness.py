"""Likeness: what speaks for two figures being of one measure, and what rules it out."""

from __future__ import annotations

import pytest

from briefings.comparing.agreement import comparison
from briefings.fact import Relation
from tests.passages import a_passage

NOT_OPPOSED = [
    ("Ostra had 14 blocks in the final.", "Plana had 9 blocks in the final."),
    ("The council gives 30 million euros for schools.", "The council gives 45 million euros for roads."),
    ("The flood in Wernau left 11 people dead.", "The flood in Wernau left 17 people injured."),
    ("The bank took a $10 billion tax credit for the merger.", "The merger cost the bank $8 billion."),
]


@pytest.mark.parametrize(("one", "other"), NOT_OPPOSED)
def test_two_teams_two_items_two_fates_and_two_sums_are_no_conflict(one: str, other: str) -> None:
    found = comparison(a_passage(one, "harbour-post"), a_passage(other, "city-ledger"))
    assert found is None or found.relation is not Relation.CONFLICT


def test_what_falls_again_on_another_day_is_no_revision() -> None:
    one = a_passage("The index fell 340 points on fears of a recession.", "a", published_at="2024-05-19")
    other = a_passage("The index fell 190 points.", "b", published_at="2024-05-24")
    assert comparison(one, other) is None


def test_the_dead_of_one_event_do_not_become_fewer_by_themselves() -> None:
    one = a_passage("The storm in Harlo killed 14 people.", "a", published_at="2024-05-19")
    other = a_passage("The storm in Harlo killed nine people.", "b", published_at="2024-05-29")
    found = comparison(one, other)
    assert found is None or found.relation is not Relation.REVISION


def test_a_long_number_of_one_measure_agrees_in_other_words() -> None:
    one = a_passage("Oriva lost 230,400 customers between January and March.", "a")
    other = a_passage("In the first quarter 230,400 customers turned their backs on Oriva.", "b")
    found = comparison(one, other)
    assert found is not None
    assert found.relation is Relation.AGREE
