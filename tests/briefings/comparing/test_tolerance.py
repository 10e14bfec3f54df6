"""Tolerance: two figures are one number when the less exactly written one allows it."""

from __future__ import annotations

import pytest

from briefings.comparing.tolerance import equal, significant_digits
from corpus.figures import Figure, Qualifier
from corpus.span import Span
from tests.passages import a_passage


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("26.3 percent", "26 percent", True),
        ("26.6 percent", "26 percent", False),
        ("240.1 billion euros", "240 billion euros", True),
        ("240.6 billion euros", "240 billion euros", False),
        ("about 410 million euros", "412.6 million euros", True),
        ("410 million euros", "412.6 million euros", False),
        ("about 100 million euros", "109 million euros", True),
        ("about 100 million euros", "149 million euros", False),
        ("about 2 percent", "2.4 percent", True),
        ("nearly 77,000 euros", "76,400 euros", True),
        ("nearly 77,000 euros", "78,900 euros", False),
        ("more than 12,500 euros", "12,600 euros", True),
        ("more than 12,500 euros", "11,900 euros", False),
        ("ten ships", "10 ships", True),
        ("ten ships", "eleven ships", False),
    ],
)
def test_the_less_precise_mention_decides(one: str, other: str, same: bool) -> None:  # noqa: FBT001  a table
    first, second = (a_passage(f"The harbour counted {words} in all.") for words in (one, other))
    assert equal(first, first.figures[0], second, second.figures[0]) is same
    assert equal(second, second.figures[0], first, first.figures[0]) is same


@pytest.mark.parametrize(
    "written", ["0." + "3" * 400, "3" * 400, "3" + "0" * 400], ids=["decimals", "digits", "zeros"]
)
def test_a_number_longer_than_any_measure_is_compared_as_any_other(written: str) -> None:
    passage = a_passage(f"The harbour counted {written} euros in all.")
    span = Span(20, 20 + len(written))
    figure = Figure(span, 3.0, "EUR", Qualifier.ABOUT)
    assert equal(passage, figure, passage, figure)


@pytest.mark.parametrize(
    ("words", "digits"),
    [("240.1 billion euros", 4), ("77 ships", 2), ("20 ships", 1), ("twelve ships", 2), ("four ships", 1)],
)
def test_digits_that_only_hold_a_place_say_nothing(words: str, digits: int) -> None:
    passage = a_passage(f"The harbour counted {words} in all.")
    assert significant_digits(passage, passage.figures[0]) == digits
