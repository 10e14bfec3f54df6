"""The JSON contract: the shapes that other programs read. Fields may be added, never renamed."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from briefings.footnote import footnote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.briefing import Briefing, Line
    from briefings.change import Change
    from briefings.checking.check import Check
    from briefings.citation import Citation
    from briefings.compare import Compared
    from briefings.excerpt import Answer, Excerpt
    from briefings.fact import Conflict, Fact, FactAnswer, Support
    from briefings.timeline import Timeline
    from corpus.dates import DateMention
    from corpus.document import Document
    from corpus.figures import Figure

Shape = dict[str, Any]
"""One JSON object."""


def citation_shape(citation: Citation) -> Shape:
    """A citation, with its id."""
    page, last_page = citation.pages or (None, None)
    return {
        "id": citation.id,
        "document_id": citation.document_id,
        "revision": citation.revision,
        "title": citation.title,
        "publisher": citation.publisher,
        "published_at": citation.published_at,
        "date_inferred": citation.date_inferred,
        "url": citation.url,
        "spans": [[span.start, span.end] for span in citation.spans],
        "text_sha256": citation.text_sha256,
        "flags": list(citation.flags),
        "author": citation.author,
        "page": page,
        "last_page": last_page,
    }


def excerpt_shape(excerpt: Excerpt) -> Shape:
    """An excerpt; the offsets of its matches count in the quote."""
    return {
        "quote": excerpt.quote.text,
        "citation": citation_shape(excerpt.citation),
        "attribution": excerpt.attribution,
        "context_before": excerpt.context_before,
        "context_after": excerpt.context_after,
        "score": round(excerpt.score, 4),
        "matches": [
            {
                "start": match.start,
                "end": match.end,
                "query": match.query,
                "found": match.found,
                "how": str(match.how),
            }
            for match in excerpt.matches
        ],
        "carried_by": excerpt.carried_by,
        "copies": excerpt.copies,
        "also": [citation_shape(citation) for citation in excerpt.also],
        "conflicts": [conflict_shape(conflict) for conflict in excerpt.conflicts],
    }


def answer_shape(answer: Answer, *, elapsed_ms: float) -> Shape:
    """The answer of `ask`."""
    return {
        "query": answer.query,
        "answered": answer.answered,
        "excerpts": [excerpt_shape(excerpt) for excerpt in answer.excerpts],
        "suggestions": list(answer.suggestions),
        "readings": [list(pair) for pair in answer.readings],
        "unquoted": list(answer.unquoted),
        "documents_searched": answer.documents_searched,
        "elapsed_ms": round(elapsed_ms, 2),
    }


def figure_shape(figure: Figure) -> Shape:
    """A figure; offsets count in the document, a whole number is written as one."""
    value = int(figure.value) if float(figure.value).is_integer() else figure.value
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "value": value,
        "unit": figure.unit,
        "qualifier": figure.qualifier and figure.qualifier.value,
        "period": figure.period,
    }


def date_shape(mention: DateMention) -> Shape:
    """A date; offsets count in the document."""
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "iso": mention.iso,
        "inferred": mention.inferred,
        "resolved_from": mention.resolved_from,
    }


def support_shape(support: Support) -> Shape:
    """Who carries a fact."""
    return {
        "carried_by": support.carried_by,
        "citations": [citation_shape(citation) for citation in support.citations],
        "named_sources": list(support.named_sources),
        "copies": support.copies,
    }


def conflict_shape(conflict: Conflict) -> Shape:
    """Who states it differently."""
    return {
        "class": conflict.relation.value,
        "later": conflict.later,
        "quote": conflict.quote.text,
        "citation": citation_shape(conflict.citation),
    }


def fact_shape(fact: Fact) -> Shape:
    """A fact."""
    return {
        "quote": fact.quote.text,
        "citation": citation_shape(fact.citation),
        "as_of": fact.citation.published_at,
        "attribution": fact.attribution,
        "figures": [figure_shape(figure) for figure in fact.figures],
        "dates": [date_shape(mention) for mention in fact.dates],
        "support": support_shape(fact.support),
        "conflicts": [conflict_shape(conflict) for conflict in fact.conflicts],
    }


def fact_answer_shape(answer: FactAnswer) -> Shape:
    """The answer of `fact`."""
    return {
        "keyword": answer.keyword,
        "answered": bool(answer.facts),
        "facts": [fact_shape(fact) for fact in answer.facts],
        "suggestions": list(answer.suggestions),
    }


def brief_shape(briefing: Briefing) -> Shape:
    """A briefing with the SHA-256 of everything else in it, as canonical JSON."""
    counted = briefing.accounting
    shape: Shape = {
        "name": briefing.name,
        "title": briefing.title,
        "as_of": briefing.as_of.isoformat(),
        "window": {
            "since": briefing.window.since,
            "until": briefing.window.until,
            "read_after": briefing.window.read_after,
        },
        "first": briefing.first,
        "sections": [
            {"topic": section.topic, "lines": [_line_shape(line) for line in section.lines]}
            for section in briefing.sections
        ],
        "accounting": {
            "documents_read": counted.documents_read,
            "documents_new": counted.documents_new,
            "sentences": counted.sentences,
            "duplicates_folded": counted.duplicates_folded,
            "undated": counted.undated,
            "newest_at": counted.newest_at,
            "hidden_unchanged": counted.hidden_unchanged,
            "dropped": dict(counted.dropped),
            "junk_blocks": counted.junk_blocks,
            "failed_files": counted.failed_files,
            "failing_sources": counted.failing_sources,
        },
    }
    return {**shape, "sha256": sha256(canonical_json(shape).encode()).hexdigest()}


def timeline_shape(timeline: Timeline) -> Shape:
    """A timeline."""
    return {
        "events": [
            {
                "iso": event.iso,
                "precision": event.precision.value,
                "inferred": event.inferred,
                "quote": event.quote.text,
                "citation": citation_shape(event.citation),
                "carried_by": event.carried_by,
            }
            for event in timeline.events
        ],
        "unplaced": timeline.unplaced,
    }


def compare_shape(compared: Compared) -> Shape:
    """Clusters of statements."""
    return {
        "topic": compared.topic,
        "clusters": [
            {
                "verdict": cluster.verdict.value,
                "statements": [
                    {
                        "quote": stated.quote.text,
                        "citation": citation_shape(stated.citation),
                        "attribution": stated.attribution,
                        "figures": [figure_shape(figure) for figure in stated.figures],
                    }
                    for stated in cluster.statements
                ],
            }
            for cluster in compared.clusters
        ],
    }


def check_shape(check: Check) -> Shape:
    """A draft's sentences with their verdicts; each excerpt with the footnote to paste."""
    return {
        "sentences": [
            {
                "text": one.text,
                "verdict": one.verdict.value,
                "carried_by": one.carried_by,
                "checkable": one.checkable,
                "excerpts": [
                    {
                        **excerpt_shape(shown.excerpt),
                        "side": shown.side.value,
                        "differs": shown.differs,
                        "footnote": footnote(shown.excerpt.quote.text, shown.excerpt.citation),
                    }
                    for shown in one.shown
                ],
            }
            for one in check.sentences
        ],
        "unread": check.unread,
    }


