"""What Discord refuses in a message's components and in a modal."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from tests.discord.lengths import length, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Type(IntEnum):
    """The types of components. Source: Discord's developers' pages on components."""

    ROW = 1
    BUTTON = 2
    SELECT = 3
    TEXT_INPUT = 4
    USERS = 5
    ROLES = 6
    MENTIONABLES = 7
    CHANNELS = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    UPLOAD = 19
    RADIO = 21
    CHECKBOXES = 22
    CHECKBOX = 23


SELECTS = frozenset({Type.SELECT, Type.USERS, Type.ROLES, Type.MENTIONABLES, Type.CHANNELS})
DEFAULTS: Mapping[Type, frozenset[str]] = {
    Type.USERS: frozenset({"user"}),
    Type.ROLES: frozenset({"role"}),
    Type.MENTIONABLES: frozenset({"user", "role"}),
    Type.CHANNELS: frozenset({"channel"}),
}
"""What a select that Discord fills can have chosen beforehand."""
IN_CONTAINER = frozenset({Type.ROW, Type.TEXT, Type.SECTION, Type.GALLERY, Type.SEPARATOR, Type.FILE})
AT_TOP = IN_CONTAINER | {Type.CONTAINER}
IN_LABEL = SELECTS | {Type.TEXT_INPUT, Type.UPLOAD, Type.RADIO, Type.CHECKBOXES, Type.CHECKBOX}
MAX_ROWS, MAX_BUTTONS, MAX_NESTED, MAX_DISPLAYED, MAX_TEXTS, MAX_ITEMS = 5, 5, 40, 4_000, 3, 10
MAX_LABEL, MAX_CUSTOM_ID, MAX_URL = 80, 100, 512
MAX_OPTIONS, MAX_OPTION, MAX_PLACEHOLDER = 25, 100, 150
MAX_TITLE, MAX_IN_MODAL, MAX_INPUT, MAX_INPUT_PLACEHOLDER = 45, 5, 4_000, 100
LINK, PREMIUM = 5, 6


def component_problems(components: Sequence[Mapping[str, Any]], path: str, *, is_v2: bool) -> Iterator[str]:
    """What is wrong with a message's components."""
    nested = list(every(components))
    if not is_v2:
        if len(components) > MAX_ROWS:
            yield f"{path}: {len(components)} rows, not {MAX_ROWS}"
        allowed = frozenset({Type.ROW})
    else:
        if len(nested) > MAX_NESTED:
            yield f"{path}: {len(nested)} components with those within, not {MAX_NESTED}"
        shown = sum(length(each.get("content") or "") for each in nested if each.get("type") == Type.TEXT)
        if shown > MAX_DISPLAYED:
            yield f"{path}: {shown} characters displayed, not {MAX_DISPLAYED}"
        allowed = AT_TOP
    for at, component in enumerate(components):
        yield from _component(component, f"{path}.{at}", allowed)
    yield from _twice(nested, path)


def modal_problems(modal: Mapping[str, Any], path: str) -> Iterator[str]:
    """What is wrong with a modal."""
    components = modal.get("components") or []
    yield from too_long(modal.get("title"), f"{path}.title", MAX_TITLE, least=1)
    yield from too_long(modal.get("custom_id"), f"{path}.custom_id", MAX_CUSTOM_ID, least=1)
    if not 1 <= len(components) <= MAX_IN_MODAL:
        yield f"{path}.components: {len(components)} of them, not 1 to {MAX_IN_MODAL}"
    for at, component in enumerate(components):
        here = f"{path}.components.{at}"
        match component.get("type"):
            case Type.LABEL:
                yield from too_long(component.get("label"), f"{here}.label", MAX_TITLE, least=1)
                yield from too_long(component.get("description"), f"{here}.description", 100)
                inside = component.get("component") or {}
                yield from _component(inside, f"{here}.component", IN_LABEL)
                yield from _to_fill_in(inside, f"{here}.component")
            case Type.ROW:
                for number, each in enumerate(component.get("components") or []):
                    inner = f"{here}.components.{number}"
                    yield from too_long(each.get("label"), f"{inner}.label", MAX_TITLE, least=1)
                    yield from _component(each, inner, frozenset({Type.TEXT_INPUT}))
            case Type.TEXT:
                yield from _component(component, here, frozenset({Type.TEXT}))
            case other:
                yield f"{here}.type: {other!r} is nothing a modal holds"
    yield from _twice(list(every(components)), f"{path}.components")


