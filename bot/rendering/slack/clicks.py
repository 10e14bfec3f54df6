"""Clicks: what a button or a menu of a message carries, and the click that Slack sends back, read.

A button's `action_id` is its verb and its place in its block; its `value` is what it is about. A menu's is
`line` and its place; each option names the verb, the answer and the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.click import Click
from bot.rendering.handles import handle_of
from bot.rendering.slack.limits import OPTION_VALUE_CHARS, carried
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.reply import Action, Item

_LINE = "line"
_BETWEEN = "|"
"""Between the verb, the handle and the line of an option; only the last may hold one."""


def button_value(action: Action, handle: str | None) -> str:
    """What a button carries, or empty."""
    return (handle or "") if action.verb in OF_AN_ANSWER else action.value


def button_id(verb: Verb, place: int) -> str:
    """The `action_id` of a button: `share:0`."""
    return f"{verb}:{place}"


def menu_id(place: int) -> str:
    """The `action_id` of a menu: `line:0`."""
    return f"{_LINE}:{place}"


def option_values(item: Item, handle: str) -> dict[Verb, str]:
    """What the options of a line's menu carry; empty where a line cannot be asked for by a click.

    Args:
        handle: of the answer; empty where lines are asked for by their names.
    """
    line = str(item.number) if handle else handle_of(item.name)
    values = {verb: _BETWEEN.join((verb, handle, line)) for verb in OF_A_LINE}
    fit = all(carried(value, OPTION_VALUE_CHARS) for value in values.values())
    return values if item.statements and line and fit and _BETWEEN not in handle else {}


def click_of(action: Mapping[str, object]) -> Click | None:
    """The click behind one of a payload's `actions`; None where it is none of ours.

    Args:
        action: as Slack sends it, with `action_id`, and with `value` or `selected_option`.
    """
    name, _, _ = str(action.get("action_id", "")).rpartition(":")
    if name == _LINE:
        return _of_a_line(action.get("selected_option"))
    verb = _verb(name)
    value = str(action.get("value") or "")
    if verb is None:
        return None
    return Click(verb, handle=value) if verb in OF_AN_ANSWER else Click(verb, value=value)


def _of_a_line(option: object) -> Click | None:
    value = option.get("value") if isinstance(option, dict) else None
    parts = value.split(_BETWEEN, 2) if isinstance(value, str) else []
    verb = _verb(parts[0]) if len(parts) == 3 else None
    return None if verb not in OF_A_LINE else Click(verb, handle=parts[1], line=parts[2])


def _verb(name: str) -> Verb | None:
    return Verb(name) if name in set(Verb) else None
