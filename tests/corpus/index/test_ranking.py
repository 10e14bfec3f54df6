"""In which order passages are shown: whose words, how rare, how near, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.index import rebuild
from tests.corpus.index.texts import NEWS, ask, entry, index_of

if TYPE_CHECKING:
    from pathlib import Path


def order(folder: Path, query: str, *texts: str) -> list[int]:
    """The passages found for a question among these and ten others, best first."""
    return [hit.passage_id for hit in ask(index_of(folder, [*texts, *NEWS]), query, limit=20).hits]


def test_a_rare_word_weighs_more_than_a_common_one(tmp_path: Path) -> None:
    common = [f"The lighthouse of harbour {number} was painted." for number in range(20)]
    found = order(tmp_path, "lighthouse keeper", *common, "The keeper of the stables was away.")
    assert found[0] == 20


def test_what_a_word_is_not_likely_to_mean_does_not_crowd_out_what_it_is(tmp_path: Path) -> None:
    ferries = [f"Ferry number {number} was late at the quay." for number in range(8)]
    found = order(tmp_path, "ferri berth", *ferries, "The Ferri of the berth was new.")
    assert found[0] == 8


@pytest.mark.parametrize("query", ["lihgthouse kepeer", "lighthouze keaper", "lighthous keepr"])
def test_a_slip_in_every_word_finds_the_passage_first(tmp_path: Path, query: str) -> None:
    others = ["The lighthouse was painted.", "A housekeeper lit the house.", "He was the light of the house."]
    assert order(tmp_path, query, *others, "The keeper left the lighthouse.")[0] == 3


def test_of_two_passages_that_match_alike_the_one_whose_document_says_the_rest_comes_first(
    tmp_path: Path,
) -> None:
    texts = {
        "a": ["The keeper left on Friday.", "Rain fell on the coast."],
        "b": ["The keeper left on Friday!", "The lighthouse has been dark since."],
    }
    entries = [
        entry(10 * at + number, text, document_id=document)
        for at, (document, passages) in enumerate(texts.items())
        for number, text in enumerate(passages)
    ]
    index = rebuild(tmp_path, [*entries, *(entry(100 + at, text) for at, text in enumerate(NEWS))], change=1)
    hits = [hit.passage_id for hit in ask(index, "lighthouse keeper left").hits]
    assert hits.index(10) < hits.index(0)


def test_a_word_that_begins_alike_decides_between_two(tmp_path: Path) -> None:
    found = order(
        tmp_path,
        "codificators of harbour law",
        "The law of the harbour is old and was never printed.",
        "The law of the harbour got its codification never.",
    )
    assert found[0] == 1
