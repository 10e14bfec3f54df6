"""A date is told from other numbers, and written in every way that passages may have."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.words.tokens import token_texts
from corpus.words.written_dates import date_phrases, dates_of, stretches_of_other_years


@pytest.mark.parametrize(
    ("text", "year", "days"),
    [
        ("on 16 May 2024", 2024, [(5, 16)]),
        ("May 16th, 2024", 2024, [(5, 16)]),
        ("the 16th of May", None, [(5, 16)]),
        ("16.05.2024", 2024, [(5, 16)]),
        ("5.6.2024", 2024, [(6, 5)]),
        ("5/6/2024", 2024, [(6, 5), (5, 6)]),
        ("5/16/24", 2024, [(5, 16)]),
        ("16/5/98", 1998, [(5, 16)]),
        ("2024-05-16", 2024, [(5, 16)]),
        ("2024.05.16", 2024, [(5, 16)]),
        ("16 мая 2024 года", 2024, [(5, 16)]),
        ("16-го мая", None, [(5, 16)]),
        ("2024年5月16日", 2024, [(5, 16)]),
        ("5月16號", None, [(5, 16)]),
        ("в мае 2024 года", 2024, [(5, None)]),
        ("2024年5月", 2024, [(5, None)]),
        ("16. Mai 2024", 2024, [(5, 16)]),
        ("5. März", None, [(3, 5)]),
        ("16 août 2024", 2024, [(8, 16)]),
        ("16 de mayo de 2024", 2024, [(5, 16)]),
        ("в 2023 году", 2023, [(None, None)]),
        ("may 2024", 2024, [(5, None)]),
        ("march 20, 2024", 2024, [(3, 20)]),
        ("March 20 talks", None, [(3, 20)]),
        ("20 march", None, [(3, 20)]),
        ("le 5 mars 2020", 2020, [(3, 5)]),
        ("May 2024 tonnes", 2024, [(5, None)]),
        ("june 20", None, [(6, 20)]),
    ],
)
def test_a_date_is_read(text: str, year: int | None, days: list[tuple[int | None, int | None]]) -> None:
    (found,) = dates_of(text)
    assert (found.year, list(found.days)) == (year, days)


@pytest.mark.parametrize(
    "text",
    [
        "May 5.5 ships",
        "May 5 percent",
        "May 5%",
        "Mars 2020 rover",
        "Mars 20",
        "Mayo 2020",
        "soldiers march 20 kilometres",
        "March 20 km",
        "they march 2000 kilometres",
        "it may 10 times",
        "192.168.1.1",
        "a score of 3-2",
        "12 marches",
        "in 2023",
        "35.14.2024",
        "the port",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert dates_of(text) == ()


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("in May 1972 and 16 May 1973", ["in May 1972", "16 May 1973"]),
        ("on May 16-17, 1972", ["May 16-17, 1972"]),
        ("15th and 16th of May 1972", ["15th and 16th of May 1972"]),
        ("с 5 по 9 марта 1972 года", ["5 по 9 марта 1972"]),
        ("1972年5月16日在北京", ["1972年5月16日"]),
        ("on 16 May 2024", []),
        ("in May the 1972 treaty", []),
        ("on 16 May", []),
    ],
)
def test_a_date_of_another_year_is_one_stretch(text: str, stretches: list[str]) -> None:
    assert [text[start:end] for start, end in stretches_of_other_years(text, 2024)] == stretches


def test_dates_of_one_text_are_told_in_order() -> None:
    text = "between 3 June 2021 and 2021-07-04"
    assert [text[found.start : found.end] for found in dates_of(text)] == ["3 June 2021", "2021-07-04"]


@given(st.dates())
def test_what_is_written_is_read_as_the_same_date(day: object) -> None:
    written = f"{day}"
    for found in dates_of(written):
        (read,) = found.days
        month, number = read
        assert month
        assert tuple(token_texts(written)) in date_phrases(found.year, month, number)


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(DAYS, DAYS)
@example(date(2024, 1, 20), date(2024, 10, 20))
@example(date(2024, 5, 2), date(2024, 5, 20))
def test_two_days_are_never_written_alike_but_for_their_numbers_in_turn(one: date, other: date) -> None:
    alike = {(one.year, one.month, one.day), (one.year, one.day, one.month)}
    written = [date_phrases(day.year, day.month, day.day) for day in (one, other)]
    assert ((other.year, other.month, other.day) in alike) is not set(written[0]).isdisjoint(written[1])


@given(st.text(alphabet="0123456789/-. мaя年月日May") | st.text())
def test_no_text_fails(text: str) -> None:
    for found in dates_of(text):
        assert 0 <= found.start < found.end <= len(text)
        for month, day in found.days:
            assert month is None or date_phrases(found.year, month, day)
