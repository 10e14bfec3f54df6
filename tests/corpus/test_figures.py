"""Figures: what a sentence counts, and what in it only looks like a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import DateContext
from corpus.dates.recognition import dates_in
from corpus.figures.recognition import figures_in
from corpus.span import Span, in_order

if TYPE_CHECKING:
    from corpus.figures import Figure

WORDS = st.sampled_from(
    [
        "3",
        "2,000",
        "1.5",
        "million",
        "third",
        "twice",
        "half",
        "no",
        "5%",
        "$7",
        "to",
        "and",
        "-",
        "between",
        "per",
        "year",
        "ships",
        "2024",
        "May",
        "万",
        "亿",
        "млрд",
        "[1]",
        "one",
        "a",
        "1/2",
        "nearly",
        ".",
        ",",
        ";",
        "–",
        "€5bn",
        "two",
        "dozen",
        "and-a-half",
        "百分之",
        "12-point",
        "½",
        "+46",
        "10:30",
    ]
)


def figures(sentence: str, language: str | None = None) -> list[Figure]:
    return list(figures_in(sentence, Span(0, len(sentence)), language=language))


def told(sentence: str) -> list[str]:
    """Each figure as "its words: value unit qualifier @period", what is missing left out."""
    lines = []
    for figure in figures(sentence):
        parts = [f"{figure.value:g}", figure.unit, figure.qualifier and figure.qualifier.value]
        period = f" @{figure.period}" if figure.period else ""
        words = " ".join(part for part in parts if part)
        lines.append(f"{figure.span.of(sentence)}: {words}{period}")
    return lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # money and magnitudes
        ("The fund paid $3.5 billion.", ["$3.5 billion: 3.5e+09 USD"]),
        ("Rent was €12,500 a month.", ["€12,500 a month: 12500 EUR/month"]),
        ("They owe roughly 40 million yuan.", ["40 million yuan: 4e+07 CNY about"]),
        ("A grant of US$2.1bn was cut.", ["US$2.1bn: 2.1e+09 USD"]),
        ("It sold for £5m.", ["£5m: 5e+06 GBP"]),
        ("Costs reach 7 million RMB.", ["7 million RMB: 7e+06 CNY"]),
        # measures and rates
        ("Growth slowed to 4.5 per cent.", ["4.5 per cent: 4.5 percent"]),
        ("Rates rose two percentage points.", ["two percentage points: 2 percentage point"]),
        (
            "The line moves 38 billion cubic metres per year.",
            ["38 billion cubic metres per year: 3.8e+10 m3/year"],
        ),
        ("Output is 5 million barrels a day.", ["5 million barrels a day: 5e+06 barrel/day"]),
        ("The plant makes 900 MW.", ["900 MW: 900 MW"]),
        # counted nouns
        ("Police held 37 foreign students.", ["37 foreign students: 37 student"]),
        ("Ten newly signed contracts followed.", ["Ten newly signed contracts: 10 contract"]),
        ("A twelve-point plan was sent.", ["twelve-point: 12 point"]),
        ("She leads a 35-year firm.", ["35-year: 35 year"]),
        ("Two dozen people left.", ["Two dozen people: 24 person"]),
        # words that count
        ("Imports tripled.", ["tripled: 3"]),
        ("It was his third official visit to Rome.", ["third official visit: 3 visit"]),
        ("No ships sailed.", ["No ships: 0 ship"]),
        ("Only one deal was closed.", ["one deal: 1 deal"]),
        ("Half a million voters stayed home.", ["Half a million voters: 500000 voter"]),
        ("The trial took two and a half years.", ["two and a half years: 2.5 year"]),
        ("Two-thirds of members agreed.", ["Two-thirds: 0.666667"]),
        # qualifiers
        ("Nearly 40 percent said yes.", ["40 percent: 40 percent nearly"]),
        ("It employs more than 500 workers.", ["500 workers: 500 worker more_than"]),
        ("Up to 60 flights were grounded.", ["60 flights: 60 flight at_most"]),
        ("Prison for at least three years.", ["three years: 3 year at_least"]),
        ("His first in over five years.", ["five years: 5 year more_than"]),
        ("He spoke over three days.", ["three days: 3 day"]),
        # ranges
        (
            "Between 10 and 20 percent fell ill.",
            ["10: 10 percent at_least", "20 percent: 20 percent at_most"],
        ),
        ("It costs $5–7 billion.", ["$5: 5e+09 USD at_least", "7 billion: 7e+09 USD at_most"]),
        ("The rate rose from 5 to 10 percent.", ["5: 5 percent", "10 percent: 10 percent"]),
        # periods
        (
            "Sales went from $140 billion in 2021 to $190 billion in 2022.",
            ["$140 billion: 1.4e+11 USD @2021", "$190 billion: 1.9e+11 USD @2022"],
        ),
        ("In the first quarter of 2024, exports fell 3 percent.", ["3 percent: 3 percent @2024-Q1"]),
        ("Rents in 2023 were 47 percent higher than in 2022.", ["47 percent: 47 percent @2023"]),
        # other languages
        ("Экспорт достиг 240,1 млрд долларов.", ["240,1 млрд долларов: 2.401e+11 USD"]),
        ("Цена выросла почти на 5 процентов.", ["5 процентов: 5 percent nearly"]),
        ("Цена выросла с 5 до 10 рублей.", ["5: 5 RUB", "10 рублей: 10 RUB"]),
        ("Не менее 1 234,5 тонн зерна.", ["1 234,5 тонн: 1234.5 t at_least"]),
        ("贸易额达2401亿美元。", ["2401亿美元: 2.401e+11 USD"]),
        ("约5万人参加。", ["5万人: 50000 person about"]),
        ("增长百分之三十。", ["百分之三十: 30 percent"]),
    ],
)
def test_a_figure_has_its_value_unit_qualifier_and_period(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks began in 2023 and ended on 4 June 2024.",
        "The 2024 elections came early.",
        "He landed at 4 a.m. and spoke at 10:30.",
        "1. Introduction",
        "As shown before,[1] it holds.",
        "The G7 met; an F-16 flew by.",
        "Apollo 11 landed.",
        "See chapter 3.",
        "Call +46 70 123 45 67.",
        "The two agree.",
        "The Second World War ended.",
        "There was no doubt.",
        "They won 5-4.",
        "One of them left.",
        "Under no circumstances.",
        "By no means.",
    ],
)
def test_years_dates_clock_times_list_numbers_and_names_are_no_figures(sentence: str) -> None:
    assert told(sentence) == []


def test_a_language_hint_decides_between_a_group_and_a_decimal_mark() -> None:
    assert figures("1.234 Schiffe", "de")[0].value == 1234
    assert figures("1.234 ships", "en")[0].value == 1.234
    assert figures("1,234 ships")[0].value == 1234


def test_a_number_too_long_to_hold_is_left_out() -> None:
    assert figures("1" * 400) == []


def test_offsets_count_from_the_start_of_the_document() -> None:
    text = "Earlier words. It cost $5 million."
    (figure,) = figures_in(text, Span(15, len(text)))
    assert figure.span.of(text) == "$5 million"


def test_a_resolved_date_gives_a_figure_its_period() -> None:
    text = "Last year, trade grew 26 percent."
    span = Span(0, len(text))
    (figure,) = figures_in(text, span, dates_in(text, span, DateContext("2024-05-16")))
    assert figure.period == "2023"


@given(st.text(min_size=1) | st.lists(WORDS, min_size=1).map(" ".join), st.integers(0, 3))
def test_figures_stand_inside_their_sentence_in_order_and_never_fail(sentence: str, offset: int) -> None:
    text = "x" * offset + sentence
    span = Span(offset, len(text))
    spans = [figure.span for figure in figures_in(text, span)]
    assert in_order(spans)
    assert all(span.holds(found) for found in spans)


@pytest.mark.parametrize(
    "number",
    [
        "0." + "1" * 400,
        "1" * 400,
        "1" * 400 + "%",
        "1,000" + ",000" * 200,
        "1e-" + "9" * 400,
        "百分之" + "9" * 400,
        "百分之三点" + "一" * 400,
    ],
)
def test_a_number_longer_than_any_that_is_meant_is_none(number: str) -> None:
    assert figures(f"It grew by {number} tons.") == []


def test_every_value_is_finite() -> None:
    (figure,) = figures("It grew by 1e99 tons.")
    assert figure.value == 1e99
    assert figures("It grew by 1e999 tons.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is compared with keeps its own year
        (
            "Output was 71.5 percent, up from 64.2 percent in 2019.",
            ["71.5 percent: 71.5 percent", "64.2 percent: 64.2 percent @2019"],
        ),
        ("Sales were $7 million, against $4 million in 2022.",
         ["$7 million: 7e+06 USD", "$4 million: 4e+06 USD @2022"]),
        ("The survey, issued in 2021, counts 90 storks.", ["90 storks: 90 stork"]),
        # an amount for each span of time
        ("It takes 3.1 million cubic metres of sand a year.",
         ["3.1 million cubic metres of sand a year: 3.1e+06 m3/year"]),
        ("The lock passes 240 barges a day.", ["240 barges a day: 240 barge/day"]),
        # words that only look counted
        ("A third put the loss at 6 tonnes.", ["6 tonnes: 6 t"]),
        ("One barge ran aground.", ["One barge: 1 barge"]),
        ("It is the third largest port.", []),
        ("One in four children walks.", []),
        ("In week 23 it snowed.", []),
        ("See fig. 5 and pp. 31-33.", []),
        ("The claim is old[^2].", []),
        # ranges may be rough
        ("About 60-70 barns burned.", ["60: 60 barn at_least", "70 barns: 70 barn at_most"]),
        # counts that look like years
        ("The club sold 1812 season tickets.", ["1812 season tickets: 1812 ticket"]),
        ("They lost 1900 sheep.", ["1900 sheep: 1900 sheep"]),
        ("He contested 2018 elections.", []),
    ],
)  # fmt: skip
def test_a_figure_is_what_the_sentence_counts(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "language", "value", "unit"),
    [
        ("Der Tunnel kostet 2,6 Mrd. Euro.", "de", 2.6e9, "EUR"),
        ("Es sind 7,1 Mio. € mehr.", "de", 7.1e6, "EUR"),
        ("Dort leben 1,9 Millionen Menschen.", "de", 1.9e6, "person"),
        ("Der Anteil fiel auf 12,5 Prozent.", "de", 12.5, "percent"),
        ("Le pont coûte 1,7 milliard d’euros.", "fr", 1.7e9, "EUR"),
        ("Le taux est de 12,5 pour cent.", "fr", 12.5, "percent"),
        ("Cuesta 3,2 millones de euros.", "es", 3.2e6, "EUR"),
        ("Votó el 12,5 por ciento.", "es", 12.5, "percent"),
        ("Добыча упала до 310,4 млрд рублей.", "ru", 310.4e9, "RUB"),
        ("Плата выросла до 61,7 тыс. руб.", "ru", 61_700, "RUB"),
    ],
)
def test_the_scale_words_of_other_languages_are_read(
    sentence: str, language: str, value: float, unit: str | None
) -> None:
    (figure,) = figures(sentence, language)
    assert (figure.value, figure.unit, figure.qualifier) == (value, unit, None)


def test_up_to_stays_a_limit_in_russian_where_nothing_reaches_it() -> None:
    assert told("Берут до 7 тонн.") == ["7 тонн: 7 t at_most"]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Рабочие убрали снег на 14 участках.", "участках"),
        ("Закрыли 14 участков.", "участок"),
        ("Закрыли 3 участка.", "участок"),
        ("Снег выпал в 5 районах.", "районах"),
        ("Открыли 20 школ.", "школа"),
    ],
)
def test_a_russian_noun_whose_base_form_is_not_sure_stays_as_it_is_written(sentence: str, unit: str) -> None:
    assert [figure.unit for figure in figures(sentence, "ru")] == [unit]


def test_a_chinese_year_beside_its_subject_is_the_period() -> None:
    (figure,) = figures("该厂2023年产量为40万吨。", "zh")
    assert figure.period == "2023"
    (figure,) = figures("产量比2023年增长40万吨。", "zh")
    assert figure.period is None


def test_what_will_last_so_long_is_a_length_of_time() -> None:
    assert [(figure.value, figure.unit) for figure in figures("The hearing will last 90 days.")] == [
        (90, "day")
    ]
