"""An ordinal or an anniversary of a question is read in every form that a passage may write it in."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from tests.corpus.index.test_date_uses import holds, readings
from tests.corpus.index.texts import NEWS, ask, index_of

if TYPE_CHECKING:
    from pathlib import Path

ANNIVERSARIES = [
    "75th anniversary",
    "seventy-fifth anniversary",
    "75-летие",
    "75-я годовщина",
    "75周年",
]
ORDINALS = ["the 21st century", "the twenty-first century", "21-й век", "第21世纪"]


@pytest.mark.parametrize(
    ("asked", "passage"), [pair for forms in (ANNIVERSARIES, ORDINALS) for pair in permutations(forms, 2)]
)
def test_one_form_is_looked_for_in_the_others(asked: str, passage: str) -> None:
    assert any(holds(passage, phrase) for phrase in readings(asked))


@pytest.mark.parametrize("asked", ANNIVERSARIES)
def test_an_anniversary_is_found_as_so_many_years_and_no_other_is(tmp_path: Path, asked: str) -> None:
    texts = [
        *NEWS,
        "The port has been open for 75 years.",
        "The 60th anniversary of the ferry was on Monday.",
    ]
    answer = ask(index_of(tmp_path, texts), asked)
    assert [hit.passage_id for hit in answer.hits] == [len(NEWS)]


@pytest.mark.parametrize("passage", ["75-летие", "75周年", "75th anniversary"])
@pytest.mark.parametrize("asked", ["the 75th Anniversary", "The Seventy-Fifth Anniversary", "75-летие"])
def test_an_anniversary_with_a_capital_is_no_name_that_no_document_holds(
    tmp_path: Path, asked: str, passage: str
) -> None:
    index = index_of(tmp_path, ["Wages were paid late.", f"{passage}: порт.", "A storm closed the harbour."])
    assert [hit.passage_id for hit in ask(index, asked).hits] == [1]


def test_an_ordinal_is_found_within_a_chinese_sentence(tmp_path: Path) -> None:
    answer = ask(index_of(tmp_path, ["在第75届大会上讲话。", *NEWS]), "75th")
    assert [match.found for match in answer.hits[0].matches] == ["第75"]


@pytest.mark.parametrize(("typed", "number"), [("5-м", "5"), ("5й", "5"), ("20-Х", "20"), ("5TH", "5")])
def test_an_ending_behind_digits_makes_an_ordinal(typed: str, number: str) -> None:
    assert ("第", number) in readings(typed)


@pytest.mark.parametrize("typed", ["бег на 100м", "20х", "100 м", "5 th"])
def test_metres_and_times_are_no_endings(typed: str) -> None:
    assert not [phrase for phrase in readings(typed) if phrase[0] == "第"]


@pytest.mark.parametrize("typed", ["75 ships", "a second 75", "5 th", "the port"])
def test_other_numbers_are_no_ordinals(typed: str) -> None:
    assert ("75", "th") not in readings(typed)
    assert ("75", "years") not in readings(typed)
