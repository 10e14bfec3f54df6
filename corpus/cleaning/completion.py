"""What a document's text says of the document: its title, its day, its publisher, whether it is opinion.

Only what the text states about itself is taken; what was given is never overwritten.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.block import QUOTABLE, Role
from corpus.cleaning import phrases, signs
from corpus.cleaning.dateline import Dateline, dateline
from corpus.cleaning.own_day import own_day
from corpus.cleaning.titles import breadcrumb_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.cleaning.line import Line
    from corpus.document import Metadata

_OPINION_PATH = re.compile(
    r"/(?:opinions?|op-ed|commentary|commentisfree|editorials?|columns?|kommentare?|meinung|tribunes?|opinion)/"
)
_LABELLED_TITLE = re.compile(r"(?:^|[\s|–—])([\w-]{2,20}(?:\s[\w-]{2,12})?)\s*[:：|]")
_MAX_LABEL_LINE_WORDS = 16


def completed(
    metadata: Metadata, lines: Sequence[Line], roles: Sequence[Role], *, read_at: str | None = None
) -> Metadata:
    """The metadata with what was not given filled in from the text.

    Args:
        read_at: an aware UTC instant, ISO: what is dated later was not published on that day.
    """
    page = list(zip(lines, roles, strict=True))
    title = metadata.title or _title(lines, roles)
    head = _dateline(page)
    day = metadata.published_at
    if day is None:
        day = own_day(page, title=title, url=metadata.url, head=head)
        day = None if day and read_at and day > read_at[: len(day)] else day
    return replace(
        metadata,
        title=title,
        publisher=metadata.publisher or _source(page) or head.agency,
        published_at=day,
        date_inferred=metadata.date_inferred or (metadata.published_at is None and day is not None),
        flags=tuple(dict.fromkeys((*metadata.flags, *_flags(metadata, title, page)))),
    )


def _title(lines: Sequence[Line], roles: Sequence[Role]) -> str | None:
    line = next((line for line, role in zip(lines, roles, strict=True) if role is Role.TITLE), None)
    titled = line and (signs.labelled_title(line) or line.text)
    return titled or breadcrumb_title(lines) or _first_heading(lines, roles)


def _first_heading(lines: Sequence[Line], roles: Sequence[Role]) -> str | None:
    """A heading above all text may name the document."""
    for line, role in zip(lines, roles, strict=True):
        if role is Role.HEADING:
            return line.text
        if role in QUOTABLE:
            return None
    return None


def _dateline(page: Sequence[tuple[Line, Role]]) -> Dateline:
    for line, role in page:
        if role in QUOTABLE and line.prose:
            return dateline(line.text)
        if signs.is_dateline(line):
            return dateline(f"{line.text} ")
    return Dateline()


def _source(page: Sequence[tuple[Line, Role]]) -> str | None:
    """Whom a line beside the running text names as the article's source."""
    for line, role in page:
        if role is Role.BOILERPLATE and (source := signs.source_named(line)):
            return source
    return None


def _flags(metadata: Metadata, title: str | None, page: Sequence[tuple[Line, Role]]) -> Iterator[str]:
    beside = [line for line, role in page if role is Role.BOILERPLATE and line.words <= 40]
    short = [line for line in beside if line.words <= _MAX_LABEL_LINE_WORDS]
    labels = [part for line in short for part in (signs.separated(line) or [line.text])]
    for label in _LABELLED_TITLE.findall(title or ""):
        labels += [label, label.split()[-1]]
    bare = [label.strip(" :[]()").casefold() for label in labels]
    opinion = any(map(phrases.OPINION.fullmatch, bare))
    own_view = any("views expressed" in line.text.casefold() for line in beside)
    if opinion or own_view or _OPINION_PATH.search(metadata.url or ""):
        yield "opinion"
    elif any(map(phrases.ANALYSIS.fullmatch, bare)):
        yield "analysis"
    if any(phrases.TRANSLATION.search(line.text) for line in beside if line.words <= 25):
        yield "translation"
