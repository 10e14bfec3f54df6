"""Excerpts: the sentences that answer a question, and where they were found to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.citation import Citation, citation_of
from briefings.comparing.wording import folded
from briefings.fact import Conflict, Relation
from briefings.precedence import lacking
from briefings.quote import Quote, quote_of
from briefings.support import standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.document import Passage
    from corpus.found import Found, Hit, Match


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One sentence that answers, with what stands around it.

    Attributes:
        context_before: the sentence before it in the same block, verbatim, or empty.
        context_after: the sentence after it in the same block, verbatim, or empty.
        score: 0..1; a list of excerpts is sorted by it.
        matches: offsets in the quote's text.
        carried_by: origins that state it, its own included; at least 1.
        also: citations of the others.
        conflicts: who states it differently, weightiest first.
    """

    quote: Quote
    citation: Citation
    attribution: str | None
    context_before: str
    context_after: str
    score: float
    matches: tuple[Match, ...]
    carried_by: int = 1
    also: tuple[Citation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus answers to a question; no excerpt is an answer too.

    Attributes:
        readings: words of the question that stand in no document, with what they were read as.
        suggestions: near things that do stand in the documents.
    """

    query: str
    excerpts: tuple[Excerpt, ...]
    readings: tuple[tuple[str, str], ...]
    suggestions: tuple[str, ...]
    documents_searched: int

    @property
    def answered(self) -> bool:
        """Whether anything was found above the bar."""
        return bool(self.excerpts)


def answer_of(
    query: str,
    found: Found,
    passages: Sequence[Passage],
    related: Mapping[int, Sequence[tuple[Passage, Relation]]],
    *,
    origins: Mapping[str, str],
    documents_searched: int,
    limit: int,
) -> Answer:
    """The answer that a search gives, each sentence once however many copies print it.

    Args:
        passages: of the search's hits, in any order; a hit without one is passed over.
        related: by passage id, what is known of its relations to others.
        origins: document id to its origin, for the documents of all these passages.
    """
    by_id = {passage.id: passage for passage in passages}
    same: dict[str, list[tuple[Hit, Passage]]] = {}
    for hit in found.hits:
        passage = by_id.get(hit.passage_id)
        if passage is not None:
            same.setdefault(folded(passage.text) or passage.text, []).append((hit, passage))
    kept = [_excerpt(prints, related, origins) for prints in list(same.values())[:limit]]
    return Answer(query, tuple(kept), found.readings, found.suggestions, documents_searched)


def _excerpt(
    prints: Sequence[tuple[Hit, Passage]],
    related: Mapping[int, Sequence[tuple[Passage, Relation]]],
    origins: Mapping[str, str],
) -> Excerpt:
    """The best of several prints of one sentence, with all who carry it and who states it differently.

    Of copies of one text, it is quoted from the one with the most to check it by.
    """
    (best, first), *_ = prints
    origin = origins[first.document.id]
    copies = [each for each in prints if origins[each[1].document.id] == origin]
    hit, passage = min(copies, key=lambda each: lacking(each[1].document))
    others = (each for _, each in prints if each is not passage)
    known = [*related.get(passage.id, ()), *((other, Relation.AGREE) for other in others)]
    support, conflicts = standing(passage, known, origins)
    quote = quote_of(passage)
    return Excerpt(
        quote,
        citation_of(passage.document, quote),
        passage.attribution,
        passage.before,
        passage.after,
        best.score,
        hit.matches,
        support.carried_by,
        support.citations,
        conflicts,
    )
