"""Where in a text a feed stands, and why there is none: what comes before a parser sees it.

A parser gets the text from the feed's first tag to its last and nothing else: no document type, so no entity
that could be declared, expanded or fetched.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from corpus.errors import ReadFailure
from corpus.feeds.link import plain_link
from corpus.readers.markup import parsed

_FEEDS = frozenset({"rss", "rdf", "feed"})
_LISTS = {"urlset": "a sitemap", "sitemapindex": "a sitemap", "opml": "a list of feeds (OPML)"}
_PAGES = frozenset({"html", "head", "body", "title", "meta"})
_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_FEED_TAG = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed)(?=[\s>])", re.IGNORECASE)
_PAGE_SIGN = re.compile(r"<(?:!doctype\s+html|html|head|body|title)\b", re.IGNORECASE)
_ENTITY = re.compile(r"<!entity", re.IGNORECASE)
_LOOKED_AT = 16_384
_PAGE_HEAD = 200_000
_FEED_TYPES = ("rss+xml", "atom+xml", "feed+json")

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));")
_MAX_DIGITS = 7
_BARE_ID = re.compile(
    r"<(guid|id)(?:\s+isPermaLink\s*=\s*[\"']true[\"'])?\s*>(?!\s*(?:<!\[CDATA\[\s*)?(?:https?|tag|urn):)",
    re.IGNORECASE,
)


class FeedRoot(NamedTuple):
    """The text of a feed's root element, and what was mended."""

    text: str
    repairs: tuple[str, ...]
    cut_off: bool
    """The feed ends within an entry."""


def feed_root(text: str, url: str) -> FeedRoot:
    """The part of a text that is an RSS or Atom feed, made fit for an XML parser.

    Raises:
        ReadFailure: it is a web page, other XML, or no XML; or it declares entities, as attacks do.
    """
    repairs = []
    start = _after_prolog(text)
    tag = _TAG.match(text, start)
    name = tag[1].lower() if tag else ""
    if name not in _FEEDS and name not in _PAGES:
        found = _FEED_TAG.search(text, start, start + _LOOKED_AT)
        if found:
            start = found.start()
            tag = _TAG.match(text, start)
            repairs.append("what stood before the feed was left out")
    if _ENTITY.search(text, 0, start):
        raise ReadFailure(url, "it declares XML entities, which no feed needs and attacks are made of")
    if tag is None or tag[1].lower() not in _FEEDS:
        raise _no_feed(text, name, url)
    end = text.rfind(f"</{tag[0][1:]}")
    stop = text.find(">", end) + 1 if end >= 0 else 0
    whole = text[start : stop or len(text)]
    if stop and _after_prolog(text, stop) < len(text):
        repairs.append("what stood after the feed was left out")
    cut_off = not stop and max(whole.rfind("<item"), whole.rfind("<entry")) > max(
        whole.rfind("</item"), whole.rfind("</entry")
    )
    if cut_off:
        repairs.append("the feed ends in the middle of an entry, which was left out")
    whole, forbidden = _FORBIDDEN.subn("", whole)
    if forbidden:
        repairs.append(f"{forbidden} control characters, which XML forbids, were taken out")
    whole = _REFERENCE.sub(_possible, whole)
    # An id that is no address is one all the same, and says nothing of where the article is.
    whole = _BARE_ID.sub(r'<\1 isPermaLink="false">', whole)
    return FeedRoot(whole, tuple(repairs), cut_off)


def _after_prolog(text: str, at: int = 0) -> int:
    """Where the first element starts: after white space, instructions, comments and the document type."""
    while True:
        while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
            at += 1
        if text.startswith("<?", at):
            end = text.find("?>", at)
            after = end + 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            after = end + 3
        elif text[at : at + 9].lower() == "<!doctype":
            end = text.find(">", at)
            subset = text.find("[", at, end + 1)
            end = end if subset < 0 else text.find("]>", subset)
            after = end + (1 if subset < 0 else 2)
        else:
            return at
        if end < 0:
            return len(text)
        at = after


def _no_feed(text: str, name: str, url: str) -> ReadFailure:
    if name in _PAGES or _PAGE_SIGN.search(text, 0, _LOOKED_AT):
        feed = _linked_feed(text, url)
        hint = f"the page links to its feed: {feed}" if feed else "give the address of the feed itself"
        return ReadFailure(url, "this is a web page, not a feed", hint=hint)
    if name in _LISTS:
        return ReadFailure(url, f"this is {_LISTS[name]}, not a feed")
    if name:
        return ReadFailure(url, f"this is XML, but no feed: it starts with <{name[:40]}>")
    return ReadFailure(url, "this is no feed: neither XML nor JSON", hint="give the address of a feed")


def _linked_feed(page: str, url: str) -> str | None:
    """The first feed that a page names in its head."""
    root = parsed(page[:_PAGE_HEAD])
    for link in [] if root is None else root.xpath("//link[@rel and @type and @href]"):
        if "alternate" in link.get("rel").lower().split() and link.get("type").lower().strip().endswith(
            _FEED_TYPES
        ):
            try:
                return plain_link(urljoin(url, link.get("href").strip()))
            except ValueError:
                continue
    return None


def _possible(match: re.Match[str]) -> str:
    """A character reference as it is, or U+FFFD where there is no such character."""
    digits = (match[1] or match[2]).lstrip("0") or "0"
    if len(digits) <= _MAX_DIGITS:
        number = int(digits, 16 if match[1] else 10)
        if number <= 0x10FFFF and not _FORBIDDEN.match(chr(number)):
            return match[0]
    return "\ufffd"
