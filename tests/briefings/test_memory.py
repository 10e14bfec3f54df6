"""Memory: nothing is told twice, nothing that changed is kept back, and what is carried by more is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.change import ChangeKind
from briefings.draft import Draft, Listed
from briefings.memory import MAX_TOLD, Memory, Told, against, remembered
from briefings.quote import quote_of
from briefings.support import standing
from tests.passages import a_passage, related_to

if TYPE_CHECKING:
    from corpus.document import Passage

COST = "The harbour tunnel has cost 412.6 million euros so far, the audit office found."
SAME = "So far the tunnel under the harbour has cost 413 million euros."
MORE = "The harbour tunnel has cost 520 million euros so far, the audit office found."
TOLL = "Fishermen have asked for a new pier beside the old market hall."
FRIDAY, MONDAY = "2024-05-17T06:00:00Z", "2024-05-20T06:00:00Z"


def drafted(passage: Passage, *others: Passage) -> Draft:
    origins = {one.document.id: one.document.id for one in (passage, *others)}
    support, conflicts = standing(passage, related_to(passage, others), origins)
    return Draft(Listed(passage, "harbour"), (passage,), quote_of(passage), support, conflicts)


def told(*passages: Passage) -> Memory:
    facts = []
    for one in passages:
        draft = drafted(one)
        facts.append(Told(one, draft.quote, draft.cited(), FRIDAY))
    return remembered(Memory(), facts, at=FRIDAY)


def kinds(draft: Draft, memory: Memory) -> list[ChangeKind | None]:
    fresh, _ = against([draft], memory, {})
    return [one.change.kind if one.change else None for one in fresh]


def test_before_the_first_briefing_everything_is_new() -> None:
    assert Memory().last is None
    assert kinds(drafted(a_passage(COST)), Memory()) == [ChangeKind.NEW]


def test_what_was_told_is_kept_back_in_whatever_words() -> None:
    memory = told(a_passage(COST, "post"))
    fresh, unchanged = against([drafted(a_passage(COST, "post"))], memory, {})
    assert fresh == []
    assert [one.passage.text for one in unchanged] == [COST]
    again = a_passage(SAME, "copy")
    assert against([drafted(again)], memory, {"copy": "post"})[0] == []


def test_what_nobody_was_told_is_new() -> None:
    assert kinds(drafted(a_passage(TOLL)), told(a_passage(COST, "post"))) == [ChangeKind.NEW]


def test_another_origin_makes_a_fact_firmer_and_says_by_how_much() -> None:
    memory = told(a_passage(COST, "post"))
    fresh, _ = against([drafted(a_passage(SAME, "ledger"))], memory, {})
    assert fresh[0].change is not None
    assert fresh[0].change.kind is ChangeKind.FIRMER
    assert (fresh[0].change.was, fresh[0].support.carried_by) == (1, 2)
    assert [one.document_id for one in fresh[0].support.citations] == ["post"]


def test_a_later_document_with_another_value_has_changed_what_was_told() -> None:
    memory = told(a_passage(COST, "post", published_at="2024-05-16"))
    fresh, _ = against([drafted(a_passage(MORE, "post", published_at="2024-05-19"))], memory, {})
    assert fresh[0].change is not None
    assert fresh[0].change.kind is ChangeKind.CHANGED
    assert fresh[0].change.told_at == FRIDAY
    assert fresh[0].change.old is not None
    assert fresh[0].change.old[0].text == COST


def test_an_older_document_changes_nothing_that_was_told() -> None:
    memory = told(a_passage(COST, "post", published_at="2024-05-19"))
    assert kinds(drafted(a_passage(MORE, "ledger", published_at="2024-05-12")), memory) == [ChangeKind.NEW]


def test_what_changed_is_told_once() -> None:
    first = told(a_passage(COST, "post", published_at="2024-05-16"))
    again = a_passage(MORE, "post", published_at="2024-05-19")
    after = remembered(first, [Told(again, quote_of(again), drafted(again).cited(), MONDAY)], at=MONDAY)
    assert kinds(drafted(a_passage(MORE, "post", published_at="2024-05-19")), after) == []
    assert after.last == MONDAY


def test_a_memory_holds_so_many_facts_and_forgets_the_oldest() -> None:
    facts = told(*(a_passage(f"Berth {number} was painted.") for number in range(3))).told
    many = remembered(Memory(facts * (MAX_TOLD // 3)), facts, at=MONDAY)
    assert len(many.told) == MAX_TOLD
    assert many.told[-1] == facts[-1]
