"""Clipping: of a long sentence what was found in it is quoted, verbatim, and never turned round."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.clipping import LONG, SHOWN, clipping
from corpus.found import Match
from corpus.span import Span
from tests.passages import a_passage

FILLER = "and the committee took note of the report on moorings, "
STATUTE = (
    "The owner of a berth shall keep the quay clear of goods, "
    + FILLER * 4
    + "save that a pilot cutter may lie there for six hours, "
    + FILLER * 4
    + "or else pay a fine of 400 euros to the harbour office."
)


def matches(text: str, *words: str) -> tuple[Match, ...]:
    found = (
        Match(one.start(), one.end(), word, one[0], "exact")
        for word in words
        for one in re.finditer(word, text)
    )
    return tuple(sorted(found, key=lambda one: one.start))


def clipped(text: str, *words: str, language: str = "en") -> str:
    passage = replace(a_passage("It."), text=text, span=Span(40, 40 + len(text)))
    passage = replace(passage, document=replace(passage.document, language=language))
    return clipping(passage, matches(text, *words)).text


def test_a_sentence_of_usual_length_is_quoted_whole() -> None:
    sentence = "The tunnel opens in March, " * 8
    assert clipped(sentence, "tunnel") == sentence


def test_of_a_long_one_what_was_found_is_quoted_with_how_it_begins() -> None:
    quote = clipped(STATUTE, "pilot", "cutter")
    assert quote.startswith("The owner of a berth shall keep the quay clear of goods")
    assert "save that a pilot cutter may lie there for six hours" in quote
    assert " […] " in quote
    assert quote.endswith(" […]")
    assert len(quote) <= SHOWN + 20


def test_words_found_far_apart_are_quoted_in_stretches_of_their_own() -> None:
    quote = clipped(STATUTE, "pilot", "fine")
    assert "a pilot cutter" in quote
    assert quote.endswith("or else pay a fine of 400 euros to the harbour office.")


def test_a_table_without_a_comma_is_cut_between_words() -> None:
    row = " ".join(f"berth{number} {number}.5 tonnes" for number in range(60))
    quote = clipped(row, "berth41")
    assert " berth41 41.5 tonnes" in quote
    assert set(quote.replace("[…]", " ").split()) <= set(row.split())


@pytest.mark.parametrize("limit", ["unless the storm ends", "if the pilot agrees", "but not by night"])
def test_what_limits_a_clause_stays_with_it(limit: str) -> None:
    text = FILLER * 8 + f"then the ferry sails at noon, {limit}, " + FILLER * 8
    assert f"the ferry sails at noon, {limit}" in clipped(text, "ferry")


def test_a_clause_that_denies_is_quoted_whole() -> None:
    denial = "the harbour office does not in any of the years that were named to the council of the port"
    text = FILLER * 8 + f"{denial} owe the ferry line a refund, " + FILLER * 8
    assert f"{denial} owe the ferry line a refund" in clipped(text, "refund")


def test_an_opening_that_denies_what_follows_is_never_left_out() -> None:
    opening = "The harbour office denies, as it did in each of the years that the audit looked at, "
    quote = clipped(opening + FILLER * 8 + "that it owes the ferry line a refund.", "refund")
    assert quote.startswith("The harbour office denies")


def test_chinese_is_cut_at_its_own_commas() -> None:
    text = (
        "港务局局长在会上说，"
        + "委员会审议了关于系泊的报告，" * 12
        + "渡轮将于中午启航，"
        + "会议记录在案，" * 12
    )
    quote = clipped(text, "渡轮", language="zh")
    assert quote.startswith("港务局局长在会上说")
    assert "渡轮将于中午启航" in quote
    assert len(quote) < len(text)


def test_a_long_sentence_in_which_nothing_was_found_shows_how_it_begins() -> None:
    assert clipped(STATUTE).startswith("The owner of a berth")


WORDS = ("ferry", "quay", "not", "noon,", "(berth)", "1,200", "渡轮", "，", "港")


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=220),
    asked=st.sets(st.sampled_from(["ferry", "quay", "渡轮"])),
)
def test_every_stretch_is_verbatim_in_order_and_cuts_through_nothing_found(
    words: list[str], asked: set[str]
) -> None:
    text = " ".join(words)
    found = matches(text, *asked)
    passage = replace(a_passage("It."), text=text, span=Span(7, 7 + len(text)))
    quote = clipping(passage, found)
    assert [span.of("x" * 7 + text) for span in quote.spans] == list(quote.pieces)
    assert all(one.end < other.start for one, other in zip(quote.spans, quote.spans[1:], strict=False))
    assert all(passage.span.holds(span) for span in quote.spans)
    placed = [(one, quote.located(Span(one.start + 7, one.end + 7))) for one in found]
    assert all(quote.text[at[0] : at[1]] == one.found for one, at in placed if at is not None)
    for one, at in placed:
        inside = any(span.start < one.end + 7 and one.start + 7 < span.end for span in quote.spans)
        assert inside == (at is not None)
    assert not found or any(at is not None for _, at in placed)
    if len(text) <= LONG // 2:
        assert quote.text == text
