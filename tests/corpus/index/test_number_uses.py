"""A number of a question is read in every form that a passage may write it in."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.found import How
from corpus.index.question import question_of
from corpus.words.tokens import is_cjk, token_texts
from corpus.words.written_numbers import UNITS, number_phrases, percent_phrases
from tests.corpus.index.texts import NEWS, ask, index_of

if TYPE_CHECKING:
    from pathlib import Path

BILLIONS = [
    "$240bn",
    "240 billion dollars",
    "US$240 billion",
    "240,000,000,000",
    "240 млрд долларов",
    "2400亿美元",
]
TENTHS = ["240.1bn", "240,1 млрд", "2401億", "240.1 billion", "240 100 000 000".replace(" ", "\u202f")]
PERCENTS = ["20 percent", "20%", "twenty percent", "20 per cent", "twenty per cent", "20 процентов", "20 pct"]
MILLIONS = ["£42.5m", "42.5 million pounds", "£42,500,000", "42,5 миллиона", "4250万英镑"]
HALVES = ["half a million", "500,000", "500 thousand", "50万", "500 тысяч", "五十万人"]
CROWDS = ["30 million people", "3000万人", "3千万人", "30 млн человек", "三千万人"]
ASKED_ONLY = {"五十万人", "三千万人"}
TENS = ["10 ships", "ten ships", "десять кораблей"]
VOLUMES = ["50 billion cubic metres", "50bn cubic meters", "50 млрд кубометров", "500亿立方米"]
THOUSANDS = [
    "7,000 ships",
    "7 000 ships",
    "7\u00a0000 кораблей",
    "7\u2009000 кораблей",
    "7000 ships",
    "7 тыс",
]
GROUPS = ["240 100 000 000", "240,100,000,000", "240.1 billion"]
POINTS = ["1.234 Schiffe", "1,234 ships", "1 234 корабля"]
SPACED = [THOUSANDS, GROUPS, POINTS]
WEIGHTS = ["107 million tons", "107m tonnes", "107 млн тонн", "1.07亿吨"]
COUNTED = ["25 ships", "twenty-five ships", "twenty five ships"]


def readings(typed: str) -> set[tuple[str, ...]]:
    """The ways in which the numbers of a question may stand in a passage, units alone left out."""
    question = question_of(typed)
    texts = tuple(word.text for word in question.words)
    uses = [use for use in question.uses if ("美元",) not in use.others and ("dollar",) not in use.others]
    return {phrase for use in uses for phrase in (texts[use.first : use.last], *use.others)}


def holds(passage: str, phrase: tuple[str, ...]) -> bool:
    found = tuple(token_texts(passage))
    return any(found[at : at + len(phrase)] == phrase for at in range(len(found)))


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        pair
        for forms in (
            BILLIONS,
            TENTHS,
            PERCENTS,
            MILLIONS,
            HALVES,
            CROWDS,
            TENS,
            COUNTED,
            VOLUMES,
            WEIGHTS,
            *SPACED,
        )
        for pair in permutations(forms, 2)
        if pair[1] not in ASKED_ONLY
    ],
)
def test_a_number_in_one_form_is_looked_for_in_the_others(asked: str, passage: str) -> None:
    assert any(holds(passage, phrase) for phrase in readings(asked))


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ("7 000 слов", "В тексте 7000 слов."),
        ("7 000 words", "The text has 7,000 words."),
        ("16,000 objects", "Они нашли 16 000 objects."),
        ("16.000 objects", "They found 16,000 objects."),
        ("240 100 000 000 objects", "They found 240.1 billion objects."),
    ],
)
def test_a_number_with_a_space_or_a_point_for_thousands_is_found(
    tmp_path: Path, asked: str, passage: str
) -> None:
    assert ask(index_of(tmp_path, [passage, *NEWS]), asked).hits[0].passage_id == 0


@pytest.mark.parametrize("passage", ["They found 16 000 000 objects.", "They found 17 000 objects."])
def test_another_number_with_spaces_is_not_found(tmp_path: Path, passage: str) -> None:
    assert not ask(index_of(tmp_path, [passage, *NEWS]), "16,000 objects").answered


def test_a_point_before_three_digits_is_for_thousands_or_not() -> None:
    held = readings("1.500 ships")
    assert {("1500",), ("1.5",)} <= held
    assert ("1500",) not in readings("1.50 ships")


def test_a_percentage_is_found_in_chinese_characters_and_the_other_way() -> None:
    assert any(holds("增長了百分之二十五", phrase) for phrase in readings("25 percent"))
    assert ("20", "percent") in readings("百分之二十")


@pytest.mark.parametrize(
    "typed", ["in 2023", "Covid-19", "the flight of Apollo 11", "one port", "a port", "ports"]
)
def test_years_and_parts_of_names_are_no_numbers(typed: str) -> None:
    assert question_of(typed).uses == ()


VALUES = st.builds(
    lambda digits, power: Decimal(digits).scaleb(power), st.integers(1, 9999), st.integers(-2, 12)
)


@given(VALUES, VALUES)
@example(Decimal(300_000_000), Decimal(300_000_000_000))
@example(Decimal(10_000), Decimal(10_000_000))
def test_two_numbers_are_never_written_alike(one: Decimal, other: Decimal) -> None:
    assert (one == other) is not set(number_phrases(one)).isdisjoint(number_phrases(other))
    assert (one == other) is not set(percent_phrases(one)).isdisjoint(percent_phrases(other))


@pytest.mark.parametrize(
    "units",
    [
        ["cubic metres", "cubic meters", "кубометров", "立方米"],
        ["tons", "tonnes", "тонн", "吨"],
        ["km", "kilometres", "километров", "公里"],
        ["dollars", "долларов", "美元"],
    ],
)
def test_a_unit_in_one_form_is_looked_for_in_the_others(units: list[str]) -> None:
    for asked, unit in permutations(units, 2):
        (*uses, use) = question_of(f"7 {asked}").uses
        texts = tuple(token_texts(unit))
        assert texts in use.others or texts == tuple(token_texts(asked))
        assert all(texts not in other.others for other in uses)


@pytest.mark.parametrize("asked", ["tonnes", "тонн"])
def test_a_unit_is_found_within_a_chinese_sentence(tmp_path: Path, asked: str) -> None:
    answer = ask(index_of(tmp_path, ["中国进口300万吨大豆。", *NEWS]), asked)
    assert 0 in [hit.passage_id for hit in answer.hits]


def test_units_are_written_as_their_tokens() -> None:
    for phrase in (phrase for units in UNITS for phrase in units):
        run = phrase[0] + "".join(pair[1] for pair in phrase[1:])
        assert tuple(token_texts(run if is_cjk(phrase[0]) else " ".join(phrase))) == phrase


def test_every_chinese_unit_of_one_character_is_cut_behind_a_number() -> None:
    units = {unit for group in UNITS for (unit, *more) in group if not more and is_cjk(unit)}
    for unit in (unit for unit in units if len(unit) == 1):
        assert token_texts(f"5万{unit}大5{unit}大") == ["5", "万", unit, "大", "5", unit, "大"]


def test_no_table_of_characters_is_waited_for_before_chinese_is_read() -> None:
    asked = "import corpus.index.question as q; q.question_of('25% of 7 tonnes on 16 May 2024, the 75th');"
    code = f"{asked} from corpus.words import simplified; print(simplified._table.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["0"]


@pytest.mark.parametrize("typed", ["they march 20 kilometres", "бег на 100м"])
def test_an_amount_stays_one_behind_a_verb_and_before_a_letter(tmp_path: Path, typed: str) -> None:
    texts = ["Soldiers march 30 kilometres a day.", "Бег на 200м.", *NEWS]
    assert not ask(index_of(tmp_path, texts), typed).answered


def test_the_words_of_one_number_are_one_use() -> None:
    question = question_of("exports of $240bn to Lomna")
    assert [(use.first, use.last, use.how) for use in question.uses] == [
        (2, 3, How.NUMBER),
        (3, 5, How.NUMBER),
    ]
    assert {("240000000000",), ("2400", "亿")} <= set(question.uses[1].others)
