"""Replies as plain text for a terminal, a file or an e-mail: quotes left, where they stand right.

In comes a reply whose quotes have been checked; out goes one string. Each quote hangs from its number; a
letter and a span at the right margin say which document and which characters; the letters are spelt out at
the end. Nothing is read as markup: lines are built from styled pieces, never from marked-up strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.rendering import wording
from bot.rendering.links import safe_url
from bot.rendering.neutral import neutral, neutral_slices
from bot.rendering.sources import Sources, sources_of
from bot.rendering.wrapping import GLUE, glued, listed, wrapped
from briefings import phrases
from briefings.reply import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefings.citation import Citation
    from briefings.reply import Item, Reply, Section, Statement

MIN_WIDTH = 24
"""In cells; a narrower terminal wraps by itself."""

_MIN_QUOTE_WIDTH = 36
"""In cells; where the margin would leave less for the quotes, references stand below them instead."""

_MAX_MARGIN = 18
"""In cells; a reference of many spans stands on a line of its own."""

_GAP = 2
_LEAST = 24
"""Cells that the second cell of a row needs to be read with ease."""

_STYLES = {
    Mark.NEW: "green",
    Mark.FIRMER: "cyan",
    Mark.CHANGED: "yellow",
    Mark.DISAGREE: "bold red",
    Mark.AHEAD: "blue",
    Mark.CARRIED: "green",
    Mark.OTHER_MEASURE: "yellow",
    Mark.NOT_FOUND: "dim",
}


def text_of(reply: Reply, *, width: int = 80, colour: bool = False, unicode: bool = True) -> str:
    """The reply as lines of at most `width` cells (an address alone on its line may be longer).

    Args:
        width: in cells; less than `MIN_WIDTH` counts as that.
        colour: bold, dim and colour as ANSI sequences; without, there is no control character but line feeds.
        unicode: with colour, draws the marks as ● ▲ ↻ ! →; else they are * + ~ ! >.
    """
    sheet = _Sheet(
        width=max(width, MIN_WIDTH),
        glyphs=wording.GLYPHS if colour and unicode else wording.ASCII_GLYPHS,
        sources=sources_of(reply),
        columns=_columns_of(reply, max(width, MIN_WIDTH)),
    )
    lines = [line for block in _separated(sheet.blocks(reply)) for line in block]
    return _ansi(lines) if colour else "".join(f"{line.plain.rstrip()}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths in cells of what stands beside the quotes: the same all down the page."""

    marks: int
    number: int
    margin: int


