"""Wrapping: styled words cut into lines by the cells they take, Chinese and Japanese included.

Words break at spaces unless glued; Chinese and Japanese between any two characters, but no line starts with
a closing mark or ends with an opening one.
Source: Unicode Standard Annex 14, its rules for ideographs in short.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

_WIDE = "\u2e80-\u2fff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "(\\[（「『【《〈“‘"
_CLOSING = "，。、；：！？）」』】》〉”’…—·%％,.;:!?)\\]々ーゝゞ\ufe00-\ufe0f\u0300-\u036f"

GLUE = "\N{NO-BREAK SPACE}"
"""A space that does not break; neutral text holds none, so the few in a line are the renderer's own."""

_MAX_GLUED_CHARS = 24
_SEPARATOR = "·"

_BREAK = re.compile(
    r"(?<= )(?=[^ ])"
    rf"|(?<=[{_WIDE}，。、；：！？）」』】》〉])(?=[^\s{_CLOSING}])"
    rf"|(?<=[^\s{_OPENING}])(?=[{_WIDE}])(?![{_CLOSING}])"
)


def wrapped(text: Text, width: int) -> list[Text]:
    """The text in lines of at most `width` cells, without the spaces around each cut; at least one line.

    A word wider than a line is cut where the line ends.

    Args:
        width: in cells, at least 2.
    """
    lines = text.divide(_line_starts(text.plain, width))
    for line in lines:
        line.rstrip()
        line.plain = line.plain.replace(GLUE, " ")
    return list(lines)


def glued(words: str) -> str:
    """Words that stay on one line where they fit."""
    return words.replace(" ", GLUE)


def listed(parts: Iterable[str]) -> str:
    """`a · b · c`: short parts stay whole, and no line starts with a separator."""
    whole = (glued(part) if len(part) <= _MAX_GLUED_CHARS else part for part in parts if part)
    return f"{GLUE}{_SEPARATOR} ".join(whole)


def _line_starts(plain: str, width: int) -> list[int]:
    """Where each line after the first begins, counted in code points."""
    starts: list[int] = []
    line = 0
    for start, end in _chunks(plain, width):
        if start > line and cell_len(plain[line:end].rstrip()) > width:
            starts.append(start)
            line = start
    return starts


def _chunks(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """The stretches that are kept on one line, each with the spaces after it, none wider than a line."""
    breaks = (found.start() for found in _BREAK.finditer(plain))
    for start, end in pairwise(sorted({0, *breaks, len(plain)})):
        at = start
        if cell_len(plain[start:end].rstrip()) > width:
            for cut in chop_cells(plain[start:end], width)[:-1]:
                yield at, at + len(cut)
                at += len(cut)
        yield at, end
