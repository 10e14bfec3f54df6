"""Forms: what somebody fills in as a modal of Discord's, and what they have filled in, read.

A modal has five places, and a menu in one of them 25 choices. Nothing is lost for that: what was chosen and
cannot be shown stays chosen, and a field that cannot be shown at all stays as it is, and says so.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.chat.form import MAX_FIELDS, Kind
from bot.rendering.discord.components import shortened
from bot.rendering.discord.fields import BETWEEN, Part, drawn, standing_in, unique
from bot.rendering.discord.limits import MODAL_TITLE_CHARS
from bot.rendering.handles import meant
from bot.rendering.neutral import neutral
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.chat.form import Field, Form
    from bot.rendering.discord.fields import Drawn

FORM = "f"
"""How the `custom_id` of a modal begins; behind it stands the id of the form."""


def modal(form: Form, here: Collection[str] = ()) -> dict[str, Any]:
    """The modal.

    Args:
        here: the ids of the channels that the menus of whoever fills it in have: those that they see in a
            server.
    """
    return {
        "custom_id": f"{FORM}{BETWEEN}{form.id}",
        "title": shortened(neutral(form.title), MODAL_TITLE_CHARS),
        "components": [part.component for _, parts in _drawn(form, here) for part in parts],
    }


def form_of(data: Mapping[str, Any]) -> str:
    """The id of the form that was filled in.

    Raises:
        ValueError: it is none of ours.
    """
    kind, between, number = str(data.get("custom_id", "")).partition(BETWEEN)
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
                name = str(component["custom_id"]).partition(BETWEEN)[0]
                known = _known(fields[name]) if name in fields else ()
                entered.setdefault(name, []).extend(_entered(component, known))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not a form of ours") from error
    shown = {
        one.name: {value for part in parts for value in part.values} for one, parts in _drawn(form, here)
    }
    return MappingProxyType(
        {
            name: _together(fields[name], values, shown[name]) if name in fields else tuple(values)
            for name, values in entered.items()
        }
    )


def _drawn(form: Form, here: Collection[str]) -> Iterator[tuple[Field, list[Drawn]]]:
    """Each field with its components: one, or more where the form leaves places free."""
    free = MAX_FIELDS - len(form.fields)
    for one in form.fields:
        parts = drawn(one, here, 1 + free)
        free -= len(parts) - 1
        yield one, parts


def _known(one: Field) -> tuple[str, ...]:
    """All that a choice of a field may stand for."""
    return (*one.value, *(choice.value for choice in one.choices))


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
    kept = tuple(value for value in standing_in(one) if value in entered or value not in shown)
    return tuple(entered) or kept if one.kind is Kind.ONE else unique((*kept, *entered))
