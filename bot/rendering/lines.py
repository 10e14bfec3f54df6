"""Lines: what a reply says to a chat, in reading order, before a platform draws it as its own markup.

In comes the reply, whose strings are raw; out go lines of neutral words. Every drawing is made from these,
so that they say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.rendering import wording
from bot.rendering.links import safe_url, text_link
from bot.rendering.neutral import neutral, neutral_slices
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefings.citation import Citation
    from briefings.reply import Item, Reply, Section, Statement


LINK_CHARS = 3_000
"""A longer address links nowhere: no button of Slack's takes one, and of text nothing is said."""

_ON_SLACK = re.compile(r"(?P<before>(?:by|in|for) )?slack:(?P<address>[CGUW][A-Z0-9]{2,}|[#@][\w.-]+)")
"""A whole cell, or one of several in it, that names a place or a person on Slack."""


class Place(Enum):
    """Where a line stands on the page."""

    PLAIN = auto()
    QUOTED = auto()
    LISTED = auto()
    VERBATIM = auto()
    """By itself, to be copied."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style, never empty.

    Attributes:
        url: where they link to, or None.
        channel: the id of the channel that they name, which Slack shows by its name to whoever may see it.
    """

    words: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """At least one piece, on one line."""

    pieces: tuple[Piece, ...]
    place: Place = Place.PLAIN

    @property
    def words(self) -> str:
        """All that it says, without style."""
        return "".join(piece.words for piece in self.pieces)


def opening(reply: Reply) -> list[Line]:
    """`Morning briefing · Mon 20 May 08:00 · 2 new of 5 documents`."""
    title, beside = neutral(reply.title), map(neutral, (*reply.aside, *reply.summary))
    return _line(_apart([*([[Piece(title, bold=True)]] if title else []), *_plain(beside)]))


def counts(reply: Reply) -> str:
    """`● 3 new · ▲ 1 firmer`, or empty."""
    return wording.SEPARATOR.join(
        f"{wording.GLYPHS[mark]} {phrases.counted(mark, number)}" for mark, number in reply.counts
    )


def heading(section: Section) -> list[Line]:
    """`! Sources disagree: opening date`; none without words."""
    words = neutral(section.heading)
    mark = f"{wording.GLYPHS[section.mark]} " if section.mark else ""
    return _line([Piece(f"{mark}{words}", bold=True)] if words else [])


def head(item: Item, section: Section) -> Line:
    """`2 ▲ firmer`, `5 → ahead · 3 June`; a mark is not repeated below a heading that has it.

    The words of a verdict on a draft stand for those of its mark.
    """
    above = section.mark if neutral(section.heading) else None
    marks = [
        wording.GLYPHS[mark] if item.draft else f"{wording.GLYPHS[mark]} {wording.MARKED[mark]}"
        for mark in item.marks
        if mark is not above
    ]
    label = neutral(item.label)
    between = " " if item.draft else wording.SEPARATOR
    told = between.join([*([" ".join(marks)] if marks else []), *([label] if label else [])])
    return Line((Piece(str(item.number), bold=True), *((Piece(f"  {told}"),) if told else ())))


def body(item: Item) -> list[Line]:
    """What stands below the head of an item: its quotes, who says them, and what stands around them."""
    draft = neutral(item.draft)
    lines = _line([Piece(draft, bold=True)] if draft else [])
    for statement in item.statements[:1]:
        lines += _statement(statement)
    for lead, context in ((wording.BEFORE, item.before), (wording.AFTER, item.after)):
        if words := neutral(context):
            lines += _line([Piece(f"{lead}: {wording.OPEN}{words}{wording.CLOSE}", italic=True)])
    for statement in item.statements[1:]:
        lines += _statement(statement)
    return lines


def table(rows: Iterable[tuple[str, ...]], *, verbatim: bool = False) -> list[Line]:
    """Each row as a line: its first cell, set off where there are others, then those.

    A first cell with nothing in those beside it heads the rows below.

    Args:
        verbatim: the last cell is there to be copied: it stands by itself, below the others.
    """
    neutrals = ([neutral(cell) for cell in row] for row in rows)
    if verbatim:
        return [line for row in neutrals if row for line in _to_copy(*row)]
    cells = (
        [*([_cell(first, bold=bool(rest))] if first else []), *(_cell(each) for each in rest if each)]
        for first, *rest in (row for row in neutrals if row)
    )
    return [line for row in cells for line in _line(_apart(row), _place(row))]


