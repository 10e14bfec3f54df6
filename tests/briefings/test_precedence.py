"""Precedence: of several copies, the one that can be checked stands for them, and is cited."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from briefings.draft import originals
from briefings.excerpt import answer_of
from briefings.fact import Relation
from briefings.precedence import precedence
from briefings.prints import prints_of
from briefings.support import standing
from corpus.found import Found, Hit
from tests.passages import a_document, a_passage

if TYPE_CHECKING:
    from corpus.document import Document, Passage

TEXT = "The old mill at Arle will be a school of music from September."
PAGE = "https://observer.example/mill"


def a_copy(
    name: str, *, url: str | None = None, inferred: bool = False, day: str = "2024-05-19", text: str = TEXT
) -> Passage:
    one = a_passage(text, name, published_at=day)
    return replace(one, document=replace(one.document, url=url, date_inferred=inferred))


def ordered(*documents: Document) -> list[str]:
    [names] = {
        tuple(one.id for one in sorted(some, key=precedence)) for some in permutations(documents)
    }  # whatever order they come in
    return list(names)


def test_a_link_comes_before_a_publisher_and_that_before_a_stated_date() -> None:
    linked = replace(a_document("d", publisher=None, published_at=None), url=PAGE)
    published = replace(a_document("c"), date_inferred=True)
    dated = a_document("b", publisher=None)
    bare = a_document("a", publisher=None, published_at=None)
    assert ordered(bare, dated, published, linked) == ["d", "c", "b", "a"]


def test_an_inferred_date_is_no_stated_one() -> None:
    inferred = replace(a_document("a", published_at="2024-05-01"), date_inferred=True)
    assert ordered(inferred, a_document("b", published_at="2024-05-19")) == ["b", "a"]


def test_of_documents_alike_the_earliest_published_comes_first_and_then_the_name() -> None:
    late, early = a_document("a", published_at="2024-05-19"), a_document("c", published_at="2024-05-18")
    assert ordered(late, early, a_document("b", published_at="2024-05-19")) == ["c", "a", "b"]


def test_where_the_origin_did_not_print_a_sentence_the_copy_to_check_it_by_is_quoted() -> None:
    paper, page = a_copy("a-paper", inferred=True), a_copy("z-page", url=PAGE)
    origins = {"a-paper": "feed", "z-page": "feed"}
    for some in permutations((paper, page)):
        assert originals(some, origins) == [page]


def test_the_origin_itself_is_quoted_whatever_its_copies_have() -> None:
    paper, page = a_copy("a-paper"), a_copy("z-page", url=PAGE)
    for some in permutations((paper, page)):
        assert originals(some, {"a-paper": "a-paper", "z-page": "a-paper"}) == [paper]


def test_who_carries_a_sentence_is_cited_by_the_copy_to_check_it_by() -> None:
    own = a_copy("own")
    copies = [a_copy("a-paper", inferred=True, day="2024-05-18"), a_copy("z-page", url=PAGE)]
    origins = {"own": "own", "a-paper": "z-page", "z-page": "z-page"}
    for how in (Relation.AGREE, Relation.CONFLICT):
        for some in permutations(copies):
            support, conflicts = standing(own, [(one, how) for one in some], origins)
            cited = [*support.citations, *(one.citation for one in conflicts)]
            assert [one.document_id for one in cited] == ["z-page"]


def test_an_answer_quotes_the_copy_to_check_it_by_and_keeps_its_score() -> None:
    paper, page, other = a_copy("a-paper"), a_copy("z-page", url=PAGE), a_copy("b-other", url=PAGE)
    hits = [Hit(one.id, score, 1.0, ()) for one, score in ((paper, 0.9), (page, 0.8), (other, 0.7))]
    origins = {"a-paper": "z-page", "z-page": "z-page", "b-other": "b-other"}
    passages = [paper, page, other]
    together = prints_of(hits, passages)
    answer = answer_of("mill", Found(tuple(hits)), together, {}, origins=origins, documents_searched=3)
    [excerpt] = answer.excerpts
    assert excerpt.citation.document_id == "z-page"
    assert excerpt.score == 0.9
    assert excerpt.carried_by == 2
    assert excerpt.copies == 1
    assert [one.document_id for one in excerpt.also] == ["b-other", "a-paper"]
