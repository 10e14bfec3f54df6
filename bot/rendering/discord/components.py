"""Components: the buttons and the menu of a message, and the boxes that its text stands in."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from bot.rendering import wording
from bot.rendering.discord.clicks import button_id, option_value, select_id
from bot.rendering.discord.limits import (
    BUTTON_LABEL_CHARS,
    OPTION_LABEL_CHARS,
    OPTIONS,
    ROW_BUTTONS,
    length,
)
from bot.rendering.neutral import neutral
from briefings.reply import Verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.reply import Action, Item, Reply


class Kind(IntEnum):
    """The `type` of a component."""

    ACTION_ROW = 1
    BUTTON = 2
    SELECT = 3
    TEXT = 10
    SEPARATOR = 14
    CONTAINER = 17


class Style(IntEnum):
    """The `style` of a button."""

    PRIMARY = 1
    SECONDARY = 2
    DANGER = 4


_STYLES = {
    Verb.POST_HERE: Style.PRIMARY,
    Verb.APPROVE: Style.PRIMARY,
    Verb.REFUSE: Style.DANGER,
    Verb.APPLY: Style.PRIMARY,
    Verb.FORGET: Style.DANGER,
}


def text(content: str) -> dict[str, Any]:
    """Markdown, in a block of its own."""
    return {"type": Kind.TEXT.value, "content": content}


def separator() -> dict[str, Any]:
    """A line across."""
    return {"type": Kind.SEPARATOR.value, "divider": True, "spacing": 1}


def container(components: Sequence[dict[str, Any]], *, accent: int | None) -> dict[str, Any]:
    """All of a message in one frame."""
    colour = {} if accent is None else {"accent_color": accent}
    return {"type": Kind.CONTAINER.value, **colour, "components": list(components)}


def label(action: Action) -> str:
    """What a button says, short enough for one."""
    words = neutral(action.label) or wording.LABELS[action.verb]
    return shortened(words, BUTTON_LABEL_CHARS)


def button_rows(actions: Iterable[Action], handle: str | None) -> list[dict[str, Any]]:
    """Buttons in as few rows as hold them, without those that cannot carry what they are about.

    Two that do the same are one: Discord takes no two of one `custom_id`.
    """
    drawn = {
        custom_id: {
            "type": Kind.BUTTON.value,
            "style": _STYLES.get(action.verb, Style.SECONDARY).value,
            "label": label(action),
            "custom_id": custom_id,
        }
        for action in reversed(list(actions))
        if (custom_id := button_id(action, handle)) is not None
    }
    buttons = list(reversed(drawn.values()))
    return [_row(buttons[at : at + ROW_BUTTONS]) for at in range(0, len(buttons), ROW_BUTTONS)]


def lines_menu(reply: Reply) -> list[dict[str, Any]] | None:
    """The row of the one menu for all lines; empty where none is asked for, None where they are too many."""
    if reply.handle is None:
        return []
    asked = {value: item for item in reply.items() if (value := option_value(item, reply.handle)) is not None}
    custom_id = select_id(reply.handle)
    if len(asked) > OPTIONS:
        return None
    if not asked or custom_id is None:
        return []
    menu = {
        "type": Kind.SELECT.value,
        "custom_id": custom_id,
        "placeholder": wording.OPEN_LINE,
        "options": [_option(item, value) for value, item in asked.items()],
    }
    return [_row([menu])]


def _row(components: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"type": Kind.ACTION_ROW.value, "components": list(components)}


def _option(item: Item, value: str) -> dict[str, Any]:
    """`1 · The port authority said the tunnel …`: Discord shows an option's words as they are."""
    words = neutral(item.statements[0].quote.text)
    return {
        "label": shortened(f"{item.number}{wording.SEPARATOR}{words}", OPTION_LABEL_CHARS),
        "value": value,
    }


def shortened(words: str, most: int) -> str:
    """As many whole words as fit, and `…` in place of the rest; of one that is too long, its beginning."""
    if length(words) <= most:
        return words
    units = words.encode("utf-16-le")[: 2 * (most - 2)]
    kept = units.decode("utf-16-le", "ignore")
    whole, space, _ = kept.rpartition(" ")
    return f"{whole if space and len(whole) > most // 2 else kept} …"
