"""Following a figure: what fires, why, and what says nothing to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.citation import citation_of
from briefings.follow import Trigger, fired
from briefings.memory import Told
from briefings.quote import quote_of
from tests.passages import a_passage

if TYPE_CHECKING:
    from corpus.document import Passage

COST = "The harbour tunnel has cost 412.6 million euros so far, the audit office found."
SAME = "So far the tunnel under the harbour has cost 413 million euros."
MORE = "The harbour tunnel has cost 520 million euros so far, the audit office found."
OTHER = "Fishermen have asked for a new pier beside the old market hall."


def followed() -> Told:
    passage = a_passage(COST, "post", published_at="2024-05-16")
    quote = quote_of(passage)
    return Told(passage, quote, (citation_of(passage.document, quote),), "2024-05-17T06:00:00Z")


def triggers(*newer: tuple[str, str, str]) -> list[tuple[Trigger, str]]:
    passages = [a_passage(text, document, published_at=day) for text, document, day in newer]
    return [(one.trigger, one.passage.document.id) for one in fired(followed(), passages, {"copy": "post"})]


def test_a_later_value_fires_as_changed() -> None:
    assert triggers((MORE, "post", "2024-05-19")) == [(Trigger.CHANGED, "post")]


def test_another_value_of_the_same_day_fires_as_disputed() -> None:
    assert triggers((MORE, "ledger", "2024-05-16")) == [(Trigger.DISPUTED, "ledger")]


def test_one_more_origin_fires_once_and_a_copy_does_not() -> None:
    assert triggers(
        (SAME, "ledger", "2024-05-17"), (COST, "ledger", "2024-05-18"), (COST, "copy", "2024-05-17")
    ) == [(Trigger.FIRMER, "ledger")]


def test_other_news_fires_nothing() -> None:
    assert triggers((OTHER, "ledger", "2024-05-19")) == []


def test_what_changes_comes_before_what_only_agrees() -> None:
    found = triggers((SAME, "ledger", "2024-05-17"), (MORE, "post", "2024-05-19"))
    assert [trigger for trigger, _ in found] == [Trigger.CHANGED, Trigger.FIRMER]


def revised(text: str, document: str = "post", day: str = "2024-05-16") -> Passage:
    """A sentence of the second text of a document."""
    passage = a_passage(text, document, published_at=day)
    return replace(passage, document=replace(passage.document, revision=2))


def of_revised(*newer: Passage) -> list[Trigger]:
    return [one.trigger for one in fired(followed(), newer, {"copy": "post"})]


def test_a_newer_text_of_the_document_that_carried_it_changes_it_and_disputes_nothing() -> None:
    assert of_revised(revised(MORE)) == [Trigger.CHANGED]


def test_a_document_that_carries_it_still_says_nothing_new() -> None:
    assert of_revised(revised(COST), revised(MORE)) == []


def test_another_text_of_its_origin_changes_it_unless_it_is_older() -> None:
    assert of_revised(revised(MORE, "copy")) == [Trigger.CHANGED]
    assert of_revised(revised(MORE, "copy", "2024-05-15")) == []


def test_the_text_that_it_was_followed_in_says_nothing_against_itself() -> None:
    assert triggers((MORE, "post", "2024-05-16")) == []
