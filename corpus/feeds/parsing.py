"""From the bytes of a feed to its entries: RSS, RDF, Atom and JSON Feed.

In come bytes and where they were read; out goes a `Feed`, or a plain reason why it is none. Nothing is
fetched or opened, whatever the bytes ask for.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from corpus.errors import BinaryData, ReadFailure
from corpus.feeds.feed import Entry, Feed
from corpus.feeds.fields import date_of, escaped, language_code, one_line
from corpus.feeds.json_feed import json_feed
from corpus.feeds.link import plain_link
from corpus.feeds.plain import plain_text
from corpus.feeds.root import feed_root
from corpus.feeds.source_text import feed_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_PLAIN = "text/plain"
_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
_MAIL_ADDRESS = re.compile(r"[(<]?\S+@\S+\.\S+[)>]?")


def feed_of(data: bytes, *, url: str, charset: str | None = None, now: datetime | None = None) -> Feed:
    """What these bytes say, entries in the order of the feed; a feed without entries is one.

    Args:
        data: the body of an answer, decompressed.
        url: where it was read in the end: relative links count from there.
        charset: what the server says that the body is encoded in.
        now: aware; a date more than two days after it is no date. None where the caller looks itself.

    Raises:
        ReadFailure: it is no feed, or one that cannot be read; the path is the address.
    """
    if not data.strip():
        raise ReadFailure(url, "the feed is empty: the server sent nothing")
    try:
        text, mended = feed_text(data, charset)
    except BinaryData as error:
        raise ReadFailure(url, error.reason, hint="give the address of a feed") from error
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        feed = json_feed(text.lstrip("\ufeff"), url=url, now=now)
    else:
        feed = _xml_feed(text, url=url, now=now)
    return Feed(
        title=feed.title,
        language=feed.language,
        entries=tuple(entry for entry in feed.entries if _says_something(entry)),
        repairs=(*mended, *feed.repairs),
    )


def _xml_feed(text: str, *, url: str, now: datetime | None) -> Feed:
    import feedparser  # type: ignore[import-untyped]  # ships no types

    root = feed_root(text, url)
    # In a stream: given bytes or text alone, feedparser opens the file that they name.
    stream = io.BytesIO((_DECLARATION + root.text).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        read = feedparser.parse(
            stream, response_headers=headers, sanitize_html=True, resolve_relative_uris=True
        )
        entries = read["entries"][:-1] if root.cut_off else read["entries"]
        found = tuple(_entry(item, now) for item in entries)
    except MemoryError:
        raise  # more than the caller allows: not for the feed to say
    except Exception as error:  # broken markup can break feedparser in any way; one feed is lost, not the run
        raise ReadFailure(url, "its markup is too broken to be read") from error
    repairs = list(root.repairs)
    if read["bozo"] and not root.cut_off:
        repairs.append("it is not well-formed XML; it was read as far as that goes")
    return Feed(
        title=_title(read["feed"]),
        language=language_code(read["feed"].get("language")),
        entries=found,
        repairs=tuple(repairs),
    )


def _says_something(entry: Entry) -> bool:
    return any((entry.guid, entry.link, entry.title, entry.summary, entry.content))


def _entry(item: Any, now: datetime | None) -> Entry:  # noqa: ANN401 - feedparser's own dictionary
    contents = [html for each in item.get("content", ()) if (html := _html(each))]
    content = max(contents, key=len, default="")
    summary = _html(item.get("summary_detail") or {"value": item.get("summary", "")})
    if contents and "summary_detail" not in item:
        summary = ""  # feedparser's copy of the content
    dates = (item.get(key) if key in item else None for key in ("published", "updated", "created"))
    return Entry(
        guid=one_line(item.get("id")),
        link=_link(item),
        title=_title(item),
        author=one_line(", ".join(_authors(item))),
        published_at=date_of(dates, now=now),
        summary=summary,
        content="" if content == summary else content,
        language=language_code(next(_languages(item), None)),
    )


def _html(detail: Any) -> str:  # noqa: ANN401 - feedparser's own dictionary
    """A text of the feed as HTML; empty where it is a picture, or stands elsewhere."""
    kind, value = detail.get("type", "text/html"), detail.get("value") or ""
    if kind == _PLAIN:
        return escaped(value)
    return value.strip() if kind in _MARKUP else ""


def _title(item: Any) -> str | None:  # noqa: ANN401 - feedparser's own dictionary
    detail = item.get("title_detail") or {"value": item.get("title", "")}
    value = detail.get("value") or ""
    return one_line(value if detail.get("type") == _PLAIN else plain_text(value))


def _link(item: Any) -> str | None:  # noqa: ANN401 - feedparser's own dictionary
    """Where the article is: what a counting service stands before, else the link, else one of its kind."""
    alternates = (each.get("href") for each in item.get("links", ()) if each.get("rel") == "alternate")
    for written in (item.get("feedburner_origlink"), item.get("link"), *alternates):
        if isinstance(written, str) and (link := plain_link(written)):
            return link
    return None


def _authors(item: Any) -> Iterator[str]:  # noqa: ANN401 - feedparser's own dictionary
    """Names, each once; an e-mail address is none."""
    given = [each.get("name") for each in item.get("authors", ())] or [item.get("author")]
    for written in dict.fromkeys(given):
        if name := one_line(_MAIL_ADDRESS.sub("", plain_text(written or ""))):
            yield name


def _languages(item: Any) -> Iterator[str]:  # noqa: ANN401 - feedparser's own dictionary
    details = (
        item,
        *item.get("content", ()),
        item.get("title_detail") or {},
        item.get("summary_detail") or {},
    )
    return (detail["language"] for detail in details if detail.get("language"))
