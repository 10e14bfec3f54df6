"""How a question begins says nothing about what is asked."""

from __future__ import annotations

import pytest

from corpus.words.openings import opening_length
from corpus.words.tokens import token_texts


@pytest.mark.parametrize(
    ("opening", "asked"),
    [
        ("do you know", "bridges"),
        ("I would like to know who is behind the", "bridges"),
        ("can you please tell me everything about the", "bridges"),
        ("what is meant by", "bridge-building"),
        ("Is it true that the", "bridges"),
        ("I'm looking for information about", "bridges"),
        ("Расскажите, пожалуйста, мне о", "мостах"),
        ("что такое", "мост"),
        ("Кто такая", "Ирина"),
        ("где находится", "мост"),
        ("правда ли, что", "мост"),
        ("", "information bridges"),
        ("", "news bridge"),
    ],
)
def test_an_opening_ends_where_the_question_says_what_is_asked(opening: str, asked: str) -> None:
    assert opening_length(token_texts(f"{opening} {asked}")) == len(token_texts(opening))


def test_a_question_may_be_nothing_but_an_opening() -> None:
    assert opening_length(["do", "you", "know"]) == 3
    assert opening_length([]) == 0
