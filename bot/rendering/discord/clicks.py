"""Clicks: what a button or the menu of a message carries, and what Discord sends back, read.

A button's `custom_id` is `c:<verb>:<value>:`, a menu's `l:<n>:<handle>:`; behind the last colon stands the
mark by which the message is found again, if any (see `marks`). An option names the verb, the answer and the
line; so does the value of a button that is about one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.click import Click
from bot.rendering.discord.limits import CUSTOM_ID_CHARS, OPTION_VALUE_CHARS, carried
from bot.rendering.handles import handle_of
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Action, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.reply import Item

_BUTTON, _MENU = "c", "l"
_BETWEEN = "|"
"""Between the verb, the handle and the line of an option; only the last may hold one."""


def button_id(action: Action, handle: str | None) -> str | None:
    """The `custom_id` of a button; None where it cannot carry what it is about.

    Args:
        handle: the reply's.
    """
    value = (handle or "") if action.verb in OF_AN_ANSWER else action.value
    return _custom_id(_BUTTON, action.verb, value)


def select_id(handle: str, *, place: int = 1) -> str | None:
    """The `custom_id` of the menu of an answer's lines; None where it cannot carry its handle."""
    return _custom_id(_MENU, str(place), handle)


def option_value(item: Item, handle: str) -> str | None:
    """What the option of a line carries; None where a line cannot be asked for by a click.

    Args:
        handle: of the answer; empty where lines are asked for by their names.
    """
    line = str(item.number) if handle else handle_of(item.name)
    if not item.statements or not line or _BETWEEN in handle:
        return None
    value = _BETWEEN.join((Verb.CONTEXT, handle, line))
    return value if carried(value, OPTION_VALUE_CHARS) else None


def line_action(verb: Verb, handle: str, line: str) -> Action:
    """A button of a verb that is done with one line, under the answer that opens it."""
    return Action(verb, value=f"{handle}{_BETWEEN}{line}")


def click_of(custom_id: str, values: Sequence[str]) -> Click | None:
    """The click behind what Discord sends; None where it is none of ours.

    Args:
        values: of the options that were chosen; empty for a button.
    """
    form, _, rest = custom_id.partition(":")
    name, between, value = rest.rpartition(":")[0].partition(":")
    if form == _MENU and between and len(values) == 1:
        return _of_option(values[0])
    verb = _verb(name)
    if form != _BUTTON or not between or verb is None:
        return None
    if verb in OF_AN_ANSWER:
        return Click(verb, handle=value)
    handle, between, line = value.partition(_BETWEEN)
    if verb in OF_A_LINE and between:
        return Click(verb, handle=handle, line=line)
    return Click(verb, value=value)


def _custom_id(form: str, name: str, value: str) -> str | None:
    drawn = f"{form}:{name}:{value}:"
    return drawn if carried(drawn, CUSTOM_ID_CHARS) else None


def _of_option(value: str) -> Click | None:
    parts = value.split(_BETWEEN, 2)
    verb = _verb(parts[0]) if len(parts) == 3 else None
    return None if verb not in OF_A_LINE else Click(verb, handle=parts[1], line=parts[2])


def _verb(name: str) -> Verb | None:
    return Verb(name) if name in set(Verb) else None
