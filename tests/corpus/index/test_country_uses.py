"""A question in one language finds the countries and capitals that another one names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.found import How
from corpus.index.country_uses import country_uses
from corpus.index.question import question_of, question_words
from corpus.words.countries import COUNTRIES
from tests.corpus.index.texts import ask, index_of

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.words.tokens import Phrase

ENGLISH = [
    "The president arrived in China on Thursday.",
    "Russia's defence minister inspected a shipyard.",
    "Officials met envoys of the United Arab Emirates.",
    "The EU agreed on a loan for a neighbour.",
    "Farmers expect a poor harvest.",
]
RUSSIAN = [
    "Делегация осмотрела порт в Китае.",
    "Министр обороны России выступил утром.",
    "Саудовской Аравии нужна вода.",
]


def others(typed: str) -> set[Phrase]:
    return {phrase for use in country_uses(question_words(typed)) for phrase in use.others}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("визит в Китай", ("china",)),
        ("китайский порт", ("chinese",)),
        ("поездка в Китае", ("中国",)),
        ("РФ", ("russia",)),
        ("России", ("俄罗", "罗斯")),
        ("США", ("united", "states")),
        ("中国外交部", ("china",)),
        ("俄罗斯", ("россии",)),
        ("China", ("китае",)),
        ("Russian", ("российского",)),
        ("Saudi Arabia", ("саудовской", "аравии")),
        ("Пекин", ("beijing",)),
        ("北京", ("пекине",)),
        ("ЕС", ("eu",)),
        ("欧盟", ("евросоюза",)),
        ("U.S.", ("美国",)),
        ("South Sudan", ("南苏", "苏丹")),
        ("South America", ("южной", "америке")),
    ],
)
def test_a_country_is_looked_for_in_other_scripts(asked: str, found: Phrase) -> None:
    assert found in others(asked)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("РФ", ("россии",)),
        ("КНР", ("китая",)),
        ("UAE", ("united", "arab", "emirates")),
        ("Britain", ("uk",)),
        ("US", ("usa",)),
        ("Kiev", ("kyiv",)),
        ("Kyiv", ("kiev",)),
        ("Peking", ("beijing",)),
        ("Burma", ("myanmar",)),
        ("Deutschland", ("germany",)),
        ("в Белоруссии", ("беларуси",)),
        ("印尼", ("印度", "度尼", "尼西", "西亚")),
    ],
)
def test_names_in_one_script_stand_for_one_another(asked: str, found: Phrase) -> None:
    assert found in others(asked)


@pytest.mark.parametrize(
    ("asked", "left_out"),
    [
        ("China", ("chinese",)),
        ("Китай", ("китайский",)),
        ("UK", ("british",)),
        ("中国", ("中方",)),
        ("Киева", ("киеве",)),
        ("Chinese", ("china",)),
        ("China", ("пекин",)),
        ("Пекин", ("china",)),
    ],
)
def test_no_other_word_of_its_own_script_stands_for_a_country(asked: str, left_out: Phrase) -> None:
    assert left_out not in others(asked)


def test_the_longest_name_is_read() -> None:
    (use,) = country_uses(question_words("port in South Korea"))
    assert (use.first, use.last) == (2, 4)
    assert ("韩国",) in use.others


@given(
    st.lists(st.sampled_from([*(name for row in COUNTRIES for name in row.names), "port", "和"]), max_size=8)
)
def test_uses_are_in_order_and_within_the_question(names: list[str]) -> None:
    words = question_words(" ".join(names))
    uses = list(country_uses(words))
    places = [place for use in uses for place in (use.first, use.last - 1)]
    assert places == sorted(places)
    assert all(0 <= use.first < use.last <= len(words) for use in uses)
    assert all(use.others and () not in use.others for use in uses)


def test_a_question_holds_the_uses_of_its_countries() -> None:
    assert ("china",) in {phrase for use in question_of("визит в Китай").uses for phrase in use.others}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Китай", 0),
        ("президент Китай", 0),
        ("Министр обороны РФ", 1),
        ("ОАЭ", 2),
        ("俄罗斯", 1),
        ("Евросоюз", 3),
    ],
)
def test_english_documents_answer_by_country(tmp_path: Path, asked: str, answer: int) -> None:
    found = ask(index_of(tmp_path, ENGLISH), asked)
    assert [hit.passage_id for hit in found.hits] == [answer]
    assert How.NAME in {match.how for match in found.hits[0].matches}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("China", 0), ("министр обороны РФ", 1), ("КНР", 0), ("沙特阿拉伯", 2), ("Saudi Arabia", 2)],
)
def test_russian_documents_answer_by_country(tmp_path: Path, asked: str, answer: int) -> None:
    found = ask(index_of(tmp_path, RUSSIAN), asked)
    assert [hit.passage_id for hit in found.hits] == [answer]


def test_a_country_that_no_document_names_is_refused(tmp_path: Path) -> None:
    index = index_of(tmp_path, ENGLISH)
    assert not ask(index, "Бразилия").answered
    assert not ask(index, "бразильский министр обороны").answered


@pytest.mark.parametrize(("asked", "written"), [("Kiev", "Kyiv"), ("Kyiv", "Kiev"), ("Peking", "Beijing")])
def test_a_city_of_two_names_is_found_by_either(tmp_path: Path, asked: str, written: str) -> None:
    index = index_of(tmp_path, [f"The envoy arrived in {written} on Thursday.", *ENGLISH[3:]])
    for typed in (asked, f"envoy in {asked}"):
        assert [hit.passage_id for hit in ask(index, typed).hits] == [0]


def test_what_a_country_was_read_as_is_told(tmp_path: Path) -> None:
    assert ("Китай", "China") in ask(index_of(tmp_path, ENGLISH), "Китай").readings


def test_what_is_said_in_the_language_of_the_question_comes_first(tmp_path: Path) -> None:
    english = [f"Traders in China sold {number} tons of rice." for number in range(300)]
    index = index_of(tmp_path, [*english, "Торговцы в Китае продали рис.", "Рис растёт в горах."])
    assert ask(index, "рис в Китае").hits[0].passage_id == len(english)


@pytest.mark.parametrize(
    "asked", ["turkey recipe", "polish the table", "лечение вены", "what did he tell us"]
)
def test_another_word_in_small_letters_is_no_country(asked: str) -> None:
    assert not others(asked)


@pytest.mark.parametrize("asked", ["Turkey", "Polish ships", "Вена", "в Вене", "US", "сша", "китай"])
def test_with_a_capital_and_where_nothing_else_is_meant_it_is_one(asked: str) -> None:
    assert others(asked)


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ("Vienna", "Врач лечит вены на ногах."),
        ("新德里", "Хлеб дели пополам."),
        ("古巴", "Объём куба равен восьми."),
        ("США", "Nobody told us of the loan."),
        ("Турция", "They ate turkey in the harbour."),
    ],
)
def test_a_passage_names_no_country_by_another_word_in_small_letters(
    tmp_path: Path, asked: str, passage: str
) -> None:
    assert not ask(index_of(tmp_path, [passage, *ENGLISH[3:]]), asked).hits


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ("Vienna", "Совет Вены принял бюджет."),
        ("Vienna", "Вены не видно в тумане."),
        ("США", "Nobody told the US of the loan."),
    ],
)
def test_a_passage_names_it_with_a_capital(tmp_path: Path, asked: str, passage: str) -> None:
    assert [hit.passage_id for hit in ask(index_of(tmp_path, [passage, *ENGLISH[3:]]), asked).hits] == [0]


def test_us_in_small_letters_is_a_small_word(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["The United States signed.", "США закрыли порт.", *ENGLISH[3:]])
    assert not ask(index, "what did he tell us").answered
    assert {hit.passage_id for hit in ask(index, "US").hits} == {0, 1}


@pytest.mark.parametrize(
    ("asked", "name", "passage"),
    [
        ("Russia", "俄罗斯", "白俄罗斯总统来访。"),
        ("India", "印度", "印度尼西亚总统来访。"),
        ("India", "印度", "印度洋上有船。"),
        ("Rome", "罗马", "罗马尼亚总统来访。"),
        ("Brazil", "巴西", "巴西利亚昨天下雨。"),
        ("Mongolia", "蒙古", "内蒙古今年下雪。"),
        ("China", "中国", "发展中国家代表来访。"),
        ("Sudan", "苏丹", "南苏丹总统来访。"),
    ],
)
def test_a_country_does_not_stand_inside_a_longer_name_of_something_else(
    tmp_path: Path, asked: str, name: str, passage: str
) -> None:
    index = index_of(tmp_path, [passage, f"{passage[:-1]},{name}也有船。", *ENGLISH[3:]])
    answer = ask(index, asked)
    assert [hit.passage_id for hit in answer.hits] == [1]
    assert [(match.found, match.start) for match in answer.hits[0].matches] == [(name, len(passage))]


def test_nor_is_it_asked_for_inside_one(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["Мексика закрыла порт.", "Монголия ждёт снег.", *ENGLISH[3:]])
    assert not ask(index, "New Mexico").answered
    assert not ask(index, "内蒙古").answered
    assert ask(index, "Mexico").answered
