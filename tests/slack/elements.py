"""What a person can click or fill in: elements found in blocks, and what Slack says of them afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class NotThere(AssertionError):
    """A person cannot click or fill in what is not before their eyes."""


CHOSEN = {
    "static_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "external_select": "selected_option",
    "multi_static_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
}
"""Under which key an element's choice is told; of the others under `value`."""


def action_of(
    blocks: Sequence[Mapping[str, Any]],
    action_id: str,
    *,
    value: str | None,
    option: str | None,
    action_ts: str,
) -> dict[str, Any]:
    """The entry of `actions` for a click.

    Args:
        action_id: the element's.
        value: of a button, where several have the same action id; of any other element what is entered.
        option: the label or value of the option chosen.

    Raises:
        NotThere: there is no such element, or no such option in it.
    """
    for block_id, element in elements_of(blocks):
        if element.get("action_id") != action_id:
            continue
        common = {"type": element["type"], "action_id": action_id, "block_id": block_id}
        common["action_ts"] = action_ts
        if element["type"] == "button":
            if value in {None, element.get("value")}:
                told = {key: element[key] for key in ("text", "value", "style") if key in element}
                return common | told
        elif option is not None:
            return common | {CHOSEN[element["type"]]: _option(element, option)}
        else:
            return common | {CHOSEN.get(element["type"], "value"): value}
    ids = [element.get("action_id") for _, element in elements_of(blocks)]
    raise NotThere(f"nothing to click named {action_id!r} (value {value!r}) among {ids}")


def state_of(
    view: Mapping[str, Any], entered: Mapping[str, Any], sees: Callable[[str], bool] = lambda _: True
) -> dict[str, Any]:
    """The `values` of a modal's state, with the elements' initial values where nothing was entered.

    Args:
        view: the modal.
        entered: by the element's action id or its block's id: a text, an option's label or value, an id, or a
            list of them.
        sees: whether the menus of channels have the one of an id: another that stands in them is lost.

    Raises:
        NotThere: something was entered where there is no element, or nothing where something must be, or more
            than fits.
    """
    known = {name for block_id, each in _inputs(view) for name in (block_id, each.get("action_id"))}
    if strangers := entered.keys() - known:
        raise NotThere(f"nothing to fill in named {sorted(strangers)} among {sorted(map(str, known))}")
    values: dict[str, Any] = {}
    for block_id, element in _inputs(view):
        action_id = element.get("action_id", f"a{len(values)}")
        given = entered.get(action_id, entered.get(block_id))
        held = values.setdefault(block_id, {})[action_id] = _entered(element, given)
        if "selected_conversations" in held:
            held["selected_conversations"] = [one for one in held["selected_conversations"] if sees(one)]
    if refused := [*_refused(view, values)]:
        raise NotThere(f"cannot be submitted: {refused}")
    return values


def _refused(view: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[str]:
    """The blocks that do not let somebody submit as they are filled in."""
    for block in view["blocks"]:
        for element in values.get(block["block_id"], {}).values() if block["type"] == "input" else ():
            held = element[CHOSEN.get(element["type"], "value")]
            too_long = isinstance(held, str) and len(held) > block["element"].get("max_length", 3_000)
            if too_long or not (held or block.get("optional", False)):
                yield block["block_id"]


def elements_of(blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every element that can be clicked or filled in, with its block's id."""
    for block in blocks:
        found = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        yield from ((block["block_id"], each) for each in found if each and "type" in each)


def _inputs(view: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Elements that hold a value; buttons and overflow menus hold none."""
    return [
        (block_id, element)
        for block_id, element in elements_of(view["blocks"])
        if element["type"] in CHOSEN.keys() - {"overflow"} or element["type"].endswith("_input")
    ]


def _entered(element: Mapping[str, Any], given: Any) -> dict[str, Any]:  # noqa: ANN401  a text or a list
    kind = element["type"]
    key = CHOSEN.get(kind, "value")
    if given is None:
        initial = element.get(f"initial_{key.removeprefix('selected_')}")
        return {"type": kind, key: [] if initial is None and key.endswith("s") else initial}
    if key == "selected_option":
        return {"type": kind, key: _option(element, given)}
    if key == "selected_options":
        return {"type": kind, key: [_option(element, each) for each in given]}
    return {"type": kind, key: given}


def _option(element: Mapping[str, Any], wanted: str) -> dict[str, Any]:
    options = [*element.get("options", [])]
    options += [each for group in element.get("option_groups", []) for each in group["options"]]
    for option in options:
        if wanted in {option["value"], option["text"]["text"]}:
            return dict(option)
    labels = [option["text"]["text"] for option in options]
    raise NotThere(f"no option {wanted!r} among {labels}")
