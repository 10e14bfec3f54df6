"""What stands beside the article by its own signs: a site's prompts, bylines, credits, menus, signatures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.cleaning import signs
from corpus.cleaning.endings import endings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.cleaning.line import Line

MAX_SIGNED_CHARS = 400
"""Of a line that is judged by its signs alone; a longer one is running text."""

_NEAR_LINES = 3


def beside(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that are no text of the article, wherever they stand."""
    closing = endings(lines)
    prose = [index for index, line in enumerate(lines) if line.prose]
    return frozenset(
        index
        for index, line in enumerate(lines)
        if index in closing
        or _is_beside(line, bisect_left(prose, index), len(prose) - bisect_right(prose, index))
    )


def _is_beside(line: Line, above: int, below: int) -> bool:
    """Whether it bears such a sign.

    Args:
        above: how many lines of running text stand above it.
        below: how many stand below it.
    """
    if signs.is_consent(line) or signs.is_mail_footer(line) or (not below and signs.is_feed_footer(line)):
        return True
    if len(line.text) > MAX_SIGNED_CHARS:
        return False
    if signs.is_prompt(line) or signs.is_advert(line) or signs.is_contact(line):
        return True
    if signs.is_byline(line) and (not line.prose or min(above, below) < _NEAR_LINES):
        return True
    if above < _NEAR_LINES and line.hint not in {Role.TITLE, Role.HEADING} and signs.is_greeting(line):
        return True
    if not line.prose and (signs.is_empty(line) or signs.is_random(line) or signs.is_credit(line)):
        return True
    return not line.item and line.hint is not Role.LIST_ITEM and signs.is_menu(line)
