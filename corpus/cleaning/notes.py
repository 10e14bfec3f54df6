"""Footnotes: the bodies of notes, told from paragraphs that merely open with a number in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.cleaning import phrases, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.cleaning.line import Line

_REFERENCE = re.compile(r"(?<=\S)\[(\d{1,3})\]")
_MAX_SHARE = 0.5


def footnotes(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that are notes.

    A note is referred to by its number further up, or stands with other notes at the end; where most lines
    open with a number in brackets, they are the numbered paragraphs of a judgment or a report.
    """
    listed = _under_a_heading(lines)
    numbered = {
        index: number
        for index, line in enumerate(lines)
        if (number := signs.footnote_number(line)) is not None
    }
    if not numbered or len(numbered) > len(lines) * _MAX_SHARE:
        return listed
    referred = {
        number for index, line in enumerate(lines) if index not in numbered and "[" in line.text
        for number in _REFERENCE.findall(line.text)
    }  # fmt: skip
    last_plain = max((i for i, line in enumerate(lines) if i not in numbered and line.prose), default=-1)
    found = {index for index, number in numbered.items() if number in referred or index > last_plain}
    return listed | found


def _under_a_heading(lines: Sequence[Line]) -> frozenset[int]:
    """The items of a list that stands under a heading such as `Footnotes`."""
    found, inside = set[int](), False
    for index, line in enumerate(lines):
        item = line.item or line.hint is Role.LIST_ITEM
        if inside and item:
            found.add(index)
        else:
            inside = not item and phrases.NOTES_HEADING.fullmatch(line.key) is not None
    return frozenset(found)