def _place(row: Sequence[list[Piece]]) -> Place:
    return Place.PLAIN if len(row) == 1 and row[0][0].bold else Place.LISTED


def _cell(words: str, *, bold: bool = False) -> list[Piece]:
    """A cell; one that is places on Slack, as `in slack:C012ABC`, without what only a configuration needs.

    A person's id stays words: an element that names somebody would call them.
    """
    named = [_ON_SLACK.fullmatch(one) for one in words.split(", ")]
    if not all(named):
        return [Piece(words, bold=bold)]
    return _apart([_named(one["before"] or "", one["address"], bold=bold) for one in named if one], ", ")


def _named(before: str, address: str, *, bold: bool) -> list[Piece]:
    if not address.startswith(("C", "G")):
        return [Piece(f"{before}{address}", bold=bold)]
    return [*([Piece(before, bold=bold)] if before else []), Piece(address, bold=bold, channel=address)]


def _to_copy(*row: str) -> list[Line]:
    *said, copied = row
    above = _line(_apart(_plain(said)))
    return [*above, *(_line([Piece(copied)], Place.VERBATIM) if copied else [])]


def closing(reply: Reply) -> list[Line]:
    """The plain sentence, and what is near."""
    said = (neutral(reply.notice), wording.near(filter(None, map(neutral, reply.suggestions))))
    return [line for words in said if words for line in _line([Piece(words)])]


def footer(reply: Reply) -> str:
    """The accounting line, or empty."""
    return wording.SEPARATOR.join(filter(None, map(neutral, reply.footer)))


@lru_cache(
    maxsize=512
)  # a reply is drawn many times over on its way into parts, mostly of the same statements
def _statement(statement: Statement) -> tuple[Line, ...]:
    lead = neutral(statement.lead)
    quote = [
        *([Piece(f"{lead}: ", italic=True)] if lead else []),
        Piece(wording.OPEN),
        *(
            Piece(words, bold=emphasised)
            for words, emphasised in neutral_slices(statement.quote.text, statement.emphasis)
        ),
        Piece(wording.CLOSE),
    ]
    return (*_line(quote, Place.QUOTED), *_line(_apart(_small_print(statement))))


def _small_print(statement: Statement) -> Iterator[list[Piece]]:
    """Who published it and when, on which page, who says it, what else is known, who else carries it."""
    citation, speaker = statement.citation, neutral(statement.attribution or "")
    yield [_name(citation, statement.quote.text)]
    yield from _plain(
        (
            neutral(phrases.published(citation)),
            phrases.on_page(citation),
            wording.says(speaker) if speaker else "",
            *map(neutral, statement.notes),
        )
    )
    if statement.also:
        others = [_other(each) for each in statement.also]
        yield [Piece(f"{wording.ALSO} "), *_apart(others, ", ")]


def _other(citation: Citation) -> list[Piece]:
    """`Coast Wire (≈ 17 May 2024, p. 4)`: another document that carries it."""
    where = ", ".join(filter(None, (neutral(phrases.published(citation)), phrases.on_page(citation))))
    return [_name(citation), Piece(f" ({where})")] if where else [_name(citation)]


def _name(citation: Citation, quote_text: str = "") -> Piece:
    """The publisher, or else the title, linked to the quoted words where there is an address."""
    url = text_link(citation, quote_text)
    if url is not None and len(url) > LINK_CHARS:
        url = safe_url(citation.url)
    return Piece(
        neutral(citation.publisher or "") or neutral(citation.title) or wording.UNTITLED,
        url=url if url is not None and len(url) <= LINK_CHARS else None,
    )


def _plain(parts: Iterable[str]) -> list[list[Piece]]:
    return [[Piece(part)] for part in parts if part]


def _apart(parts: Iterable[list[Piece]], separator: str = wording.SEPARATOR) -> list[Piece]:
    """The parts in one row, with the separator between them."""
    pieces: list[Piece] = []
    for part in parts:
        pieces += [Piece(separator), *part] if pieces else part
    return pieces


def _line(pieces: Iterable[Piece], place: Place = Place.PLAIN) -> list[Line]:
    """One line, or none where there is nothing to say."""
    whole = tuple(pieces)
    return [Line(whole, place)] if whole else []
