"""Parts of replies: what stands beside a quote, whatever was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import phrases
from briefings.comparing.measures import tells
from briefings.fact import Relation
from briefings.reply import Item, Mark, Slice, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefings.citation import Citation
    from briefings.fact import Conflict, Support
    from briefings.quote import Quote
    from corpus.document import Passage
    from corpus.span import Span


MAX_NAMED = 1
"""Named sources of a line: what the others call it, and in which language, stands in the JSON."""

MAX_SIDES = 2
"""Other sides of a line that are quoted beside it; `compare` shows them all."""

MAX_OF = {Relation.REVISION: 1, Relation.SCOPE: 1}
"""The same of one kind, where several would say the same."""


def support_notes(support: Support, attribution: str | None, was: int | None = None) -> tuple[str, ...]:
    """How many carry it, in how many copies, and the office that is credited where nobody else says it."""
    said = (attribution or "").casefold()
    others = [name for name in support.named_sources if name.casefold() not in said][:MAX_NAMED]
    return (
        phrases.carried_by(support.carried_by) if was is None else phrases.firmer(support.carried_by, was),
        *((phrases.copies(support.copies),) if support.copies else ()),
        *map(phrases.named_source, others),
    )


def undated_notes(citation: Citation, read: Mapping[str, str]) -> tuple[str, ...]:
    """The day on which an undated document was read, where that decided that it is here."""
    day = read.get(citation.document_id)
    return () if day is None else (phrases.undated_read(day),)


def sides(conflicts: Sequence[Conflict]) -> tuple[Statement, ...]:
    """The other sides of a line, weightiest first."""
    return tuple(
        Statement(
            conflict.quote,
            conflict.citation,
            lead=phrases.side(conflict),
            emphasis=slices(conflict.quote, stated(conflict.passage)),
        )
        for conflict in _few(conflicts)
    )


def _few(conflicts: Sequence[Conflict]) -> list[Conflict]:
    shown: list[Conflict] = []
    for one in conflicts:
        alike = sum(each.relation is one.relation for each in shown)
        if len(shown) < MAX_SIDES and alike < MAX_OF.get(one.relation, MAX_SIDES):
            shown.append(one)
    return shown


def dispute(conflicts: Sequence[Conflict]) -> tuple[Mark, ...]:
    """The mark of a line that another source contradicts outright."""
    return (Mark.DISAGREE,) if any(one.relation is Relation.CONFLICT for one in conflicts) else ()


def slices(quote: Quote, spans: Iterable[Span]) -> tuple[Slice, ...]:
    """Sorted slices of the quote that do not overlap, the longer one where two do."""
    placed = sorted(
        (found for found in map(quote.located, spans) if found is not None),
        key=lambda pair: (pair[0], -pair[1]),
    )
    kept: list[Slice] = []
    for start, end in placed:
        if not kept or start >= kept[-1].end:
            kept.append(Slice(start, end))
    return tuple(kept)


def stated(passage: Passage) -> list[Span]:
    """Where the figures that tell something and the dates of a sentence stand, in the document."""
    told = (one.span for one in passage.figures if tells(passage, one))
    return [*told, *(one.span for one in passage.dates)]


def counts(items: Iterable[Item]) -> tuple[tuple[Mark, int], ...]:
    """How often each mark occurs, in the order of the marks."""
    marks = [mark for item in items for mark in item.marks]
    return tuple((mark, marks.count(mark)) for mark in Mark if mark in marks)


def push(counts: Sequence[tuple[Mark, int]], items: Sequence[Item]) -> str:
    """The notification: counts, then the strongest quote."""
    said = [phrases.counted(mark, number) for mark, number in counts]
    return " · ".join([*said, f"“{items[0].statements[0].quote.text}”"]) if items else " · ".join(said)
