"""Dates that are only compared with: what the sentence tells did not happen then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates.comparison import is_comparison


@pytest.mark.parametrize(
    "sentence",
    [
        "It was the first drop since the |middle of 2022.",
        "Births stood 3 percent above the same period of |2019.",
        "Turnout was lower than in |2017.",
        "More eggs were sold than in the |first quarter of 2021.",
        "Rents are high compared to |2015.",
        "Rents are high compared with the end of |2015.",
        "Fares, up from 30 in |2020, hurt commuters.",
        "Membership rose from 4,200 people in |2012 to nine thousand.",
        "The share fell from 31 percent in |2018.",
        "There were 12 fires, against 30 in |2020.",
        "Output was 40 tons versus |2016.",
        "Unlike in |2018, the lake froze.",
        "Milk is dearer than |a year ago.",
        "Traffic is still below the level of |2019.",
        "Traffic is still below |2019 levels.",
        "Twice as many as in |2010 applied.",
        "Жителей стало больше, чем в |2010 году.",
        "По сравнению с |2021 годом цены выросли.",
        "Es kamen mehr als im |Mai 2021.",
        "Gegenüber |2021 sank der Umsatz.",
        "产量比|2022年增长三成。",
    ],
)
def test_a_date_that_something_is_measured_against_is_a_comparison(sentence: str) -> None:
    start = sentence.index("|")
    assert is_comparison(sentence.replace("|", ""), start)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge opened in |2019.",
        "More than 300 people moved away in |2023.",
        "Parts were imported from 30 countries in |2023.",
        "The rule applies from |May 2024.",
        "Farmers marched against the |2024 budget.",
        "The vote was held above the old bakery on |3 May 2021.",
        "Als im |Mai 2021 die Schule schloss, zog er weg.",
        "Завод открыли в |2010 году.",
        "公司|2022年成立。",
        "It ended. In |2020 a new one began.",
        "|2020 was dry.",
        "The kiln was lit more than |two years ago.",
    ],
)
def test_a_date_on_which_something_was_is_no_comparison(sentence: str) -> None:
    start = sentence.index("|")
    assert not is_comparison(sentence.replace("|", ""), start)


@given(st.text(alphabet="since than from in 2019 12 %,.\n", max_size=120), st.integers(0, 120))
def test_any_text_is_judged(text: str, start: int) -> None:
    assert is_comparison(text, min(start, len(text))) in {True, False}