def document_shape(document: Document) -> Shape:
    """A document as `sources` lists it; `undated` is a flag of ours."""
    undated = () if document.published_at else ("undated",)
    return {
        "id": document.id,
        "revision": document.revision,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published_at": document.published_at,
        "date_inferred": document.date_inferred,
        "language": document.language,
        "url": document.url,
        "source": document.source,
        "collection": document.collection,
        "sentences": document.sentences,
        "flags": [*document.flags, *undated],
    }


def canonical_json(shape: Mapping[str, Any]) -> str:
    """The one way to write a shape, byte for byte: sorted keys, no spaces, no escapes but JSON's own."""
    return json.dumps(shape, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _line_shape(line: Line) -> Shape:
    return {
        "name": line.name,
        "quote": line.quote.text,
        "citation": citation_shape(line.citation),
        "attribution": line.attribution,
        "support": support_shape(line.support),
        "conflicts": [conflict_shape(conflict) for conflict in line.conflicts],
        "change": line.change and _change_shape(line.change),
    }


def _change_shape(change: Change) -> Shape:
    shape: Shape = {"kind": change.kind.value, "old": None, "was": change.was, "told_at": change.told_at}
    if change.old is not None:
        quote, citation = change.old
        shape["old"] = {"quote": quote.text, "citation": citation_shape(citation)}
    return shape
