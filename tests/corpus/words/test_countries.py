"""The table of countries names each once, and is read as it is written."""

from __future__ import annotations

from collections import Counter

from corpus.words.countries import ABBREVIATIONS, COUNTRIES, NO_COUNTRIES, UNIONS

BY_CODE = {country.code: country for country in COUNTRIES + UNIONS}


def test_a_row_holds_names_adjectives_and_capitals() -> None:
    china = BY_CODE["cn"]
    assert {"china", "китай", "中国", "кнр"} <= set(china.names)
    assert {"chinese", "китайский"} <= set(china.adjectives)
    assert {"beijing", "пекин", "北京"} <= set(china.capitals)


def test_a_name_may_be_of_several_words() -> None:
    assert "saudi arabia" in BY_CODE["sa"].names


def test_a_row_that_is_broken_over_two_lines_is_one_row() -> None:
    assert "british" in BY_CODE["gb"].adjectives
    assert "london" in BY_CODE["gb"].capitals
    assert len(BY_CODE) == len(COUNTRIES + UNIONS)
    assert all(len(code) == 2 for code in BY_CODE)


def test_what_is_a_mans_name_too_is_marked_and_has_no_mark_in_it() -> None:
    assert "jordan" in BY_CODE["jo"].doubtful & set(BY_CODE["jo"].names)
    assert "georgian" in BY_CODE["ge"].doubtful & set(BY_CODE["ge"].adjectives)


def test_what_is_another_word_in_small_letters_is_marked_too() -> None:
    turkey, jordan = BY_CODE["tr"], BY_CODE["jo"]
    assert "turkey" in turkey.common & set(turkey.names)
    assert "turkey" not in turkey.doubtful
    assert "jordan" in jordan.common & jordan.doubtful
    assert "чили" in BY_CODE["cl"].names


def test_no_country_is_among_the_longer_names_of_something_else() -> None:
    others = {name for place in NO_COUNTRIES for name in place}
    assert {"南苏丹", "new mexico"} <= others
    assert others.isdisjoint(name for country in BY_CODE.values() for name in country.names)


def test_no_name_is_of_two_countries() -> None:
    every = Counter(
        name for country in BY_CODE.values() for name in country.names + country.adjectives + country.capitals
    )
    assert [name for name, times in every.items() if times > 1] == []


def test_every_abbreviation_is_in_a_row() -> None:
    assert {name for country in BY_CODE.values() for name in country.names} >= ABBREVIATIONS
