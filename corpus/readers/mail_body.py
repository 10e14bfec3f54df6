"""The text of a message: its parts in order, of alternatives the richest that can be read.

In comes a parsed message; out go lines with roles. What its writer did not write is boilerplate.
**Source:** RFC 2046, 5.1 (multipart), RFC 3676 (format=flowed), RFC 2387 (related).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus.block import Block, Role
from corpus.canonical import canonical_text
from corpus.cleaning.layout import stretches
from corpus.errors import BinaryData
from corpus.readers.history import foreign_lines
from corpus.readers.html import article_lines, page_text
from corpus.readers.markup import joined, parsed
from corpus.readers.message import content, inner, parameter
from corpus.readers.web_encodings import labelled_text
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from email.message import Message

    from corpus.readers.markup import Element

_HISTORY = """
//blockquote[@type='cite']
| //*[@id='appendonsend' or @id='divRplyFwdMsg']/following-sibling::* | //*[@id='divRplyFwdMsg']
| //*[contains(concat(' ', @class, ' '), ' gmail_quote ') or contains(@class, 'yahoo_quoted')]
| //*[contains(@class, 'moz-cite-prefix') or contains(@class, 'protonmail_quote')]
"""
_SIGNATURES = (
    "//*[contains(@class, 'gmail_signature') or contains(@class, 'moz-signature') or @id='Signature']"
)
_UNSEEN = "//*[contains(translate(@style, ' ', ''), 'display:none')]"
_LAYOUT = "//table[@role='presentation' or .//table or .//td//p or .//td//h1 or .//td//h2 or .//td//div]"
_TABLE_PARTS = (
    "descendant-or-self::*[self::table or self::tbody or self::thead or self::tr or self::td or self::th]"
)


class Body(NamedTuple):
    """The text of a message.

    Attributes:
        text: canonical text.
        blocks: empty where only the text can tell them.
        replaced: how many characters had to be replaced.
    """

    text: str
    blocks: tuple[Block, ...]
    replaced: int


NO_BODY = Body("", (), 0)


def body(part: Message, *, forwards: bool) -> Body:
    """The text of a part and of the parts in it; attachments are none of it.

    Args:
        forwards: the message says that it passes another on, whose text is then its own matter.
    """
    kind = part.get_content_type()
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        bodies = (body(each, forwards=forwards) for each in _in_order(part, kind))
        if kind in {"multipart/alternative", "multipart/related"}:
            return next((found for found in bodies if found.text.strip()), NO_BODY)
        return _together([found for found in bodies if found.text.strip()])
    if is_attached(part):
        return NO_BODY
    try:
        if kind == "text/html":
            return _html(part, forwards=forwards)
        return _plain(part, forwards=forwards) if kind == "text/plain" else NO_BODY
    except BinaryData:
        return NO_BODY


def is_attached(part: Message) -> bool:
    """Whether a part is a file that came with the message, not the message."""
    return part.get_content_disposition() == "attachment"


def _in_order(part: Message, kind: str) -> Sequence[Message]:
    """The parts in a part, of alternatives the best first: it stands last."""
    return inner(part)[::-1] if kind == "multipart/alternative" else inner(part)


def _html(part: Message, *, forwards: bool) -> Body:
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    source, _ = page_text(content(part), parameter(part, "charset"))
    root = parsed(source)
    if root is None:
        return NO_BODY
    _cut(root, _UNSEEN)
    for table in root.xpath(_LAYOUT):
        for element in table.xpath(_TABLE_PARTS):
            element.tag = "div"
    cut = _cut(root, _SIGNATURES if forwards else f"{_HISTORY} | {_SIGNATURES}")
    own = article_lines(etree.tostring(root, encoding="unicode", method="html"), root)
    foreign = foreign_lines([*(line for _, line in own), *[">"] * len(cut)], forwards=forwards)
    lines = [*own, *((Role.BOILERPLATE, text) for text in cut)]
    roles = (Role.BOILERPLATE if other else role for (role, _), other in zip(lines, foreign, strict=True))
    return Body(*joined(zip(roles, (line for _, line in lines), strict=True)))


def _cut(root: Element, path: str) -> list[str]:
    """The text of the elements at this path, which are taken out of the page."""
    found: list[str] = []
    for element in root.xpath(path):
        if element.getroottree().getroot() is root and element is not root:
            found.append(" ".join(element.text_content().split()))
            element.drop_tree()
    return found


def _plain(part: Message, *, forwards: bool) -> Body:
    raw, _ = labelled_text(content(part), (parameter(part, "charset"),))
    text, replaced = canonical_text(raw)
    if parameter(part, "format") == "flowed":
        text = "\n".join(_unflowed(text.split("\n"), delete_space=parameter(part, "delsp") == "yes"))
    text = text.strip("\n")
    lines = text.split("\n")
    foreign = foreign_lines(lines, forwards=forwards)
    blocks = tuple(_blocks(lines, foreign)) if any(foreign) else ()
    return Body(text, blocks, replaced)


def _unflowed(lines: Iterable[str], *, delete_space: bool) -> Iterator[str]:
    """The paragraphs of a text whose lines end in a space where they flow on."""
    open_line, depth_before = "", 0
    for line in lines:
        marks = len(line) - len(line.lstrip(">"))
        words = line[marks:].removeprefix(" ")
        if open_line and marks != depth_before:
            yield open_line.rstrip()
            open_line = ""
        whole = open_line + words if open_line else line[:marks] + (" " if marks else "") + words
        if words.endswith(" ") and words != "-- ":
            open_line, depth_before = whole[:-1] if delete_space else whole, marks
        else:
            yield whole
            open_line = ""
    if open_line:
        yield open_line.rstrip()


def _blocks(lines: Sequence[str], foreign: Sequence[bool]) -> Iterator[Block]:
    """Blocks of a plain text, cut where the writer's own lines and others meet."""
    at = start = 0
    for index, line in enumerate(lines):
        at += len(line) + 1
        if index + 1 == len(lines) or foreign[index + 1] != foreign[index]:
            first = next(n for n in range(index, -1, -1) if n == 0 or foreign[n - 1] != foreign[index])
            role = Role.BOILERPLATE if foreign[index] else Role.PARAGRAPH
            for stretch in stretches("\n".join(lines[first : index + 1])):
                yield Block(role, Span(start + stretch.span.start, start + stretch.span.end))
            start = at


def _together(bodies: Sequence[Body]) -> Body:
    """Several texts as one; where one of them has blocks, all have."""
    if len(bodies) < 2:
        return bodies[0] if bodies else NO_BODY
    text = "\n\n".join(each.text for each in bodies)
    blocks: list[Block] = []
    at = 0
    for each in bodies:
        own = each.blocks or [Block(Role.PARAGRAPH, stretch.span) for stretch in stretches(each.text)]
        blocks += (Block(block.role, Span(at + block.span.start, at + block.span.end)) for block in own)
        at += len(each.text) + 2
    return Body(text, tuple(blocks), sum(each.replaced for each in bodies))
