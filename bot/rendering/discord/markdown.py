"""Markdown: lines as Discord shows them, every word of them escaped."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.rendering import wording
from bot.rendering.discord.escaping import address, escaped, labels, moment
from bot.rendering.lines import naming
from bot.rendering.neutral import neutral
from config.destination import Platform

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.rendering.lines import Piece

HEADING, SMALL, QUOTE, LISTED = "### ", "-# ", "> ", "- "
"""What a line begins with."""

OPENED = "open"
"""The label of a link whose own name Discord would not take for one."""

_STYLE = attrgetter("bold", "italic", "url")


@lru_cache(maxsize=1024)  # a reply is drawn many times over on its way into parts, mostly of the same lines
def line(begin: str, pieces: tuple[Piece, ...], *, deep: bool = True) -> str:
    """One line of markdown.

    Args:
        deep: whether links lead to the quoted words, and not only to their page: their addresses are longer.
    """
    drawn = ""
    for (bold, italic, url), group in groupby(pieces, key=_STYLE):
        if url is None:
            drawn += _styled(_shown(group, starts_line=not drawn), bold=bold, italic=italic)
        else:
            words = "".join(piece.words for piece in group)
            drawn += _linked(words, url if deep else page_of(url), starts_line=not drawn)
    return f"{begin}{drawn}"


def to_copy(words: str) -> str:
    """Words in a box of their own, which can be copied as they are; where they would leave it, as text."""
    return escaped(words, starts_line=True) if "`" in words else f"```\n{words}\n```"


def small(
    words: Iterable[str], moments: Iterable[tuple[str, datetime]] = (), places: tuple[str, ...] = ()
) -> str:
    """The bot's own words in small print, or empty.

    Args:
        moments: words that name an instant; each reader sees it by their own clock.
        places: destinations, as text, that the words name.
    """
    parts = (naming(each, places) for each in map(neutral, words) if each)
    drawn = wording.SEPARATOR.join(
        "".join(mention(piece) or _timed(piece.words, moments) for piece in part) for part in parts
    )
    return f"{SMALL}{drawn}" if drawn else ""


def mention(piece: Piece) -> str:
    """What Discord shows as the name of a channel or of a person; empty for what names none of it.

    That calls nobody: a message calls only whom it allows itself to mention, and ours allow none.
    """
    where = piece.destination
    if where is None or where.platform is not Platform.DISCORD:
        return ""
    return f"<{where.address if where.address.startswith('@') else f'#{where.address}'}>"


def _timed(words: str, moments: Iterable[tuple[str, datetime]]) -> str:
    for name, at in moments:
        before, found, after = words.partition(name)
        if found:
            return f"{escaped(before, starts_line=True)}{moment(at)}{escaped(after)}"
    return escaped(words, starts_line=True)


def page_of(url: str) -> str:
    """The address without the words that it leads to."""
    return url.partition(":~:")[0].rstrip("#")


def _shown(pieces: Iterable[Piece], *, starts_line: bool) -> str:
    """The words of the pieces, escaped together, but for what Discord names itself."""
    drawn = ""
    for name, each in groupby(pieces, key=mention):
        words = "".join(piece.words for piece in each)
        drawn += name or escaped(words, starts_line=starts_line and not drawn)
    return drawn


def _styled(shown: str, *, bold: bool, italic: bool) -> str:
    """Markdown in one style; the spaces around it stand outside that."""
    inner = shown.strip(" ")
    mark = ("**" if bold else "") + ("*" if italic else "")
    if not inner or not mark:
        return shown
    before, _, after = shown.partition(inner)
    return f"{before}{mark}{inner}{mark}{after}"


def _linked(words: str, url: str, *, starts_line: bool) -> str:
    """A link; where its name cannot be one, the name and a link beside it."""
    if labels(words):
        return f"[{words}]({address(url)})"
    return f"{escaped(words, starts_line=starts_line)} [{OPENED}]({address(url)})"
