"""Reading: files, pages and feeds in; documents and failures out, whatever the bytes are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.errors import ReadFailure
from corpus.readers.confinement.limits import Limits
from corpus.readers.confinement.parent import Confinement
from corpus.readers.files import source_file, too_large
from corpus.readers.formats import PLAIN_BYTES, documents
from corpus.readers.source import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from types import TracebackType

    from corpus.document import ReadDocument
    from corpus.feeds.feed import Feed
    from corpus.readers.given import Given

MOST_CHARS = 10_000_000
MOST_LINES = 200_000
"""Of one document; a long novel has a third of it. What is read goes through all our rules, in a time that
grows with its lines: 64 MB of hardly anything but line breaks would keep all others waiting for an hour."""

PAGE_SHARE = 5
"""A page may have a fifth of that."""


class Readers:
    """All readers, with the child process that the risky ones run in: for one thread at a time.

    The child is started when the first file needs it, and ended by `close` or the end of the `with` block.

    Args:
        max_bytes: a longer file, page or feed is refused unread.
        limits: what one document may cost.
    """

    def __init__(self, *, max_bytes: int, limits: Limits = Limits()) -> None:  # noqa: B008 - it is frozen
        self._max_bytes = max_bytes
        self._confinement = Confinement(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process; the next file would start another."""
        self._confinement.close()

    @property
    def peak_mb(self) -> float:
        """The most memory that the latest child has held at once; 0 before the first file that needs one."""
        return self._confinement.peak_mb

    def read(self, path: Path) -> Iterator[ReadDocument | ReadFailure]:
        """Every document in a file, and a failure for whatever in it is none; it never raises for bad input.

        Args:
            path: a file; its suffix says how it is read.
        """
        try:
            file = source_file(path, max_bytes=self._max_bytes)
        except ReadFailure as failure:
            yield failure
        else:
            yield from self._documents(file)

    def page(
        self, data: bytes, *, address: str, name: str, charset: str | None, given: Given
    ) -> Iterator[ReadDocument | ReadFailure]:
        """Every document in a page from the web; it never raises for bad input.

        Args:
            data: the page, without transfer and content encodings.
            address: its web address: the identity of its document.
            name: its suffix says how it is read: `page.html`, `report.pdf`.
            charset: what the server says that it is encoded in.
            given: what is known of it from elsewhere, as from its feed; believed over what it says itself.
        """
        if len(data) > self._max_bytes:
            yield too_large(address, self._max_bytes)
        elif not data.strip():
            yield ReadFailure(address, "this page is empty")
        else:
            yield from self._documents(SourceFile(Path(name), data, given, address=address, charset=charset))

    def feed(self, data: bytes, *, url: str, charset: str | None, now: datetime | None = None) -> Feed:
        """The feed that these bytes are.

        Args:
            url: where it was fetched from; links in it are relative to this.
            charset: what the server says that it is encoded in.
            now: aware; what is dated days after it was not published then. None where that is not looked at.

        Raises:
            ReadFailure: they are none, or cannot be read within the limits.
        """
        if len(data) > self._max_bytes:
            raise too_large(url, self._max_bytes)
        if not data.strip():
            raise ReadFailure(url, "this feed is empty")
        return self._confinement.feed(data, url=url, charset=charset, now=now)

    def _documents(self, file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
        # A page may be another one at every reading: it is given a share of what a file may cost.
        share = PAGE_SHARE if file.address is not None else 1
        lines, chars = MOST_LINES // share, MOST_CHARS // share
        for one in self._read(file):
            if isinstance(one, ReadFailure) or (len(one.text) <= chars and one.text.count("\n") < lines):
                yield one
            else:
                hint = f"split it; a document may have {lines:,} lines and {chars:,} characters"
                yield file.failure("there is too much text in it for one document", line=one.line, hint=hint)

    def _read(self, file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
        if len(file.data) > PLAIN_BYTES.get(file.path.suffix.lower(), 0):
            yield from self._confinement.documents(file)
            return
        try:
            yield from documents(file)
        except MemoryError:
            yield file.failure("there is not enough memory to read it", hint="split it")


def read(path: Path, *, max_bytes: int) -> Iterator[ReadDocument | ReadFailure]:
    """What `Readers.read` gives, but all of it read in this very process: for files of one's own.

    Args:
        path: a file; its suffix says how it is read.
        max_bytes: a longer file is refused unread.
    """
    try:
        yield from documents(source_file(path, max_bytes=max_bytes))
    except ReadFailure as failure:
        yield failure
