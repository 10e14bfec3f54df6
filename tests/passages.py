"""Documents and their sentences, as the store would give them, annotated by the real rules."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import combinations, count
from typing import TYPE_CHECKING

from briefings.comparing.relation import relation
from briefings.paired import Paired
from corpus.block import Block, Role
from corpus.document import Document, Passage
from corpus.revision import passages_of
from corpus.sentences import sentence_spans
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.fact import Relation

_numbers = count(1)


def a_document(
    document_id: str = "harbour-post-0a1b2c3d",
    *,
    text: str = "The tunnel opens in March.",
    title: str = "The harbour tunnel",
    publisher: str | None = "Harbour Post",
    published_at: str | None = "2024-05-19",
    language: str | None = "en",
    revision: int = 1,
    pages: tuple[int, ...] = (),
) -> Document:
    return Document(
        id=document_id,
        revision=revision,
        title=title,
        publisher=publisher,
        author=None,
        published_at=published_at,
        date_inferred=False,
        url=None,
        language=language,
        source=f"{document_id}.txt",
        collection="public",
        flags=(),
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        read_at="2024-05-20T06:00:00Z",
        sentences=1,
        pages=pages,
    )


def sentences_of(text: str, document: Document | None = None) -> list[Passage]:
    """The sentences of a one-paragraph document, each with a number of its own."""
    document = document or a_document(text=text)
    spans = sentence_spans(text, language=document.language)
    blocks = [Block(Role.PARAGRAPH, Span(spans[0].start, spans[-1].end))] if spans else []
    found = passages_of(document, text, blocks, spans)
    return [replace(passage, id=next(_numbers)) for passage in found]


def a_passage(
    text: str,
    document_id: str = "harbour-post-0a1b2c3d",
    *,
    title: str = "The harbour tunnel",
    publisher: str | None = None,
    published_at: str | None = "2024-05-19",
    language: str | None = "en",
) -> Passage:
    """The first sentence of a document that says nothing else."""
    document = a_document(
        document_id,
        text=text,
        title=title,
        publisher=publisher or document_id,
        published_at=published_at,
        language=language,
    )
    return sentences_of(text, document)[0]


def related_to(passage: Passage, others: Iterable[Passage]) -> list[tuple[Passage, Relation]]:
    """What the rules find between a sentence and others, as the store would give it."""
    found = ((each, relation(passage, each)) for each in others if each.id != passage.id)
    return [(each, compared.relation) for each, compared in found if compared is not None]


def paired(passages: Sequence[Passage]) -> list[Paired]:
    """The pairs among these sentences that state one thing, as the store would give them."""
    found = ((one, other, relation(one, other)) for one, other in combinations(passages, 2))
    return [
        Paired(one, other, compared.relation, compared.strength)
        for one, other, compared in found
        if compared is not None
    ]