def _to_fill_in(component: Mapping[str, Any], path: str) -> Iterator[str]:
    """What is wrong with it in a modal, and would not be in a message.

    Source: Discord's developers' pages on selects; github.com/discord/discord-api-docs, 7800 and 8177.
    """
    if component.get("disabled"):
        yield f"{path}.disabled: a modal holds nothing that is disabled"
    if component.get("required") is not False and component.get("min_values") == 0:
        yield f"{path}.min_values: what is required cannot have a min_values of 0"
    if component.get("type") == Type.TEXT_INPUT and component.get("label"):
        yield f"{path}.label: the label around it has the words"


def every(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Each component with all that it holds, in the order of reading."""
    for component in components:
        yield component
        inner = [*(component.get("components") or [])]
        inner += [component[key] for key in ("accessory", "component") if component.get(key)]
        yield from every(inner)


def _component(component: Mapping[str, Any], path: str, allowed: frozenset[Type]) -> Iterator[str]:
    kind = component.get("type")
    if kind not in allowed:
        yield f"{path}.type: {kind!r} is none of {sorted(map(int, allowed))}"
        return
    kind = Type(component["type"])
    if kind in CHECKS:
        yield from CHECKS[kind](component, path)
    if kind in IN_LABEL - SELECTS:
        yield from too_long(component.get("custom_id"), f"{path}.custom_id", MAX_CUSTOM_ID, least=1)


def _section(section: Mapping[str, Any], path: str) -> Iterator[str]:
    inner = section.get("components") or []
    if not 1 <= len(inner) <= MAX_TEXTS:
        yield f"{path}.components: {len(inner)} texts, not 1 to {MAX_TEXTS}"
    for at, each in enumerate(inner):
        yield from _component(each, f"{path}.components.{at}", frozenset({Type.TEXT}))
    accessory = section.get("accessory") or {}
    yield from _component(accessory, f"{path}.accessory", frozenset({Type.BUTTON, Type.THUMBNAIL}))


def _text(display: Mapping[str, Any], path: str) -> Iterator[str]:
    yield from too_long(display.get("content"), f"{path}.content", MAX_DISPLAYED, least=1)


def _gallery(gallery: Mapping[str, Any], path: str) -> Iterator[str]:
    if not 1 <= len(gallery.get("items") or []) <= MAX_ITEMS:
        yield f"{path}.items: not 1 to {MAX_ITEMS}"


def _container(container: Mapping[str, Any], path: str) -> Iterator[str]:
    inner = container.get("components") or []
    if not inner:
        yield f"{path}.components: required"
    for at, each in enumerate(inner):
        yield from _component(each, f"{path}.components.{at}", IN_CONTAINER)


def _ticks(group: Mapping[str, Any], path: str) -> Iterator[str]:
    options, least = group.get("options") or [], 2 if group["type"] == Type.RADIO else 1
    if not least <= len(options) <= MAX_ITEMS:
        yield f"{path}.options: {len(options)} of them, not {least} to {MAX_ITEMS}"


def _row(row: Mapping[str, Any], path: str) -> Iterator[str]:
    inner = row.get("components") or []
    kinds = {each.get("type") for each in inner}
    if not inner:
        yield f"{path}.components: required"
    elif kinds == {Type.BUTTON}:
        if len(inner) > MAX_BUTTONS:
            yield f"{path}.components: {len(inner)} buttons, not {MAX_BUTTONS}"
    elif len(inner) > 1:
        yield f"{path}.components: one select, or buttons"
    for at, each in enumerate(inner):
        yield from _component(each, f"{path}.components.{at}", SELECTS | {Type.BUTTON})


def _button(button: Mapping[str, Any], path: str) -> Iterator[str]:
    style = button.get("style")
    if style not in range(1, 7):
        yield f"{path}.style: {style!r} is no style"
    yield from too_long(button.get("label"), f"{path}.label", MAX_LABEL)
    if style == LINK:
        yield from too_long(button.get("url"), f"{path}.url", MAX_URL, least=1)
        if button.get("custom_id"):
            yield f"{path}.custom_id: a link has none"
    elif style != PREMIUM:
        yield from too_long(button.get("custom_id"), f"{path}.custom_id", MAX_CUSTOM_ID, least=1)
        if button.get("url"):
            yield f"{path}.url: only a link has one"
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        yield f"{path}.label: required"


def _select(select: Mapping[str, Any], path: str) -> Iterator[str]:
    yield from too_long(select.get("custom_id"), f"{path}.custom_id", MAX_CUSTOM_ID, least=1)
    yield from too_long(select.get("placeholder"), f"{path}.placeholder", MAX_PLACEHOLDER)
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not 0 <= least <= MAX_OPTIONS or not 1 <= most <= MAX_OPTIONS or least > most:
        yield f"{path}.min_values: {least} to {most} values"
    if select.get("type") != Type.SELECT:
        yield from _defaults(select, path, least, most)
        return
    options = select.get("options") or []
    if not 1 <= len(options) <= MAX_OPTIONS:
        yield f"{path}.options: {len(options)} of them, not 1 to {MAX_OPTIONS}"
    if most > max(1, len(options)):
        yield f"{path}.max_values: more than there are options"
    for at, option in enumerate(options):
        here = f"{path}.options.{at}"
        yield from too_long(option.get("label"), f"{here}.label", MAX_OPTION, least=1)
        yield from too_long(option.get("value"), f"{here}.value", MAX_OPTION, least=1)
        yield from too_long(option.get("description"), f"{here}.description", MAX_OPTION)
    values = Counter(option.get("value") for option in options)
    yield from (f"{path}.options: two of value {value!r}" for value, count in values.items() if count > 1)
    if sum(bool(option.get("default")) for option in options) > most:
        yield f"{path}.options: more than {most} are chosen by default"


def _defaults(select: Mapping[str, Any], path: str, least: int, most: int) -> Iterator[str]:
    """What is wrong with what is chosen beforehand in a select that Discord fills."""
    chosen = select.get("default_values") or []
    if chosen and not least <= len(chosen) <= most:
        yield f"{path}.default_values: {len(chosen)} of them, not {least} to {most}"
    wanted = DEFAULTS[Type(select["type"])]
    for at, each in enumerate(chosen):
        if each.get("type") not in wanted:
            yield f"{path}.default_values.{at}.type: {each.get('type')!r} is none of {sorted(wanted)}"
    ids = Counter(each.get("id") for each in chosen)
    yield from (f"{path}.default_values: {name} twice" for name, count in ids.items() if count > 1)


def _input(field: Mapping[str, Any], path: str) -> Iterator[str]:
    if field.get("style") not in {1, 2}:
        yield f"{path}.style: {field.get('style')!r} is no style"
    yield from too_long(field.get("value"), f"{path}.value", MAX_INPUT)
    yield from too_long(field.get("placeholder"), f"{path}.placeholder", MAX_INPUT_PLACEHOLDER)
    least, most = field.get("min_length") or 0, field.get("max_length") or MAX_INPUT
    if not 0 <= least <= most <= MAX_INPUT:
        yield f"{path}.max_length: {least} to {most} characters"
    elif (value := field.get("value")) and not least <= length(value) <= most:
        yield f"{path}.value: {length(value)} characters, not {least} to {most}"


def _twice(nested: Sequence[Mapping[str, Any]], path: str) -> Iterator[str]:
    ids = Counter(each["custom_id"] for each in nested if each.get("custom_id"))
    yield from (f"{path}: two components of custom_id {name!r}" for name, count in ids.items() if count > 1)


CHECKS: dict[Type, Callable[[Mapping[str, Any], str], Iterator[str]]] = {
    Type.ROW: _row,
    Type.BUTTON: _button,
    Type.TEXT_INPUT: _input,
    Type.SECTION: _section,
    Type.TEXT: _text,
    Type.GALLERY: _gallery,
    Type.CONTAINER: _container,
    Type.RADIO: _ticks,
    Type.CHECKBOXES: _ticks,
} | dict.fromkeys(SELECTS, _select)
