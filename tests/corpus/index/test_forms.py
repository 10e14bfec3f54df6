"""A search in one written form finds the passages that have another, and shows them as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus.index.texts import ask, index_of

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.index import Index

TEXTS = (
    "Trade between the two reached $240bn last year.",
    "Торговля выросла до 240 млрд долларов.",
    "双边贸易额达到2400亿美元。",
    "The sum was 240,000,000,000 dollars.",
    "Wages rose by twenty per cent in the port.",
    "Зарплаты докеров выросли на 20 процентов.",
    "码头工人的工资增长了百分之二十。",
    "Dockers' wages rose 20% there.",
    "Their co-operation by e-mail was well-known.",
    "Cooperation by email was useful.",
    "Sean O'Brien met officials of Xi'an.",
    "Il premier ha visitato l'Italia ieri.",
    "習近平主席會見了記者。",
    "习近平出席了论坛开幕式。",
    "The defence minister Andrei Kovalenkov arrived.",
    "Давно ожидали приезда Коваленкова.",
    "С Коваленковым встретились рабочие.",
    "The Northern Harbour Organization (NHO) met in Lissen.",
    "The NHO has nine members.",
)
BILLIONS, PERCENTS, COOPERATION, MAIL = {0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9}, {8, 9}
XI, KOVALENKOV, HARBOURS = {12, 13}, {14, 15, 16}, {17, 18}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("forms"), list(TEXTS))


@pytest.mark.parametrize(
    ("query", "passages"),
    [
        ("$240bn", BILLIONS),
        ("240 billion dollars", BILLIONS),
        ("US$240 billion", BILLIONS),
        ("240 млрд долларов", BILLIONS),
        ("2400亿美元", BILLIONS),
        ("20 percent", PERCENTS),
        ("20%", PERCENTS),
        ("twenty percent", PERCENTS),
        ("двадцать процентов", PERCENTS),
        ("百分之二十", PERCENTS),
        ("cooperation", COOPERATION),
        ("co-operation", COOPERATION),
        ("co operation", COOPERATION),
        ("e-mail", MAIL),
        ("email", MAIL),
        ("OBrien", {10}),
        ("O’Brien", {10}),
        ("Xian", {10}),
        ("Italia", {11}),
        ("l’Italia", {11}),
        ("习近平", XI),
        ("習近平", XI),
        ("Kovalenkov", KOVALENKOV),
        ("Коваленков", KOVALENKOV),
        ("Коваленковым", KOVALENKOV),
        ("NHO", HARBOURS),
        ("nho", HARBOURS),
        ("Northern Harbour Organization", HARBOURS),
    ],
)
def test_every_form_is_found_by_every_other(index: Index, query: str, passages: set[int]) -> None:
    assert passages <= {hit.passage_id for hit in ask(index, query, limit=10).hits}


@pytest.mark.parametrize(
    "query",
    [
        *("$241bn", "2410亿美元", "21 percent", "cohabitation", "twenty million"),
        *("240 million", "$240m", "240 млн", "24亿", "240 trillion"),
    ],
)
def test_what_is_written_much_alike_and_means_another_is_not_found(index: Index, query: str) -> None:
    assert not ask(index, query).answered


def test_what_was_found_is_shown_as_it_stands(index: Index) -> None:
    found = {
        TEXTS[hit.passage_id][match.start : match.end] == match.found
        for query in ("习近平", "$240bn", "email", "l’Italia")
        for hit in ask(index, query, limit=10).hits
        for match in hit.matches
    }
    assert found == {True}
    assert "習近平" in {match.found for hit in ask(index, "习近平").hits for match in hit.matches}


@pytest.mark.parametrize(
    ("query", "passages"),
    [
        ("300 million", {1, 2}),
        ("300 million dollars", {1, 2}),
        ("half a million", {3, 4}),
        ("twenty percent", {6, 7}),
        ("one hundred and five", {8, 9}),
    ],
)
def test_a_number_of_several_words_is_answered_by_the_whole_of_it(
    tmp_path: Path, query: str, passages: set[int]
) -> None:
    texts = [
        "Roughly 300 billion dollars were frozen, and 5 million sent on.",
        "The bridge cost 300 million dollars.",
        "The tunnel cost $300,000,000.",
        "The crowd was half a million strong.",
        "Some 500,000 came.",
        "Half of the cabinet left for a million reasons.",
        "Wages rose by twenty per cent.",
        "Prices rose 20%.",
        "One hundred and five ships lay there.",
        "The port has 105 cranes.",
        "The heads of twenty regions heard what percent of them had paid.",
    ]
    found = ask(index_of(tmp_path, texts), query)
    assert {hit.passage_id for hit in found.hits} == passages
