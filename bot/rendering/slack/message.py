"""Messages: a reply as what `chat.postMessage` takes, whole or not at all.

In comes a reply whose quotes have been checked; out go `text` and `blocks`, the same for the same reply.
Documents' and people's words stand in rich text alone.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from bot.rendering import lines, wording
from bot.rendering.lines import Line, Piece
from bot.rendering.slack import limits
from bot.rendering.slack.elements import button, line_menu, lines_menu, words
from bot.rendering.slack.places import element, said
from bot.rendering.slack.plain import plain
from bot.rendering.slack.rich_text import rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefings.reply import Action, Item, Reply, Section

SENDING: Mapping[str, Any] = {"mrkdwn": False, "unfurl_links": False, "unfurl_media": False}
"""How a message is sent: its `text` is not markup, and none of its links opens into a preview."""


def message_of(reply: Reply) -> dict[str, Any] | None:
    """The reply as `text` and `blocks`; None where it does not fit in one message.

    Lines have a menu each where they are few and asked for by number, else one for all. A reply that fits
    still fits when something is taken from it.
    """
    text = plain(reply)
    if limits.length(text) > limits.TEXT_CHARS:
        return None
    for menu_each in _ways(reply):
        blocks = _blocks(reply, menu_each=menu_each)
        if blocks is not None and _fit(blocks):
            return {"text": text, "blocks": blocks}
    return None


def _ways(reply: Reply) -> Sequence[bool]:
    """Whether each line has a menu of its own: first as it is best."""
    return (True, False) if reply.handle and len(reply.items()) <= limits.LINE_MENUS else (False,)


def _blocks(reply: Reply, *, menu_each: bool) -> list[dict[str, Any]] | None:
    """The page from the title to the account; None where a button cannot carry what it is about."""
    actions, rows = _actions(reply, one_menu=not menu_each), _rows(reply)
    if actions is None or rows is None:
        return None
    handle = reply.handle if menu_each else None
    drawn = [
        *_rich(lines.opening(reply)),
        *_small(lines.counts(reply)),
        *(
            block
            for section in reply.sections
            for block in chain(
                _rich(lines.heading(section)), *(_item(item, section, handle) for item in section.items)
            )
        ),
        *rows,
        *_rich(lines.closing(reply)),
        *actions,
        *_account(lines.footer(reply)),
    ]
    return drawn or _rich([Line((Piece(wording.NOTHING_SAID),))])


def _rich(drawn: Sequence[Line]) -> list[dict[str, Any]]:
    return [rich_text(drawn)] if drawn else []


def _small(told: str) -> list[dict[str, Any]]:
    """The bot's own words in small print, or in rich text where they are too many for that."""
    if limits.length(told) > limits.CONTEXT_CHARS:
        return _rich([Line((Piece(told),))])
    return [{"type": "context", "elements": [words(told)]}] if told else []


def _account(drawn: Sequence[Line]) -> list[dict[str, Any]]:
    """The same, in rich text too where they name what Slack shows by its name: small print is not parsed."""
    pieces = [piece for each in drawn for piece in each.pieces]
    return _rich(drawn) if any(map(element, pieces)) else _small("".join(map(said, pieces)))


def _item(item: Item, section: Section, handle: str | None) -> list[dict[str, Any]]:
    """A line in one block; in two where it has a menu, which stands beside its head."""
    head, body = lines.head(item, section), lines.body(item)
    menu = line_menu(item, handle) if handle else None
    if menu is None or limits.length(head.words) > limits.SECTION_CHARS:
        return _rich([head, *body])
    return [{"type": "section", "text": words(head.words), "accessory": menu}, *_rich(body)]


def _rows(reply: Reply) -> list[dict[str, Any]] | None:
    """The table in as few blocks as hold it, with the buttons of a row right below it."""
    blocks: list[dict[str, Any]] = []
    together: list[tuple[str, ...]] = []
    for row in reply.rows:
        together.append(row)
        own = [one for one in reply.actions if one.beside and row and one.beside == row[0]]
        if not own:
            continue
        drawn = _buttons(own, reply.handle, [])
        if drawn is None:
            return None
        blocks += [*_rich(lines.table(together, reply.places, verbatim=reply.verbatim)), *drawn]
        together = []
    return [*blocks, *_rich(lines.table(together, reply.places, verbatim=reply.verbatim))]


def _actions(reply: Reply, *, one_menu: bool) -> list[dict[str, Any]] | None:
    """The menu for all lines, then the buttons that stand below everything."""
    elements: list[dict[str, Any]] = []
    if one_menu and reply.handle is not None and (menu := lines_menu(reply, place=0)):
        elements.append(menu)
    return _buttons([one for one in reply.actions if not one.beside], reply.handle, elements)


def _buttons(
    actions: Iterable[Action], handle: str | None, elements: list[dict[str, Any]]
) -> list[dict[str, Any]] | None:
    """Buttons behind other elements, in as few blocks as hold them; None where one cannot be drawn."""
    for action in actions:
        drawn = button(action, handle, place=len(elements) % limits.ACTIONS)
        if drawn is None:
            return None
        elements.append(drawn)
    starts = range(0, len(elements), limits.ACTIONS)
    return [{"type": "actions", "elements": elements[at : at + limits.ACTIONS]} for at in starts]


def _fit(blocks: Sequence[dict[str, Any]]) -> bool:
    if len(blocks) > limits.BLOCKS:
        return False
    read = linked = 0
    for name, told in chain.from_iterable(map(_strings, blocks)):
        read += limits.length(told) if name == "text" else 0
        linked += limits.length(told) if name == "url" else 0
    return read <= limits.READ_CHARS and read + linked <= limits.READ_AND_LINKED_CHARS


def _strings(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every string of a block with the key that it stands under, at any depth."""
    for name, inner in node.items():
        if isinstance(inner, str):
            yield name, inner
        elif isinstance(inner, dict):
            yield from _strings(inner)
        elif isinstance(inner, list):
            for one in inner:
                yield from _strings(one)
