"""Companions: what keeps company with some passages and hardly with others, in any script."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clearance import EVERYTHING, Clearance
from corpus.index import rebuild
from corpus.index.companions import log_likelihood_ratio
from tests.corpus.index.texts import entry, index_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.index import Index

FILLER = [
    f"The {what} of the {where} was counted in the {when}."
    for what in ("wheat", "barley", "timber", "salt", "herring")
    for where in ("valley", "coast", "island", "province")
    for when in ("morning", "evening", "winter")
]
TUNNEL = [
    "The tunnel was bored by Marta Ljungdahl and her crew.",
    "Marta Ljungdahl said that the tunnel leaks.",
    "A leak in the tunnel worries Marta Ljungdahl.",
    "The tunnel was closed for a leak in the morning.",
]
CHINESE = [
    "北京的隧道由海港公司修建。",
    "隧道昨天关闭，海港公司道歉。",
    "海港公司说隧道会漏水。",
]


def beside(
    index: Index,
    caught: Sequence[int],
    *,
    without: Sequence[str] = ("tunnel",),
    clearance: Clearance = EVERYTHING,
) -> list[str]:
    """What keeps company with some passages."""
    return [one.text for one in index.companions(caught, clearance=clearance, without=without, most=5)]


def test_a_name_that_stands_beside_them_is_whole_and_comes_first(tmp_path: Path) -> None:
    index = index_of(tmp_path, [*TUNNEL, *FILLER])
    found = index.companions(range(4), clearance=EVERYTHING, without=["tunnel"], most=5)
    assert [one.text for one in found] == ["Marta Ljungdahl", "leak"]
    assert found[0].documents == {"document-0", "document-1", "document-2"}


def test_neither_what_is_known_nor_a_form_or_transliteration_of_it_is_one(tmp_path: Path) -> None:
    index = index_of(tmp_path, [*TUNNEL, *FILLER])
    assert beside(index, range(4), without=["tunnels", "leaks"]) == ["Marta Ljungdahl"]
    assert beside(index, range(4), without=["tunnel", "leak", "Marta Ljungdahl"]) == []
    visits = [f"Belousov visited the {what}." for what in ("yard", "quay")]
    index = index_of(tmp_path / "visits", [*visits, *FILLER])
    assert beside(index, range(2), without=["Белоусов", "visit"]) == []


def test_function_words_numbers_and_days_are_none_in_any_language(tmp_path: Path) -> None:
    odd = [
        "On Tuesday, 5 May 1997, twelve of them und auch nicht что который.",
        "On Tuesday, 5 May 1997, twelve of those und auch nicht что который.",
        "On Tuesday, 5 May 1997, twelve of these und auch nicht что который.",
    ]
    assert beside(index_of(tmp_path, [*odd, *FILLER]), range(3)) == []


def test_chinese_names_are_whole(tmp_path: Path) -> None:
    index = index_of(tmp_path, [*CHINESE, *FILLER, "北京昨天下雨。", "天气很好。"])
    assert "海港公司" in beside(index, range(3), without=["隧道"])[0]


def test_what_stands_as_often_elsewhere_or_only_once_is_none(tmp_path: Path) -> None:
    index = index_of(tmp_path, [*(f"The {one} of the valley." for one in ("toll", "ferry", "quay")), *FILLER])
    assert beside(index, range(3)) == []
    assert beside(index, []) == []


def test_what_may_not_be_seen_neither_is_one_nor_counts(tmp_path: Path) -> None:
    secret = [entry(100 + at, "The tunnel needs Ilmari Koskela.", collection="board") for at in range(9)]
    shown = [entry(at, text) for at, text in enumerate([*TUNNEL, *FILLER])]
    index = rebuild(tmp_path / "both", [*shown, *secret], change=1)
    public = Clearance(frozenset({"public"}))
    caught = [*range(4), *range(100, 109)]
    assert "Ilmari Koskela" in beside(index, caught)
    alone = rebuild(tmp_path / "alone", shown, change=1)
    assert beside(index, caught, clearance=public) == beside(alone, caught) == ["Marta Ljungdahl", "leak"]


@pytest.mark.parametrize(("inside", "everywhere"), [(0, 50), (5, 50), (10, 100)])
def test_the_ratio_is_nothing_where_a_term_is_as_common_inside_as_outside(
    inside: int, everywhere: int
) -> None:
    ratio = log_likelihood_ratio(inside, 100, everywhere, 1_000)
    assert ratio == pytest.approx(0.0, abs=1e-6) if inside else ratio > 0


@given(st.data())
def test_the_ratio_is_a_number_from_nothing_up_whatever_is_counted(data: st.DataObject) -> None:
    total = data.draw(st.integers(1, 10_000))
    caught = data.draw(st.integers(1, total))
    everywhere = data.draw(st.integers(1, total))
    least = max(0, caught + everywhere - total)
    inside = data.draw(st.integers(least, min(caught, everywhere)))
    ratio = log_likelihood_ratio(inside, caught, everywhere, total)
    assert ratio >= 0
    assert math.isfinite(ratio)