def _columns_of(reply: Reply, width: int) -> _Columns:
    items = reply.items()
    sources = sources_of(reply)
    marks = max((len(item.marks) for item in items), default=0)
    number = max((len(str(item.number)) for item in items), default=0)
    references = [
        cell_len(sources.reference(statement.citation)) for item in items for statement in item.statements
    ]
    margin = max((length for length in references if length <= _MAX_MARGIN), default=0)
    indent = marks + bool(marks) + number + _GAP
    fits = width - indent - _GAP - margin >= _MIN_QUOTE_WIDTH
    return _Columns(marks, number, margin if fits else 0)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page: how wide it is, which glyphs it has, and where its columns stand."""

    width: int
    glyphs: dict[Mark, str]
    sources: Sources
    columns: _Columns

    def blocks(self, reply: Reply) -> Iterator[list[Text]]:
        """The page in blocks that a blank line separates, from the title to what to type next."""
        yield [*self._title(reply), *self._counts(reply)]
        for section in reply.sections:
            yield [*self._heading(section), *self._items(section.items)]
        yield list(self._rows(reply))
        yield [
            *self._paragraph(neutral(reply.notice)),
            *self._paragraph(wording.near(filter(None, map(neutral, reply.suggestions)))),
        ]
        yield list(self._legend())
        yield [
            *self._paragraph(listed(map(neutral, reply.footer)), "dim"),
            *self._next(listed(map(neutral, reply.next))),
        ]

    def _title(self, reply: Reply) -> list[Text]:
        *beside, last = [neutral(part) for part in reply.aside] or [""]
        left = Text(neutral(reply.title), "bold")
        if beside:
            left.append(f"  {listed(beside)}", "not bold")
        return self._two_sided(left, Text(last, "dim"))

    def _counts(self, reply: Reply) -> list[Text]:
        counts = [
            Text.assemble((self.glyphs[mark], _STYLES[mark]), GLUE, glued(phrases.counted(mark, number)))
            for mark, number in reply.counts
        ]
        return self._two_sided(Text(listed(map(neutral, reply.summary)), "dim"), Text("   ").join(counts))

    def _two_sided(self, left: Text, right: Text) -> list[Text]:
        """Both on one line, at its two ends, or one below the other where they do not fit."""
        room = self.width - cell_len(left.plain) - cell_len(right.plain)
        if left and right and room >= _GAP:
            return wrapped(Text.assemble(left, GLUE * room, right), self.width)
        return [line for side in (left, right) if side for line in wrapped(side, self.width)]

    def _heading(self, section: Section) -> list[Text]:
        heading = neutral(section.heading)
        if not heading:
            return []
        mark = f"{self.glyphs[section.mark]} " if section.mark else ""
        return wrapped(Text(f"{mark}{heading}", "bold"), self.width)

    def _items(self, items: Iterable[Item]) -> Iterator[Text]:
        """Each item's lines; labels, such as the dates of a timeline, get a column when they are short."""
        items = tuple(items)
        labels = max((cell_len(neutral(item.label)) for item in items), default=0)
        column = labels + _GAP if labels and labels <= self.width // 4 else 0
        for item in items:
            head = self._head(item)
            label = neutral(item.label)
            if column:
                head.append(f"{label}{' ' * (column - cell_len(label))}", "bold")
            indent = cell_len(head.plain)
            above = wrapped(Text(label, "bold"), self.width - indent) if label and not column else []
            yield from _hanging(head, [*above, *self._body(item, self.width - indent)])

    def _head(self, item: Item) -> Text:
        head = Text()
        if self.columns.marks:
            for mark in item.marks:
                head.append(self.glyphs[mark], _STYLES[mark])
            head.append(" " * (self.columns.marks - len(item.marks) + 1))
        head.append(f"{item.number:>{self.columns.number}}{' ' * _GAP}", "bold")
        return head

    def _body(self, item: Item, width: int) -> Iterator[Text]:
        if draft := neutral(item.draft):
            yield from wrapped(Text(draft, "bold"), width)
        for statement in item.statements[:1]:
            yield from self._statement(statement, width)
        for lead, context in ((wording.BEFORE, item.before), (wording.AFTER, item.after)):
            if words := neutral(context):
                yield from wrapped(Text(f"{lead}: {_quoted(words)}", "dim"), self._quote_width(width))
        for statement in item.statements[1:]:
            yield from self._statement(statement, width)

    def _quote_width(self, width: int) -> int:
        return width - self.columns.margin - _GAP if self.columns.margin else width

    def _statement(self, statement: Statement, width: int) -> Iterator[Text]:
        """The quote with its reference where it ends, then the small print, on the same line if it fits."""
        quote_width = self._quote_width(width)
        *lines, last = wrapped(_quote(statement), quote_width)
        small = Text(listed(self._small_print(statement)), "dim")
        if small and cell_len(last.plain) + _GAP + cell_len(small.plain) <= quote_width:
            last = wrapped(Text.assemble(last, GLUE * _GAP, small), quote_width)[0]
            small = Text()
        yield from lines
        reference = Text(self.sources.reference(statement.citation), "dim")
        room = width - cell_len(last.plain) - cell_len(reference.plain)
        if room >= _GAP and self.columns.margin:
            yield Text.assemble(last, " " * room, reference)
            reference = Text()
        else:
            yield last
        if rest := listed([reference.plain, small.plain]):
            yield from wrapped(Text(rest, "dim"), quote_width)

    def _small_print(self, statement: Statement) -> Iterator[str]:
        yield phrases.on_page(statement.citation)
        if speaker := neutral(statement.attribution or ""):
            yield wording.says(speaker)
        yield from filter(None, map(neutral, statement.notes))
        if statement.also:
            yield f"{wording.ALSO} {'; '.join(map(self._other, statement.also))}"

    def _other(self, citation: Citation) -> str:
        """`B 77–148`, `B 77–148 p. 4`: where another document states it."""
        return glued(f"{self.sources.reference(citation)} {phrases.on_page(citation)}".rstrip())

    def _rows(self, reply: Reply) -> Iterator[Text]:
        """A table's rows: the first cell in a column of its own, the others one after the other.

        One that leaves the others no room, as a path or an address may, has lines of its own before them.
        """
        rows = [[neutral(cell) for cell in row] for row in reply.rows]
        most = self.width - _GAP - _LEAST
        column = max((cell_len(row[0]) for row in rows if cell_len(row[0]) <= most), default=0) + _GAP
        for first, *rest in rows:
            lines = wrapped(Text(listed(rest)), self.width - column)
            if cell_len(first) <= most:
                yield from _hanging(Text(f"{first}{' ' * (column - cell_len(first))}", "bold"), lines)
            else:
                yield from wrapped(Text(first, "bold"), self.width)
                yield from _hanging(Text(" " * column), lines) if lines else ()

    def _legend(self) -> Iterator[Text]:
        if self.sources.lettered:
            yield Text(phrases.SOURCES, "bold")
        column = max(map(len, self.sources.lettered), default=0) + _GAP
        for letter, citation in self.sources.lettered.items():
            lines = wrapped(Text(_described(citation)), self.width - column)
            if url := safe_url(citation.url):
                lines.append(Text(url, "dim underline"))
            yield from _hanging(Text(f"{letter:<{column}}"), lines)

    def _next(self, words: str) -> Iterator[Text]:
        head = Text(f"{wording.NEXT}:{' ' * _GAP}")
        if words:
            yield from _hanging(head, wrapped(Text(words), self.width - cell_len(head.plain)))

    def _paragraph(self, words: str, style: str = "") -> list[Text]:
        return wrapped(Text(words, style), self.width) if words else []


