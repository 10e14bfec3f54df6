"""Raised and lowered signs: which line a footnote's mark, an exponent or an index belongs to.

A small sign stands where the word beside it ends or starts, off that word's baseline. How far is up to the
program: from a third of the size to more than a half, which may be nearer to the next line than to its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.paper.word import Word

    Line = list[Word]

SMALL = 0.85
"""A raised or lowered sign is at most so large as this part of its line's size."""
RAISED_EM = 0.12
_MIN_SIZE = 0.45
"""What is smaller beside a large sign is text beside a drop cap."""
_MAX_RAISED_EM = 0.65
_MAX_LOWERED_EM = 0.45
_BEFORE_EM = 0.1
_AFTER_EM = 0.4
_MAX_SIGN_CHARS = 12


def with_signs(lines: Sequence[Line]) -> list[Line]:
    """The same lines, none empty, each with the small signs that were in the line above or below it.

    Args:
        lines: the words by baseline, from the top down.
    """
    in_order = [sorted(line, key=lambda word: word.left) for line in lines]
    return _settled(_settled(in_order[::-1])[::-1])


def _settled(lines: Sequence[Line]) -> list[Line]:
    """The lines that are left when each has given those signs that belong there to the line before it."""
    kept: list[Line] = []
    for line in lines:
        if kept:
            _move(line, kept[-1])
        if line:
            kept.append(line)
    return kept


def _move(from_line: Line, to_line: Line) -> None:
    """Move the small signs that belong to the other line; both run from left to right before and after."""
    signs = [word for word in from_line if len(word.text) <= _MAX_SIGN_CHARS]
    if moved := list(_belonging(signs, to_line)):
        gone = set(map(id, moved))
        from_line[:] = [word for word in from_line if id(word) not in gone]
        to_line[:] = sorted((*to_line, *moved), key=lambda word: word.left)


def _belonging(signs: Sequence[Word], line: Line) -> Iterator[Word]:
    """The signs that stand off the baseline of this line beside one of its words, or beside such a sign."""
    starts = [word.left for word in line]
    last: tuple[Word, Word] | None = None
    for sign in signs:
        at = bisect_right(starts, sign.left)
        if last is not None and _follows(last[0], sign, last[1].size) and _is_off(sign, last[1]):
            word: Word | None = last[1]
        elif at and _follows(line[at - 1], sign, line[at - 1].size) and _is_off(sign, line[at - 1]):
            word = line[at - 1]
        else:
            after = bisect_left(starts, sign.right - _BEFORE_EM * sign.size)
            word = next((it for it in line[after : after + 1] if _follows(sign, it, it.size)), None)
            word = word if word is not None and _is_off(sign, word) else None
        if word is not None:
            last = sign, word
            yield sign


def _follows(before: Word, after: Word, size: float) -> bool:
    """Whether one stands where the other ends, or a space after it."""
    return -_BEFORE_EM * size <= after.left - before.right <= _AFTER_EM * size


def _is_off(sign: Word, word: Word) -> bool:
    """Whether a sign is smaller than a word, and stands a little above its baseline, or below it."""
    if not _MIN_SIZE * word.size <= sign.size <= SMALL * word.size:
        return False
    raised = (word.base - sign.base) / word.size
    return RAISED_EM < raised <= _MAX_RAISED_EM or RAISED_EM / 2 < -raised <= _MAX_LOWERED_EM
