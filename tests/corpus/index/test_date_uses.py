"""A date of a question is read in every form that a passage may write it in."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from corpus.found import How
from corpus.index.question import question_of
from corpus.words.tokens import token_texts
from corpus.words.written_dates import MONTH_NUMBERS
from tests.corpus.index.texts import NEWS, ask, index_of

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = [
    "16 May 2024",
    "May 16, 2024",
    "16th of May, 2024",
    "16.05.2024",
    "2024-05-16",
    "5/16/2024",
    "16/05/2024",
    "16 мая 2024 года",
    "2024年5月16日",
]
UNDATED = ["16 May", "May 16th", "16 мая", "5月16日", "the 16th of May"]
MONTHS = ["June 2024", "в июне 2024 года", "2024年6月"]


def readings(typed: str) -> set[tuple[str, ...]]:
    """The ways in which the dates of a question may stand in a passage, names of months alone left out."""
    question = question_of(typed)
    texts = tuple(word.text for word in question.words)
    asked = [texts[use.first : use.last] for use in question.uses]
    uses = zip(asked, question.uses, strict=True)
    return {
        phrase
        for words, use in uses
        if words[0] not in MONTH_NUMBERS or words[1:]
        for phrase in (words, *use.others)
    }


def holds(passage: str, phrase: tuple[str, ...]) -> bool:
    found = tuple(token_texts(passage))
    return any(found[at : at + len(phrase)] == phrase for at in range(len(found)))


@pytest.mark.parametrize(
    ("asked", "passage"), [pair for forms in (WHOLE, UNDATED, MONTHS) for pair in permutations(forms, 2)]
)
def test_a_date_in_one_form_is_looked_for_in_the_others(asked: str, passage: str) -> None:
    assert any(holds(passage, phrase) for phrase in readings(asked))


@pytest.mark.parametrize(
    ("passage", "asked"),
    [
        *((each, tuple(other for other in WHOLE if other != each)) for each in WHOLE),
        *((each, tuple(other for other in UNDATED if other != each)) for each in UNDATED),
        ("в январе 2024 года", ("January 2024", "Jan 2024", "в январе 2024 г.")),
        ("January 2024", ("in January, 2024", "январь 2024", "2024年1月")),
    ],
)
def test_a_month_with_a_capital_is_no_name_that_no_document_holds(
    tmp_path: Path, passage: str, asked: tuple[str, ...]
) -> None:
    index = index_of(tmp_path, ["Wages were paid late.", f"Порт: {passage}.", "A storm closed the harbour."])
    for date in asked:
        for typed in (date, f"What happened on {date}?"):
            assert [hit.passage_id for hit in ask(index, typed).hits] == [1], typed


@pytest.mark.parametrize("passage", ["5 June 2024", "6 May 2024"])
def test_where_either_number_may_be_the_month_both_are_looked_for(passage: str) -> None:
    assert any(holds(passage, phrase) for phrase in readings("5/6/2024"))


@pytest.mark.parametrize("asked", WHOLE)
def test_another_day_is_not_looked_for(asked: str) -> None:
    others = ("17 May 2024", "16 June 2024", "in May 2023", "2024-06-16", "1.6.2024", "6 May", "5月1日在")
    assert not any(holds(passage, phrase) for passage in others for phrase in readings(asked))


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ("20.01.2024", "20.10.2024"),
        ("20 January 2024", "20.10.2024"),
        ("20.10.2024", "20.1.2024"),
        ("12.5.2024", "12.50.2024"),
        ("May 2 2024", "2.50.2024"),
    ],
)
def test_a_day_of_the_same_digits_is_another_day(tmp_path: Path, asked: str, passage: str) -> None:
    answer = ask(index_of(tmp_path, [f"The board met on {passage} in the port.", *NEWS]), asked)
    assert not [
        match
        for hit in answer.hits
        if hit.passage_id == 0
        for match in hit.matches
        if match.how == How.NUMBER
    ]


@pytest.mark.parametrize("asked", ["16 May", "May 16th", "16 мая", "the 16th of May"])
def test_a_day_is_found_within_a_chinese_sentence(tmp_path: Path, asked: str) -> None:
    answer = ask(index_of(tmp_path, ["代表团5月16日在北京举行会谈。", *NEWS]), asked)
    (hit,) = (hit for hit in answer.hits if hit.passage_id == 0)
    assert [match.found for match in hit.matches][:1] == ["5月16日"]


def test_a_month_comes_before_a_day_of_it_in_another_year(tmp_path: Path) -> None:
    texts = ["代表团5月16日在北京举行会谈。", "代表团2024年5月在北京举行会谈。", *NEWS]
    assert ask(index_of(tmp_path, texts), "May 2024").hits[0].passage_id == 1


@pytest.mark.parametrize("asked", WHOLE)
def test_the_whole_date_comes_before_the_day_without_its_year_and_both_are_found(
    tmp_path: Path, asked: str
) -> None:
    texts = [
        *NEWS,
        "The port was closed on May 16, 2024, by a storm.",
        "The port was closed in 2024 by rust.",
    ]
    answer = ask(index_of(tmp_path, texts), asked)
    assert [hit.passage_id for hit in answer.hits] == [len(NEWS), 7]


@pytest.mark.parametrize("asked", WHOLE)
def test_the_year_of_a_day_is_no_date_by_itself(tmp_path: Path, asked: str) -> None:
    texts = ["The port was closed in 2024 by rust.", *NEWS[:7]]
    assert not ask(index_of(tmp_path, texts), asked).answered


def test_the_day_need_not_stand_in_what_answers_the_rest(tmp_path: Path) -> None:
    answer = ask(index_of(tmp_path, list(NEWS)), "which tunnel did minister Kowalczuk open on 20 May 2024")
    assert [hit.passage_id for hit in answer.hits] == [0]


@pytest.mark.parametrize("asked", ["в мае 2024 года", "März 2024", "Août"])
def test_no_month_is_read_as_another_word(tmp_path: Path, asked: str) -> None:
    answer = ask(index_of(tmp_path, ["They make ferries of Mars out of 2024 planks.", *NEWS]), asked)
    assert answer.readings == ()


@pytest.mark.parametrize("asked", ["5 марта", "5. März", "March 5", "5 March", "5 mars 2024"])
@pytest.mark.parametrize(
    "days", ["5-6 March", "5–9 марта", "March 5 and 6", "5 and 6 March", "March 4-5", "3月5日至6日"]
)
def test_a_day_is_found_beside_others(tmp_path: Path, asked: str, days: str) -> None:
    index = index_of(tmp_path, [f"Порт: {days} the harbour is closed.", *NEWS[:4]])
    assert [hit.passage_id for hit in ask(index, asked).hits] == [0]


@pytest.mark.parametrize("passage", ["Soldiers march 6 or 5 miles.", "В марте 1972 года 5 кораблей ушли."])
def test_a_month_beside_a_day_is_a_month(tmp_path: Path, passage: str) -> None:
    index = index_of(tmp_path, [passage, *NEWS[:4]])
    for match in (match for hit in ask(index, "5 марта 2024").hits for match in hit.matches):
        assert match.found == "5"


OTHER_YEARS = [
    "In December 1972",
    "In December, 1972",
    "On December 16, 1972",
    "December 16th, 1972",
    "16 December 1972",
    "The 16th of December 1972",
    "December 16-17, 1972",
    "December 15 and 16, 1972",
    "16–17 декабря 1972 года",
    "1972年12月",
    "1972年12月16日",
]


@pytest.mark.parametrize("asked", ["December 1923", "16 December 1923", "16 декабря 1923 года", "16.12.1923"])
@pytest.mark.parametrize("date", OTHER_YEARS)
def test_a_date_of_another_year_is_another_date(tmp_path: Path, asked: str, date: str) -> None:
    index = index_of(tmp_path, [f"{date}, sanctions were agreed.", *NEWS[1:4]])
    assert not ask(index, asked).answered
    for hit in ask(index, f"sanctions of {asked}").hits:
        assert {match.found for match in hit.matches} <= {"sanctions", "16"}


@pytest.mark.parametrize("date", ["On 16 December", "On December 16", "16 декабря", "12月16日"])
def test_a_date_without_a_year_may_be_of_any(tmp_path: Path, date: str) -> None:
    index = index_of(tmp_path, [f"{date} sanctions of the 1972 treaty were agreed.", *NEWS[1:4]])
    for asked in ("16 December 1923", "sanctions on 16 December 1923"):
        assert [hit.passage_id for hit in ask(index, asked).hits] == [0]


def test_where_the_year_asked_for_stands_too_it_counts(tmp_path: Path) -> None:
    texts = ["After 16 May 1972 came 16 May 1923.", "After 16 May 1972 came rain.", *NEWS[1:4]]
    answer = ask(index_of(tmp_path, texts), "16 May 1923")
    assert [hit.passage_id for hit in answer.hits] == [0]
    assert min(match.start for match in answer.hits[0].matches) == texts[0].index("16 May 1923")
