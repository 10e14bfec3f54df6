"""Memory as it is stored: what was told, as JSON, and back again exactly.

A document may change or go; what a reader was told of it stays, so each fact is stored whole, with all that a
later sentence is compared with. What is empty is left out, and so is what follows from the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefings.citation import Citation, citation_of
from briefings.errors import UnknownMemory
from briefings.memory import Told
from briefings.quote import Quote, quote_of
from corpus.dates import DateMention
from corpus.document import Document, Passage
from corpus.figures import Figure, Qualifier
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefings.shapes import Shape

VERSION = 1
"""Of the stored form. An added field needs no new one: a reader passes over what it does not know."""

_OWN = None
"""In place of a carrier: the citation of these very words, which follows from the document and the quote."""


def told_shape(told: Told) -> Shape:
    """One fact that was told, as it is stored: JSON of strings, numbers, lists and objects."""
    own = citation_of(told.passage.document, told.quote)
    whole = told.quote == quote_of(told.passage)
    return _filled(
        version=VERSION,
        at=told.at,
        passage=_passage_shape(told.passage),
        quote=None if whole else quote_stored(told.quote),
    ) | {"carriers": [_OWN if one == own else citation_stored(one) for one in told.carriers]}


def told_from(shape: Mapping[str, Any]) -> Told:
    """The fact that was stored so.

    Args:
        shape: as `told_shape` gives it, perhaps with fields that were added since.

    Raises:
        UnknownMemory: it is of a version that is not known here.
    """
    if shape.get("version") != VERSION:
        raise UnknownMemory(shape.get("version"), known=VERSION)
    passage = _passage_from(shape["passage"])
    quote = quote_from(shape["quote"]) if "quote" in shape else quote_of(passage)
    own = citation_of(passage.document, quote)
    carriers = tuple(own if one is _OWN else citation_from(one) for one in shape["carriers"])
    return Told(passage, quote, carriers, shape["at"])


def _passage_shape(passage: Passage) -> Shape:
    return _filled(
        id=passage.id,
        document=_document_shape(passage.document),
        number=passage.number,
        paragraph=passage.paragraph,
        span=_pair(passage.span),
        text=passage.text,
        before=passage.before or None,
        after=passage.after or None,
        attribution=passage.attribution,
        figures=[
            _filled(
                span=_pair(one.span),
                value=one.value,
                unit=one.unit,
                qualifier=None if one.qualifier is None else one.qualifier.value,
                period=one.period,
            )
            for one in passage.figures
        ],
        dates=[
            _filled(span=_pair(one.span), iso=one.iso, inferred=one.inferred, resolved_from=one.resolved_from)
            for one in passage.dates
        ],
        named_source=passage.named_source,
    )


def _passage_from(shape: Mapping[str, Any]) -> Passage:
    return Passage(
        id=shape["id"],
        document=_document_from(shape["document"]),
        number=shape["number"],
        paragraph=shape["paragraph"],
        span=Span(*shape["span"]),
        text=shape["text"],
        before=shape.get("before", ""),
        after=shape.get("after", ""),
        attribution=shape.get("attribution"),
        figures=tuple(
            Figure(
                Span(*one["span"]),
                one["value"],
                one.get("unit"),
                Qualifier(one["qualifier"]) if "qualifier" in one else None,
                one.get("period"),
            )
            for one in shape.get("figures", ())
        ),
        dates=tuple(
            DateMention(Span(*one["span"]), one["iso"], one.get("inferred", False), one.get("resolved_from"))
            for one in shape.get("dates", ())
        ),
        named_source=shape.get("named_source"),
    )


def _document_shape(document: Document) -> Shape:
    return _filled(
        id=document.id,
        revision=document.revision,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        published_at=document.published_at,
        date_inferred=document.date_inferred,
        url=document.url,
        language=document.language,
        source=document.source,
        collection=document.collection,
        flags=list(document.flags),
        text_sha256=document.text_sha256,
        read_at=document.read_at,
        sentences=document.sentences,
        pages=list(document.pages),
    )


def _document_from(shape: Mapping[str, Any]) -> Document:
    return Document(
        id=shape["id"],
        revision=shape["revision"],
        title=shape["title"],
        publisher=shape.get("publisher"),
        author=shape.get("author"),
        published_at=shape.get("published_at"),
        date_inferred=shape.get("date_inferred", False),
        url=shape.get("url"),
        language=shape.get("language"),
        source=shape["source"],
        collection=shape["collection"],
        flags=tuple(shape.get("flags", ())),
        text_sha256=shape["text_sha256"],
        read_at=shape["read_at"],
        sentences=shape["sentences"],
        pages=tuple(shape.get("pages", ())),
    )


def quote_stored(quote: Quote) -> Shape:
    """A quote, as it is stored."""
    return _filled(
        pieces=list(quote.pieces),
        spans=_pairs(quote.spans),
        cut_before=quote.cut_before,
        cut_after=quote.cut_after,
    )


def quote_from(shape: Mapping[str, Any]) -> Quote:
    """A stored quote again."""
    return Quote(
        tuple(shape["pieces"]),
        _spans(shape["spans"]),
        shape.get("cut_before", False),
        shape.get("cut_after", False),
    )


def citation_stored(citation: Citation) -> Shape:
    """A citation, as it is stored."""
    return _filled(
        document_id=citation.document_id,
        revision=citation.revision,
        title=citation.title,
        publisher=citation.publisher,
        published_at=citation.published_at,
        date_inferred=citation.date_inferred,
        url=citation.url,
        spans=_pairs(citation.spans),
        text_sha256=citation.text_sha256,
        flags=list(citation.flags),
        author=citation.author,
        pages=list(citation.pages or ()),
    )


def citation_from(shape: Mapping[str, Any]) -> Citation:
    """A stored citation again."""
    return Citation(
        document_id=shape["document_id"],
        revision=shape["revision"],
        title=shape["title"],
        publisher=shape.get("publisher"),
        published_at=shape.get("published_at"),
        date_inferred=shape.get("date_inferred", False),
        url=shape.get("url"),
        spans=_spans(shape["spans"]),
        text_sha256=shape["text_sha256"],
        flags=tuple(shape.get("flags", ())),
        author=shape.get("author"),
        pages=tuple(shape["pages"]) if "pages" in shape else None,
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _spans(pairs: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _filled(**fields: Any) -> Shape:  # noqa: ANN401  any JSON
    """The fields that hold anything: no None, no False, no empty list."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value is not False and value != []
    }
