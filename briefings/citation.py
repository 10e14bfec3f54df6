"""Citations: where a quote stands, precisely enough that anyone can check it later."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.errors import InvalidCitation
from corpus.errors import InvalidSpan
from corpus.span import Span, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.quote import Quote
    from corpus.document import Document

_ID = re.compile(
    r"(?P<document>.+)@(?P<revision>[1-9]\d{0,8}):(?P<spans>\d{1,12}-\d{1,12}(?:,\d{1,12}-\d{1,12})*)"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """Document, revision and spans of a quote, with what a reader wants to know of the document.

    Attributes:
        published_at: a date, or a UTC instant; None for an undated document.
        date_inferred: the date was read from the document's own title or dateline.
        text_sha256: of the whole canonical text of this revision, UTF-8.
        flags: the document's: `opinion`, `translation`, …
        pages: the first and the last page that the quote stands on, counted from 1 as the sheets come,
            whatever is printed on them; None where there are no pages.
    """

    document_id: str
    revision: int
    title: str
    publisher: str | None
    published_at: str | None
    date_inferred: bool
    url: str | None
    spans: tuple[Span, ...]
    text_sha256: str
    flags: tuple[str, ...] = ()
    author: str | None = None
    pages: tuple[int, int] | None = None

    @property
    def id(self) -> str:
        """`document@revision:start-end,…`: a pure function of document, revision and spans."""
        spans = ",".join(f"{span.start}-{span.end}" for span in self.spans)
        return f"{self.document_id}@{self.revision}:{spans}"


def citation_of(document: Document, quote: Quote) -> Citation:
    """The citation of a quote from this revision of a document."""
    return Citation(
        document.id,
        document.revision,
        document.title,
        document.publisher,
        document.published_at,
        document.date_inferred,
        document.url,
        quote.spans,
        document.text_sha256,
        document.flags,
        document.author,
        pages_of(document.pages, quote.spans),
    )


def pages_of(page_starts: Sequence[int], spans: Sequence[Span]) -> tuple[int, int] | None:
    """The pages, counted from 1, of the first and the last character at these spans; None without pages.

    Args:
        page_starts: where each page starts in the text, the first at 0. Each ends where the next one starts,
            so a page without text holds nothing.
        spans: in order, at least one.
    """
    if not page_starts:
        return None
    return bisect_right(page_starts, spans[0].start), bisect_right(page_starts, spans[-1].end - 1)


def read_citation_id(citation_id: str) -> tuple[str, int, tuple[Span, ...]]:
    """The document id, revision and spans that a citation id names.

    Raises:
        InvalidCitation: it is no id of the form `document@revision:start-end,…`.
    """
    match = _ID.fullmatch(citation_id.strip())
    if match is None:
        raise InvalidCitation(citation_id, reason="it should read document@revision:start-end")
    try:
        spans = tuple(Span(*map(int, pair.split("-"))) for pair in match["spans"].split(","))
    except InvalidSpan as error:
        raise InvalidCitation(citation_id, reason=str(error)) from error
    if not in_order(spans):
        raise InvalidCitation(citation_id, reason="its spans overlap or are out of order")
    return match["document"], int(match["revision"]), spans
