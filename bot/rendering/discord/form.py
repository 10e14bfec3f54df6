"""Forms: what somebody fills in as a modal of Discord's, and what they have filled in, read.

A modal has five places, and a menu in one of them 25 choices. Nothing is lost for that: what was chosen and
cannot be shown stays chosen, and a field that cannot be shown at all stays as it is, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.chat.form import MAX_FIELDS, MAX_LABEL_CHARS, Choice, Field, Form, Kind
from bot.rendering.discord import limits
from bot.rendering.discord.components import shortened, text
from bot.rendering.discord.escaping import escaped
from bot.rendering.handles import handle_of, meant
from bot.rendering.neutral import neutral
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence


class Part(IntEnum):
    """The `type` of a component that only modals have, or that is filled in."""

    SELECT = 3
    INPUT = 4
    CHANNELS = 8
    LABEL = 18


FORM = "f"
"""How the `custom_id` of a modal begins; behind it stands the id of the form."""

LINE, PARAGRAPH = 1, 2
"""The `style` of a text input."""

CHANNEL_TYPES = (0, 2, 5, 10, 11, 12, 13, 15)
"""Those that take messages: text, voice, announcements, threads, stages, forums; no menu has media channels.

**Source**: docs.discord.com, Channel, Channel Types; `ChannelTypes` in Discord's OpenAPI document.
"""

PLACEHOLDERS = {Kind.ONE: "Choose one", Kind.SEVERAL: "Choose any", Kind.CHANNELS: "Choose channels"}
OTHERS = "other places"
"""Said of the destinations that the menu of channels does not have."""

NO_CHOICES = "there is nothing to choose from yet."
TOO_MUCH = (
    "more stands here than a dialogue holds, so it stays as it is. Change it in the configuration file."
)
NOT_SHOWN = "not shown here: choose among them in the configuration file."

_BETWEEN = ":"
_CHANNEL = re.compile(rf"{Platform.DISCORD}:([0-9]+)")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One component of a modal.

    Attributes:
        values: what is shown in it; of channels, what is chosen.
    """

    component: dict[str, Any]
    values: tuple[str, ...] = ()


def modal(form: Form, here: Collection[str] = ()) -> dict[str, Any]:
    """The modal.

    Args:
        here: the ids of the channels that the menus of whoever fills it in have: those that they see in a
            server.
    """
    return {
        "custom_id": f"{FORM}{_BETWEEN}{form.id}",
        "title": shortened(neutral(form.title), limits.MODAL_TITLE_CHARS),
        "components": [part.component for _, drawn in _drawn(form, here) for part in drawn],
    }


def form_of(data: Mapping[str, Any]) -> str:
    """The id of the form that was filled in.

    Raises:
        ValueError: it is none of ours.
    """
    kind, between, number = str(data.get("custom_id", "")).partition(_BETWEEN)
    if kind != FORM or not between or not number:
        raise ValueError("not a form of ours")
    return number


def filled(data: Mapping[str, Any], form: Form, here: Collection[str] = ()) -> Mapping[str, tuple[str, ...]]:
    """What somebody has filled in, by the names of the fields; of those that were shown.

    Args:
        data: that came back with the modal.
        form: as it was shown.
        here: as for the modal.

    Raises:
        ValueError: it is none of ours.
    """
    fields = {one.name: one for one in form.fields}
    entered: dict[str, list[str]] = {}
    try:
        for label in data["components"]:
            if label["type"] == Part.LABEL:
                component = label["component"]
                name = str(component["custom_id"]).partition(_BETWEEN)[0]
                known = _known(fields[name]) if name in fields else ()
                entered.setdefault(name, []).extend(_entered(component, known))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not a form of ours") from error
    shown = {
        one.name: {value for part in drawn for value in part.values} for one, drawn in _drawn(form, here)
    }
    return MappingProxyType(
        {
            name: _together(fields[name], values, shown[name]) if name in fields else tuple(values)
            for name, values in entered.items()
        }
    )


def _drawn(form: Form, here: Collection[str]) -> Iterator[tuple[Field, list[_Drawn]]]:
    """Each field with its components: one, or more where the form leaves places free."""
    free = MAX_FIELDS - len(form.fields)
    for one in form.fields:
        match one.kind:
            case Kind.LINE | Kind.TEXT:
                drawn = [_text(one)]
            case Kind.ONE:
                drawn = _menus(one, 1)
            case Kind.SEVERAL:
                drawn = _menus(one, 1 + free)
            case Kind.CHANNELS:
                drawn = _channels(one, here, 1 + free)
        free -= len(drawn) - 1
        yield one, drawn


def _text(one: Field) -> _Drawn:
    standing = "\n".join(one.value)
    if not limits.carried(standing, limits.INPUT_CHARS):
        return _note(one, TOO_MUCH)
    component = {
        "type": Part.INPUT.value,
        "custom_id": one.name,
        "style": PARAGRAPH if one.kind is Kind.TEXT or "\n" in standing else LINE,
        "max_length": min(max(one.max_chars, limits.length(standing)), limits.INPUT_CHARS),
        "required": one.required,
        **({"value": standing} if standing else {}),
    }
    return _Drawn(_label(one, component, _told(one.hint)))


