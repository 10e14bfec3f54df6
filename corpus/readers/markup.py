"""From a tree of elements to lines with roles: the walk that HTML and what trafilatura makes of it share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from corpus.block import Block, Role
from corpus.canonical import canonical_text
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROLES = {
    **dict.fromkeys(("head", "h2", "h3", "h4", "h5", "h6", "dt", "summary"), Role.HEADING),
    **dict.fromkeys(("item", "li", "dd", "row", "tr"), Role.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    "h1": Role.TITLE,
}
_PLAIN_BLOCKS = """
p div section article main body header blockquote quote pre code list ul ol dl table thead tbody tfoot figure
address details center hr form fieldset
"""
_BLOCKS = frozenset(_ROLES) | frozenset(_PLAIN_BLOCKS.split())
"""Elements that stand on lines of their own; all others run on within a line. `head`, `item`, `row`, `quote`
and `list` are the TEI names that trafilatura uses."""

_NO_TEXT = """
script style template noscript svg math iframe object embed canvas audio video map nav footer aside menu
button select textarea input label dialog graphic img title meta link
"""
_SILENT = frozenset(_NO_TEXT.split())
"""Elements whose content is no text of the document."""

_PREFORMATTED = frozenset({"pre", "code"})
_LINE_BREAKS = frozenset({"br", "lb"})
_CELLS = frozenset({"cell", "td", "th"})
CELL_MARK = " | "
"""What stands between two cells of a row."""


class Element(Protocol):
    """What of an lxml element is used here and beside here."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """The value of an attribute."""

    def xpath(self, path: str) -> Any:  # noqa: ANN401 - what comes back depends on the path
        """What an XPath selects."""

    def text_content(self) -> str:
        """All text under the element."""


def parsed(page: str) -> Element | None:
    """The root of a page, however broken its markup is; None when there is nothing in it."""
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    parser = html.HTMLParser(encoding="utf-8")
    try:
        root: Element = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    return root


def lines_with_roles(root: Element) -> Iterator[tuple[Role, str]]:
    """Each line of the text under this element, in order, with what the markup says it is."""
    from lxml import etree

    roles, pieces = [Role.PARAGRAPH], list[str]()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SILENT or element.get("hidden") is not None:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from _lines(roles[-1], pieces)
                roles.append(_role(tag, element, inside=roles[-1]))
            elif tag in _LINE_BREAKS:
                pieces.append("\n")
            elif tag in _CELLS and any(piece.strip() for piece in pieces):
                pieces.append(CELL_MARK)
            pieces.append(_inline(element.text, tag))
        else:
            if tag in _BLOCKS and tag not in _SILENT and element.get("hidden") is None:
                yield from _lines(roles.pop(), pieces)
            if element is not root:
                pieces.append(_inline(element.tail, ""))
    yield from _lines(roles[-1], pieces)


def joined(lines: Iterable[tuple[Role, str]]) -> tuple[str, tuple[Block, ...], int]:
    """The canonical text made of these lines, its blocks, and how many characters had to be replaced."""
    parts, blocks, at, replaced = list[str](), list[Block](), 0, 0
    before: Role | None = None
    for role, raw in lines:
        line, bad = canonical_text(raw)
        line = line.strip()
        if not line:
            continue
        if before is not None:
            gap = "\n" if role is before is Role.LIST_ITEM else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(line)
        blocks.append(Block(role, Span(at, at + len(line))))
        at, replaced, before = at + len(line), replaced + bad, role
    return "".join(parts), tuple(blocks), replaced


def _role(tag: str, element: Element, *, inside: Role) -> Role:
    """An element's own role, or that of what it stands in: a paragraph in a list item is the item."""
    role = _ROLES.get(tag)
    if role is Role.HEADING and element.get("rend") == "h1":
        return Role.TITLE
    return role or inside


def _lines(role: Role, pieces: list[str]) -> Iterator[tuple[Role, str]]:
    text = "".join(pieces)
    pieces.clear()
    yield from ((role, words) for line in text.split("\n") if (words := tidied(line)))


def tidied(line: str) -> str:
    """A line with single spaces, without the marks of empty cells at its ends."""
    return " ".join(line.split()).strip("| ")


def _inline(text: str | None, tag: str) -> str:
    """Text as a browser would run it on: line ends in the source are white space, except in code."""
    if not text:
        return ""
    return text if tag in _PREFORMATTED else re.sub(r"\s+", " ", text)
