"""Lines: what a reply says to a chat, in reading order, before a platform draws it as its own markup.

In comes the reply, whose strings are raw; out go lines of neutral words. Every drawing is made from these,
so that they say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.rendering import wording
from bot.rendering.links import safe_url, text_link
from bot.rendering.neutral import neutral, neutral_slices
from briefings import phrases
from config.destination import Destination, Platform, destination
from config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefings.citation import Citation
    from briefings.reply import Item, Reply, Section, Statement


LINK_CHARS = 3_000
"""A longer address links nowhere: no button of Slack's takes one, and of text nothing is said."""

_BEFORE, _BEHIND = r"(?<![\w#@:/.-])", r"(?![\w-]|[.:/]\w)"
"""Where a destination stands among words: as a word of its own."""


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
        destination: that they name, which its own platform shows by what people call it.
    """

    words: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    destination: Destination | None = None


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
    title, beside = neutral(reply.title), filter(None, map(neutral, (*reply.aside, *reply.summary)))
    named = (naming(part, reply.places) for part in beside)
    return _line(_apart([*([[Piece(title, bold=True)]] if title else []), *named]))


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


def table(
    rows: Iterable[tuple[str, ...]], places: tuple[str, ...] = (), *, verbatim: bool = False
) -> list[Line]:
    """Each row as a line: its first cell, set off where there are others, then those.

    A first cell with nothing in those beside it heads the rows below.

    Args:
        places: destinations, as text, that the cells name.
        verbatim: the last cell is there to be copied: it stands by itself, below the others.
    """
    neutrals = ([neutral(cell) for cell in row] for row in rows)
    if verbatim:
        return [line for row in neutrals if row for line in _to_copy(*row)]
    cells = (
        [
            *([[replace(one, bold=bool(rest)) for one in naming(first, places)]] if first else []),
            *(naming(each, places) for each in rest if each),
        ]
        for first, *rest in (row for row in neutrals if row)
    )
    return [line for row in cells for line in _line(_apart(row), _place(row))]


def _place(row: Sequence[list[Piece]]) -> Place:
    return Place.PLAIN if len(row) == 1 and row[0][0].bold else Place.LISTED


def naming(words: str, places: tuple[str, ...]) -> list[Piece]:
    """Neutral words, with each of the places that they name as a piece of its own.

    Args:
        places: destinations, as text; what is none of a chat names nothing.
    """
    known = _known(places)
    if not known:
        return [Piece(words)] if words else []
    parts = _finding(tuple(known)).split(words)
    return [Piece(part, destination=known.get(part)) for part in parts if part]


@lru_cache(maxsize=64)  # every cell of a page is looked through for the same places
def _known(places: tuple[str, ...]) -> Mapping[str, Destination]:
    """The destinations of chats, by their texts."""
    return {text: found for text in places if (found := _in_chat(text))}


def _in_chat(text: str) -> Destination | None:
    try:
        found = destination(text)
    except ConfigError:
        return None
    return found if found.platform in {Platform.SLACK, Platform.DISCORD} and str(found) == text else None


@lru_cache(maxsize=64)
def _finding(texts: tuple[str, ...]) -> re.Pattern[str]:
    """What parts words at the texts that stand in them, and keeps those."""
    return re.compile(f"{_BEFORE}({'|'.join(map(re.escape, texts))}){_BEHIND}")


def _to_copy(*row: str) -> list[Line]:
    *said, copied = row
    above = _line(_apart(_plain(said)))
    return [*above, *(_line([Piece(copied)], Place.VERBATIM) if copied else [])]


def closing(reply: Reply) -> list[Line]:
    """The plain sentence, and what is near."""
    near = wording.near(filter(None, map(neutral, reply.suggestions)))
    return [*_line(naming(neutral(reply.notice), reply.places)), *_line([Piece(near)] if near else [])]


def footer(reply: Reply) -> list[Line]:
    """The accounting line, or none."""
    return _line(_apart(naming(part, reply.places) for part in filter(None, map(neutral, reply.footer))))


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
