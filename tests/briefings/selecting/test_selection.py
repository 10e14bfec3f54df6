"""Selection: what says the most within a budget, and never a sentence that hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.selecting.selection import Budget, Purse, chosen, companions, in_lines, stands_alone
from briefings.selecting.self_contained import needs_before, stands_once_cut
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
        "KYIV, May 16 (Northlight) — He will lead the council from March.",
        "Five years later",
        "It rained.",
        "In that case the drivers of the region would pay more.",
        "For that reason, the ferry company will sell two ships.",
        "As a result, the ferry company will sell two of its ships.",
        "The move comes as the ferry company plans to sell two ships.",
        "The harbour tunnel will be open to every lorry and bus...",
        "Photo: the mayor opens the tunnel on a rainy day in March.",
        "A long view of the harbour from the end of the tunnel.",
        "Click here to read all that the council said on Monday.",
        "Subscribe to the harbour letter for news of the tunnel.",
        "Sign up for news of the tunnel on every day of the week.",
        "Good morning and a warm greeting from the whole harbour desk.",
        "When the tunnel opened, we walked through it with our readers.",
        "Кроме того, водители области возражают против платы за проезд.",
        "По его словам, тоннель под гаванью откроют в марте.",
        "Подпишитесь на новости порта и читайте их каждый день.",
        "此外，港务局还将在三月份开通一条新的隧道。",
        "点击这里阅读港务局关于海港隧道的全部公告和通知。",
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
        "This week the council votes on the toll for the harbour tunnel.",
        "“We will never use the tunnel,” said the captain of the ferry.",
        "As a result of the strike, the tunnel stayed closed on Monday.",
        "Share prices of the ferry company fell by 4 percent on Monday.",
        "Some 300 people work on the ferry to the western shore.",
        "POLICE SAY THE TUNNEL IS CLOSED UNTIL THE END OF MARCH.",
        "Officials want a toll for the tunnel from the first of March.",
        "The port authority’s plan: a tunnel that opens at night too.",
    ],
)
def test_a_whole_sentence_stands_alone(sound: str) -> None:
    assert stands_alone(a_passage(sound))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Er hat den Plan am Montag im Stadtrat gebilligt.", False),
        ("Allerdings hat der Stadtrat den Plan am Montag gebilligt.", False),
        ("Am Montag gingen wir mit den Lesern durch den Tunnel.", False),
        ("Klicken Sie hier und lesen Sie alles über den neuen Tunnel.", False),
        ("Der Stadtrat hat den Plan für den Tunnel am Montag gebilligt.", True),
        ("Das Gericht hat die Klage der Witwe am Freitag abgewiesen.", True),
    ],
)
def test_german_sentences_are_read_by_their_own_openings(text: str, *, alone: bool) -> None:
    assert stands_alone(a_passage(text, language="de")) is alone


def test_a_sentence_that_hangs_by_its_connective_alone_stands_once_that_is_cut() -> None:
    assert stands_once_cut(a_passage("However, the drivers of the region object to the toll."))
    assert not stands_once_cut(a_passage("However, they object to the toll of the whole region."))
    assert not stands_once_cut(a_passage("The drivers of the region object to the toll."))


PARAGRAPH = (
    "Ada Thornbury will lead the port authority from March. She was its lawyer for nine years. Who pays her?"
)


def test_a_sentence_that_points_back_needs_the_one_before_it() -> None:
    assert [needs_before(passage) for passage in sentences_of(PARAGRAPH)] == [False, True, False]


def test_a_sentence_that_points_back_comes_with_its_neighbour_or_not_at_all() -> None:
    passages = sentences_of(PARAGRAPH)
    together = companions(passages)
    able = [one for one in passages if stands_alone(one) or one.id in together]
    origins = {passages[0].document.id: "port"}
    picked = chosen(able, origins, Budget(), together=together, among=passages)
    assert sorted(one.number for one in picked) == [0, 1]
    assert in_lines(picked, together) == [(passages[0], passages[1])]
    assert chosen(able[1:], origins, Budget(words=12), together=together) == []


def test_two_sentences_of_one_line_cost_one_line() -> None:
    passages = sentences_of(PARAGRAPH)[:2]
    together = companions(passages)
    picked = chosen(passages[1:], {passages[0].document.id: "port"}, Budget(lines=1), together=together)
    assert picked == passages


def test_of_updates_the_latest_comes_first() -> None:
    texts = ["Ferries stopped at noon in the harbour.", "Ferries sail again in the harbour since six."]
    days = [a_passage(text, f"d{at}", published_at=f"2024-05-1{at}") for at, text in enumerate(texts)]
    origins = {"d0": "d0", "d1": "d1"}
    assert chosen(days, origins, Budget(lines=1), updates=True) == [days[1]]
    heavy = {days[0].id: 1.5}
    assert chosen(days, origins, Budget(lines=1), weights=heavy) == [days[0]]
    assert chosen(days, origins, Budget(lines=1), weights=heavy, updates=True) == [days[1]]


def test_updates_of_one_day_are_chosen_from_as_if_they_were_none() -> None:
    assert chosen(PASSAGES, ORIGINS, Budget(), updates=True) == chosen(PASSAGES, ORIGINS, Budget())


def test_what_is_told_is_not_told_again() -> None:
    twice = [
        a_passage("The bill for the tunnel has risen to 412 million euros.", "one"),
        a_passage("The bill for the tunnel has risen to 412 million euros now.", "two"),
        a_passage("A storm sank two ferries of the islands off the harbour.", "three"),
    ]
    picked = chosen(twice, {"one": "one", "two": "two", "three": "three"}, Budget(lines=2))
    assert twice[2] in picked


def test_an_empty_purse_pays_for_nothing() -> None:
    purse = Purse(Budget(lines=1))
    assert purse.pays(PASSAGES[0])
    assert purse.empty()


@pytest.mark.parametrize(
    "text",
    ["Here is whom the minister took along to the islands.", "Here are the winners of the fair this year."],
)
def test_what_announces_a_list_is_no_line_not_even_beside_its_neighbour(text: str) -> None:
    (_, announced) = sentences_of(f"The visit lasted two days and cost little. {text}")
    assert not stands_alone(announced)
    assert not needs_before(announced)
