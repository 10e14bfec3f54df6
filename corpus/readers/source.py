"""A source file on its way to becoming documents: its bytes, its name, and what its sidecar says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.canonical import REPLACEMENT, canonical_text
from corpus.document import ReadDocument
from corpus.encoding import decoded
from corpus.errors import ReadFailure
from corpus.readers.given import NOTHING_GIVEN, Given

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.block import Block

_NEVER_SAID = frozenset({"withdrawn"})
"""The flag that the store gives: readers would be told that what they were quoted is withdrawn."""


@dataclass(frozen=True)
class SourceFile:
    """One file, read whole.

    Attributes:
        path: as the person named it; of a page the name that its kind is told by, as `page.html`.
        data: its bytes, never empty.
        sidecar: what `NAME.meta.yaml` beside it says, or the feed that a page was found in.
        address: of a page, the web address that it is known by: its identity, whatever it says of itself.
        charset: what the server says that a page is encoded in.
        alone: what came attached to it is left out.
    """

    path: Path
    data: bytes
    sidecar: Given = NOTHING_GIVEN
    address: str | None = None
    charset: str | None = None
    alone: bool = False

    @cached_property
    def resolved(self) -> str:
        """What a document is known by that has no better name: its address, or the path without links."""
        return self.address or str(self.path.resolve())

    def failure(self, reason: str, *, line: int | None = None, hint: str | None = None) -> ReadFailure:
        """Why this file, or one line of it, is no document."""
        return ReadFailure(self.address or str(self.path), reason, line=line, hint=hint)

    @cached_property
    def text(self) -> tuple[str, tuple[str, ...]]:
        """The canonical text of the whole file, and what had to be repaired to read it.

        Raises:
            BinaryData: the file is no text.
        """
        raw, encoding, broken = decoded(self.data)
        text, replaced = canonical_text(raw)
        repairs = []
        if not encoding.startswith("utf"):
            repairs.append(f"the file is not UTF-8; it was read as {encoding}")
        if broken:
            repairs.append(f"{_places(broken)} not valid {encoding.upper()}; {REPLACEMENT} stands there")
        return text, (*repairs, *replacement_repair(replaced))

    def document(
        self,
        text: str,
        given: Given,
        *,
        repairs: Iterable[str] = (),
        blocks: tuple[Block, ...] = (),
        line: int | None = None,
        pages: tuple[int, ...] = (),
    ) -> ReadDocument:
        """The document with this canonical text, identified by its id, else its URL, else where it stands.

        A page from the web is known by its address alone: it may not name itself another document, ask for a
        collection, or give an address of another host as its own. No file flags itself as withdrawn.
        """
        flags = tuple(flag for flag in given.metadata.flags if flag not in _NEVER_SAID)
        metadata = replace(given.metadata, flags=flags)
        if self.address is not None:
            return ReadDocument(
                source=self.address,
                identity=self.address,
                text=text,
                metadata=replace(metadata, url=self._own(metadata.url) or self.address),
                blocks=blocks,
                repairs=(*repairs, *given.repairs),
                pages=pages,
            )
        where = self.resolved if line is None else f"{self.resolved}#{line}"
        return ReadDocument(
            source=self.resolved,
            identity=given.id or metadata.url or where,
            text=text,
            given_id=given.id,
            metadata=metadata,
            blocks=blocks,
            collection=given.collection,
            repairs=(*repairs, *given.repairs),
            line=line,
            pages=pages,
        )

    def _own(self, url: str | None) -> str | None:
        """The address that a page gives as its own, where it may: as its feed says, or on its own host."""
        if url is None or url == self.sidecar.metadata.url:
            return url
        return url if urlsplit(url).hostname == urlsplit(self.address or "").hostname else None


def replacement_repair(replaced: int) -> tuple[str, ...]:
    """The note for characters that canonical text does not hold; empty for none."""
    return (f"{_places(replaced)} no character; {REPLACEMENT} stands there",) if replaced else ()


def _places(count: int) -> str:
    return "1 place was" if count == 1 else f"{count} places were"
