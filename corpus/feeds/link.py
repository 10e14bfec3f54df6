"""Links: from the many ways to write an address to the one form that documents are known by."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_WHITE = re.compile(r"[\t\r\n]")
"""Taken out of an address by every browser. Source: WHATWG URL Standard, basic URL parser."""

_KEPT = "!#$%&'()*+,/:;=?@[]~"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")

_COUNTERS = re.compile(
    r"""utm_\w+ | (?:mtm|pk|piwik|matomo)_\w+ | at_(?:medium|campaign|custom\d|format|link_\w+|bbc_team)
      | at_ptr_name | ns_(?:campaign|mchannel|source|linkname|fee) | fbclid | gclid | gclsrc | dclid | gbraid
      | wbraid | msclkid | ys?clid | twclid | ttclid | igshid | mc_[ce]id | _ga | _gl | _hsenc | _hsmi
      | hsctatracking | mkt_tok | oly_(?:enc|anon)_id | vero_id | wt\.?_?mc(?:_id)? | xtor | s_cid | cmp
      | cmpid | ocid | ito | smid""",
    re.VERBOSE | re.IGNORECASE,
)
"""Parameters that only tell where a click came from. Source: the manuals of Google Analytics and Ads, Matomo,
AT Internet, Meta, Microsoft Advertising, Yandex, HubSpot, Marketo and Mailchimp, and the feeds of large
newspapers; a name that any site could also use for its articles (`id`, `cid`, `p`) is not among them."""

_SOURCES = frozenset({"ref", "source", "src", "from", "partner", "emc", "via", "feature", "cid"})
_FEED_VALUES = re.compile(r"(?:rss|atom|feed|feedburner|rss[-_ ]?feed|feed[-_ ]?rss)(?:[-_ ]?\d(?:\.0)?)?")
"""`ref=rss` says where the link was found; `ref=4711` may be the article."""


def plain_link(url: str) -> str | None:
    """The identity form of a web address; None where it is none, or where it carries a user name.

    Scheme and host come in lower case, without a default port or the host's final dot; parameters that only
    count clicks are dropped and the others stay in their order; so is the fragment, except `#!…`, which some
    sites use as a path. Escapes are written the one way that RFC 3986 §6.2.2 recommends. Redirecting
    services are left alone. What is plain stays as it is.
    """
    try:
        parts = urlsplit(_WHITE.sub("", url).strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _DEFAULT_PORTS or not host or "@" in parts.netloc or re.search(r"[\s%\\]", host):
        return None
    authority = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        authority = f"{authority}:{port}"
    kept = (pair for pair in parts.query.split("&") if pair and not _counts_clicks(pair))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    path = parts.path or "/"
    plain = SplitResult(
        parts.scheme, authority, _escaped(path), "&".join(map(_escaped, kept)), _escaped(fragment)
    )
    return urlunsplit(plain)


def link_key(link: str) -> str:
    """What is left of a plain link when a site moves to https, or drops its `www.` or a final slash."""
    return re.sub(r"^https?://(?:www\.)?", "", link).rstrip("/")


def link_host(link: str) -> str:
    """The host of a plain link, without `www.` and without a port."""
    return link_key(link).split("/", 1)[0].split("?", 1)[0].split(":", 1)[0]


def same_site(one: str, other: str) -> bool:
    """Whether one host speaks for both links: it is the same, or the one is a part of the other.

    Two hosts under one name are strangers: many sites let anybody have a host of theirs.
    """
    hosts = link_host(one), link_host(other)
    return hosts[0] == hosts[1] or any(a.endswith(f".{b}") for a, b in (hosts, hosts[::-1]) if "." in b)


def is_homepage(link: str) -> bool:
    """Whether a plain link names a whole site: no article stands there."""
    return "/" not in link_key(link) and "?" not in link and "#" not in link


def _counts_clicks(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = unquote_plus(name).lower()
    if name in _SOURCES:
        return _FEED_VALUES.fullmatch(unquote_plus(value).lower()) is not None
    return _COUNTERS.fullmatch(name) is not None


def _escaped(part: str) -> str:
    """With signs that need an escape escaped, and no others."""
    return _ESCAPE.sub(_escape, quote(part.encode("utf-8", "replace"), safe=_KEPT))


def _escape(match: re.Match[str]) -> str:
    if not match[1]:
        return "%25"
    letter = chr(int(match[1], 16))
    return letter if _UNRESERVED.match(letter) else f"%{match[1].upper()}"
