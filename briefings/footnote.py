"""Footnotes: a quote with its source, to paste elsewhere, and the id at its end to check it by."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from briefings.phrases import MONTHS, on_page, page_numbers, published

if TYPE_CHECKING:
    from briefings.citation import Citation

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~])")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEB = re.compile(r"https?://\S+")
_URL_SAFE = "%/:=&?~#+!$,;'@[]-._"


class Style(StrEnum):
    """How a footnote is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    CHICAGO = "chicago"


def footnote(quote: str, citation: Citation, style: Style = Style.PLAIN) -> str:
    """One line to paste: the words, who printed them, when and where, and the id to verify them by.

    Chicago is a note after "The Chicago Manual of Style", 17th edition, 14.191: author, title, outlet, day,
    page and address.
    White space in the quote becomes a space; nothing that a document says is markup in Markdown.
    """
    words = " ".join(quote.split())
    match style:
        case Style.PLAIN:
            source = ", ".join(_known(citation.publisher, citation.title, *_when_and_where(citation)))
            return " ".join(_known(f"“{words}”", f"{source}.", citation.url, f"[{citation.id}]"))
        case Style.MARKDOWN:
            title = _escaped(citation.title)
            linked = f"[{title}]({_address(citation.url)})" if _is_web(citation.url) else title
            source = ", ".join(_known(_escaped(citation.publisher or ""), linked, *_when_and_where(citation)))
            return f"“{_escaped(words)}” {source}. `{citation.id.replace('`', '')}`"
        case Style.CHICAGO:
            title = f"“{citation.title}{'' if citation.title.endswith(('?', '!')) else ','}”"
            where = (_american_day(citation), page_numbers(citation), citation.url)
            rest = ", ".join(_known(citation.publisher, *where))
            author = f"{citation.author}, " if citation.author else ""
            return f"{author}{title} {rest.removesuffix('.')}. “{words}” [{citation.id}]"


def _known(*parts: str | None) -> list[str]:
    return [part for part in parts if part]


def _when_and_where(citation: Citation) -> tuple[str, str]:
    return published(citation), on_page(citation)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _is_web(url: str | None) -> bool:
    return url is not None and _WEB.fullmatch(url) is not None


def _address(url: str | None) -> str:
    return percent_encoded(url or "", safe=_URL_SAFE)


def _american_day(citation: Citation) -> str:
    """`May 16, 2024`; `n.d.` where the day is unknown, with brackets where it was inferred."""
    found = _DAY.match(citation.published_at or "")
    if found is None:
        return "n.d."
    year, month, day = found.groups()
    written = f"{MONTHS[int(month) - 1]} {int(day)}, {year}"
    return f"[{written}]" if citation.date_inferred else written
