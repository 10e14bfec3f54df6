"""Excerpts: the sentences that answer a question, and where they were found to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefings.citation import Citation, citation_of
from briefings.clipping import clipping
from briefings.fact import Conflict, Relation
from briefings.prints import quoted
from briefings.quote import Quote, quote_of
from briefings.support import standing
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefings.prints import Print
    from corpus.document import Passage
    from corpus.found import Found, Match


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One sentence that answers, with what stands around it.

    Attributes:
        quote: the sentence; of a long one, the part in which the most was found.
        context_before: the sentence before it in the same block, verbatim, or empty.
        context_after: the sentence after it in the same block, verbatim, or empty.
        score: 0..1; a list of excerpts is sorted by it.
        matches: offsets in the quote's text.
        carried_by: origins that state it, its own included; at least 1.
        copies: further documents that state it as copies of those origins.
        also: citations of all the others, one a document: of the other origins first, then of the copies.
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
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus answers to a question; no excerpt is an answer too.

    Attributes:
        readings: words of the question that stand in no document, with what they were read as in an excerpt.
        unquoted: quoted stretches that stand nowhere so, and were searched as if they were not quoted.
        suggestions: near things that do stand in the documents.
    """

    query: str
    excerpts: tuple[Excerpt, ...]
    readings: tuple[tuple[str, str], ...]
    suggestions: tuple[str, ...]
    documents_searched: int
    unquoted: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether anything was found above the bar."""
        return bool(self.excerpts)


def answer_of(
    query: str,
    found: Found,
    shown: Sequence[Sequence[Print]],
    related: Mapping[int, Sequence[tuple[Passage, Relation]]],
    *,
    origins: Mapping[str, str],
    documents_searched: int,
) -> Answer:
    """The answer that a search gives.

    Args:
        shown: what is shown of its hits, each sentence with all its prints (see `briefings.prints`).
        related: by passage id, what is known of its relations to others.
        origins: document id to its origin, for the documents of all these passages.
    """
    excerpts = tuple(_excerpt(prints, related, origins) for prints in shown)
    matches = [match for one in excerpts for match in one.matches]
    readings = tuple(
        (typed, meant)
        for typed, meant in found.readings
        if any(match.query == typed and match.found.startswith(meant) for match in matches)
    )
    return Answer(query, excerpts, readings, found.suggestions, documents_searched, found.unquoted)


def _excerpt(
    prints: Sequence[Print],
    related: Mapping[int, Sequence[tuple[Passage, Relation]]],
    origins: Mapping[str, str],
) -> Excerpt:
    """One sentence, with all who carry it and who states it differently."""
    chosen = quoted(prints, origins)
    passage = chosen.passage
    others = (each.passage for each in prints if each.passage is not passage)
    known = [*related.get(passage.id, ()), *((other, Relation.AGREE) for other in others)]
    support, conflicts = standing(passage, known, origins)
    quote = clipping(passage, chosen.hit.matches)
    cited = {passage.document.id, *(one.document_id for one in support.citations)}
    copies = {other.document.id: other for other, how in reversed(known) if how is Relation.AGREE}
    return Excerpt(
        quote,
        citation_of(passage.document, quote),
        passage.attribution,
        passage.before,
        passage.after,
        prints[0].hit.score,
        tuple(_in_quote(chosen.hit.matches, passage, quote)),
        support.carried_by,
        (
            *support.citations,
            *(citation_of(one.document, quote_of(one)) for name, one in copies.items() if name not in cited),
        ),
        conflicts,
        support.copies,
    )


def _in_quote(matches: Sequence[Match], passage: Passage, quote: Quote) -> Iterator[Match]:
    """The matches that stand in a quote of the passage, with offsets in its text."""
    for match in matches:
        placed = quote.located(Span(match.start, match.end).shifted(passage.span.start))
        if placed is not None:
            yield replace(match, start=placed[0], end=placed[1])
