"""A date that a document mentions, and what may be used to place it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.span import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date that a document mentions.

    Attributes:
        span: in the document's canonical text.
        iso: day `2024-05-16`, month `2024-05`, quarter `2024-Q1`, year `2024`, a span with a slash
            `2024-05-16/2024-05-17`; `XXXX-05-17` when the year is unknown.
        inferred: a part of it was not written but resolved.
        resolved_from: `published_at`, `document`, or None when written out.
    """

    span: Span
    iso: str
    inferred: bool = False
    resolved_from: str | None = None


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a missing year or a "last month" may be placed against.

    Attributes:
        published_at: a date, or a UTC instant; the first choice.
        document: the latest day, month or quarter with a year in the document's own paragraphs
            (see `document_date`); the second choice.
        in_present: the document's days without a year fall into that month or quarter: it speaks of it
            as its present. A month named in passing is not what "last month" counts from; a day always is.
    """

    published_at: str | None = None
    document: str | None = None
    in_present: bool = False
