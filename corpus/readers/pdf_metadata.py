"""What a PDF says about itself: its information dictionary, its XMP packet and its language.

When it was made says nothing of when it was published, and a title that a word processor filled in is none.
**Source:** ISO 32000-2, 14.3; the XMP specification, part 1; PRISM 3.0, `publicationDate`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from pypdf.errors import PyPdfError

from corpus.document import Metadata
from corpus.language import language_of
from corpus.published import published_at
from corpus.readers.given import Given, language_code, one_line, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pypdf import PdfReader
    from pypdf.xmp import XmpInformation

T = TypeVar("T")

_DC = "http://purl.org/dc/elements/1.1/"
_DATES = (
    *(
        (f"http://prismstandard.org/namespaces/basic/{version}/", "publicationDate")
        for version in ("3.0", "2.1", "2.0", "1.2")
    ),
    ("http://purl.org/dc/terms/", "issued"),
)
_MAX_TITLE_CHARS = 300
_MAX_NAME_CHARS = 120
_PROGRAM = re.compile(r"(?:Microsoft )?(?:Word|Excel|PowerPoint|Publisher) - ", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?:.*[\\/])?[^\\/]*\.[A-Za-z][A-Za-z0-9]{1,4}|\S*[\d_]\S*")
_SITE_MARKS = (" | ", " :: ", " – ", " — ", " - ")
_PLAIN_SITE_MARKS = (" | ", " :: ")
"""What stands between a headline and a site's name, and hardly ever in a headline."""
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{4})[⁰¹²³⁴-⁹*†‡]{1,3}$")
"""After a word of some length; what is raised after a short one may be the square of a unit."""
_NO_TITLES = frozenset(
    {
        *(
            "untitled",
            "untitled document",
            "document",
            "document1",
            "title",
            "slide 1",
            "powerpoint presentation",
        ),
        *("unbenannt", "ohne titel", "dokument1", "sans titre", "sin título", "microsoft word"),
        *("без имени", "без названия", "документ1", "无标题", "文档1", "無題"),
    }
)
"""What programs call a document that nobody named."""


def pdf_given(reader: PdfReader, *, largest: str | None, text: str) -> Given:
    """The metadata that a PDF states about itself; what it does not state, or states badly, is None.

    Args:
        largest: what stands largest on the first page: the title where none is stated.
        text: that the stated language is checked against: many a program states its own.
    """
    info = _tolerant(lambda: reader.metadata)
    xmp = _tolerant(lambda: reader.xmp_metadata)
    titles = (info.title if info else None, *_texts(xmp, _DC, "title"))
    shown = _NOTE_MARK.sub("", one_line(largest)[:_MAX_TITLE_CHARS]) if largest else None
    stated = _first(_title, titles)
    authors = (info.author if info else None, "; ".join(_texts(xmp, _DC, "creator")))
    dates = (date for namespace, name in _DATES for date in _texts(xmp, namespace, name))
    return Given(
        Metadata(
            title=_without_site(stated, shown or "") if stated else shown,
            author=_first(_author, authors),
            publisher=_first(_name, _texts(xmp, _DC, "publisher")),
            published_at=_first(published_at, dates),
            language=_language(reader, xmp, text),
        )
    )


def _language(reader: PdfReader, xmp: XmpInformation | None, text: str) -> str | None:
    stated = (_tolerant(lambda: reader.root_object.get("/Lang")), *_texts(xmp, _DC, "language"))
    code = _first(language_code, (str(value) for value in stated if value))
    own = language_of(text) if code else None
    return None if own and own != code else code


def _texts(xmp: XmpInformation | None, namespace: str, name: str) -> tuple[str, ...]:
    """The texts of a property of the XMP packet, one for each item of a list."""
    return _tolerant(lambda: tuple(_items(xmp, namespace, name))) or () if xmp else ()


def _items(xmp: XmpInformation, namespace: str, name: str) -> Iterator[str]:
    for node in xmp.get_element("", namespace, name):
        if node.nodeType == node.ATTRIBUTE_NODE:
            yield node.nodeValue
            continue
        items = node.getElementsByTagName("rdf:li") or [node]
        for item in items:
            yield "".join(part.data for part in item.childNodes if part.nodeType == part.TEXT_NODE)


def _title(value: str) -> str | None:
    title = one_line(value)
    filled_in = title.casefold() in _NO_TITLES or _PROGRAM.match(title) or web_address(title)
    if filled_in or _FILE_NAME.fullmatch(title) or not any(map(str.isalpha, title)):
        return None
    return title if len(title) <= _MAX_TITLE_CHARS else None


def _without_site(title: str, shown: str) -> str:
    """The headline of a title such as `headline | site`: the part that the page shows, else by the mark.

    Args:
        shown: what stands largest on the first page; empty for nothing.
    """
    if title.casefold() == shown.casefold():
        return title
    for mark in _SITE_MARKS:
        parts = (title.rpartition(mark)[0], title.partition(mark)[0], title.partition(mark)[2])
        if headline := next((part for part in parts if part and part.casefold() == shown.casefold()), None):
            return headline
    for mark in _PLAIN_SITE_MARKS:
        headline, _, site = title.rpartition(mark)
        if headline and len(site) < len(headline):
            return headline
    return title


def _author(value: str) -> str | None:
    """A byline; one word in lower or mixed case is the name of an account: `jsmith`, `Admin`."""
    name = _name(value)
    is_account = name and name.isascii() and " " not in name and not name.isupper()
    return None if is_account else name


def _name(value: str) -> str | None:
    name = one_line(value)
    return name if name and len(name) <= _MAX_NAME_CHARS and any(map(str.isalpha, name)) else None


def _first(understand: Callable[[str], str | None], values: Iterable[str | None]) -> str | None:
    return next((found for value in values if value and (found := understand(value))), None)


def _tolerant(read: Callable[[], T]) -> T | None:
    """What is read, or None where the file's own account of itself is broken: its text may still be sound."""
    try:
        return read()
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
