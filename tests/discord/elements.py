"""What a client lets a person do: the commands it offers, the components to click or fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord.component_limits import IN_LABEL, SELECTS, Type, every

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10
TYPES: dict[int, type | tuple[type, ...]] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}


class NotThere(AssertionError):
    """A person cannot click, choose or fill in what is not before their eyes."""


def command_options(
    command: Mapping[str, Any], path: Sequence[str], given: Mapping[str, Any], typing: str = ""
) -> list[dict[str, Any]]:
    """The options of an interaction's data.

    Args:
        command: as registered.
        path: the names of the subcommands, from the outermost.
        given: by name, the values; each of the type that the option has.
        typing: the option that is still being typed: the others need not be there yet.

    Raises:
        NotThere: there is no such subcommand or option, a required one lacks, or a value is not allowed.
    """
    options = command.get("options") or []
    if path:
        found = next(
            (each for each in options if each["name"] == path[0] and each["type"] in {SUBCOMMAND, GROUP}),
            None,
        )
        if found is None:
            raise NotThere(f"no subcommand {path[0]!r} among {[each['name'] for each in options]}")
        inner = command_options(found, path[1:], given, typing)
        return [{"name": found["name"], "type": found["type"], "options": inner}]
    if any(each["type"] in {SUBCOMMAND, GROUP} for each in options):
        raise NotThere(f"choose one of {[each['name'] for each in options]}")
    by_name = {each["name"]: each for each in options}
    if strangers := given.keys() - by_name.keys():
        raise NotThere(f"no option {sorted(strangers)} among {sorted(by_name)}")
    lacking = [name for name, each in by_name.items() if each.get("required") and name not in given]
    if lacking and not typing:
        raise NotThere(f"{lacking} must be filled in")
    return [
        _filled(by_name[name], value, typing=name == typing)
        for name, value in given.items()
        if value is not None
    ]


def _filled(option: Mapping[str, Any], value: object, *, typing: bool) -> dict[str, Any]:
    told = {"name": option["name"], "type": option["type"], "value": value}
    if typing:
        if not option.get("autocomplete"):
            raise NotThere(f"{option['name']} offers nothing while one types")
        return told | {"focused": True}
    wanted = TYPES.get(option["type"], str)
    if not isinstance(value, wanted) or (isinstance(value, bool) and option["type"] != BOOLEAN):
        raise NotThere(f"{option['name']} takes no {value!r}")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise NotThere(f"{option['name']} takes none but {choices}")
    if isinstance(value, str) and option["type"] == STRING:
        least, most = option.get("min_length") or 0, option.get("max_length") or 6_000
        if not least <= len(value) <= most:
            raise NotThere(f"{option['name']} takes {least} to {most} characters")
    elif isinstance(value, (int, float)) and not (
        option.get("min_value", value) <= value <= option.get("max_value", value)
    ):
        raise NotThere(f"{option['name']} takes no {value}")
    return told


def component_of(components: Sequence[Mapping[str, Any]], custom_id: str) -> dict[str, Any]:
    """The component of that custom id, enabled.

    Raises:
        NotThere: there is none, or it cannot be used.
    """
    found = next((each for each in every(components) if each.get("custom_id") == custom_id), None)
    if found is None:
        ids = [each["custom_id"] for each in every(components) if "custom_id" in each]
        raise NotThere(f"nothing to click named {custom_id!r} among {ids}")
    if found.get("disabled"):
        raise NotThere(f"{custom_id!r} is disabled")
    return dict(found)


def chosen(select: Mapping[str, Any], wanted: Iterable[str]) -> list[str]:
    """The values of the options wanted by their value or their label.

    Raises:
        NotThere: the component is no select, has no such option, or does not take so many.
    """
    if select["type"] not in SELECTS | {Type.RADIO, Type.CHECKBOXES}:
        raise NotThere(f"{select['custom_id']!r} is no select")
    wanted = list(wanted)
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if select["type"] != Type.RADIO and not least <= len(wanted) <= most:
        raise NotThere(f"{select['custom_id']!r} takes {least} to {most} values")
    if "options" not in select:
        return wanted
    by_name = {option["label"]: option["value"] for option in select["options"]}
    by_name |= {option["value"]: option["value"] for option in select["options"]}
    if strangers := [each for each in wanted if each not in by_name]:
        raise NotThere(f"no option {strangers} among {[option['label'] for option in select['options']]}")
    return [by_name[each] for each in wanted]


def submitted(modal: Mapping[str, Any], entered: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The components of a modal's submission, with the values that stood there where nothing was entered.

    Args:
        modal: as it was opened.
        entered: by custom id: a text, or a list of values.

    Raises:
        NotThere: something was entered where there is nothing to fill in, or what must be filled in was not.
    """
    known = {each["custom_id"] for each in every(modal["components"]) if "custom_id" in each}
    if strangers := entered.keys() - known:
        raise NotThere(f"nothing to fill in named {sorted(strangers)} among {sorted(known)}")
    told: list[dict[str, Any]] = []
    for number, component in enumerate(modal["components"], start=1):
        about = {"type": component["type"], "id": component.get("id") or number}
        if component["type"] == Type.LABEL:
            told.append(about | {"component": _entered(component["component"], entered)})
        elif component["type"] == Type.ROW:
            told.append(about | {"components": [_entered(each, entered) for each in component["components"]]})
        else:
            told.append(about)
    return told


def _entered(field: Mapping[str, Any], entered: Mapping[str, Any]) -> dict[str, Any]:
    name, kind = field["custom_id"], field["type"]
    about = {"type": kind, "custom_id": name, "id": field.get("id") or 0}
    if kind not in IN_LABEL:
        raise NotThere(f"{name!r} is nothing to fill in")
    if kind == Type.TEXT_INPUT:
        text = entered.get(name, field.get("value") or "")
        least = field.get("min_length") or (1 if field.get("required", True) else 0)
        if (text or field.get("required", True)) and not least <= len(text) <= (
            field.get("max_length") or 4_000
        ):
            raise NotThere(f"{name!r} takes {least} to {field.get('max_length') or 4_000} characters")
        return about | {"value": text}
    if kind == Type.CHECKBOX:
        return about | {"value": bool(entered.get(name, field.get("default", False)))}
    default = [option["value"] for option in field.get("options", []) if option.get("default")]
    default += [each["id"] for each in field.get("default_values") or []]
    given = entered.get(name, default)
    values = [given] if isinstance(given, str) else list(given)
    if not values and not field.get("required", True):
        nothing: dict[str, Any] = {"value": None} if kind == Type.RADIO else {"values": []}
        return about | nothing
    if kind == Type.UPLOAD:
        return about | {"values": values}
    picked = chosen(field, values)
    return about | ({"value": picked[0]} if kind == Type.RADIO else {"values": picked})
