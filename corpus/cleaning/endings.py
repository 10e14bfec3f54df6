"""Endings: how letters are signed, and what a press release leaves to those who print it."""

from __future__ import annotations

import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.cleaning import phrases, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.cleaning.line import Line

_MAX_SIGNATURE_LINES = 10
_MAX_SIGNATURE_WORDS = 14
_MAX_ENDED_WORDS = 3
_NEXT_LINES = 2
_POSTSCRIPT = re.compile(r"(?:ps|p\.\s?s\.?|постскриптум|附言)[:：. ]", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|über|о|об|关于) ?\w.{1,60}", re.IGNORECASE)


def endings(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that sign a text, and of those that stand after the end of a release."""
    return frozenset(_signatures(lines) | _after_release(lines))


def _signatures(lines: Sequence[Line]) -> set[int]:
    """Lines that take leave and the short ones under them: a name, a post, an address.

    Where text goes on below, the last short line may be the heading of that text, and is left.
    """
    found = set[int]()
    for index, line in enumerate(lines):
        if not index or phrases.SIGN_OFF.fullmatch(line.text) is None:
            continue
        below = lines[index + 1 : index + 1 + _MAX_SIGNATURE_LINES]
        length = sum(1 for _ in takewhile(_signs, below))
        rest = lines[index + 1 + length :]
        goes_on = rest and rest[0].hint is not Role.BOILERPLATE and not _POSTSCRIPT.match(rest[0].text)
        found.update(range(index, index + 1 + (max(1, length - 1) if goes_on and length else length)))
    return found


def _signs(line: Line) -> bool:
    """Whether it may be a line of a signature."""
    if signs.is_mail_footer(line):
        return True
    if line.hint is Role.BOILERPLATE or line.prose or line.item or line.words > _MAX_SIGNATURE_WORDS:
        return False
    return not _POSTSCRIPT.match(line.text) and (not line.ended or line.words <= _MAX_ENDED_WORDS)


def _after_release(lines: Sequence[Line]) -> set[int]:
    """The marks that close a release, and all below the last where notes to editors or contacts follow.

    What is below is never more than half of the document: then the mark means something else.
    """
    first = next((index for index, line in enumerate(lines) if line.prose), len(lines))
    below = range(first + 1, len(lines))
    marks = [index for index in below if phrases.RELEASE_END.fullmatch(lines[index].text)]
    notes = [index for index in below if phrases.EDITORS.fullmatch(lines[index].text)]
    closing = [index for index in marks[-1:] if any(map(_for_editors, lines[index + 1 :][:_NEXT_LINES]))]
    chars = [0, *accumulate(len(line.text) for line in lines)]
    starts = [index for index in (*closing, *notes[-1:]) if chars[index] * 2 >= chars[-1]]
    return {*marks, *range(min(starts, default=len(lines)), len(lines))}


def _for_editors(line: Line) -> bool:
    """Whether it opens what is not for print."""
    if signs.is_contact(line) or phrases.EDITORS.fullmatch(line.text):
        return True
    heads = not line.ended and not line.prose
    return heads and any(form.fullmatch(line.text.rstrip(" :：")) for form in (phrases.CONTACT, _ABOUT))
