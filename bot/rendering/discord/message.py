"""Messages: a reply as what Discord takes for a message, whole or not at all.

In comes a reply whose quotes have been checked; out goes one container of components, the same for the same
reply. Documents' and people's words stand in it escaped, or where Discord parses nothing. A notification
begins with the first text: so the title and the counts come first there, and the strongest quote right after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.rendering import lines, wording
from bot.rendering.discord import limits
from bot.rendering.discord.clicks import button_id
from bot.rendering.discord.components import button_rows, container, label, lines_menu, separator, text
from bot.rendering.discord.markdown import HEADING, LISTED, QUOTE, SMALL, line, small, to_copy
from bot.rendering.lines import Line, Piece, Place
from bot.rendering.neutral import neutral
from briefings.reply import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefings.reply import Item, Reply, Section

COMPONENTS_V2 = 1 << 15
"""The flag of a message that is made of components alone; such a message shows no previews of links."""

AMBER = 0xD9982B
"""Beside an answer in which sources disagree; no other has a colour."""

NO_BUTTON = "No room for a button"


def message_of(reply: Reply) -> dict[str, Any] | None:
    """The reply as `flags`, `components` and `allowed_mentions`; None where it does not fit in one message.

    Where the addresses of the links are too long, they lead to the pages of the quotes instead of to the
    words. A reply that fits still fits when something is taken from it.
    """
    for deep in (True, False):
        components = _components(reply, deep=deep)
        if components is not None and _fit(components):
            return {
                "flags": COMPONENTS_V2,
                "components": components,
                "allowed_mentions": {"parse": []},
            }
    return None


def _components(reply: Reply, *, deep: bool) -> list[dict[str, Any]] | None:
    """The page from the title to the buttons; None where its lines are too many for one menu."""
    menu = lines_menu(reply)
    if menu is None:
        return None
    page = [
        *_text(_opening(reply)),
        *(component for section in reply.sections for component in _section(section, deep=deep)),
        *_rows(reply),
        *_text(line("", each.pieces) for each in lines.closing(reply)),
    ]
    account = _text([small((*reply.footer, _left_out(reply)), places=reply.places)])
    buttons = button_rows((one for one in reply.actions if not one.beside), reply.handle)
    whole = [*page, *([separator()] if page and account else []), *account, *menu, *buttons]
    return [container(whole or _text([wording.NOTHING_SAID]), accent=_accent(reply))]


def _text(drawn: Iterable[str]) -> list[dict[str, Any]]:
    """Lines of markdown in one block; none without any."""
    content = "\n".join(filter(None, drawn))
    return [text(content)] if content else []


def _opening(reply: Reply) -> Iterator[str]:
    """The title, and in small print the counts, when it is, and what was read."""
    title = neutral(reply.title)
    if title:
        yield line(HEADING, (Piece(title, bold=title.endswith("#")),))
    yield small([lines.counts(reply)])
    yield small((*reply.aside, *reply.summary), reply.moments, reply.places)


def _section(section: Section, *, deep: bool) -> Iterator[dict[str, Any]]:
    """Its heading with its first item, then a block for each."""
    heading = [line("", each.pieces) for each in lines.heading(section)]
    if not section.items:
        yield from _text(heading)
    for item in section.items:
        yield from _text([*heading, *_item(item, section, deep=deep)])
        heading = []


def _item(item: Item, section: Section, *, deep: bool) -> Iterator[str]:
    """The number and the marks before the first quote, or above somebody's own sentence."""
    head, body = lines.head(item, section), lines.body(item)
    if not item.draft and body and body[0].place is Place.QUOTED:
        between = Piece(wording.SEPARATOR if len(head.pieces) > 1 else "  ")
        yield line(QUOTE, (*head.pieces, between, *body[0].pieces), deep=deep)
        body = body[1:]
    else:
        yield line("", head.pieces)
    own = 1 if neutral(item.draft) else 0
    for at, each in enumerate(body):
        if each.place is Place.QUOTED:
            yield line(QUOTE, each.pieces, deep=deep)
        elif at < own:
            yield line("", each.pieces)
        else:  # small print is set off enough: without further style, nothing in it can end one
            yield line(SMALL, tuple(Piece(piece.words, url=piece.url) for piece in each.pieces), deep=deep)


def _rows(reply: Reply) -> Iterator[dict[str, Any]]:
    """The table in as few blocks as hold it, with the buttons of a row right below it."""
    together: list[str] = []
    for row in reply.rows:
        together += map(_row, lines.table([row], reply.places, verbatim=reply.verbatim))
        own = [one for one in reply.actions if one.beside and row and one.beside == row[0]]
        if own:
            yield from _text(together)
            yield from button_rows(own, reply.handle)
            together = []
    yield from _text(together)


def _row(each: Line) -> str:
    if each.place is Place.VERBATIM:
        return to_copy(each.words)
    return line(LISTED if each.place is Place.LISTED else "", each.pieces)


def _left_out(reply: Reply) -> str:
    """What no button is there for, because one cannot carry what it is about; or empty."""
    missing = [label(one) for one in reply.actions if button_id(one, reply.handle) is None]
    return f"{NO_BUTTON}: {', '.join(missing)}" if missing else ""


def _accent(reply: Reply) -> int | None:
    disputed = any(mark is Mark.DISAGREE for mark, _ in reply.counts) or any(
        Mark.DISAGREE in item.marks for item in reply.items()
    )
    return AMBER if disputed else None


def _fit(components: Sequence[dict[str, Any]]) -> bool:
    every = list(_objects(components))
    read = sum(limits.length(one.get("content", "")) for one in every)
    ids = [one["custom_id"] for one in every if "custom_id" in one]
    return len(every) <= limits.COMPONENTS and read <= limits.TEXT_CHARS and len(ids) == len(set(ids))


def _objects(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, at any depth."""
    for one in components:
        yield one
        yield from _objects(one.get("components", ()))
