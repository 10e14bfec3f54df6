"""Passages of plain texts, without a store: for scores over thousands of documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.derivation import derived
from corpus.document import Document, ReadDocument
from corpus.revision import passages_of

if TYPE_CHECKING:
    from corpus.document import Passage

READ_AT = "2024-05-20T06:00:00Z"


def passages_of_text(text: str, document_id: str, *, first_id: int) -> list[Passage]:
    """The quotable sentences of a text under a name, numbered from an id."""
    found = derived(ReadDocument(document_id, document_id, text), read_at=READ_AT)
    document = Document(
        id=document_id,
        revision=1,
        title=found.metadata.title or document_id,
        publisher=None,
        author=None,
        published_at=found.metadata.published_at,
        date_inferred=found.metadata.date_inferred,
        url=None,
        language=found.metadata.language,
        source=document_id,
        collection="plain",
        flags=(),
        text_sha256=found.text_sha256,
        read_at=READ_AT,
        sentences=len(found.passages),
    )
    passages = passages_of(document, found.text, found.blocks, found.sentences)
    return [replace(one, id=first_id + at) for at, one in enumerate(passages)]
