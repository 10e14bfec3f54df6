"""Rows of the database as the values of the flow: documents, their contents, and passages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from corpus.block import Block, Role
from corpus.dates import DateMention
from corpus.document import Document, Passage
from corpus.figures import Figure, Qualifier
from corpus.span import Span
from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

WITHDRAWN = "withdrawn"
"""The flag of a document that is in no answer any more."""

_D, _R, _P = schema.document, schema.revision, schema.passage
DOCUMENT = (
    _D.c.id,
    _R.c.number,
    _R.c.title,
    _R.c.publisher,
    _R.c.author,
    _R.c.published_at,
    _R.c.date_inferred,
    _R.c.url,
    _R.c.language,
    _D.c.source,
    _D.c.collection,
    _R.c.flags,
    _R.c.text_sha256,
    _R.c.read_at,
    _R.c.passages,
    _R.c.pages,
    _D.c.withdrawn_at,
)
"""The columns that `document_of` takes, in order."""

PASSAGE = (
    _P.c.id,
    _P.c.number,
    _P.c.paragraph,
    _P.c.start,
    _P.c.end,
    _P.c.attribution,
    _P.c.figures,
    _P.c.dates,
    _P.c.named_source,
)
"""The columns that `passage_of` takes, in order."""

_START, _BLOCK_START = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a sentence, by a revision's text, blocks and sentences as they are stored.

    Only a few sentences of a document are mostly asked for: the others are never made into spans.
    """

    text: str
    blocks: Sequence[tuple[str, int, int]]
    sentences: Sequence[tuple[int, int]]

    def neighbours(self, start: int) -> tuple[str, str]:
        """The sentences before and after the one that starts here; see `Contents.neighbours`."""
        _, first, last = self.blocks[bisect_right(self.blocks, start, key=_BLOCK_START) - 1]
        at = bisect_right(self.sentences, start, key=_START) - 1
        return self._sentence(at - 1, first, last), self._sentence(at + 1, first, last)

    def _sentence(self, at: int, first: int, last: int) -> str:
        if not 0 <= at < len(self.sentences):
            return ""
        start, end = self.sentences[at]
        return self.text[start:end] if first <= start and end <= last else ""


@dataclass(frozen=True, slots=True)
class Contents:
    """A revision's canonical text, with its blocks and sentences in order."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]

    def neighbours(self, sentence: Span) -> tuple[str, str]:
        """The sentences before and after one, in the same block; empty where there is none."""
        beside = Beside(
            self.text,
            [(block.role, block.span.start, block.span.end) for block in self.blocks],
            [(span.start, span.end) for span in self.sentences],
        )
        return beside.neighbours(sentence.start)


def contents_of(row: Row[Any]) -> Contents:
    """The contents in a row of text, blocks and sentences."""
    return Contents(
        row.text,
        tuple(Block(Role(role), Span(start, end)) for role, start, end in row.blocks),
        tuple(Span(start, end) for start, end in row.sentences),
    )


def document_of(row: Row[Any] | Sequence[Any]) -> Document:
    """The document in a row of `DOCUMENT`."""
    *columns, withdrawn_at = row
    values = dict(zip(Document.__slots__, columns, strict=True))
    withdrawn = (WITHDRAWN,) if withdrawn_at is not None else ()
    return Document(**{**values, "flags": (*values["flags"], *withdrawn), "pages": tuple(values["pages"])})


def passage_of(row: Sequence[Any], document: Document, beside: Beside) -> Passage:
    """The passage in a row of `PASSAGE`."""
    number_of_all, number, paragraph, start, end, attribution, figures, dates, named_source = row
    before, after = beside.neighbours(start)
    span = Span(start, end)
    return Passage(
        id=number_of_all,
        document=document,
        number=number,
        paragraph=paragraph,
        span=span,
        text=span.of(beside.text),
        before=before,
        after=after,
        attribution=attribution,
        figures=tuple(
            Figure(Span(start, end), value, unit, Qualifier(qualifier) if qualifier else None, period)
            for start, end, value, unit, qualifier, period in figures
        ),
        dates=tuple(
            DateMention(Span(start, end), iso, inferred, resolved_from)
            for start, end, iso, inferred, resolved_from in dates
        ),
        named_source=named_source,
    )
