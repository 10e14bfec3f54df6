"""Markdown: the text stays as it was written; the marks at the line starts tell the roles.

**Source:** the CommonMark specification 0.31, sections 4 and 5 (leaf and container blocks), and GitHub's
tables and footnotes. Marks inside a line are left to the renderers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.block import Block, Role
from corpus.readers.frontmatter import split_front_matter
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure
    from corpus.readers.source import SourceFile

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)(?:\s+(#+))?\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_LIST_MARKER = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s+\S")
_QUOTE_MARKER = re.compile(r"\s{0,3}(>(?:\s{0,3}>)*)\s?")
_ENDED = re.compile(r"[.!?…。！？:：][\"'”’»)\]*_]*\Z")
_DELIMITER_ROW = re.compile(r"\s*(?:\|\s*)?(?::?-+:?\s*\|\s*)+(?::?-+:?\s*)?$")
_HTML = re.compile(
    r"\s{0,3}(?:</?(?:address|article|aside|blockquote|body|center|details|div|dl|dt|dd|fieldset|figure|figcaption|"
    r"footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|meta|nav|ol|p|pre|script|section|style|summary|"
    r"table|tbody|td|tfoot|th|thead|title|tr|ul)(?=[\s/>]|$)|(?:</?[a-z][\w-]*(?:\s[^<>]*)?/?>\s*)+$)",
    re.IGNORECASE,
)
_ROLES_BY_FORM = (
    (re.compile(r"\s*\[\^[^\]]+\]:"), Role.FOOTNOTE),
    (re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*$"), Role.CAPTION),
    (re.compile(r"\s{0,3}\[[^\]^][^\]]*\]:\s+\S+"), Role.BOILERPLATE),  # where a link goes
    (re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$"), Role.BOILERPLATE),  # a rule across the page
    (_DELIMITER_ROW, Role.BOILERPLATE),  # under a table's head
    (re.compile(r"\s*\|.*\|\s*$"), Role.LIST_ITEM),  # a row of a table
    (_LIST_MARKER, Role.LIST_ITEM),
)
_ONE_LINE = frozenset({Role.BOILERPLATE, Role.CAPTION})


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """The one document of a Markdown file, without its front matter."""
    text, repairs = file.text
    said, body = split_front_matter(text)
    if not body.strip():
        yield file.failure("there is no text in it")
    else:
        yield file.document(body, file.sidecar.over(said), repairs=repairs, blocks=markdown_blocks(body))


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, covering all but white space.

    The number signs of a heading and the first `>` of a quotation are blocks of their own that nobody quotes;
    the marker of a list item belongs to the item.
    """
    return tuple(_Walk(text).blocks())


class _Walk:
    """One pass over the lines; the open block grows until a line ends it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: Block | None = None
        self._quoting = ""
        self._fence = ""
        self._html_end = ""
        self._titled = False

    def blocks(self) -> Iterator[Block]:
        at = 0
        for line in self._text.split("\n"):
            yield from self._line(line, at)
            at += len(line) + 1
        yield from self._closed()

    def _line(self, line: str, at: int) -> Iterator[Block]:
        fence = _FENCE.match(line)
        if self._fence or fence:
            yield from self._code(line, at, fence[1] if fence else "")
        elif self._html_end or (opening := _html_end(line)):
            yield from self._html(line, at, self._html_end or opening)
        elif not line.strip():
            yield from self._closed()
        elif heading := _HEADING.match(line):
            yield from self._closed()
            yield Block(Role.BOILERPLATE, Span(at + heading.start(1), at + heading.end(1)))
            yield self._heading(len(heading[1]), Span(at + heading.start(2), at + heading.end(2)))
            if heading[3]:
                yield Block(Role.BOILERPLATE, Span(at + heading.start(3), at + heading.end(3)))
        elif (underline := _UNDERLINE.match(line)) and self._open and self._open.role is Role.PARAGRAPH:
            yield self._heading(1 if underline[1][0] == "=" else 2, self._open.span)
            self._open = None
            yield Block(Role.BOILERPLATE, _trimmed(line, at))
        else:
            yield from self._words(line, at)

    def _words(self, line: str, at: int) -> Iterator[Block]:
        """A line of text: it starts a block or runs on in the open one."""
        quote = _QUOTE_MARKER.match(line)
        words = line[quote.end() :] if quote else line
        role = next((role for form, role in _ROLES_BY_FORM if form.match(words)), None)
        if (
            self._open
            and role is None
            and words.strip()
            and (self._quoting == (quote[1] if quote else self._quoting))
            and not (quote and _ENDED.search(self._open.span.of(self._text)))
        ):
            self._open = Block(self._open.role, Span(self._open.span.start, _trimmed(line, at).end))
            return
        if self._open and _DELIMITER_ROW.match(words) and self._open.role is Role.LIST_ITEM:
            self._open = Block(Role.BOILERPLATE, self._open.span)  # the names of columns state nothing
        yield from self._closed()
        if quote:
            yield Block(Role.BOILERPLATE, Span(at + quote.start(1), at + quote.end(1)))
        if not words.strip():
            return
        self._open = Block(role or Role.PARAGRAPH, _trimmed(words, at + len(line) - len(words)))
        self._quoting = quote[1] if quote else ""
        if role in _ONE_LINE:
            yield from self._closed()

    def _html(self, line: str, at: int, end: str) -> Iterator[Block]:
        """A line of a comment, or of raw HTML: it is neither Markdown nor text."""
        yield from self._closed()
        if line.strip():
            yield Block(Role.BOILERPLATE, _trimmed(line, at))
        over = end in line if end.strip() else not line.strip()
        self._html_end = "" if over else end

    def _code(self, line: str, at: int, fence: str) -> Iterator[Block]:
        """A line of a fenced block, fences included: code is not quoted."""
        yield from self._closed()
        if line.strip():
            yield Block(Role.BOILERPLATE, _trimmed(line, at))
        if not self._fence:
            self._fence = fence
        elif fence.startswith(self._fence) and line.strip() == fence:
            self._fence = ""

    def _heading(self, level: int, span: Span) -> Block:
        first = level == 1 and not self._titled
        self._titled = self._titled or first
        return Block(Role.TITLE if first else Role.HEADING, span)

    def _closed(self) -> Iterator[Block]:
        if self._open:
            yield self._open
        self._open, self._quoting = None, ""


def _html_end(line: str) -> str:
    """What ends the HTML that a line opens: a comment's last mark, or a blank line; empty for no HTML."""
    if line.lstrip().startswith("<!--"):
        return "-->"
    return "\n" if _HTML.match(line) else ""


def _trimmed(line: str, at: int) -> Span:
    start = len(line) - len(line.lstrip())
    return Span(at + start, at + len(line.rstrip()))
