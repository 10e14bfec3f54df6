"""Rich text: lines as the one kind of block whose words Slack never parses, whatever they are.

Source: Slack's reference of the rich text block; nothing in its `text` elements is read as markup, a mention
or an emoji.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.rendering.lines import Line, Piece, Place
from bot.rendering.slack.places import element, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def rich_text(lines: Iterable[Line]) -> dict[str, Any]:
    """The lines as one block; at least one line.

    Lines of one place stand in one element, with line feeds between them: so they break wherever it is drawn.
    """
    elements = [
        element
        for place, each in groupby(lines, key=lambda line: line.place)
        for element in _elements(place, list(each))
    ]
    return {"type": "rich_text", "elements": elements}


def _elements(place: Place, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """One for all lines of a place; each of those to be copied has a box of its own."""
    if place is Place.VERBATIM:
        return [{"type": "rich_text_preformatted", "elements": _leaves(line.pieces)} for line in lines]
    return [_element(place, lines)]


def _element(place: Place, lines: Sequence[Line]) -> dict[str, Any]:
    if place is Place.LISTED:
        rows = [{"type": "rich_text_section", "elements": _leaves(line.pieces)} for line in lines]
        return {"type": "rich_text_list", "style": "bullet", "elements": rows}
    pieces = [*lines[0].pieces, *(piece for line in lines[1:] for piece in (Piece("\n"), *line.pieces))]
    kind = "rich_text_quote" if place is Place.QUOTED else "rich_text_section"
    return {"type": kind, "elements": _leaves(pieces)}


def _leaves(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """The pieces as elements; neighbours of one style are one, but for what Slack names itself."""
    return [
        _leaf("".join(map(said, each)), named, bold=bold, italic=italic, url=url)
        for (bold, italic, url, named), each in groupby(pieces, key=_style)
    ]


def _style(piece: Piece) -> tuple[bool, bool, str | None, dict[str, Any] | None]:
    return piece.bold, piece.italic, piece.url, element(piece)


def _leaf(
    words: str, named: dict[str, Any] | None, *, bold: bool, italic: bool, url: str | None
) -> dict[str, Any]:
    style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
    styled = {"style": style} if style else {}
    if named is not None:
        return {**named, **styled}
    if url is None:
        return {"type": "text", "text": words, **styled}
    return {"type": "link", "url": url, "text": words, **styled}
