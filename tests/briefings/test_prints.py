"""Prints: one sentence printed by many is one excerpt; another number, name or denial is another sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prints import OF_ONE_ORIGIN, Print, enough, prints_of, quoted, shown
from corpus.found import Hit
from tests.passages import a_passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.document import Passage


def hits_of(passages: Sequence[Passage], *scores: float) -> list[Hit]:
    every = scores or tuple(0.9 - at / 100 for at in range(len(passages)))
    return [Hit(one.id, score, score, ()) for one, score in zip(passages, every, strict=True)]


def folded(*texts: str, language: str = "en") -> int:
    """How many sentences these prints are."""
    passages = [a_passage(text, f"paper-{at}", language=language) for at, text in enumerate(texts)]
    return len(prints_of(hits_of(passages), passages))


BILL = "The bill for the harbour tunnel has risen to $412.6 million, up 18 percent."


@pytest.mark.parametrize(
    "other",
    [
        "The bill for the harbour tunnel has risen to 412.6 million dollars, up 18%.",
        "ELMSWORTH — The bill for the harbour tunnel has risen to $412.6 million, up 18 percent.",
        "ARLE, May 16 (Coast Wire) - The bill for the harbour tunnel has risen to $412.6 million, up 18%.",
        "The bill for the harbor tunnel has climbed to $412.6 million, up 18 percent.",
        "“The bill for the Harbour Tunnel has risen to $412.6 million, up 18 percent.”",
    ],
)
def test_near_copies_are_one_sentence(other: str) -> None:
    assert folded(BILL, other) == folded(other, BILL) == 1


@pytest.mark.parametrize(
    "other",
    [
        "The bill for the harbour tunnel has risen to $421.6 million, up 18 percent.",
        "The bill for the harbour tunnel has risen to 412.6 million euros, up 18 percent.",
        "The bill for the harbour tunnel has not risen to $412.6 million, up 18 percent.",
        "The bill for the harbour tunnel has fallen to $412.6 million, down 18 percent.",
        "The bill for the railway tunnel has risen to $412.6 million, up 18 percent.",
        "The bill for the harbour tunnel has reportedly risen to $412.6 million, up 18 percent.",
    ],
)
def test_what_says_another_thing_is_another_sentence(other: str) -> None:
    assert folded(BILL, other) == folded(other, BILL) == 2


def test_names_and_days_and_the_order_of_words_tell_sentences_apart() -> None:
    assert folded("Ann Lee will open the quay in May.", "Dan Lee will open the quay in May.") == 2
    assert folded("Ann Lee will open the quay in May.", "Ann Lee will open the quay in June.") == 2
    assert folded("The ferry moved from Arle to Skarn.", "The ferry moved to Arle from Skarn.") == 2


def test_other_scripts_are_folded_too() -> None:
    assert folded("港口隧道将于三月开放，港务局表示。", "港口隧道将于三月开放,港务局表示", language="zh") == 1
    assert (
        folded("港口隧道将于三月开放，港务局表示。", "港口隧道不会于三月开放，港务局表示。", language="zh")
        == 2
    )
    opens = "Тоннель откроется в марте, сообщила администрация порта."
    assert folded(opens, f"«{opens}»", language="ru") == 1
    assert folded(opens, opens.replace("откроется", "не откроется"), language="ru") == 2


def test_two_people_who_say_the_same_of_themselves_are_two_sentences() -> None:
    mine, theirs = a_passage("I never met him.", "a"), a_passage("I never met him.", "b")
    passages = [replace(mine, attribution="Ann Lee"), replace(theirs, attribution="the pilot")]
    assert len(prints_of(hits_of(passages), passages)) == 2
    assert len(prints_of(hits_of(passages), [passages[0], replace(theirs, attribution="Mayor Lee")])) == 1


def test_a_hit_whose_sentence_is_gone_is_passed_over() -> None:
    passage = a_passage(BILL)
    assert prints_of(hits_of([passage]), []) == []


def test_what_is_much_weaker_than_the_first_is_not_enough() -> None:
    passages = [a_passage(BILL) for _ in range(4)]
    strong = hits_of(passages, 0.9, 0.61, 0.59, 0.4)
    assert enough(strong) == strong[:2]
    weak = hits_of(passages, 0.5, 0.45, 0.4, 0.35)
    assert enough(weak) == weak
    assert enough([]) == []


def together_of(documents: str, scores: Sequence[float] = ()) -> list[list[Print]]:
    """One sentence of each of these documents, best first."""
    passages = [a_passage(f"Sentence {at}.", name) for at, name in enumerate(documents)]
    return [[Print(hit, one)] for hit, one in zip(hits_of(passages, *scores), passages, strict=True)]


def names(together: Sequence[Sequence[Print]]) -> str:
    return "".join(each[0].passage.document.id for each in together)


def of_themselves(names: str) -> Mapping[str, str]:
    return {name: name for name in names}


@pytest.mark.parametrize(
    ("found", "limit", "told"),
    [
        ("aaaabc", 5, "aaabc"),
        ("aaaabbbcd", 5, "aabbc"),
        ("aaaaaaa", 5, "aaaaa"),
        ("aaab", 2, "aa"),
        ("", 5, ""),
    ],
)
def test_no_document_fills_an_answer_while_others_have_one(found: str, limit: int, told: str) -> None:
    assert names(shown(together_of(found), of_themselves(found), limit=limit)) == told


def test_copies_of_one_text_count_as_one() -> None:
    assert names(shown(together_of("abcd"), {**of_themselves("abcd"), "b": "a", "c": "a"}, limit=3)) == "abd"


@given(found=st.text("abcd", max_size=30), fewer=st.integers(0, 12), more=st.integers(0, 30))
def test_more_of_an_answer_holds_all_that_fewer_did_and_both_are_sorted(
    found: str, fewer: int, more: int
) -> None:
    together = together_of(found)
    few, many = (
        [each[0].hit for each in shown(together, of_themselves("abcd"), limit=limit)]
        for limit in (fewer, fewer + more)
    )
    assert set(few) <= set(many)
    assert many == sorted(many, key=lambda hit: -hit.score)
    assert len(many) == min(len(found), fewer + more)


@given(found=st.text("abcd", max_size=30), limit=st.integers(0, 30))
def test_the_cap_is_passed_only_where_nobody_else_is_left(found: str, limit: int) -> None:
    told = names(shown(together_of(found), of_themselves("abcd"), limit=limit))
    over = {name for name in told if told.count(name) > OF_ONE_ORIGIN}
    if over:
        for name in set(found):
            assert told.count(name) >= min(found.count(name), OF_ONE_ORIGIN)


def test_of_the_best_ones_origin_the_copy_to_check_it_by_is_quoted() -> None:
    paper, page = a_passage(BILL, "paper"), a_passage(BILL, "page")
    page = replace(page, document=replace(page.document, url="https://page.example/bill"))
    [prints] = prints_of(hits_of([paper, page]), [paper, page])
    assert quoted(prints, {"paper": "page", "page": "page"}).passage is page
    assert quoted(prints, {"paper": "paper", "page": "page"}).passage is paper
