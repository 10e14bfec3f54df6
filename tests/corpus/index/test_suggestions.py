"""What is suggested when nothing is found: names and words of the question, as the documents write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.index import Aliases
from corpus.index.suggestions import MAX_SUGGESTIONS
from tests.corpus.index.texts import NEWS, ask, index_of

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    *NEWS,
    "The envoy Leonie Brandt-Murr met nobody.",
    "That was Castellan's only visit, and Castellan's aides were glad that Odile Castellan left.",
    "Aides of Tamsin Orlov heard of Tamsin Yarrow’s plan.",
    "Reporters waited for Ondřej Kowalczuk and for Ilse Nabokova until midnight.",
]


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("how many siblings does Nabokova have", ("Ilse Nabokova",)),
        ("which violin does Ilse Nabokowa play", ("Ilse Nabokova",)),
        ("siblings of Brandt", ("Leonie Brandt-Murr",)),
        ("which horoscope had Tamsin Yarrow", ("Tamsin Yarrow",)),
        ("which horoscope had Kovalchuk", ("Ondřej Kowalczuk",)),
        ("horoscope of the sister of Odile Castellan", ("Odile Castellan",)),
    ],
)
def test_a_name_is_suggested_whole_and_once(tmp_path: Path, query: str, suggested: tuple[str, ...]) -> None:
    found = ask(index_of(tmp_path, TEXTS), query)
    assert not found.answered
    assert found.suggestions == suggested


def test_another_name_is_suggested_as_the_documents_write_it(tmp_path: Path) -> None:
    aliases = Aliases.of({"Ilse Nabokova": ["Железная леди"]})
    found = ask(
        index_of(tmp_path, TEXTS), "почему железная леди продаёт скрипки, картины и ковры", aliases=aliases
    )
    assert not found.answered
    assert found.suggestions == ("Ilse Nabokova",)


def test_a_word_that_stands_is_suggested_and_one_that_does_not_is_not(tmp_path: Path) -> None:
    found = ask(index_of(tmp_path, TEXTS), "harvests horoscopes")
    assert not found.answered
    assert found.suggestions == ("harvest",)


@pytest.mark.parametrize(
    "query",
    [
        "wheat in the horoscope of violin makers abroad and elsewhere",
        "wheal horoscopes",
    ],
)
def test_no_lone_word_is_suggested_that_says_little_or_is_a_slip(tmp_path: Path, query: str) -> None:
    found = ask(index_of(tmp_path, TEXTS), query)
    assert not found.answered
    assert found.suggestions == ()


def test_two_slips_that_stand_together_are_no_chance(tmp_path: Path) -> None:
    found = ask(index_of(tmp_path, TEXTS), "copperr expports, Zebras, Quibbles")
    assert not found.answered
    assert set(found.suggestions) == {"copper", "Exports"}


def test_a_word_that_stands_everywhere_is_no_hint(tmp_path: Path) -> None:
    texts = [*TEXTS, *(f"Harvest number {number} was counted." for number in range(40))]
    found = ask(index_of(tmp_path, texts), "harvests horoscopes")
    assert not found.answered
    assert found.suggestions == ()


def test_no_lone_word_is_suggested_beside_a_name(tmp_path: Path) -> None:
    found = ask(index_of(tmp_path, TEXTS), "horoscopes, wheats, Nabokova")
    assert not found.answered
    assert found.suggestions == ("Ilse Nabokova",)


def test_never_more_are_suggested_than_a_line_holds(tmp_path: Path) -> None:
    names = ("Aldo Brix", "Cora Dunmore", "Emil Farquhar", "Greta Holm", "Ivo Jessup")
    texts = [f"On Monday the envoy {name} was heard." for name in names]
    found = ask(index_of(tmp_path, texts), f"which violins do {', '.join(names)} and twelve zebras play")
    assert not found.answered
    assert len(found.suggestions) == MAX_SUGGESTIONS


def test_nothing_near_gives_no_suggestion(tmp_path: Path) -> None:
    assert ask(index_of(tmp_path, TEXTS), "sourdough").suggestions == ()
