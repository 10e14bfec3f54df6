"""Pages: what came from an address, as documents to be read."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.intake.unit import Unit
from corpus.errors import ReadFailure
from corpus.readers.given import NOTHING_GIVEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.intake.batch import Reading
    from bot.web.fetched import Fetched
    from corpus.document import ReadDocument
    from corpus.readers import Readers
    from corpus.readers.given import Given

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/x-mimearchive": ".mhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
"""By media type, the suffix of the reader; by IANA's registry, and what servers say in its place."""

_SAYS_NOTHING = {"", "application/octet-stream", "binary/octet-stream", "application/download"}
_FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
_XML = {"text/xml", "application/xml", "application/rdf+xml"}
_FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_FIRST_BYTES = 1_024


def page_of(
    readers: Readers, fetched: Fetched, *, address: str, collection: str, given: Given = NOTHING_GIVEN
) -> tuple[Unit, Reading]:
    """A fetched page as a unit, and how to read it.

    Args:
        address: what the document is known by, wherever the page was found in the end.
        given: what is known of it already, as the feed that named it says.
    """
    digest = sha256(fetched.data + repr((fetched.media_type, given)).encode()).hexdigest()
    unit = Unit(address, address, collection, digest, page=True)
    suffix = _suffix(fetched)
    if suffix is None:
        return unit, lambda: [_unreadable(fetched, address)]

    def read() -> Iterable[ReadDocument | ReadFailure]:
        return readers.page(
            fetched.data, address=address, name=f"page{suffix}", charset=fetched.charset, given=given
        )

    return unit, read


def _suffix(fetched: Fetched) -> str | None:
    """Which reader a page is for: as the server says, else as its address ends."""
    if fetched.media_type in _KINDS:
        return _KINDS[fetched.media_type]
    ending = f".{urlsplit(fetched.url).path.rpartition('.')[2].lower()}"
    known = {*_KINDS.values(), ".htm", ".mht"}
    return ending if fetched.media_type in _SAYS_NOTHING and ending in known else None


def _unreadable(fetched: Fetched, address: str) -> ReadFailure:
    if _is_feed(fetched):
        return ReadFailure(address, "this is a feed, not a page", hint="list it under feeds")
    kind = fetched.media_type or "of no kind that it names"
    return ReadFailure(
        address,
        f"what is there is {kind}, which is not read",
        hint="pages, PDF, Word and plain text are read",
    )


def _is_feed(fetched: Fetched) -> bool:
    """Whether it is a feed by its media type, or XML that begins as one."""
    begins = fetched.media_type in _XML and _FEED_ROOT.search(fetched.data[:_FIRST_BYTES])
    return fetched.media_type in _FEEDS or bool(begins)
