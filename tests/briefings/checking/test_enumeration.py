"""A figure of several things is no figure of one of them."""

from __future__ import annotations

import pytest

from briefings.checking.objection import Objection
from briefings.checking.reading import Reading
from tests.passages import a_passage


def reading(draft: str, source: str) -> Reading:
    return Reading(a_passage(draft, "draft"), a_passage(source, "post"), source)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Wheat made up 60 percent of sales.", "Cereals, mainly wheat and rye, made up 60 percent of sales."),
        ("Cars make up 40 percent of sales.", "Tools, ovens and cars make up 40 percent of sales."),
        ("Tools make up 40 percent of sales.", "Tools, ovens and cars make up 40 percent of sales."),
        ("Imports rose by 5 percent.", "Exports and imports rose by 5 percent."),
        ("France paid 5 billion euros.", "Germany, France and Italy paid 5 billion euros."),
        ("Diesel fell by 3 percent.", "Fuels such as diesel fell by 3 percent."),
    ],
)
def test_one_of_several_things_does_not_have_what_all_have(draft: str, source: str) -> None:
    assert Objection.MEMBER in reading(draft, source).objections


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Imports and exports rose by 5 percent.", "Exports and imports rose by 5 percent."),
        ("Profit fell by 5 percent.", "Sales rose and profit fell by 5 percent."),
        (
            "Cereals made up 60 percent of sales.",
            "Cereals, mainly wheat and rye, made up 60 percent of sales.",
        ),
        ("Ann Lee met Tom Roe.", "Ann Lee met Tom Roe and Ida Holm."),
    ],
)
def test_the_whole_and_what_is_not_measured_together_are_carried(draft: str, source: str) -> None:
    assert Objection.MEMBER not in reading(draft, source).objections
