"""`verify`: whether a citation still says what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.result import Result
from briefings import phrases
from briefings.citation import citation_of, read_citation_id
from briefings.errors import InvalidCitation
from briefings.footnote import Style, footnote
from briefings.quote import Quote
from briefings.reply import Item, Reply, Section, Statement
from briefings.shapes import citation_shape
from corpus.canonical import text_sha256
from corpus.errors import InvalidSpan, UnknownDocument

if TYPE_CHECKING:
    from bot.application import Application
    from briefings.shapes import Shape
    from corpus.document import Document
    from corpus.span import Span
    from corpus.store import Contents


def verify(application: Application, citation_id: str) -> Result:
    """Read the cited revision again, and show the words at its spans."""
    try:
        document_id, revision, spans = read_citation_id(citation_id)
        document = application.reader.document(document_id, revision)
        contents = application.reader.contents(document_id, revision)
        quote = _quote(document, contents, spans)
    except (InvalidCitation, InvalidSpan, UnknownDocument, _Harmed) as error:
        return _invalid(citation_id, str(error))
    current = application.reader.document(document_id).revision
    citation = citation_of(document, quote)
    shape: Shape = {
        "id": citation.id,
        "valid": True,
        "reason": None,
        "quote": quote.text,
        "citation": citation_shape(citation),
        "current_revision": current,
        "footnotes": {style.value: footnote(quote.text, citation, style) for style in Style},
    }
    newer = (phrases.read_again(current),) if current != revision else ()
    item = Item(1, citation.id, (Statement(quote, citation, notes=newer),))
    return Result(
        Reply(title=phrases.VERIFIED, sections=(Section("", (item,)),), footer=(citation.id,)), shape
    )


class _Harmed(Exception):
    """The stored text is not the one that was read."""


def _quote(document: Document, contents: Contents, spans: tuple[Span, ...]) -> Quote:
    if text_sha256(contents.text) != document.text_sha256:
        raise _Harmed("the stored text is not the one that was read: its hash differs")
    starts = {span.start for span in contents.sentences}
    ends = {span.end for span in contents.sentences}
    return Quote(
        tuple(span.of(contents.text) for span in spans),
        spans,
        cut_before=spans[0].start not in starts,
        cut_after=spans[-1].end not in ends,
    )


def _invalid(citation_id: str, reason: str) -> Result:
    shape = {
        "id": citation_id,
        "valid": False,
        "reason": reason,
        "quote": None,
        "citation": None,
        "current_revision": None,
        "footnotes": None,
    }
    return Result(Reply(title=phrases.NOT_VERIFIED, notice=f"{reason}."), shape, ok=False)
