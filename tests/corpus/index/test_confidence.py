"""How surely a candidate answers: what counts for it, and what counts as chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.confidence import BAR, confidence, coverage, held_down

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.confidence import Floats


def covered(
    held: Sequence[Sequence[float]],
    *,
    asked: Sequence[float] = (),
    named: Sequence[int] = (),
    documents: Sequence[int] = (),
    rows: Sequence[int] = (),
) -> list[float]:
    """The coverage of candidates by what they hold of each word, a row a word; each a document of its own."""
    words, candidates = len(held), len(held[0])
    found = coverage(
        np.array(held, np.float32),
        np.array(asked or [1.0] * words, np.float32),
        named=np.isin(np.arange(words), named),
        documents=np.array(documents or range(candidates), np.int64),
        rows=np.array(rows or range(0, 100 * candidates, 100), np.int64),
    )
    return [float(each) for each in found]


def test_a_passage_that_holds_every_word_is_surely_an_answer() -> None:
    assert covered([[1.0], [1.0], [1.0]]) == [pytest.approx(1.0)]


def test_of_rare_and_common_words_the_rare_ones_say_more() -> None:
    rare, common = covered([[1, 0], [0, 1], [1, 1]], asked=[9, 1, 5])
    assert rare > common


def test_half_of_a_long_question_says_more_than_half_of_a_short_one() -> None:
    (long,) = covered([[1], [1], [1], [0], [0], [0]])
    (short,) = covered([[1], [0]])
    assert long > 1.5 * short


def test_the_only_word_must_be_found_closely() -> None:
    close, doubtful = covered([[0.8, 0.65]])
    assert close > 1.5 * doubtful


def test_for_the_only_word_another_is_no_answer_unless_it_is_a_name() -> None:
    close, other = covered([[0.75, 0.65]])
    assert other < BAR < close
    assert min(covered([[0.75, 0.65]], named=[0])) > BAR


def test_of_several_names_one_alone_is_no_answer() -> None:
    one, both = covered([[1, 1], [0, 1]], asked=[2, 1], named=[0, 1])
    assert one < BAR < both


def test_names_alone_do_not_answer_what_is_asked_about_them() -> None:
    held = [[1.0, 1.0], [1.0, 1.0], [0.0, 1.0]]
    lacking, answering = covered(held, named=[0, 1])
    assert lacking < BAR < answering
    assert covered([[1.0], [1.0], [0.0]])[0] > lacking


def test_a_question_of_names_alone_is_answered_by_names() -> None:
    assert covered([[1.0], [1.0]], named=[0, 1]) == [pytest.approx(1.0)]


def test_a_passage_without_any_word_of_the_question_is_worth_nothing_whatever_stands_beside_it() -> None:
    named, without = covered([[1.0, 0.0], [1.0, 0.45]], documents=[1, 1], rows=[10, 11])
    assert without == 0.0 < named


def test_a_sentence_is_read_with_those_beside_it_in_its_document() -> None:
    held = [[1, 0, 1, 0], [0, 1, 0, 1]]
    beside = covered(held, documents=[1, 1, 2, 3], rows=[10, 11, 20, 21])
    assert min(beside[:2]) > max(beside[2:])
    apart = covered(held, documents=[1, 1, 2, 2], rows=[10, 11, 20, 29])
    assert min(apart[:2]) > max(apart[2:])


def test_what_many_documents_cover_as_well_is_less_sure() -> None:
    alone, crowded = np.full(30, 0.1, np.float32), np.full(30, 0.4, np.float32)
    alone[0] = crowded[0] = 0.5
    documents = np.arange(30)
    assert confidence(alone, documents)[0] > confidence(crowded, documents)[0]


def test_many_passages_of_one_document_are_no_crowd() -> None:
    same = np.full(30, 0.5, np.float32)
    assert confidence(same, np.zeros(30, np.int64)).tolist() == same.tolist()


def test_many_documents_that_hold_everything_are_all_answers() -> None:
    assert confidence(np.ones(400, np.float32), np.arange(400)).min() == 1.0


def test_what_cannot_be_an_answer_is_under_the_bar() -> None:
    low = held_down(np.linspace(0, 1, 11, dtype=np.float32))
    assert low.max() < BAR
    assert sorted(low.tolist()) == low.tolist()


@st.composite
def questions(draw: st.DrawFn) -> tuple[Floats, Floats]:
    words, candidates = draw(st.integers(1, 6)), draw(st.integers(1, 30))
    share = st.floats(0, 1, width=32)
    held = draw(
        st.lists(st.lists(share, min_size=candidates, max_size=candidates), min_size=words, max_size=words)
    )
    asked = draw(st.lists(st.floats(0.125, 20, width=32), min_size=words, max_size=words))
    return np.array(held, np.float32), np.array(asked, np.float32)


@given(question=questions(), data=st.data())
def test_it_is_between_0_and_1_whatever_the_order_of_the_candidates(
    question: tuple[Floats, Floats], data: st.DataObject
) -> None:
    held, asked = question
    count = held.shape[1]
    rows, documents = np.arange(count), np.arange(count) // 2
    named = np.arange(len(held)) % 2 == 0
    order = np.array(data.draw(st.permutations(range(count))))

    def sure(places: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
        shares = coverage(held[:, places], asked, named=named, documents=documents[places], rows=rows[places])
        return confidence(shares, documents[places])

    assert sure(order) == pytest.approx(sure(rows)[order], abs=1e-5)
    assert 0.0 <= sure(rows).min() <= sure(rows).max() <= 1.0
