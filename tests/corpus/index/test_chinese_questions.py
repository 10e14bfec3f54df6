"""A Chinese question is cut at the words it is asked with, not within names and common words of content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.chinese_questions import without_question_words
from corpus.span import Span


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("谁是李明？", ["李明？"]),
        ("李明是誰", ["李明"]),
        ("什么是核聚变", ["核聚变"]),
        ("請問什麼是核聚變", ["核聚變"]),
        ("请介绍一下核聚变", ["核聚变"]),
        ("这条河有多少支流", ["条河", "支流"]),
        ("埃及首都在哪里", ["埃及首都"]),
        ("中国和埃及的对外贸易", ["中国", "埃及", "对外贸易"]),
        ("和平", ["和平"]),
        ("男人和平等", ["男人", "平等"]),
        ("在世界上", ["世界上"]),
        ("这个项目的目的", ["项目", "目的"]),
        ("也门的共和国", ["也门", "共和国"]),
        ("她们为什么反对", ["反对"]),
        ("李在明是谁", ["李在明"]),
        ("谁是文在寅", ["文在寅"]),
        ("郑和的船队", ["郑和", "船队"]),
        ("金与正和李在明", ["金与正", "李在明"]),
    ],
)
def test_what_is_left_is_what_is_asked_about(question: str, left: list[str]) -> None:
    assert without_question_words(question).split() == left


def test_what_is_to_stay_whole_stays() -> None:
    assert without_question_words("“中国的在”的船", whole=[Span(0, 6)]) == "“中国的在” 船"


@given(st.text(alphabet="什么是谁和平国的在 a1\U00020000誰") | st.text())
def test_offsets_stay(text: str) -> None:
    cut = without_question_words(text)
    assert len(cut) == len(text)
    assert all(after in (" ", before) for before, after in zip(text, cut, strict=True))
