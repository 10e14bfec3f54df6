"""Selection: what says the most within a budget, and never a sentence that hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.selection import Budget, Purse, chosen, stands_alone
from tests.passages import a_document, a_passage, sentences_of

if TYPE_CHECKING:
    from corpus.document import Passage

TEXTS = {
    "post": "The harbour tunnel will open in March, the port authority said. It took nine years to build. "
    "The bill for the tunnel has risen to 412.6 million euros. Two ferries will stop when the tunnel opens.",
    "ledger": "The bill for the harbour tunnel has risen to 412 million euros, auditors say. "
    "A toll of three euros was proposed by the council of the region. However, drivers object to the toll.",
    "wire": "The council of the region proposed a toll of three euros for the tunnel. "
    "Ferries across the bay will stop on the day that the harbour tunnel opens.",
}
PASSAGES = [
    passage for name, text in TEXTS.items() for passage in sentences_of(text, a_document(name, text=text))
]
ORIGINS = {name: name for name in TEXTS}


@given(st.permutations(PASSAGES))
@settings(max_examples=30)
def test_the_order_of_the_candidates_does_not_matter(shuffled: list[Passage]) -> None:
    assert chosen(shuffled, ORIGINS, Budget(lines=5)) == chosen(PASSAGES, ORIGINS, Budget(lines=5))


@given(st.integers(1, 9))
def test_a_budget_of_lines_holds_and_is_filled(lines: int) -> None:
    assert len(chosen(PASSAGES, ORIGINS, Budget(lines=lines))) == min(lines, len(PASSAGES))


@given(st.integers(1, 150))
def test_a_budget_of_words_holds_and_leaves_no_room_for_another_sentence(words: int) -> None:
    picked = chosen(PASSAGES, ORIGINS, Budget(words=words))
    used = sum(len(passage.text.split()) for passage in picked)
    assert used <= words
    rest = [passage for passage in PASSAGES if passage not in picked]
    gained = [passage for passage in rest if len(passage.text.split()) <= words - used]
    assert all(passage not in chosen([*picked, passage], ORIGINS, Budget(words=words)) for passage in gained)


def test_one_source_does_not_fill_the_lines() -> None:
    picked = chosen(PASSAGES, ORIGINS, Budget(lines=4, per_source=2))
    assert max(sum(one.document.id == name for one in picked) for name in TEXTS) <= 2


def test_with_a_budget_of_words_no_cap_on_a_source_holds() -> None:
    only = [passage for passage in PASSAGES if passage.document.id == "post"]
    assert len(chosen(only, ORIGINS, Budget(words=100, per_source=1))) == len(only)


def test_what_several_origins_say_comes_first() -> None:
    first = chosen(PASSAGES, ORIGINS, Budget(lines=1))[0]
    assert "tunnel" in first.text


def test_a_weight_brings_a_sentence_forward() -> None:
    last = chosen(PASSAGES, ORIGINS, Budget())[-1]
    assert chosen(PASSAGES, ORIGINS, Budget(lines=1), weights={last.id: 100.0}) == [last]


@pytest.mark.parametrize(
    "hanging",
    [
        "This was welcomed by every party in the council.",
        "They have asked the port authority for a new plan.",
        "However, the drivers of the region object to the toll.",
        "“It will be the death of the old ferry,” said the captain.",
        "Он встретился с капитаном парома в старом порту.",
        "这引起了港口工人的强烈不满和抗议。",
        "Does that make the tunnel a failure for the region?",
        "Five years later",
        "It rained.",
    ],
)
def test_a_sentence_that_hangs_on_another_does_not_stand_alone(hanging: str) -> None:
    assert not stands_alone(a_passage(hanging))


@pytest.mark.parametrize(
    "sound",
    [
        "The harbour tunnel will open in March, the port authority said.",
        "“The tunnel will be the death of the old ferry,” said the captain.",
        "Тоннель под гаванью откроют в марте 2026 года, сообщил порт.",
        "港务局表示，海港隧道将于2026年3月正式通车，费用高达四亿欧元。",
    ],
)
def test_a_whole_sentence_stands_alone(sound: str) -> None:
    assert stands_alone(a_passage(sound))


def test_an_empty_purse_pays_for_nothing() -> None:
    purse = Purse(Budget(lines=1))
    assert purse.pays(PASSAGES[0])
    assert purse.empty()
