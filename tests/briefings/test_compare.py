"""Comparing: clusters that stand in one verdict, without a chain from one fact to another."""

from __future__ import annotations

from itertools import combinations

from briefings.compare import Compared, compared
from briefings.comparing.agreement import comparison
from briefings.fact import Relation
from tests.passages import a_passage, paired

COST = "The harbour tunnel has cost 412.6 million euros so far, the audit office found."
SAME = "So far the tunnel under the harbour has cost 413 million euros."
MASTERS = "Four deputy harbour masters were suspended after the fire on the quay."
OTHER_MASTERS = "Five deputy harbour masters were suspended after the fire on the quay, says a letter."


def of(*texts: str, origins: dict[str, str] | None = None) -> Compared:
    passages = [a_passage(text, f"house-{number}") for number, text in enumerate(texts)]
    own = {one.document.id: one.document.id for one in passages}
    return compared(paired(passages), own | (origins or {}), topic=None)


def test_agreement_and_disagreement_are_clusters_of_their_own_disagreement_first() -> None:
    clusters = of(COST, SAME, MASTERS, OTHER_MASTERS).clusters
    assert [cluster.verdict for cluster in clusters] == [Relation.CONFLICT, Relation.AGREE]
    assert {stated.quote.text for stated in clusters[0].statements} == {MASTERS, OTHER_MASTERS}
    assert {stated.quote.text for stated in clusters[1].statements} == {COST, SAME}


def test_copies_are_one_statement_and_never_agree_with_each_other() -> None:
    assert of(COST, COST, origins={"house-1": "house-0"}).clusters == ()


def test_two_sides_that_agree_among_themselves_disagree_once() -> None:
    clusters = of(MASTERS, MASTERS.replace("Four", "4"), OTHER_MASTERS).clusters
    assert [cluster.verdict for cluster in clusters] == [Relation.CONFLICT, Relation.AGREE]


def test_three_values_are_one_cluster_with_three_sides() -> None:
    clusters = of(MASTERS, OTHER_MASTERS, OTHER_MASTERS.replace("Five", "Six")).clusters
    assert [len(cluster.statements) for cluster in clusters] == [3]


def test_no_sentence_stands_in_a_cluster_whose_members_it_does_not_agree_with() -> None:
    texts = [
        "The tunnel has cost 412.6 million euros and saves drivers 35 minutes a day.",
        "So far the tunnel has cost 412.6 million euros.",
        "Drivers save 35 minutes a day, a survey of drivers in the region says.",
        "A survey says that drivers of the region save 35 minutes a day.",
    ]
    for cluster in of(*texts).clusters:
        found = [a_passage(stated.quote.text, stated.citation.document_id) for stated in cluster.statements]
        pairs = list(combinations(found, 2))
        agreeing = sum(comparison(one, other) is not None for one, other in pairs)
        assert 3 * agreeing >= len(pairs)


def test_opposites_stand_in_no_cluster_though_a_third_sentence_agrees_with_both() -> None:
    taken = "Police arrested 114 protesters on the old quay of the harbour."
    freed = "Police released 114 protesters on the old quay of the harbour."
    for cluster in of(taken, "The police met 114 protesters on the old quay of the harbour.", freed).clusters:
        assert not {taken, freed} <= {stated.quote.text for stated in cluster.statements}


def test_statements_stand_in_order_of_publication() -> None:
    late = a_passage(COST, "late", published_at="2024-05-19")
    early = a_passage(SAME, "early", published_at="2024-05-12")
    found = compared(paired([late, early]), {"late": "late", "early": "early"}, topic=None)
    assert [stated.citation.document_id for stated in found.clusters[0].statements] == ["early", "late"]


def test_nothing_to_compare_is_no_cluster() -> None:
    assert of("The tunnel opens in March.").clusters == ()
