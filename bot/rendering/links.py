"""Links to the quoted words: a document's address with a text fragment, so that a click shows the sentence.

Source: URL Fragment Text Directives, WICG (`#:~:text=start,end`); browsers that do not know it show the page.
A document with pages opens on the quote's own (`#page=4`; RFC 8118, 3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from briefings.quote import CUT

if TYPE_CHECKING:
    from briefings.citation import Citation

MAX_WHOLE_CHARS = 80
"""A longer quote is given by its first and last words: addresses stay short, small edits between harmless."""

_END_CHARS = 20
"""At least this much of each end names a long quote."""

_WORD = re.compile(r"[^\s，。；：、！？]+[，。；：、！？]*")
"""A word to the next white space; Chinese and Japanese, written without, go from one mark to the next."""

_DELIMITER = ":~:"
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What RFC 3986 lets stand in an address; all else is percent-encoded."""


def safe_url(url: str | None) -> str | None:
    """The address in plain ASCII, or None unless it is http(s) with a host and without a user name.

    An address such as `https://bank.example@evil.example/` misleads about where it goes, so it is none.
    """
    if url is None or not url.isprintable():
        return None
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port else ""
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # a port that is no number, a bracket left open, a host that no name server knows
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    if ":" in host:
        host = f"[{host}]"
    rest = parts._replace(scheme="", netloc="").geturl()
    return f"{parts.scheme}://{host}{port}{quote(rest, safe=_URL_SAFE, errors='replace')}"


_HOST = re.compile(r"[a-z0-9._:-]+")


def text_link(citation: Citation, quote_text: str) -> str | None:
    """The address of the quoted words in their document, or None when the document has no address.

    Each piece of a cut quote has a directive of its own; a fragment that the address already has stays.

    Args:
        quote_text: the quote as shown, pieces joined by `[…]`.
    """
    url = safe_url(citation.url)
    if url is None:
        return None
    if citation.pages and "#" not in url:
        url = f"{url}#page={citation.pages[0]}"
    pieces = [" ".join(piece.split()) for piece in quote_text.split(CUT)]
    directives = "&".join(f"text={_directive(piece)}" for piece in pieces if piece)
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(_DELIMITER)[0]}{_DELIMITER}{directives}" if directives else url


def _directive(piece: str) -> str:
    """`words`, or `first words,last words` when there are many."""
    words = list(_WORD.finditer(piece))
    if len(piece) > MAX_WHOLE_CHARS:
        first = next((word.end() for word in words if word.end() >= _END_CHARS), len(piece))
        last = next((word.start() for word in reversed(words) if len(piece) - word.start() >= _END_CHARS), 0)
        if first < last:
            return f"{_encoded(piece[:first])},{_encoded(piece[last:])}"
    return _encoded(piece)


def _encoded(words: str) -> str:
    """Percent-encoded; `-`, `,` and `&` too, because they are the syntax of a text directive."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
