"""Paragraphs: which rows of a column are read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.readers.paper.measures import same_size
from corpus.readers.paper.paragraph import Paragraph
from corpus.readers.paper.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.paper.measures import Measures
    from corpus.readers.paper.row import Row

_BULLET = re.compile(r"[•‣◦▪▫●○■□◆◇►▶➢➤✓✔·∙]\s*")
_NUMBERED = re.compile(r"(?:[-–—*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_ENDS = re.compile(r"[.!?:;…。！？：；][\"'»”’)\]」』]*$")
_LOOSE = 1.28
"""Lines farther apart than this many leadings belong to two paragraphs."""
_INDENT_EM = 0.8
_MAX_INDENT_EM = 8.0
_HALF = 0.6
_SPACE_EM = 0.3
_FULL_SLACK_EM = 6.0
_CELL_MARK = " | "


def paragraphs(region: Sequence[Row], usual: Measures) -> Iterator[Paragraph]:
    """The paragraphs of a column, in order; LIST_ITEM are items and rows of tables, PARAGRAPH all others."""
    right = max(row.right for row in region)
    left = min(row.left for row in region)
    tabular = table_rows(region)
    wraps_at = _slide_right(region, usual)
    chunk: list[Row] = []
    for number, row in enumerate(region):
        after = region[number + 1] if number + 1 < len(region) else None
        if chunk and (
            number in tabular
            or _begins(chunk, row, after, (left, right), usual)
            or _is_next_point(chunk[-1], row, wraps_at, usual)
        ):
            yield _paragraph(chunk, left, right)
            chunk = []
        if number in tabular:
            yield Paragraph(Role.LIST_ITEM, (row,), (_CELL_MARK.join(row.cells()),), opens=True, table=True)
        else:
            chunk.append(row)
    if chunk:
        yield _paragraph(chunk, left, right)


def is_item(row: Row) -> bool:
    """Whether a row starts with the mark of a list's item."""
    return bool(_BULLET.match(row.text) or _NUMBERED.match(row.text))


def ends(text: str) -> bool:
    """Whether a sentence ends with this text."""
    return bool(_ENDS.search(text))


def _paragraph(chunk: Sequence[Row], left: float, right: float) -> Paragraph:
    first, last = chunk[0], chunk[-1]
    item = is_item(first)
    set_in = first.left - (chunk[1].left if len(chunk) > 1 else left) > _INDENT_EM * first.size
    return Paragraph(
        Role.LIST_ITEM if item else Role.PARAGRAPH,
        tuple(chunk),
        tuple(row.text for row in chunk),
        opens=item or set_in,
        runs_on=right - last.right <= _FULL_SLACK_EM * last.size,
    )


def _begins(
    chunk: Sequence[Row], row: Row, after: Row | None, column: tuple[float, float], usual: Measures
) -> bool:
    """Whether a row begins a paragraph of its own after these."""
    before = chunk[-1]
    left, right = column
    if not same_size(before, row) or row.base - before.base > _LOOSE * usual.leading(row.size):
        return True
    short = _would_have_fitted(before, row, right)
    if before.bold != row.bold and (short or len(chunk) == 1):
        return True
    if _BULLET.match(row.text):
        return True
    if _NUMBERED.match(row.text) and (short or is_item(chunk[0]) or _is_set_in(row, before)):
        return True
    if _is_set_in(row, before):
        return not is_item(chunk[0]) and (short or _is_first_line(row, after))
    if len(chunk) > 1 and _is_set_in(before, row):
        return True
    if not short or row.size > _LOOSE * usual.body:
        return False
    half_empty = before.right - left < _HALF * (right - left) and not row.text[:1].islower()
    return ends(before.text) or half_empty or (len(chunk) == 1 and before.left - left > _INDENT_EM * row.size)


def _slide_right(region: Sequence[Row], usual: Measures) -> float:
    """Where the lines of a slide wrap whose points have no marks, in points; 0 for all other text.

    Such points start with a capital; where any line starts with a small letter, lines may go on.
    """
    listed = not any(row.text[:1].islower() for row in region if row.size <= _LOOSE * usual.body)
    return usual.slide_right or 0.0 if listed else 0.0


def _is_next_point(before: Row, row: Row, wraps_at: float, usual: Measures) -> bool:
    """Whether a row of a slide is a point of its own: no heading, and the row before ended on purpose."""
    is_text = row.size <= _LOOSE * usual.body and row.text[:1].isupper()
    return is_text and _would_have_fitted(before, row, wraps_at)


def _is_set_in(row: Row, other: Row) -> bool:
    return _INDENT_EM * row.size < row.left - other.left < _MAX_INDENT_EM * row.size


def _is_first_line(row: Row, after: Row | None) -> bool:
    """Whether the row that follows goes back to the margin: else the whole of it is set in."""
    return after is None or row.left - after.left > _INDENT_EM * row.size / 2 or not same_size(row, after)


def _would_have_fitted(before: Row, row: Row, right: float) -> bool:
    """Whether the first word of a row had room on the row before: then that row was ended on purpose."""
    word = row.words[0]
    return before.right + (word.right - word.left) + 2 * _SPACE_EM * row.size < right
