"""Readers' comments: where the article ends and what its readers wrote begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.cleaning import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.cleaning.line import Line

_FIRST_LINES = 3


def comments_start(lines: Sequence[Line]) -> int:
    """The index of the line over the readers' comments; the number of lines where there are none.

    A count of comments stands above many articles too, so it must come after running text, and one of the
    lines next to it must say how old it is.
    """
    prose = False
    for index, line in enumerate(lines):
        if prose and phrases.COMMENTS.fullmatch(line.text.strip(" *_:：")):
            following = lines[index + 1 : index + 1 + _FIRST_LINES]
            if any(phrases.AGE.search(other.text) for other in following):
                return index
        prose = prose or line.prose
    return len(lines)
