"""What the paragraphs of a Word document are for, by their styles and numbering.

In come `word/styles.xml` and the properties of a paragraph; out goes a role. Elements and attributes are told
by their local names, so that the transitional and the strict form of the format read alike.
**Source:** ISO/IEC 29500-1 (WordprocessingML), 17.7 styles, 17.3.1 paragraph properties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpus.block import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ROLES_BY_NAME = (
    (re.compile(r"title"), Role.TITLE),
    (re.compile(r"heading\d|subtitle"), Role.HEADING),
    (re.compile(r"caption"), Role.CAPTION),
    (re.compile(r"(?:footnote|endnote)text"), Role.FOOTNOTE),
    (re.compile(r"list(?:bullet|number)\d?"), Role.LIST_ITEM),
    (
        re.compile(
            r"(?:toc|contents|index)(?:\d|heading)|tableof(?:figures|authorities)|indexheading|header|footer"
        ),
        Role.BOILERPLATE,
    ),
)
"""The built-in styles, whose names in the file are English whatever language Word speaks; without spaces."""

_HEADING_LEVELS = frozenset("012345678")  # of the outline; 9 is the text
_MAX_BASES = 16
_OFF = frozenset({"0", "false", "off"})


class Node(Protocol):
    """What of an lxml element is used here and in the walk over the text."""

    tag: object
    text: str | None
    attrib: Mapping[str, str]

    def __iter__(self) -> Iterator[Node]:
        """The children."""

    def getparent(self) -> Node | None:
        """What it stands in; None for a root."""


def local(node: Node) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: Node | None, name: str) -> str | None:
    """The value of an attribute, whatever namespace it is in; None where there is none."""
    if node is None:
        return None
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), None)


def elements(node: Node | None) -> Iterable[Node]:
    """What stands in an element; nothing where there is none."""
    return () if node is None else node


def child(node: Node | None, *path: str) -> Node | None:
    """The first element along these names."""
    for name in path:
        node = None if node is None else next((inner for inner in node if local(inner) == name), None)
    return node


def switched(properties: Node | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where nothing is said of it."""
    switch = child(properties, name)
    return None if switch is None else attribute(switch, "val") not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says by itself or by what it is based on; None where it says nothing."""

    role: Role | None = None
    outline: bool | None = None
    numbered: bool | None = None
    hidden: bool | None = None


_UNSTYLED = Style()


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Node | None = None) -> None:
        styles = [node for node in elements(root) if local(node) == "style"]
        self._nodes = {attribute(node, "styleId") or "": node for node in styles}
        self._used: dict[str, Style] = {}  # Word writes all styles that it knows, and few are used

    def role(self, properties: Node | None) -> Role:
        """What a paragraph with these properties is for."""
        style = self._style(properties, "pStyle")
        if style.role is not None:
            return style.role
        outline, numbered = _outline(properties), _numbered(properties)
        if style.outline if outline is None else outline:
            return Role.HEADING
        return Role.LIST_ITEM if (style.numbered if numbered is None else numbered) else Role.PARAGRAPH

    def hidden(self, run: Node | None, paragraph: Node | None) -> bool:
        """Whether a run with these properties in such a paragraph is hidden text."""
        said = (
            switched(run, "vanish"),
            self._style(run, "rStyle").hidden,
            self._style(paragraph, "pStyle").hidden,
        )
        return next((hidden for hidden in said if hidden is not None), False)

    def _style(self, properties: Node | None, kind: str) -> Style:
        name = attribute(child(properties, kind), "val")
        if name is None:
            return _UNSTYLED
        if name not in self._used:
            known = name in self._nodes
            self._used[name] = _resolved(name, self._nodes) if known else Style(role=_named(name))
        return self._used[name]


def _resolved(name: str, nodes: Mapping[str, Node]) -> Style:
    found = _UNSTYLED
    for _ in range(_MAX_BASES):
        node = nodes.get(name)
        if node is None:
            break
        properties = child(node, "pPr")
        role = _named(attribute(child(node, "name"), "val") or name)
        outline, numbered = _outline(properties), _numbered(properties)
        hidden = switched(child(node, "rPr"), "vanish")
        found = Style(
            role=found.role or role,
            outline=outline if found.outline is None else found.outline,
            numbered=numbered if found.numbered is None else found.numbered,
            hidden=hidden if found.hidden is None else found.hidden,
        )
        name = attribute(child(node, "basedOn"), "val") or ""
    return found


def _named(name: str) -> Role | None:
    key = "".join(name.casefold().split())
    return next((role for names, role in _ROLES_BY_NAME if names.fullmatch(key)), None)


def _outline(properties: Node | None) -> bool | None:
    """Whether it stands in the outline of the document, as headings do."""
    level = attribute(child(properties, "outlineLvl"), "val")
    return None if level is None else level in _HEADING_LEVELS


def _numbered(properties: Node | None) -> bool | None:
    """Whether it is numbered or has a bullet; the list number 0 takes away what the style gives."""
    numbering = child(properties, "numPr")
    return None if numbering is None else attribute(child(numbering, "numId"), "val") != "0"
