"""Everything that follows from one document's text: blocks, sentences, passages, what they state.

In comes a document as a reader found it; out goes all that the store keeps of it. Pure: the same document
read at the same time gives the same result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.block import QUOTABLE, SPLIT, Role
from corpus.canonical import text_sha256
from corpus.cleaning import cleaned
from corpus.copies import sample, shingles
from corpus.language import language_of
from corpus.sentences import list_marker, sentence_spans
from corpus.stated import StatedPassage, stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.block import Block
    from corpus.document import Metadata, ReadDocument
    from corpus.span import Span

DERIVATION = 8
"""Raise it when the rules of cleaning, splitting or annotating change: documents are then derived anew."""


LANGUAGE_CHARS = 5_000
"""Code points that a document's language is told from: enough to be sure, however long it is."""

MAX_IDENTITY_BYTES = 2_000
"""Of an identity as it is stored: with a collection before it it must fit PostgreSQL's index, 2,704 bytes."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A document ready to be stored.

    Attributes:
        sentences: of every block but boilerplate, captions and footnotes, in order.
        passages: those of quotable blocks.
        shingles: all of them, for comparing; only a sample is stored.
        pages: where each page starts; empty where there are no pages.
    """

    source: str
    identity: str
    given_id: str | None
    text: str
    text_sha256: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    passages: tuple[StatedPassage, ...]
    shingles: frozenset[int]
    pages: tuple[int, ...] = ()

    @property
    def sketch(self) -> frozenset[int]:
        """The sample of shingles by which near-copies find each other."""
        return sample(self.shingles)

    def first_read(self, read_at: str) -> Derived:
        """The same text, its dates placed as on the day it was first read."""
        return replace(self, passages=_stated(self.text, self.blocks, self.sentences, self.metadata, read_at))

    def described(self, metadata: Metadata, read_at: str) -> Derived:
        """The same text with other metadata: the language decides its sentences, its day the dates in them.

        Args:
            read_at: when this text was first read.
        """
        same = metadata.language == self.metadata.language
        sentences = self.sentences if same else _split(self.text, self.blocks, metadata.language)
        return replace(self, metadata=metadata, sentences=sentences).first_read(read_at)


def derived(document: ReadDocument, *, read_at: str) -> Derived:
    """Clean, split and annotate one document.

    Args:
        read_at: an aware UTC instant, ISO: dates in the document are not resolved to later than this.
    """
    clean = cleaned(document, read_at=read_at)
    prose = "\n".join(block.span.of(clean.text) for block in clean.blocks if block.role in QUOTABLE)
    language = clean.metadata.language or language_of(prose[:LANGUAGE_CHARS])
    metadata = replace(clean.metadata, language=language)
    sentences = _split(clean.text, clean.blocks, language)
    return Derived(
        source=document.source,
        identity=identity_of(document),
        given_id=document.given_id,
        text=clean.text,
        text_sha256=text_sha256(clean.text),
        metadata=metadata,
        blocks=clean.blocks,
        sentences=sentences,
        passages=_stated(clean.text, clean.blocks, sentences, metadata, read_at),
        shingles=shingles(prose),
        pages=document.pages,
    )


def is_address(source: str) -> bool:
    """Whether a document's source, or its identity, is a web address; paths are absolute."""
    return source.startswith(("http://", "https://"))


def identity_of(document: ReadDocument) -> str:
    """What a document is the same by. Kinds never meet: a given id is not a URL, and neither is a path."""
    if document.given_id is not None:
        return _indexable(f"id:{document.given_id}")
    kind = "url" if is_address(document.identity) else "path"
    return _indexable(f"{kind}:{document.identity}")


def _indexable(identity: str) -> str:
    """The identity, or its beginning and a digest of all of it where it is too long for an index."""
    if len(identity.encode()) <= MAX_IDENTITY_BYTES:
        return identity
    return f"{identity[: MAX_IDENTITY_BYTES // 8]}…{text_sha256(identity)}"


def _split(text: str, blocks: Sequence[Block], language: str | None) -> tuple[Span, ...]:
    return tuple(
        span for block in blocks if block.role in SPLIT for span in _sentences(text, block, language)
    )


def _sentences(text: str, block: Block, language: str | None) -> Sequence[Span]:
    words = block.span.of(text)
    skipped = list_marker(words) if block.role is Role.LIST_ITEM else 0
    start = block.span.start + skipped
    return [span.shifted(start) for span in sentence_spans(words[skipped:], language=language)]


def _stated(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], metadata: Metadata, read_at: str
) -> tuple[StatedPassage, ...]:
    return stated(
        text,
        blocks,
        sentences,
        language=metadata.language,
        published_at=metadata.published_at,
        read_at=read_at,
    )
