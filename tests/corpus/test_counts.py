"""Counts of many kinds and tongues, and the numbers that count nothing."""

from __future__ import annotations

import pytest

from corpus.figures.recognition import figures_in
from corpus.span import Span


def told(sentence: str, language: str | None = None) -> list[tuple[float, str | None]]:
    """The value and unit of each figure."""
    figures = figures_in(sentence, Span(0, len(sentence)), language=language)
    return [(figure.value, figure.unit) for figure in figures]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wait 2 1/2 hours.", [(2.5, "hour")]),
        ("Add 1 1/4 cups.", [(1.25, "cup")]),
        ("They lost three million, two hundred and ten thousand votes.", [(3_210_000, "vote")]),
        ("It has four thousand & six seats.", [(4006, "seat")]),
        ("A quarter of a million voters came.", [(250_000, "voter")]),
        ("Rents rose by a third, sales by a quarter in May.", [(1 / 3, None), (1 / 4, None)]),
        ("It was -7C at night and 31C by day.", [(-7, "°C"), (31, "°C")]),
        ("Three quarters of members and two thirds of guests left.", [(0.75, None), (2 / 3, None)]),
        ("The price doubled; losses halved; a twofold rise.", [(2, None), (0.5, None), (2, None)]),
        ("A 1.5 million-year-old skull was found.", [(1_500_000, "year")]),
        ("Half a dozen boats left.", [(6, "boat")]),
    ],
)
def test_numbers_are_read_as_they_are_said(sentence: str, expected: list[tuple[float, str | None]]) -> None:
    read = told(sentence)
    assert [unit for _, unit in read] == [unit for _, unit in expected]
    assert [value for value, _ in read] == pytest.approx([value for value, _ in expected])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Погибли 17 человек.", [(17, "person")]),
        ("Ушли пять министров и три врача.", [(5, "министр"), (3, "врач")]),
        (
            "Закрыли 12 школ, 3 больницы, 25 предприятий.",
            [(12, "школа"), (3, "больница"), (25, "предприятие")],
        ),
        ("Ранены 6 рабочих.", [(6, "рабочий")]),
        ("Сгорели 2,5 тысячи жилых домов.", [(2500, "дом")]),
        ("Остались 5 из них.", [(5, None)]),
        ("От 5 до 7 тонн.", [(5, "t"), (7, "t")]),
        ("17人死亡。", [(17, "person")]),
        ("六位部长辞职。", [(6, None)]),
        ("8名工人受伤，五十多人获救。", [(8, "person"), (50, "person")]),
        ("三分之二的人同意。", [(2 / 3, None)]),
    ],
)
def test_russian_and_chinese_counts_need_no_unit_of_a_table(
    sentence: str, expected: list[tuple[float, str | None]]
) -> None:
    read = told(sentence)
    assert [unit for _, unit in read] == [unit for _, unit in expected]
    assert [value for value, _ in read] == pytest.approx([value for value, _ in expected])


@pytest.mark.parametrize(
    "sentence",
    [
        "Scores of people came.",
        "One in five children walks.",
        "He signed a third party.",
        "Call 020 7946 0958.",
        "Ask agent 007.",
        "The iPhone 15 sold well.",
        "He has an iPhone 5C.",
        "See page 5, Article 5, fig. 3 and p. 27.",
        "COVID-19, a Boeing 737 and Route 66.",
        "Version 3.11.4 is out.",
        "They won 3-1 at 08:00 in week 14.",
        "The postcode is SW1A 2AA.",
    ],
)
def test_codes_scores_and_shares_of_a_head_count_are_no_figures(sentence: str) -> None:
    assert told(sentence) == []
