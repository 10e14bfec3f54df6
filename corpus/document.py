"""Documents: as a reader gives them, as the cleaning leaves them, as the store holds them.

file → ReadDocument → CleanDocument → Document (one stored revision) → Passage
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.block import Block
    from corpus.dates import DateMention
    from corpus.figures import Figure
    from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its text. Nothing here is ever invented: unknown is None.

    Attributes:
        title: as published; None lets the file name stand in.
        publisher: the outlet, as it names itself.
        author: the byline, as written.
        published_at: a date `YYYY-MM-DD` when only the day is known, else a UTC instant `…T…Z`.
        date_inferred: the date was read from the document's own title or dateline, not given.
        url: where it was published; http or https.
        language: ISO 639-1.
        flags: what a reader should know of the source: `opinion`, `translation`, …
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_at: str | None = None
    date_inferred: bool = False
    url: str | None = None
    language: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document as a reader found it.

    Attributes:
        source: the resolved path of the file, or the URL it was fetched from.
        identity: the given id, else the URL, else the resolved path (with `#line` for one line of many);
            the same identity read again is a new revision.
        text: canonical text.
        given_id: the id that the document itself came with.
        metadata: what the file, its front matter or its sidecar says.
        blocks: where the format itself tells roles (HTML, Markdown); empty where only the text can.
        collection: the collection the document itself asks for.
        repairs: what had to be repaired to read it, one plain sentence each (for the report).
        line: where it stands in a file of many, counted from 1.
        pages: where each page starts in the text, the first at 0; empty where there are no pages.
    """

    source: str
    identity: str
    text: str
    given_id: str | None = None
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    collection: str | None = None
    repairs: tuple[str, ...] = ()
    line: int | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """A document whose every stretch has a role and whose metadata has been completed from its text."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Document:
    """One stored revision of a document, without its text.

    Attributes:
        id: readable and stable.
        revision: counted from 1; the current one unless an older was asked for.
        read_at: when we first read this revision's text: an aware UTC instant, ISO.
        sentences: how many passages it can be quoted by.
        pages: where each page starts in its text; empty where there are no pages.
    """

    id: str
    revision: int
    title: str
    publisher: str | None
    author: str | None
    published_at: str | None
    date_inferred: bool
    url: str | None
    language: str | None
    source: str
    collection: str
    flags: tuple[str, ...]
    text_sha256: str
    read_at: str
    sentences: int
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One sentence that may be quoted, where it stands, and what it states.

    Passages are told apart by identity: to compare or hash all that one holds costs more than to read it.

    Attributes:
        id: the store's own number; not stable across stores.
        document: the revision it stands in.
        number: which passage of its document, from 0.
        paragraph: which block of its document, from 0: neighbours with the same number share a paragraph.
        span: where it stands in the canonical text.
        text: the characters at the span, untouched.
        before: the sentence before it in the same block, or empty.
        after: the sentence after it in the same block, or empty.
        attribution: who says it, in the source's words; None when the document's own voice does.
        figures: offsets in the document.
        dates: offsets in the document.
        named_source: the office or study that it credits for what it states, in its words.
    """

    id: int
    document: Document
    number: int
    paragraph: int
    span: Span
    text: str
    before: str = ""
    after: str = ""
    attribution: str | None = None
    figures: tuple[Figure, ...] = field(default=())
    dates: tuple[DateMention, ...] = field(default=())
    named_source: str | None = None
