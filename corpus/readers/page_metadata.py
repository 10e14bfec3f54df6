"""What a web page says about itself: JSON-LD, meta elements, its canonical link and its language.

Only what the page states as metadata is taken; nothing is guessed from its text.
**Source:** schema.org/Article, ogp.me, the HTML standard's `lang`, Dublin Core in HTML.
"""

from __future__ import annotations

import json
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from corpus.document import Metadata
from corpus.published import published_at
from corpus.readers.given import Given, language_code, one_line, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus.readers.markup import Element

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "og:published_time",
)
_LANGUAGES = ("og:locale", "content-language", "dc.language")
_MAX_NAME_CHARS = 120
_MAX_ITEMS = 4_000
"""Objects and lists of JSON-LD that are looked at: pages have tens; what comes later is not the article."""


def page_given(root: Element, address: str | None = None) -> Given:
    """The metadata that a page states about itself; what it does not state is None.

    Args:
        address: where the page was fetched: another that it gives as its own is believed on the same host
            only, or any page could pass for a page of somebody else. It stands in where none is given.
    """
    meta = _meta(root)
    article = _json_ld_article(root)
    return Given(
        Metadata(
            title=_title(root, meta, article),
            publisher=_first(_name, (_text_at(article, "publisher"), *_of(meta, _SITES))),
            author=_first(_name, (_text_at(article, "author"), *_of(meta, _AUTHORS))),
            published_at=_first(
                published_at, (_text_at(article, "datePublished"), *_of(meta, _DATES), *_marked_times(root))
            ),
            url=_url(root, meta, article, address),
            language=_first(
                language_code,
                (*root.xpath("/html/@lang"), _text_at(article, "inLanguage"), *_of(meta, _LANGUAGES)),
            ),
        )
    )


def _title(root: Element, meta: dict[str, str], article: dict[str, object]) -> str | None:
    """The headline as stated; else the one top heading; else the page's title without the site's name."""
    if stated := _first(one_line, (_text_at(article, "headline"), *_of(meta, _TITLES))):
        return stated
    headings = [one_line(heading.text_content()) for heading in root.xpath("//h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    whole = one_line(root.xpath("string(//head/title)"))
    for mark in (" | ", " – ", " — ", " - ", " :: "):
        headline, _, site = whole.rpartition(mark)
        if headline and len(site) < len(headline):
            return headline
    return whole or None


def _url(root: Element, meta: dict[str, str], article: dict[str, object], address: str | None) -> str | None:
    links = [str(link).strip() for link in root.xpath("//link[@rel='canonical']/@href")]
    base = meta.get("og:url", "")
    stated = (*links, *(_absolute(base, link) for link in links if base), base, _text_at(article, "url"))
    if address is None:
        return _first(web_address, stated)
    resolved = (_absolute(address, link) for link in stated if link)
    own = (link for link in resolved if web_address(link) and _host(link) == _host(address))
    return next(own, None) or web_address(address)


def _absolute(base: str, link: str) -> str:
    """The address that a link means; empty for what no address can be made of."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _host(address: str) -> str | None:
    return urlsplit(address).hostname


def _meta(root: Element) -> dict[str, str]:
    """Names of meta elements, in lower case, with the first content each has."""
    found: dict[str, str] = {}
    for element in root.xpath("//meta"):
        key = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _marked_times(root: Element) -> Iterator[str]:
    """Times that the markup itself names as the publication."""
    path = "//time[@pubdate or @itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
    yield from map(str, root.xpath(path))


def _json_ld_article(root: Element) -> dict[str, object]:
    """The first JSON-LD object on the page that is some kind of article."""
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type")
            named = kinds if isinstance(kinds, list) else [kinds]
            if any(
                isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in named
            ):
                return item
    return {}


def _items(data: object) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD, the outer ones first."""
    waiting = deque([data])
    for _ in range(_MAX_ITEMS):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def _text_at(item: dict[str, object], key: str) -> str | None:
    """A value of JSON-LD as text: itself, its name, or the names of a list joined by commas."""
    value = item.get(key)
    entries = value if isinstance(value, list) else [value]
    names = [entry.get("name") if isinstance(entry, dict) else entry for entry in entries]
    return ", ".join(name for name in names if isinstance(name, str)) or None


def _of(meta: dict[str, str], keys: Iterable[str]) -> Iterator[str]:
    return (meta[key] for key in keys if key in meta)


def _name(value: str) -> str | None:
    """A person's or a site's name; addresses and whole sentences are none."""
    name = one_line(value)
    return (
        name
        if name and len(name) <= _MAX_NAME_CHARS and "://" not in name and not name.startswith("@")
        else None
    )


def _first(understand: Callable[[str], str | None], values: Iterable[str | None]) -> str | None:
    return next((found for value in values if value and (found := understand(value))), None)
