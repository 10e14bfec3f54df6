"""Rewording: which words of a newer text stand in place of a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.quote import Quote, quote_of
from briefings.rewording import reworded, stands
from corpus.span import Span
from tests.passages import sentences_of

COST = "The harbour tunnel has cost 412 million euros so far."
PUMPS = "Eleven people worked on its pumps."
TOLL = "The toll will be 4 euros for a car."


def now(quoted: str, before: str, after: str) -> str | None:
    """What is said in place of a sentence of a text."""
    old = sentences_of(before)
    quote = next(quote_of(one) for one in old if one.text == quoted)
    found = reworded(quote, old, sentences_of(after))
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("piece", "text", "holds"),
    [
        (TOLL, f"First. {TOLL}", True),
        (TOLL, "The toll will be\n4 euros for  a car.", True),
        ("The toll will be 4", "The toll will be 4 euros.", True),
        ("The toll will be 4", "The toll will be 4.50 euros.", False),
        ("The toll will be 4", "The toll will be 40 euros.", False),
        ("4 euros", "It is 14 euros.", False),
        ("400 euros", "It is 1,400 euros.", False),
        ("a toll", "It is a tollgate.", False),
        ("the “toll”", 'It is the "toll" again.', True),
        ("贸易额达2401亿", "中俄贸易额达2401亿美元。", True),
    ],
)
def test_words_stand_where_they_are_whole(piece: str, text: str, *, holds: bool) -> None:
    assert stands(Quote((piece,), (Span(0, len(piece)),)), text) is holds


def test_every_piece_must_stand() -> None:
    quote = Quote(("The toll", "for a car."), (Span(0, 8), Span(20, 30)))
    assert stands(quote, TOLL)
    assert not stands(quote, "The toll will be 4 euros.")


def test_a_changed_figure_is_found_between_the_same_neighbours() -> None:
    after = f"{COST.replace('412', '520')} {PUMPS}"
    assert now(COST, f"{COST} {PUMPS}", after) == COST.replace("412", "520")


def test_a_sentence_that_was_taken_out_has_no_successor_among_those_that_stood_there_before() -> None:
    other = COST.replace("tunnel", "ferry").replace("412", "9")
    assert now(COST, f"{COST} {other}", other) is None


def test_of_two_sentences_that_differ_in_their_figures_each_keeps_its_own() -> None:
    one, two = "The tunnel cost 100 million in 2021.", "The tunnel cost 412 million in 2024."
    assert now(one, f"{one} {two}", two.replace("412", "415")) is None
    assert now(two, f"{one} {two}", two.replace("412", "415")) == two.replace("412", "415")


def test_what_is_only_a_little_like_it_is_not_taken_for_it() -> None:
    assert now(COST, f"{COST} {PUMPS}", f"A ferry sank in the harbour of Lisbon. {PUMPS}") is None


def test_a_sentence_that_moved_is_found_where_only_its_figure_changed() -> None:
    changed = COST.replace("412", "520")
    assert now(COST, f"{COST} {PUMPS} {TOLL}", f"{PUMPS} {TOLL} {changed}") == changed


def test_two_sentences_that_were_quoted_together_are_quoted_together() -> None:
    old = sentences_of(f"{COST} {PUMPS}")
    quote = Quote(tuple(one.text for one in old), tuple(one.span for one in old))
    found = reworded(quote, old, sentences_of(f"{COST.replace('412', '520')} {PUMPS}"))
    assert found is not None
    assert found.pieces == (COST.replace("412", "520"), PUMPS)


@given(st.lists(st.sampled_from([COST, PUMPS, TOLL, COST.replace("412", "520")]), min_size=1, unique=True))
def test_what_has_not_changed_still_stands_and_has_no_other_words(sentences: list[str]) -> None:
    text = " ".join(sentences)
    old = sentences_of(text)
    for one in old:
        assert stands(quote_of(one), text)
        assert reworded(quote_of(one), old, sentences_of(text)) is None
