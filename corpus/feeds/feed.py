"""A feed, as it was read once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article. Nothing is invented: unknown is None, or empty.

    Attributes:
        guid: the id that the feed gives it; some change it, and some give one to all.
        link: where the article is: absolute, http or https, without what only counts clicks.
        title: plain text.
        author: plain text.
        published_at: as in `Metadata`: a date, or a UTC instant.
        summary: a teaser, as HTML.
        content: the whole article, as HTML, where the feed carries it.
        language: ISO 639-1.
    """

    guid: str | None = None
    link: str | None = None
    title: str | None = None
    author: str | None = None
    published_at: str | None = None
    summary: str = ""
    content: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What one reading of a feed gave.

    Attributes:
        title: of the feed: the publisher, where an article names none.
        language: ISO 639-1, of the entries that name none.
        entries: in the order of the feed.
        repairs: what had to be mended to read it, one plain sentence each.
    """

    title: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    repairs: tuple[str, ...] = ()
