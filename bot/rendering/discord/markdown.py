"""Markdown: lines as Discord shows them, every word of them escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from bot.rendering import wording
from bot.rendering.discord.escaping import address, escaped, labels, moment
from bot.rendering.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.rendering.lines import Piece

HEADING, SMALL, QUOTE, LISTED = "### ", "-# ", "> ", "- "
"""What a line begins with."""

OPENED = "open"
"""The label of a link whose own name Discord would not take for one."""

_PLACE = re.compile(r"(?P<before>(?:by|in|for) )?discord:(?P<address>@?\d{15,20})")
"""A whole cell that names a place or a person on Discord."""

_STYLE = attrgetter("bold", "italic", "url")


@lru_cache(maxsize=1024)  # a reply is drawn many times over on its way into parts, mostly of the same lines
def line(begin: str, pieces: tuple[Piece, ...], *, deep: bool = True) -> str:
    """One line of markdown.

    Args:
        deep: whether links lead to the quoted words, and not only to their page: their addresses are longer.
    """
    drawn = ""
    for (bold, italic, url), group in groupby(pieces, key=_STYLE):
        words = "".join(piece.words for piece in group)
        if url is None:
            drawn += _styled(words, escaped, bold=bold, italic=italic, starts_line=not drawn)
        else:
            drawn += _linked(words, url if deep else page_of(url), starts_line=not drawn)
    return f"{begin}{drawn}"


def row(begin: str, pieces: Iterable[Piece]) -> str:
    """A row of a table as one line; its cells are never links."""
    drawn = ""
    for piece in pieces:
        drawn += _styled(piece.words, _cell, bold=piece.bold, italic=piece.italic, starts_line=not drawn)
    return f"{begin}{drawn}"


def to_copy(words: str) -> str:
    """Words in a box of their own, which can be copied as they are; where they would leave it, as text."""
    return escaped(words, starts_line=True) if "`" in words else f"```\n{words}\n```"


def small(words: Iterable[str], moments: Iterable[tuple[str, datetime]] = ()) -> str:
    """The bot's own words in small print, or empty.

    Args:
        moments: words that name an instant; each reader sees it by their own clock.
    """
    drawn = wording.SEPARATOR.join(_timed(each, moments) for each in map(neutral, words) if each)
    return f"{SMALL}{drawn}" if drawn else ""


def _timed(words: str, moments: Iterable[tuple[str, datetime]]) -> str:
    for name, at in moments:
        before, found, after = words.partition(name)
        if found:
            return f"{escaped(before, starts_line=True)}{moment(at)}{escaped(after)}"
    return escaped(words, starts_line=True)


def page_of(url: str) -> str:
    """The address without the words that it leads to."""
    return url.partition(":~:")[0].rstrip("#")


class _Shown(Protocol):
    def __call__(self, words: str, *, starts_line: bool) -> str:
        """Words as markdown without style."""


def _cell(words: str, *, starts_line: bool) -> str:
    """A cell; a place is shown by its name, and a person by theirs.

    That calls nobody: a message calls only whom it allows itself to mention, and ours allow none.
    """
    named = _PLACE.fullmatch(words)
    if named is None:
        return escaped(words, starts_line=starts_line)
    before, where = named["before"] or "", named["address"]
    return f"{before}<{where if where.startswith('@') else f'#{where}'}>"


def _styled(words: str, shown: _Shown, *, bold: bool, italic: bool, starts_line: bool) -> str:
    """Words of one style; the spaces around them stand outside it."""
    inner = words.strip(" ")
    mark = ("**" if bold else "") + ("*" if italic else "")
    if not inner or not mark:
        return shown(words, starts_line=starts_line)
    before, _, after = words.partition(inner)
    return f"{before}{mark}{shown(inner, starts_line=starts_line)}{mark}{after}"


def _linked(words: str, url: str, *, starts_line: bool) -> str:
    """A link; where its name cannot be one, the name and a link beside it."""
    if labels(words):
        return f"[{words}]({address(url)})"
    return f"{escaped(words, starts_line=starts_line)} [{OPENED}]({address(url)})"
