"""Words with a hyphen, without one, and in two are read as each other, where the documents hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.joined_uses import joined_uses
from corpus.index.question import question_of
from tests.corpus.index.texts import NEWS, ask, index_of

if TYPE_CHECKING:
    from pathlib import Path

HELD = frozenset(
    {"co", "operation", "cooperation", "e", "mail", "email", "well", "known", "wellknown", "cease", "fire"}
    | {"g7", "g", "7", "с400"}
    | {"ceasefire", "dangelo", "obrien", "xian", "new", "york", "бизнес", "план", "бизнесплан", "the", "port"}
)


def others(typed: str, held: frozenset[str] = HELD) -> list[tuple[int, int, tuple[tuple[str, ...], ...]]]:
    question = question_of(typed)
    uses = joined_uses(question.text, question.words, lambda token: int(token in held))
    return [(use.first, use.last, use.others) for use in uses]


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("co-operation", ("cooperation",)),
        ("co operation", ("cooperation",)),
        ("cooperation", ("co", "operation")),
        ("e-mail", ("email",)),
        ("email", ("e", "mail")),
        ("well-known", ("wellknown",)),
        ("cease fire", ("ceasefire",)),
        ("ceasefire", ("cease", "fire")),
        ("O Brien", ("obrien",)),
        ("Xi-an", ("xian",)),
        ("d'angelo", ("dangelo",)),
        ("newyork", ("new", "york")),
        ("бизнес-план", ("бизнесплан",)),
        ("бизнесплан", ("бизнес", "план")),
        ("G-7", ("g7",)),
        ("G7", ("g", "7")),
        ("С-400", ("с400",)),
    ],
)
def test_a_word_is_read_as_one_and_as_two(typed: str, phrase: tuple[str, ...]) -> None:
    assert [use[2] for use in others(typed)] == [(phrase,)]


@pytest.mark.parametrize("typed", ["cooperation", "co-operation", "O Brien", "d'angelo"])
def test_what_no_document_holds_is_not_looked_for(typed: str) -> None:
    assert others(typed, frozenset()) == []


@pytest.mark.parametrize("typed", ["the port", "port", "Covid-19", "2010-12", "和平发展", "wage"])
def test_other_words_stay_as_they_are(typed: str) -> None:
    assert others(typed, HELD | {"theport", "和平", "covid19", "w", "age"}) == []


@pytest.mark.parametrize(("asked", "written"), [("G-7", "G7"), ("G7", "G-7"), ("U2", "U-2"), ("U-2", "U2")])
def test_a_letter_and_a_number_are_found_with_a_hyphen_and_without(
    tmp_path: Path, asked: str, written: str
) -> None:
    index = index_of(tmp_path, [f"Envoys spoke of the {written} at dawn.", *NEWS])
    for typed in (asked, f"envoys of the {asked}"):
        assert ask(index, typed).hits[0].passage_id == 0


def test_a_name_that_no_document_holds_is_not_its_halves() -> None:
    assert others("the goals of Newyork") == []
    assert [use[2] for use in others("the goals of newyork")] == [(("new", "york"),)]


def test_two_common_words_are_not_taken_for_one() -> None:
    question = question_of("manage")
    assert joined_uses(question.text, question.words, lambda _: 50_000) == ()


@given(st.text(max_size=80))
def test_no_question_fails(typed: str) -> None:
    question = question_of(typed)
    for use in joined_uses(question.text, question.words, len):
        assert 0 <= use.first < use.last <= len(question.words)