def _menus(one: Field, most: int) -> list[_Drawn]:
    """As few menus as hold its choices, in their order; where they are too many, what is chosen comes first.

    Args:
        most: so many menus.
    """
    labels = {value: neutral(value) for value in one.value}
    labels |= {choice.value: neutral(choice.label or choice.value) for choice in one.choices}
    standing, room = _standing(one), most * limits.OPTIONS
    offered = [
        value for value in _unique((*(choice.value for choice in one.choices), *standing)) if labels[value]
    ]
    hidden = max(len(offered) - room, 0)
    if hidden:
        offered.sort(key=lambda value: value not in standing)
    pages = [offered[at : at + limits.OPTIONS] for at in range(0, len(offered) - hidden, limits.OPTIONS)]
    if not pages:
        return [_note(one, NO_CHOICES)]
    alone = len(pages) == 1 and set(standing) <= set(pages[0])
    more = f"{hidden:,} more {'is' if hidden == 1 else 'are'} {NOT_SHOWN}" if hidden else ""
    drawn = []
    for number, values in enumerate(pages):
        component = {
            "type": Part.SELECT.value,
            "custom_id": f"{one.name}{_BETWEEN}{number}" if number else one.name,
            "placeholder": PLACEHOLDERS[one.kind],
            "options": [_option(value, labels[value], chosen=value in standing) for value in values],
            **_bounds(1 if one.kind is Kind.ONE else len(values), required=one.required and alone),
        }
        label = _numbered(one, number * limits.OPTIONS + 1, len(values)) if len(pages) > 1 else one.label
        told = _told("" if number else one.hint, more if values is pages[-1] else "")
        drawn.append(_Drawn(_label(replace(one, label=label), component, told), tuple(values)))
    return drawn


def _channels(one: Field, here: Collection[str], most: int) -> list[_Drawn]:
    """The menu of channels; where there is a place for it, another one of the destinations that it has not.

    Args:
        most: so many menus.
    """
    ids = {
        text: match[1] for text in _standing(one) if (match := _CHANNEL.fullmatch(text)) and match[1] in here
    }
    shown = tuple(ids)[: limits.OPTIONS]
    others = tuple(value for value in _standing(one) if value not in shown)
    below = replace(
        one,
        name=f"{one.name}{_BETWEEN}{OTHERS}",
        label=f"{one.label}: {OTHERS}",
        kind=Kind.SEVERAL,
        hint="",
        value=others,
        choices=tuple(choice for choice in one.choices if choice.value in others)
        + tuple(map(Choice, others)),
        required=False,
    )
    drawn = _menus(below, most - 1) if others and most > 1 else []
    left = len(others) - sum(len(part.values) for part in drawn)
    more = f"{left:,} {'other place stays as it is' if left == 1 else 'other places stay as they are'}."
    component = {
        "type": Part.CHANNELS.value,
        "custom_id": one.name,
        "placeholder": PLACEHOLDERS[one.kind],
        "channel_types": list(CHANNEL_TYPES),
        **({"default_values": [{"id": ids[text], "type": "channel"} for text in shown]} if shown else {}),
        **_bounds(limits.OPTIONS, required=one.required and not others),
    }
    return [_Drawn(_label(one, component, _told(one.hint, more if left else "")), shown), *drawn]


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


def _note(one: Field, why: str) -> _Drawn:
    """In place of a field that is not drawn."""
    return _Drawn(text(escaped(f"{_called(one)}: {why}", starts_line=True)))


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


def _standing(one: Field) -> tuple[str, ...]:
    return _unique(one.value[:1] if one.kind is Kind.ONE else one.value)


def _known(one: Field) -> tuple[str, ...]:
    """All that a choice of a field may stand for."""
    return (*one.value, *(choice.value for choice in one.choices))


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, without the empty one: to choose that is to choose nothing."""
    return tuple(dict.fromkeys(filter(None, values)))


def _entered(component: Mapping[str, Any], known: Sequence[str]) -> Iterator[str]:
    """What stands in one component; a kind that we do not draw is a `LookupError`."""
    match component["type"]:
        case Part.INPUT:
            yield from filter(None, [component["value"]])
        case Part.SELECT:
            yield from (meant(str(one), known) for one in component["values"])
        case Part.CHANNELS:
            yield from (str(Destination(Platform.DISCORD, str(one))) for one in component["values"])
        case other:
            raise LookupError(other)


def _together(one: Field, entered: Sequence[str], shown: Collection[str]) -> tuple[str, ...]:
    """What was entered, with what was chosen and not shown; that which stood there keeps its order."""
    if one.kind in {Kind.LINE, Kind.TEXT}:
        return tuple(entered)
    kept = tuple(value for value in _standing(one) if value in entered or value not in shown)
    return tuple(entered) or kept if one.kind is Kind.ONE else _unique((*kept, *entered))
