from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names.recognition import names_in
from corpus.span import Span


def names(text: str) -> list[str]:
    return [mention.name for mention in names_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoy of Nabat Orazova met Helga Brandt in Tallinn.",
            ["Nabat Orazova", "Helga Brandt", "Tallinn"],
        ),
        ("On Monday Ursula von der Leyen met Bashar al-Assad.", ["Ursula von der Leyen", "Bashar al-Assad"]),
        (
            "It names J. K. Harker, Jean-Luc Moreau and O'Neill.",
            ["J. K. Harker", "Jean-Luc Moreau", "O'Neill"],
        ),
        ("We saw Brandt's Tallinn.", ["Brandt", "Tallinn"]),
        ("The All-China Women's Federation met.", ["All-China Women's Federation"]),
        (
            "The Bank of Norway fined Anna Berg of Lund University.",
            ["Bank of Norway", "Anna Berg", "Lund University"],
        ),
        ("Work on Harbour Line 2 is late, unlike Apollo 11.", ["Harbour Line 2", "Apollo 11"]),
        ("In 2023 Gazprom 2 billion lost.", ["Gazprom"]),
        ("Russian troops left in May.", []),
        ("BRANDT LANDS IN TALLINN TODAY AGAIN", []),
        ("Brandt Lands In Tallinn With Orazova", []),
        ("В среду министр обороны Андрей Белоусов прибыл в Пекин.", ["Андрей Белоусов", "Пекин"]),
        ("Выступила глава Центробанка Эльвира Набиуллина.", ["Эльвира Набиуллина"]),
        ("新任国防部长别洛乌索夫和行长纳比乌琳娜随行。", ["别洛乌索夫", "纳比乌琳娜"]),
        ("国务委员谌贻琴到机场迎接。", ["谌贻琴"]),
        ("天气很好。", []),
    ],
)
def test_names_stand_in_runs_of_capitals_or_after_titles(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_titles_are_kept_beside_the_name() -> None:
    text = "The new defence minister Andrei Belousov met President Lin."
    found = names_in(text, Span(0, len(text)))
    assert [(each.name, each.titles) for each in found] == [
        ("Andrei Belousov", ("defence", "minister")),
        ("Lin", ("president",)),
    ]


def test_an_acronym_behind_a_name_is_kept_with_it() -> None:
    text = "Members of the Northern Harbour Organization (NHO) met."
    [found] = names_in(text, Span(0, len(text)))
    assert (found.name, found.short) == ("Northern Harbour Organization", "NHO")


def test_the_first_word_of_a_sentence_is_a_name_if_the_text_shows_it() -> None:
    text = "Brandt went home. Workers cheered Brandt. Yesterday Orazova left."
    assert names_in(text, Span(0, 17))[0].name == "Brandt"
    assert [each.name for each in names_in(text, Span(18, 41))] == ["Brandt"]
    assert [each.name for each in names_in(text, Span(42, len(text)))] == ["Orazova"]


def test_who_opens_a_sentence_and_speaks_is_a_name() -> None:
    assert names("Brandt said that it rained.") == ["Brandt"]
    assert names("Officials said that it rained.") == []


def test_german_nouns_are_not_names() -> None:
    text = "Die Wirtschaft von heute ist mit dem Wetter und der Lage nicht zufrieden, sagt Helga Brandt."
    assert names(text) == ["Helga Brandt"]


@given(st.text(max_size=120))
def test_every_mention_stands_where_it_says(text: str) -> None:
    if text:
        found = names_in(text, Span(0, len(text)))
        assert all(" ".join(mention.span.of(text).split()) == mention.name for mention in found)
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))
