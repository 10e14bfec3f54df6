"""What each paragraph of a paper is for, as far as its size, its weight and its place tell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.block import QUOTABLE, Role
from corpus.readers.paper.paragraphs import ends

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.readers.paper.measures import Measures
    from corpus.readers.paper.paragraph import Paragraph
    from corpus.readers.paper.row import Row

_BIG = 1.15
_LARGER = 1.04
"""A number before a line and a type a little larger than the text together make a heading."""
_SMALL = 0.94
_TINY = 0.86
_MAX_HEADING_CHARS = 250
_MAX_HEADING_ROWS = 4
_MAX_CAPTION_CHARS = 600
_MOSTLY = 0.5
_PROSE_CHARS = 60
_MIN_SUBJECT_WORDS = 3
_LABEL = re.compile(r"[^\W\d_]{1,12}\.?\s?\d{1,3}(?:\.\d{1,2})?\s?[.:|–—-]")
"""A word and a number, as figures and tables are labelled in any language."""
_NOTE = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,3}|[*†‡§]{1,3}|\[?\d{1,3}[\].)]?\s)\s*\S")

Edges = tuple[float, float]
Regions = list[list["Paragraph"]]


def with_roles(regions: Sequence[Sequence[Paragraph]], usual: Measures) -> Regions:
    """The same paragraphs with the roles that the layout tells; at most one of them is the title."""
    rows = [row for region in regions for paragraph in region for row in paragraph.rows]
    bold = sum(len(row.text) for row in rows if row.bold) > _MOSTLY * sum(len(row.text) for row in rows)
    edges = _edges(rows)
    found = [
        [
            replace(it, role=_role(it, usual, edges[it.rows[0].page], all_bold=bold, alone=alone))
            for it, alone in zip(region, _alone(region), strict=True)
        ]
        for region in regions
    ]
    return _titled(found, usual, edges)


def _alone(region: Sequence[Paragraph]) -> list[bool]:
    """Of each paragraph, whether no item of a list stands right before or after it."""
    items = [False, *(it.role is Role.LIST_ITEM and not it.table for it in region), False]
    return [not (before or after) for before, after in zip(items, items[2:], strict=False)]


def _role(paragraph: Paragraph, usual: Measures, edges: Edges, *, all_bold: bool, alone: bool) -> Role:
    text = " ".join(paragraph.lines)
    if paragraph.table:
        return Role.LIST_ITEM
    if paragraph.size >= _BIG * usual.body:
        return Role.HEADING if _is_short(paragraph, text) else paragraph.role
    if paragraph.bold and not all_bold and _is_short(paragraph, text) and not ends(text):
        return Role.HEADING
    if alone and _is_numbered_heading(paragraph, text, usual):
        return Role.HEADING
    if paragraph.size <= _SMALL * usual.body:
        if _LABEL.match(text) and len(text) <= _MAX_CAPTION_CHARS:
            return Role.CAPTION
        if _NOTE.match(text) and paragraph.rows[0].base > sum(edges) / 2:
            return Role.FOOTNOTE
        if (
            len(paragraph.rows) == 1
            and paragraph.rows[0].base in edges
            and paragraph.size <= _TINY * usual.body
        ):
            return Role.BOILERPLATE
    return paragraph.role


def _is_numbered_heading(paragraph: Paragraph, text: str, usual: Measures) -> bool:
    """Whether what is marked as an item looks like `2. Volumes` over a section, in a type that is larger."""
    marked = paragraph.role is Role.LIST_ITEM and text[:1].isdigit()
    return marked and paragraph.size >= _LARGER * usual.body and len(paragraph.rows) == 1 and not ends(text)


def _is_short(paragraph: Paragraph, text: str) -> bool:
    letters = any(map(str.isalpha, text))
    return letters and len(text) <= _MAX_HEADING_CHARS and len(paragraph.rows) <= _MAX_HEADING_ROWS


def _edges(rows: Sequence[Row]) -> dict[int, Edges]:
    """The heights of the first and the last row of each page."""
    bases: dict[int, list[float]] = {}
    for row in rows:
        bases.setdefault(row.page, []).append(row.base)
    return {page: (min(found), max(found)) for page, found in bases.items()}


def _titled(regions: Regions, usual: Measures, edges: Mapping[int, Edges]) -> Regions:
    """With the biggest heading of the first page as the title, or with its subject."""
    page = min((it.rows[0].page for region in regions for it in region), default=0)
    headings = [
        it
        for region in regions
        for it in region
        if it.role is Role.HEADING and it.rows[0].page == page and it.size >= _BIG * usual.body
    ]
    title = max(headings, key=lambda it: it.size, default=None) or _subject(regions, edges[page])
    return [[replace(it, role=Role.TITLE) if it is title else it for it in region] for region in regions]


def _subject(regions: Regions, edges: Edges) -> Paragraph | None:
    """The line that says what a letter is about: a heading in the upper half of a page, above all its text.

    Among several headings, one of a word or two, or with a number, is over a section.
    """
    everything = [it for region in regions for it in region]
    several = sum(it.role is Role.HEADING for it in everything) > 1
    for it in everything:
        text = " ".join(it.lines)
        if it.role is Role.HEADING:
            of_a_section = text[:1].isdigit() or (several and len(text.split()) < _MIN_SUBJECT_WORDS)
            return None if of_a_section or it.rows[0].base > sum(edges) / 2 else it
        if it.role in QUOTABLE and len(text) > _PROSE_CHARS and ends(text):
            return None
    return None
