"""Web archives (MHTML): a saved page is a message of many parts, of which one is the page.

The pictures, styles and frames that came with it are not looked at. The archive's date is when the page was
saved, which says nothing of when it was published.
**Source:** RFC 2557 (MHTML), RFC 2387 (multipart/related); Chrome's `Snapshot-Content-Location`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.given import web_address
from corpus.readers.html import page_document
from corpus.readers.message import TooDeep, content, field, message, parameter, parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure
    from corpus.readers.source import SourceFile

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """The article of the page that was saved."""
    try:
        archive = message(file.data)
    except TooDeep:
        yield file.failure("its parts are nested too deep")
        return
    page = _root(archive)
    data = b"" if page is None else content(page)
    if page is None or not data.strip():
        hint = "save the page again, as one file or as HTML only"
        yield file.failure("there is no page in this web archive", hint=hint)
        return
    places = (field(archive, "Snapshot-Content-Location"), field(page, "Content-Location"))
    address = file.address or next(filter(None, map(web_address, places)), None)
    yield page_document(file, data, charset=parameter(page, "charset"), address=address)


def _root(archive: Message) -> Message | None:
    """The part that is the page: the one that the archive starts with by its own word, else the first."""
    pages = [part for part in parts(archive) if part.get_content_type() in _PAGES]
    start = parameter(archive, "start").strip("<> ")
    named = (page for page in pages if start and field(page, "Content-ID").strip("<> ").lower() == start)
    return next(named, pages[0] if pages else None)
