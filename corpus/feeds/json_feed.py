"""JSON Feed, versions 1 and 1.1. Source: jsonfeed.org/version/1.1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from corpus.errors import ReadFailure
from corpus.feeds.feed import Entry, Feed
from corpus.feeds.fields import date_of, escaped, language_code, one_line
from corpus.feeds.link import plain_link

if TYPE_CHECKING:
    from datetime import datetime

_VERSION = "jsonfeed.org/version/"


def json_feed(text: str, *, url: str, now: datetime | None) -> Feed:
    """The feed in this text; what is not of the type that the standard says is unknown.

    Raises:
        ReadFailure: it is no JSON, or JSON of another kind.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadFailure(url, "this is neither XML nor valid JSON") from error
    items = whole.get("items") if isinstance(whole, dict) else None
    if not isinstance(items, list):
        raise ReadFailure(url, "this is JSON, but no feed: it has no list of items")
    known = _VERSION in (_text(whole, "version") or "")
    return Feed(
        title=one_line(_text(whole, "title")),
        language=language_code(_text(whole, "language")),
        entries=tuple(_entry(item, url, now) for item in items if isinstance(item, dict)),
        repairs=() if known else ("it does not say that it is a JSON Feed; it was read as one",),
    )


def _entry(item: dict[str, object], url: str, now: datetime | None) -> Entry:
    return Entry(
        guid=_text(item, "id"),
        link=_link(_text(item, "url") or _text(item, "external_url"), url),
        title=one_line(_text(item, "title")),
        author=one_line(", ".join(_names(item))),
        published_at=date_of((_text(item, "date_published"), _text(item, "date_modified")), now=now),
        summary=escaped(_text(item, "summary") or ""),
        content=_text(item, "content_html") or escaped(_text(item, "content_text") or ""),
        language=language_code(_text(item, "language")),
    )


def _text(item: dict[str, object], key: str) -> str | None:
    """A text, or an id that was written as a number; halves of characters become U+FFFD."""
    value = item.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool) and key == "id":
        value = json.dumps(value)
    if not isinstance(value, str):
        return None
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip() or None


def _names(item: dict[str, object]) -> list[str]:
    """Of the authors: a list since version 1.1, one before."""
    authors = item.get("authors")
    every = authors if isinstance(authors, list) else [item.get("author")]
    return [name for author in every if isinstance(author, dict) and (name := _text(author, "name"))]


def _link(written: str | None, url: str) -> str | None:
    try:
        return plain_link(urljoin(url, written)) if written else None
    except ValueError:
        return None
