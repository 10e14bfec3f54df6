"""From the elements of a Word document to lines with roles: what a reader of the printed page would read.

Text that was deleted but whose deletion nobody has accepted, hidden text, the codes of fields, the second
copy of a text box for older programs, and prompts of empty form fields are no text of the document.
**Source:** ISO/IEC 29500-1 (WordprocessingML), 17.3 paragraphs and runs, 17.4 tables, 17.13.5 revisions,
17.16 fields; 29500-3, 9.3 for alternate content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.canonical import REPLACEMENT
from corpus.cleaning.layout import stretches
from corpus.readers.markup import CELL_MARK, tidied
from corpus.readers.word_styles import attribute, child, elements, local, switched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.readers.word_styles import Node, Styles

_WRAPPERS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "Choice"})
"""What stands around blocks, rows or cells without being one."""

_DELETED = frozenset({"del", "moveFrom"})
_CHANGED = _DELETED | {"ins", "moveTo"}
_SILENT = _DELETED | {"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "rt", "rubyPr", "ffData", "txbxContent"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FORMULA = {"sup": "^", "sub": "_", "den": "/"}
"""How a formula is written on one line; without these marks ten to the third would read as 103."""

_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_PRIVATE_USE = range(0xE000, 0xF900)
_MAX_ROW_CHARS = 400
"""A longer cell holds running text: the table is there for the layout of the page."""


class WordText:
    """One walk over the blocks of a document.

    Attributes:
        changed: it has changes that nobody has accepted.
        embedded: it has parts in other formats, which are not read.
        lost_signs: how many signs of a symbol font stand as U+FFFD.
        notes: the notes that the text refers to, as (footnote or endnote, id), in order.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.changed = self.embedded = False
        self.lost_signs = 0
        self.notes: dict[tuple[str, str], None] = {}

    def lines(self, block: Node) -> Iterator[tuple[Role, str]]:
        """The lines of a paragraph, a table, or what stands around such."""
        name = local(block)
        self.changed |= name in _CHANGED
        self.embedded |= name == "altChunk"
        if name == "p":
            yield from self._paragraph(block)
        elif name == "tbl":
            for row in self._inside(block, "tr"):
                yield from self._row(row)
        elif name == "sdt" and _is_contents(block):
            yield from ((Role.BOILERPLATE, text) for _, text in self._content(block))
        elif name == "sdt" and not _is_prompt(block):
            yield from self._content(block)
        elif name == "AlternateContent":
            yield from self._blocks(_chosen(block))
        elif name in _WRAPPERS:
            yield from self._blocks(block)

    def _content(self, control: Node) -> Iterator[tuple[Role, str]]:
        yield from self._blocks(elements(child(control, "sdtContent")))

    def _blocks(self, blocks: Iterable[Node]) -> Iterator[tuple[Role, str]]:
        for block in blocks:
            yield from self.lines(block)

    def _paragraph(self, paragraph: Node) -> Iterator[tuple[Role, str]]:
        role = self._styles.role(child(paragraph, "pPr"))
        boxes: list[Node] = []
        whole = "\n".join(filter(None, map(tidied, self._text(paragraph, boxes).split("\n"))))
        yield from ((role, stretch.span.of(whole)) for stretch in stretches(whole))
        for box in boxes:
            yield from self._blocks(box)

    def _text(self, paragraph: Node, boxes: list[Node]) -> str:
        """The text of the runs; the text boxes that are anchored among them are put into `boxes`."""
        from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

        pieces: list[str] = []
        in_code: list[bool] = []  # the open fields: whether their code goes on, or their result
        properties = child(paragraph, "pPr")
        walk = etree.iterwalk(paragraph, events=("start",))
        for _, node in walk:
            name = local(node)
            self.changed |= name in _CHANGED
            if name == "txbxContent":
                boxes.append(node)
            if name in _SILENT or self._is_left_out(node, name, properties):
                walk.skip_subtree()
            elif name == "fldChar":
                _follow_field(in_code, attribute(node, "fldCharType"))
            elif not any(in_code):
                pieces.append(self._piece(node, name))
        return "".join(pieces)

    def _is_left_out(self, node: Node, name: str, paragraph: Node | None) -> bool:
        if name == "r":
            return self._styles.hidden(child(node, "rPr"), paragraph)
        if name == "Fallback":
            return child(node.getparent(), "Choice") is not None
        return name == "sdt" and _is_prompt(node)

    def _piece(self, node: Node, name: str) -> str:
        if name == "t":
            text = node.text or ""
            raised = attribute(child(node.getparent(), "rPr", "vertAlign"), "val") == "superscript"
            return text.translate(_SUPERSCRIPTS) if raised else text
        if name in _NOTES:
            self.notes[_NOTES[name], attribute(node, "id") or ""] = None
        return self._sign(node) if name == "sym" else _SIGNS.get(name) or _FORMULA.get(name, "")

    def _sign(self, node: Node) -> str:
        """A sign that is told by its place in a font: symbol fonts mean by it what no other font does."""
        try:
            code = int(attribute(node, "char") or "", 16)
            sign = chr(code)
        except (ValueError, OverflowError):
            return ""
        if code in _PRIVATE_USE:
            self.lost_signs += 1
            return REPLACEMENT
        return sign

    def _row(self, row: Node) -> Iterator[tuple[Role, str]]:
        """A row on one line; where it is one cell or holds running text, what stands in its cells."""
        if child(row, "trPr", "del") is not None:
            self.changed = True
            return
        cells = [list(self._blocks(cell)) for cell in self._inside(row, "tc") if not _is_merged_away(cell)]
        texts = [" ".join(" ".join(text.split()) for _, text in cell) for cell in cells]
        if len(texts) < 2 or max(map(len, texts)) > _MAX_ROW_CHARS:
            yield from (line for cell in cells for line in cell)
        elif line := tidied(CELL_MARK.join(texts)):
            yield Role.LIST_ITEM, line

    def _inside(self, node: Node, wanted: str) -> Iterator[Node]:
        """The rows of a table, or the cells of a row, through what may stand around them."""
        for inner in node:
            name = local(inner)
            if name == wanted:
                yield inner
            elif name in _WRAPPERS or name == "sdt":
                self.changed |= name in _CHANGED
                yield from self._inside(inner, wanted)


def _follow_field(in_code: list[bool], mark: str | None) -> None:
    if mark == "begin":
        in_code.append(True)
    elif mark == "separate" and in_code:
        in_code[-1] = False
    elif mark == "end" and in_code:
        in_code.pop()


def _chosen(alternatives: Node) -> Iterable[Node]:
    """The first alternative, which newer programs show; else the one for older programs."""
    choice = child(alternatives, "Choice")
    return elements(child(alternatives, "Fallback") if choice is None else choice)


def _is_prompt(field: Node) -> bool:
    return bool(switched(child(field, "sdtPr"), "showingPlcHdr"))


def _is_contents(field: Node) -> bool:
    gallery = child(field, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery, "val") == "Table of Contents"


def _is_merged_away(cell: Node) -> bool:
    """Whether the cell is the lower part of a merged one, whose text stands in the first."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"
