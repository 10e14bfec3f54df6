from __future__ import annotations

import pytest

from corpus.dates.words import FULL_MONTHS, MONTHS, MONTHS_RU
from corpus.published import month_number
from corpus.words.months import ENGLISH_MONTHS, MONTH_NAMES


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_has_one_number_whoever_is_asked(number: int) -> None:
    names = MONTH_NAMES[number - 1]
    assert {month_number(name) for name in names} == {number}
    assert {MONTHS.get(name) or MONTHS_RU.get(name) or number for name in names} == {number}


def test_every_english_month_is_known_by_its_full_name() -> None:
    assert {month.lower() for month in ENGLISH_MONTHS} == FULL_MONTHS
