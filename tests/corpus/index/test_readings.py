"""What the words of a question are read as, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus.index.texts import NEWS, ask, index_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("query", ["Nabokova died", "Nabokova hat", "Nabokova haven", "Набокова такт"])
def test_a_word_of_content_is_never_read_as_a_word_without(tmp_path: Path, query: str) -> None:
    texts = [
        "Nabokova did what she had to do, and so have others.",
        "Так думает не только Набокова, так думают все.",
    ]
    answer = ask(index_of(tmp_path, [*texts, *NEWS]), query)
    found = {match.found for hit in answer.hits for match in hit.matches}
    assert found <= {"Nabokova", "Набокова"}
    assert answer.readings == ()


def test_a_word_of_a_name_that_is_read_as_a_whole_is_not_told_again(tmp_path: Path) -> None:
    texts = ["The envoy Sergei Lavrentin arrived in Orrin.", "В Оррин прибыл Сергей Дубровский."]
    answer = ask(index_of(tmp_path, [*texts, *NEWS]), "Sergey Lavrentyn")
    assert {match.query for hit in answer.hits for match in hit.matches} == {"Sergey Lavrentyn", "Sergey"}
    assert answer.readings == (("Sergey Lavrentyn", "Sergei Lavrentin"),)


def test_what_a_word_was_read_as_is_told_as_a_word_and_not_where_a_form_of_it_stands(tmp_path: Path) -> None:
    texts = ["The aircraft of Kovalin waited on the airport's own field.", "Kovalin's wheat grew."]
    index = index_of(tmp_path, [*texts, *NEWS])
    assert ask(index, "airpport").readings == (("airpport", "airport"),)
    assert ask(index, "Kovalins wheats").readings == ()


def test_words_that_are_read_apart_are_told_apart(tmp_path: Path) -> None:
    index = index_of(tmp_path, [*NEWS])
    assert dict(ask(index, "wheatt harwest").readings) == {"wheatt": "wheat", "harwest": "harvest"}


def test_a_word_that_is_surely_found_in_the_best_hit_is_not_told_as_read_otherwise_below(
    tmp_path: Path,
) -> None:
    texts = ["Kovalin opened the bridge.", "In Orrin the late Kovalina was honoured with a concert."]
    answer = ask(index_of(tmp_path, [*texts, *NEWS]), "Kovaline")
    assert [match.found for hit in answer.hits for match in hit.matches] == ["Kovalin", "Kovalina"]
    assert answer.hits[0].matches[0].how == "stem"
    assert answer.readings == ()


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("who opened the second tunnel under the river on behalf of the Bundestag", True),
        ("who opened the Bundestag tunnel", False),
        ("did Angela Merkel open the second tunnel under the river", False),
        ("did Merkel or Macron open the second tunnel with Zidane", False),
    ],
)
def test_a_strange_name_refuses_a_question_only_where_it_is_much_of_it(
    tmp_path: Path, query: str, *, answered: bool
) -> None:
    assert ask(index_of(tmp_path, [*NEWS]), query).answered is answered


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("В&Б", "The engine V 8 was built by V Motors."),
        ("herring", "She sold her boat to her brother."),
        ("Мэннинг", "Two men of the harbour left."),
        ("dolphin", "Завод должен закрыться до конца года."),
        ("уран", "The urban council met in the morning."),
        ("leather", "It was Martin Luther who wrote so."),
        ("cats allowed", "他们败给千叶罗德海洋队。"),
        ("特斯拉", "前南斯拉夫的工程师来访。"),
    ],
)
def test_what_looks_or_sounds_alike_by_chance_is_no_answer(tmp_path: Path, query: str, text: str) -> None:
    assert ask(index_of(tmp_path, [text, *NEWS]), query).hits == ()


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("инспектор", "The inspector looked at the harbour."),
        ("Luter", "It was Martin Luther who wrote so."),
        ("kovalyn", "The envoy Kovalin arrived in Orrin."),
        ("rivre", "The river rose again."),
        ("特斯拉", "工程师特斯拉来访。"),
    ],
)
def test_what_is_meant_is_found_however_it_is_written(tmp_path: Path, query: str, text: str) -> None:
    answer = ask(index_of(tmp_path, [text, *NEWS]), query)
    assert [hit.passage_id for hit in answer.hits][:1] == [0]


def test_whom_something_is_asked_about_is_no_kind_of_thing(tmp_path: Path) -> None:
    texts = [
        "A rhodophyte is a red alga.",
        "Lower tolls would mean more ships.",
        "What do they mean by tolls?",
    ]
    answer = ask(index_of(tmp_path, [*texts, *NEWS]), "What does rhodophyte mean?")
    assert answer.hits[0].passage_id == 0
