"""Fields: each of a form as components of a modal, which has few places, and menus with few choices."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from bot.chat.form import MAX_LABEL_CHARS, Kind
from bot.rendering import wording
from bot.rendering.discord import limits
from bot.rendering.discord.components import shortened, text
from bot.rendering.discord.escaping import escaped
from bot.rendering.handles import handle_of
from bot.rendering.neutral import neutral
from config.destination import Platform

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.chat.form import Field


class Part(IntEnum):
    """The `type` of a component that only modals have, or that is filled in."""

    SELECT = 3
    INPUT = 4
    CHANNELS = 8
    LABEL = 18


LINE, PARAGRAPH = 1, 2
"""The `style` of a text input."""

CHANNEL_TYPES = (0, 2, 5, 10, 11, 12, 13, 15)
"""Those that take messages: text, voice, announcements, threads, stages, forums; no menu has media channels.

**Source**: docs.discord.com, Channel, Channel Types; `ChannelTypes` in Discord's OpenAPI document.
"""

BETWEEN = ":"
"""Between the name of a field and what tells its further menus from the first."""

_CHANNEL = re.compile(rf"{Platform.DISCORD}:([0-9]+)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One component of a modal.

    Attributes:
        values: what is shown in it; of channels, what is chosen.
    """

    component: dict[str, Any]
    values: tuple[str, ...] = ()


def drawn(one: Field, here: Collection[str], most: int) -> list[Drawn]:
    """A field as one component, or as more where it needs them.

    Args:
        here: the ids of the channels that a menu of channels has.
        most: so many components.
    """
    match one.kind:
        case Kind.LINE | Kind.TEXT:
            return [_text(one)]
        case Kind.ONE | Kind.SEVERAL:
            return _menus(one, 1 if one.kind is Kind.ONE else most)
    return _channels(one, here, most)


def standing_in(one: Field) -> tuple[str, ...]:
    """What is chosen now."""
    return unique(one.value[:1] if one.kind is Kind.ONE else one.value)


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, without the empty one: to choose that is to choose nothing."""
    return tuple(dict.fromkeys(filter(None, values)))


def _text(one: Field) -> Drawn:
    standing = "\n".join(one.value)
    if not limits.carried(standing, limits.INPUT_CHARS):
        return _note(one, wording.TOO_MUCH)
    component = {
        "type": Part.INPUT.value,
        "custom_id": one.name,
        "style": PARAGRAPH if one.kind is Kind.TEXT or "\n" in standing else LINE,
        "max_length": min(max(one.max_chars, limits.length(standing)), limits.INPUT_CHARS),
        "required": one.required,
        **({"value": standing} if standing else {}),
    }
    return Drawn(_label(one, component, _told(one.hint)))


def _menus(one: Field, most: int) -> list[Drawn]:
    """As few menus as hold its choices, in their order; where they are too many, what is chosen comes first.

    Args:
        most: so many menus.
    """
    labels = {value: neutral(value) for value in one.value}
    labels |= {choice.value: neutral(choice.label or choice.value) for choice in one.choices}
    standing, room = standing_in(one), most * limits.OPTIONS
    offered = [
        value for value in unique((*(choice.value for choice in one.choices), *standing)) if labels[value]
    ]
    hidden = max(len(offered) - room, 0)
    if hidden:
        offered.sort(key=lambda value: value not in standing)
    pages = [offered[at : at + limits.OPTIONS] for at in range(0, len(offered) - hidden, limits.OPTIONS)]
    if not pages:
        return [_note(one, wording.NO_CHOICES)]
    alone = len(pages) == 1 and set(standing) <= set(pages[0])
    more = wording.not_shown(hidden)
    drawn = []
    for number, values in enumerate(pages):
        component = {
            "type": Part.SELECT.value,
            "custom_id": f"{one.name}{BETWEEN}{number}" if number else one.name,
            "placeholder": wording.PLACEHOLDERS[one.kind],
            "options": [_option(value, labels[value], chosen=value in standing) for value in values],
            **_bounds(1 if one.kind is Kind.ONE else len(values), required=one.required and alone),
        }
        label = _numbered(one, number * limits.OPTIONS + 1, len(values)) if len(pages) > 1 else one.label
        told = _told("" if number else one.hint, more if values is pages[-1] else "")
        drawn.append(Drawn(_label(replace(one, label=label), component, told), tuple(values)))
    return drawn


def _channels(one: Field, here: Collection[str], most: int) -> list[Drawn]:
    """The menu of channels; where there is a place for it, another one of the destinations that it has not.

    Args:
        most: so many menus.
    """
    ids = {
        text: match[1]
        for text in standing_in(one)
        if (match := _CHANNEL.fullmatch(text)) and match[1] in here
    }
    shown = tuple(ids)[: limits.OPTIONS]
    others = tuple(value for value in standing_in(one) if value not in shown)
    below = replace(
        one,
        name=f"{one.name}{BETWEEN}{wording.OTHERS}",
        label=f"{one.label}: {wording.OTHERS}",
        kind=Kind.SEVERAL,
        hint="",
        value=others,
        choices=tuple(choice for choice in one.choices if choice.value in others),
        required=False,
    )
    drawn = _menus(below, most - 1) if others and most > 1 else []
    left = len(others) - sum(len(part.values) for part in drawn)
    more = f"{left:,} {'other place stays as it is' if left == 1 else 'other places stay as they are'}."
    component = {
        "type": Part.CHANNELS.value,
        "custom_id": one.name,
        "placeholder": wording.PLACEHOLDERS[one.kind],
        "channel_types": list(CHANNEL_TYPES),
        **({"default_values": [{"id": ids[text], "type": "channel"} for text in shown]} if shown else {}),
        **_bounds(limits.OPTIONS, required=one.required and not others),
    }
    return [Drawn(_label(one, component, _told(one.hint, more if left else "")), shown), *drawn]


def _bounds(most: int, *, required: bool) -> dict[str, Any]:
    return {"min_values": 1 if required else 0, "max_values": most, "required": required}


def _option(value: str, label: str, *, chosen: bool) -> dict[str, Any]:
    return {
        "label": shortened(label, limits.OPTION_LABEL_CHARS),
        "value": handle_of(value),
        "default": chosen,
    }


def _label(one: Field, component: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": Part.LABEL.value,
        "label": _called(one),
        **({"description": description} if description else {}),
        "component": component,
    }


def _note(one: Field, why: str) -> Drawn:
    """In place of a field that is not drawn."""
    return Drawn(text(escaped(f"{_called(one)}: {why}", starts_line=True)))


def _called(one: Field) -> str:
    return shortened(neutral(one.label), MAX_LABEL_CHARS) or one.name


def _numbered(one: Field, first: int, count: int) -> str:
    numbers = f" {first} to {first + count - 1}"
    return f"{shortened(_called(one), MAX_LABEL_CHARS - len(numbers))}{numbers}"


def _told(hint: str, more: str = "") -> str:
    """What stands below a label; where there is no room for both, what is not shown is said."""
    both = f"{neutral(hint)} {more}".strip()
    fits = not more or limits.length(both) <= limits.DESCRIPTION_CHARS
    return shortened(both if fits else more, limits.DESCRIPTION_CHARS)
