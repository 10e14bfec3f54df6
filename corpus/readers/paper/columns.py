"""Columns: in which order the rows of a page are read.

A page is cut at the white strips between its columns, and each part again, for as long as there are any: a
strip that parts running text is one between columns; one that parts figures from what they count is part of a
table, whose rows are read across.

**Source:** the recursive X-Y cut (Nagy and Seth 1984), here by bands of rows, so that a heading across all
columns does not hide them.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from statistics import median
from typing import TYPE_CHECKING

from corpus.readers.paper.row import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.paper.row import Row
    from corpus.readers.paper.word import Word

Strip = tuple[float, float]

_MIN_STRIP_EM = 0.7
_WIDE_STRIP_EM = 1.5
_MIN_ROWS = 4
_MIN_ROWS_AT_WIDE_STRIP = 3
_MIN_COLUMN_EM = 7.0
_MIN_FILL = 0.6
_MIN_LETTERS = 0.6
_SAME_BASE_EM = 0.2
_MAX_SHARED_BASES = 0.5
_GAP_EM = 1.8
_MAX_ROWS = 400
_MAX_WORDS = 8_000
"""A page of more than these is no page that a person reads: its rows are taken from the top down."""
_MAX_DEPTH = 12
_MAX_STRIPS = 12


def regions(words: Sequence[Word], page: int, *, depth: int = 0) -> Iterator[list[Row]]:
    """The rows of a page, column by column, each column's from the top down; never an empty list."""
    all_rows = rows(words, page)
    if len(words) > _MAX_WORDS or len(all_rows) > _MAX_ROWS or depth > _MAX_DEPTH:
        yield all_rows
        return
    plain: list[Row] = []
    at = 0
    while at < len(all_rows):
        end, strip = _band(all_rows, at)
        if strip is None:
            plain.append(all_rows[at])
            at += 1
            continue
        begins = at + _rows_above(all_rows[at:end], strip)
        plain += all_rows[at:begins]
        if plain:
            yield plain
        plain, at = [], begins
        for side in _sides(all_rows[at:end], strip):
            yield from regions(side, page, depth=depth + 1)
        at = end
    if plain:
        yield plain


def _rows_above(band: Sequence[Row], strip: Strip) -> int:
    """How many rows at the head of a band stand above its columns: on one side only, a gap below them."""
    above = 0
    for number, (row, below) in enumerate(pairwise(band), 1):
        if row.right > strip[1]:
            break
        if below.base - row.base > _GAP_EM * row.size:
            above = number
    return above


def _band(all_rows: Sequence[Row], start: int) -> tuple[int, Strip | None]:
    """How far the rows from here on share a strip that parts columns; None for no strip."""
    left, right = min(row.left for row in all_rows), max(row.right for row in all_rows)
    strips: list[Strip] = [(left, right)]
    best: tuple[int, list[Strip]] = (start, [])
    for end in range(start, len(all_rows)):
        row = all_rows[end]
        strips = _shared(strips, _white(row, left, right), _MIN_STRIP_EM * row.size)
        if not strips:
            break
        if inner := _inner(strips, all_rows[start : end + 1]):
            best = end + 1, inner
    end, inner = best
    return end, _parting(all_rows[start:end], inner)


def _white(row: Row, left: float, right: float) -> list[Strip]:
    """Where a row is white, from the left edge of the page's text to the right one."""
    strips, at = [], left
    for word in row.words:
        if word.left > at:
            strips.append((at, word.left))
        at = max(at, word.right)
    return [*strips, (at, right)] if right > at else strips


def _shared(some: Sequence[Strip], others: Sequence[Strip], width: float) -> list[Strip]:
    """Where both are white, in strips of at least this width; all of them run from left to right."""
    found, one, other = [], 0, 0
    while one < len(some) and other < len(others):
        start, end = max(some[one][0], others[other][0]), min(some[one][1], others[other][1])
        if end - start >= width:
            found.append((start, end))
        if some[one][1] < others[other][1]:
            one += 1
        else:
            other += 1
    return found


def _inner(strips: Sequence[Strip], band: Sequence[Row]) -> list[Strip]:
    """The widest of the strips that have words on both sides, from left to right."""
    left, right = min(row.left for row in band), max(row.right for row in band)
    inner = (strip for strip in strips if strip[0] > left and strip[1] < right)
    return sorted(sorted(inner, key=lambda strip: strip[0] - strip[1])[:_MAX_STRIPS])


def _sides(band: Sequence[Row], strip: Strip) -> tuple[list[Word], list[Word]]:
    middle = sum(strip) / 2
    words = [word for row in band for word in row.words]
    return [word for word in words if word.middle < middle], [word for word in words if word.middle >= middle]


def _parting(band: Sequence[Row], strips: Sequence[Strip]) -> Strip | None:
    """The widest of these strips that lies between columns, as the words next to it show."""
    words = [word for row in band for word in row.words]
    edges = [-inf, *(sum(strip) / 2 for strip in strips), inf]
    parts = [rows([word for word in words if a <= word.middle < b], 0) for a, b in pairwise(edges)]
    parting = [
        strip
        for strip, sides in zip(strips, pairwise(parts), strict=True)
        if _parts_columns(strip, sides, median(row.size for row in band))
    ]
    return max(parting, key=lambda strip: strip[1] - strip[0], default=None)


def _parts_columns(strip: Strip, sides: tuple[list[Row], list[Row]], size: float) -> bool:
    """Whether a strip lies between columns: text runs on both sides, or their lines do not stand level."""
    wide = strip[1] - strip[0] >= _WIDE_STRIP_EM * size
    if min(map(len, sides)) < (_MIN_ROWS_AT_WIDE_STRIP if wide else _MIN_ROWS):
        return False
    return all(map(_is_running_text, sides)) or not _level(*sides)


def _is_running_text(column: Sequence[Row]) -> bool:
    left, right = min(row.left for row in column), max(row.right for row in column)
    size = median(row.size for row in column)
    fill = median((row.right - row.left) / (right - left or 1) for row in column)
    text = "".join(row.text.replace(" ", "") for row in column)
    letters = sum(map(str.isalpha, text)) / max(1, len(text))
    return right - left >= _MIN_COLUMN_EM * size and fill >= _MIN_FILL and letters >= _MIN_LETTERS


def _level(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Whether the rows of the shorter side stand on baselines of the longer one."""
    short, long = sorted((one, other), key=len)
    shared = sum(
        any(abs(row.base - beside.base) <= _SAME_BASE_EM * row.size for beside in long) for row in short
    )
    return shared / len(short) >= _MAX_SHARED_BASES
