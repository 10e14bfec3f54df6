"""Elements: the buttons and menus of a message, and the bot's own words in small print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.rendering import wording
from bot.rendering.neutral import neutral
from bot.rendering.slack.clicks import button_id, button_value, menu_id, option_values
from bot.rendering.slack.limits import BUTTON_LABEL_CHARS, BUTTON_VALUE_CHARS, carried, length
from briefings.reply import Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.reply import Action, Item, Reply

_STYLES = {
    Verb.POST_HERE: "primary",
    Verb.APPROVE: "primary",
    Verb.REFUSE: "danger",
    Verb.APPLY: "primary",
    Verb.FORGET: "danger",
}


def words(text: str) -> dict[str, Any]:
    """Words that are not parsed, and not turned into emoji."""
    return {"type": "plain_text", "text": text, "emoji": False}


def button(action: Action, handle: str | None, *, place: int) -> dict[str, Any] | None:
    """One button; None where it cannot carry what it is about.

    Args:
        handle: the reply's.
        place: in its block, from 0.
    """
    value = button_value(action, handle)
    if not carried(value, BUTTON_VALUE_CHARS):
        return None
    return {
        "type": "button",
        "action_id": button_id(action.verb, place),
        "text": words(shortened(neutral(action.label) or wording.LABELS[action.verb])),
        **({"value": value} if value else {}),
        **({"style": _STYLES[action.verb]} if action.verb in _STYLES else {}),
    }


def shortened(label: str, most: int = BUTTON_LABEL_CHARS) -> str:
    """Short enough, for a button or an option where nothing else is said, with `…` in place of the rest."""
    if length(label) <= most:
        return label
    units = label.encode("utf-16-le")[: 2 * (most - 1)]
    return f"{units.decode('utf-16-le', 'ignore')}…"


def line_menu(item: Item, handle: str) -> dict[str, Any] | None:
    """The menu of one line; None where it has none."""
    options = _options(item, handle)
    return _menu(wording.OPEN_IT, 0, {"options": options}) if options else None


def lines_menu(reply: Reply, *, place: int) -> dict[str, Any] | None:
    """One menu for all lines, a group for each; None where none has one.

    Args:
        place: in its block, from 0.
    """
    handle = reply.handle or ""
    groups = [
        {"label": words(wording.line(item.number)), "options": options}
        for item in reply.items()
        if (options := _options(item, handle, prefix=f"{item.number}{wording.SEPARATOR}"))
    ]
    return _menu(wording.OPEN_LINE, place, {"option_groups": groups}) if groups else None


def _menu(placeholder: str, place: int, choices: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "static_select",
        "action_id": menu_id(place),
        "placeholder": words(placeholder),
        **choices,
    }


def _options(item: Item, handle: str, *, prefix: str = "") -> Sequence[dict[str, Any]]:
    return [
        {"text": words(f"{prefix}{wording.LABELS[verb]}"), "value": value}
        for verb, value in option_values(item, handle).items()
    ]
