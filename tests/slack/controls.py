"""What Slack refuses in the elements of blocks that people click or fill in.

Source: as in `tests.slack.blocks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tests.slack.shapes import either, just, length, many, number, shape, string, typed

if TYPE_CHECKING:
    from tests.slack.shapes import Check

flag = just(True, False)
url = string(3_000)
text_id = string(255)


def plain(most: int) -> Check:
    return typed({"plain_text": shape({"text": string(most)}, {"emoji": flag})})


def any_text(most: int) -> Check:
    plain = shape({"text": string(most)}, {"emoji": flag})
    return typed({"plain_text": plain, "mrkdwn": shape({"text": string(most)}, {"verbatim": flag})})


def _among_its_options(of: Check) -> Check:
    """The shape, and what is chosen from the start is one of its options, word for word."""

    def check(value: object, path: str) -> Iterator[str]:
        yield from of(value, path)
        if not isinstance(value, Mapping):
            return
        groups = [value, *(value.get("option_groups") or ())]
        options = [one for group in groups for one in group.get("options") or ()]
        chosen = [*filter(None, [value.get("initial_option")]), *(value.get("initial_options") or ())]
        yield from (
            f"{path}: {one!r} is chosen and is none of its options" for one in chosen if one not in options
        )

    return check


def _within_its_length(of: Check) -> Check:
    """The shape, and what stands in it from the start may be submitted as it is."""

    def check(value: object, path: str) -> Iterator[str]:
        problems = list(of(value, path))
        yield from problems
        if not problems and isinstance(value, Mapping):
            least, most = value.get("min_length", 0), value.get("max_length", 3_000)
            standing = length(value.get("initial_value", ""))
            if least > most or standing > most:
                yield f"{path}: {standing} characters stand in it, of {least} to {most}"

    return check


_confirm = shape(
    {"title": plain(100), "text": any_text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": just("primary", "danger")},
)
_option = shape({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": url})
_options = many(_option, 100)
_group = shape({"label": plain(75), "options": _options})
_asked = {"action_id": text_id, "confirm": _confirm, "focus_on_load": flag}
_of_menu = {**_asked, "placeholder": plain(150)}
_lists = {"options": _options, "option_groups": many(_group, 100)}
_several = {"max_selected_items": number(1, 100)}
_button = shape(
    {"text": plain(75)},
    {
        "action_id": text_id,
        "url": url,
        "value": string(2_000),
        "style": just("primary", "danger"),
        "confirm": _confirm,
        "accessibility_label": string(75),
    },
)
_conversations = {
    "default_to_current_conversation": flag,
    "filter": shape(
        {},
        {
            "include": many(just("im", "mpim", "private", "public"), 4),
            "exclude_external_shared_channels": flag,
            "exclude_bot_users": flag,
        },
    ),
}
_menus: dict[str, Check] = {
    "static_select": either(
        "options",
        "option_groups",
        of=_among_its_options(shape({}, {**_of_menu, **_lists, "initial_option": _option})),
    ),
    "external_select": shape(
        {}, {**_of_menu, "min_query_length": number(0, 1_000), "initial_option": _option}
    ),
    "users_select": shape({}, {**_of_menu, "initial_user": text_id}),
    "channels_select": shape({}, {**_of_menu, "initial_channel": text_id, "response_url_enabled": flag}),
    "conversations_select": shape(
        {},
        {**_of_menu, **_conversations, "initial_conversation": text_id, "response_url_enabled": flag},
    ),
}
MULTI: dict[str, Check] = {
    "multi_static_select": either(
        "options",
        "option_groups",
        of=_among_its_options(shape({}, {**_of_menu, **_lists, **_several, "initial_options": _options})),
    ),
    "multi_conversations_select": shape(
        {}, {**_of_menu, **_conversations, **_several, "initial_conversations": many(text_id, 1_000)}
    ),
}
"""Menus of which several are chosen: of a section or an input, not of a row of actions."""

_pickers: dict[str, Check] = {
    "radio_buttons": _among_its_options(
        shape({"options": many(_option, 10)}, {**_asked, "initial_option": _option})
    ),
    "checkboxes": _among_its_options(
        shape({"options": many(_option, 10)}, {**_asked, "initial_options": many(_option, 10)})
    ),
    "timepicker": shape({}, {**_of_menu, "initial_time": string(5, 5), "timezone": string(100)}),
    "datepicker": shape({}, {**_of_menu, "initial_date": string(10, 10)}),
}
_overflow = shape({"options": many(_option, 5)}, {"action_id": text_id, "confirm": _confirm})
CLICKED: dict[str, Check] = {"button": _button, "overflow": _overflow, **_menus, **_pickers}
IMAGE = {"image_url": url, "alt_text": string(2_000)}
_typed_in = _within_its_length(
    shape(
        {},
        {
            "action_id": text_id,
            "initial_value": string(3_000),
            "multiline": flag,
            "min_length": number(0, 3_000),
            "max_length": number(1, 3_000),
            "placeholder": plain(150),
            "focus_on_load": flag,
        },
    )
)
FILLED_IN: dict[str, Check] = {"plain_text_input": _typed_in, **_menus, **MULTI, **_pickers}
