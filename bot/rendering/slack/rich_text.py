"""Rich text: lines as the one kind of block whose words Slack never parses, whatever they are.

Source: Slack's reference of the rich text block; nothing in its `text` elements is read as markup, a mention
or an emoji.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.rendering.slack.lines import Line, Piece, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def rich_text(lines: Iterable[Line]) -> dict[str, Any]:
    """The lines as one block; at least one line.

    Lines of one place stand in one element, with line feeds between them: so they break wherever it is drawn.
    """
    elements = [_element(place, list(each)) for place, each in groupby(lines, key=lambda line: line.place)]
    return {"type": "rich_text", "elements": elements}


def _element(place: Place, lines: Sequence[Line]) -> dict[str, Any]:
    if place is Place.LISTED:
        rows = [{"type": "rich_text_section", "elements": _leaves(line.pieces)} for line in lines]
        return {"type": "rich_text_list", "style": "bullet", "elements": rows}
    pieces = [*lines[0].pieces, *(piece for line in lines[1:] for piece in (Piece("\n"), *line.pieces))]
    kind = "rich_text_quote" if place is Place.QUOTED else "rich_text_section"
    return {"type": kind, "elements": _leaves(pieces)}


def _leaves(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """The pieces as elements; neighbours of one style are one."""
    styles = groupby(pieces, key=lambda piece: replace(piece, words=""))
    return [_leaf(replace(style, words="".join(piece.words for piece in each))) for style, each in styles]


def _leaf(piece: Piece) -> dict[str, Any]:
    style = {name: True for name, on in (("bold", piece.bold), ("italic", piece.italic)) if on}
    styled = {"style": style} if style else {}
    if piece.url is None:
        return {"type": "text", "text": piece.words, **styled}
    return {"type": "link", "url": piece.url, "text": piece.words, **styled}