def _hanging(head: Text, lines: Iterable[Text]) -> Iterator[Text]:
    """The head before the first line, even when there is none, and as much space before the others."""
    for line in list(lines) or [Text()]:
        yield Text.assemble(head, line)
        head = Text(" " * cell_len(head.plain))


def _quoted(words: str) -> str:
    return f"{wording.OPEN}{words}{wording.CLOSE}"


def _quote(statement: Statement) -> Text:
    """`disagrees: “The *words* as they stand.”`."""
    quote = Text()
    if lead := neutral(statement.lead):
        quote.append(f"{lead}: ", "dim")
    quote.append(wording.OPEN)
    for words, emphasised in neutral_slices(statement.quote.text, statement.emphasis):
        quote.append(words, "bold" if emphasised else None)
    quote.append(wording.CLOSE)
    return quote


def _described(citation: Citation) -> str:
    """`Harbour Post · 19 May 2024 · Tunnel opens late`: who, when, what."""
    parts = (citation.publisher or "", phrases.published(citation), citation.title)
    return listed(map(neutral, parts))


def _separated(blocks: Iterable[list[Text]]) -> Iterator[list[Text]]:
    """The blocks that are not empty, with a blank line between them."""
    first = True
    for block in blocks:
        if block:
            yield block if first else [Text(), *block]
            first = False


def _ansi(lines: Iterable[Text]) -> str:
    """The lines with their styles as ANSI sequences of the sixteen colours that every terminal themes."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
    return out.getvalue()
