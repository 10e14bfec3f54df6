"""Listings: what somebody may be typing is found among many, and the likelier comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.listing import MAX_CHARS, Completion, Line, Listing, Offer, key_of, named

NAMES = (
    "Harbour Cooperation Organization",
    "Andrey Belousov",
    "Андрей Белоусов",
    "習近平",
    "Port Authority",
    "Jean-Paul O'Brien",
    "Öresund",
)
LISTING = Listing(Line(name, name, name, -at) for at, name in enumerate(NAMES))


def names(numbers: object) -> list[str]:
    assert hasattr(numbers, "__iter__")
    return [LISTING[number].value for number in numbers]


def test_what_is_too_long_for_discord_is_left_out() -> None:
    long = "a" * (MAX_CHARS + 1)
    listing = Listing([Line("a", long, "a"), Line("b", "b", long), Line("c", "c", "c"), Line("!", "!", "!")])
    assert [listing[number] for number in range(len(listing))] == [Completion("c", "c")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("harb coop", [NAMES[0]]),
        ("coop harb", [NAMES[0]]),
        ("organ harb co", [NAMES[0]]),
        ("belous andr", [NAMES[1], NAMES[2]]),
        ("近平", [NAMES[3]]),
        ("harb authority", []),
    ],
)
def test_words_are_found_in_any_order_by_their_beginnings(typed: str, found: list[str]) -> None:
    assert names(LISTING.with_words(key_of(typed))) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Belusov", NAMES[1]),
        ("Belus", NAMES[1]),
        ("Белусов", NAMES[2]),
        ("Andrei Belousof", NAMES[1]),
        ("Hrabour Coop", NAMES[0]),
        ("Harbour cop", NAMES[0]),
        ("prt authority", NAMES[4]),
        ("Atuhor", NAMES[4]),
    ],
)
def test_a_slip_in_the_beginning_of_a_word_is_forgiven(typed: str, found: str) -> None:
    assert found in names(number for _, number in LISTING.like(key_of(typed)))


def test_short_words_and_what_is_like_nothing_are_read_as_they_are() -> None:
    assert LISTING.like(key_of("prt")) == []
    assert LISTING.like(key_of("xylophone")) == []
    assert LISTING.like("") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("習近平", "习近平"),
        ("ÖRESUND", "oresund"),
        ("Белоусов", "Belousov"),
        ("O'Brien", "OBrien"),
        ("O’Brien", "O'Brien"),
        ("Jean-Paul", "jean  paul"),
    ],
)
def test_marks_script_and_characters_make_no_difference(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_several_listings_are_read_as_one_and_what_is_gone_is_left_out() -> None:
    old = Listing([Line("Anna Berg", "Anna Berg", "Anna Berg", 9), Line("Ann Lee", "Ann Lee", "Ann Lee", 2)])
    new = Listing([Line("Annika", "Annika", "Annika", 5)])
    every = Offer(old, new)
    assert [one.value for one in every.beginning("ann")] == ["Anna Berg", "Annika", "Ann Lee"]
    gone = Offer(old, new, still=lambda place, one: None if place else one)
    assert [one.value for one in gone.beginning("ann")] == ["Anna Berg", "Ann Lee"]
    assert [one.value for one in gone.like("anika")] == []
    assert [one.value for one in every.like("anika")] == ["Annika"]


def test_a_line_is_found_by_other_words_than_are_shown() -> None:
    offer = Offer(Listing([Line("HCO", NAMES[0], NAMES[0])]))
    assert [one.shown for one in offer.beginning("hco")] == [NAMES[0]]


@given(st.lists(st.text(min_size=1, max_size=12), max_size=8), st.text(max_size=8))
def test_whatever_is_typed_every_name_is_found_by_its_own_beginning(given: list[str], typed: str) -> None:
    offer, key = named(given), key_of(typed)
    for tier in (offer.beginning, offer.with_word, offer.with_words, offer.like):
        assert {one.value for one in tier(key) if key} <= set(given)
    for name in given:
        if key_of(name):
            assert name in [one.value for one in offer.beginning(key_of(name))]
