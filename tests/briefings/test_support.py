"""Support and conflict: origins are counted, copies are not, and both sides are quoted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.fact import Relation
from briefings.support import standing
from tests.passages import a_passage, related_to

if TYPE_CHECKING:
    from corpus.document import Passage

COST = "The harbour tunnel has cost 412.6 million euros so far, the audit office found."
SAME = "So far the tunnel under the harbour has cost 413 million euros."
OTHER = "The harbour tunnel has cost 520 million euros so far, the audit office found."


def their_own(*passages: Passage) -> dict[str, str]:
    """Every document is an origin of its own."""
    return {passage.document.id: passage.document.id for passage in passages}


def test_a_sentence_nobody_else_has_is_carried_by_one() -> None:
    passage = a_passage(COST)
    support, conflicts = standing(passage, [], their_own(passage))
    assert support.carried_by == 1
    assert support.citations == ()
    assert conflicts == ()


def test_other_origins_that_state_it_are_counted_and_cited_in_order_of_publication() -> None:
    passage = a_passage(COST, "post", published_at="2024-05-18")
    later = a_passage(SAME, "wire", published_at="2024-05-19")
    earlier = a_passage(SAME, "ledger", published_at="2024-05-17")
    support, _ = standing(passage, related_to(passage, [later, earlier]), their_own(passage, later, earlier))
    assert support.carried_by == 3
    assert [citation.document_id for citation in support.citations] == ["ledger", "wire"]


def test_copies_of_one_text_are_one_origin() -> None:
    passage, copy, other = a_passage(COST, "post"), a_passage(COST, "copy"), a_passage(SAME, "ledger")
    origins = {"post": "post", "copy": "post", "ledger": "ledger"}
    support, _ = standing(passage, related_to(passage, [copy, other]), origins)
    assert support.carried_by == 2
    assert support.copies == 1


def test_the_same_words_under_another_origin_are_support() -> None:
    words = "Nobody was hurt when the crane on the old quay fell over."
    passage, other = a_passage(words, "post"), a_passage(words, "ledger")
    support, _ = standing(passage, related_to(passage, [other]), their_own(passage, other))
    assert support.carried_by == 2


def test_another_value_is_a_conflict_with_the_words_and_place_of_the_other_side() -> None:
    passage, other = a_passage(COST, "post"), a_passage(OTHER, "ledger")
    support, conflicts = standing(passage, related_to(passage, [other]), their_own(passage, other))
    assert support.carried_by == 1
    assert [conflict.relation for conflict in conflicts] == [Relation.CONFLICT]
    assert conflicts[0].quote.text == OTHER
    assert conflicts[0].citation.document_id == "ledger"


def test_one_conflict_an_origin_is_enough() -> None:
    passage = a_passage(COST, "post")
    twice = [a_passage(OTHER, "ledger"), a_passage(OTHER.replace("520", "530"), "ledger")]
    _, conflicts = standing(passage, related_to(passage, twice), their_own(passage, *twice))
    assert len(conflicts) == 1


def test_an_office_that_is_credited_is_named_once() -> None:
    passage = replace(a_passage(COST, "post"), named_source="the audit office")
    other = replace(a_passage(SAME, "ledger"), named_source="The audit office")
    support, _ = standing(passage, [(other, Relation.AGREE)], their_own(passage, other))
    assert support.named_sources == ("the audit office",)


def test_an_office_is_named_in_the_language_of_the_sentence_where_anybody_does() -> None:
    passage = replace(a_passage(COST, "post"), named_source=None)
    russian = replace(a_passage(SAME, "listok", language="ru"), named_source="счётной палаты")
    english = replace(a_passage(SAME, "ledger"), named_source="the audit office")
    origins = their_own(passage, russian, english)
    both = [(russian, Relation.AGREE), (english, Relation.AGREE)]
    assert standing(passage, both, origins)[0].named_sources == ("the audit office",)
    assert standing(passage, both[:1], origins)[0].named_sources == ("счётной палаты",)


def test_the_order_of_the_peers_does_not_matter() -> None:
    passage = a_passage(COST, "post")
    peers = [a_passage(SAME, "wire"), a_passage(SAME, "ledger"), a_passage(OTHER, "coast")]
    origins = their_own(passage, *peers)
    found = related_to(passage, peers)
    assert standing(passage, found, origins) == standing(passage, found[::-1], origins)
