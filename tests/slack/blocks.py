"""What Slack refuses in a message or a view: limits and shapes of Block Kit, apart from the code under test.

Source: Slack's reference of blocks, elements and composition objects, and the bounds in slack_sdk's models.
Lengths are counted in UTF-16 units, the most that any reading of "characters" can come to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tests.slack.shapes import either, just, length, many, number, shape, string, typed

if TYPE_CHECKING:
    from tests.slack.shapes import Check

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_TEXT = 40_000
"""Slack cuts the rest of a longer `text` off."""

ALL_BLOCKS_TEXT = 12_000
"""Of everything read in a message; `msg_blocks_too_long` was seen from 13,172 on."""


def problems(payload: Mapping[str, object]) -> list[str]:
    """What Slack would refuse, or cut off, of a message's `text` and `blocks`; empty where it takes them."""
    found = list(_message(payload, "message"))
    if not found:
        found += _whole(payload.get("blocks", []))
    return found


def view_problems(view: Mapping[str, object]) -> list[str]:
    """What Slack would refuse of a modal or a Home tab."""
    found = list(_view(view, "view"))
    return found or list(_ids(view["blocks"], "view"))


def texts_in(node: object) -> Iterator[str]:
    """Everything that is read: the strings under `text`, at any depth, in order."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts_in(value)
    elif isinstance(node, list):
        for one in node:
            yield from texts_in(one)


_flag = just(True, False)
_url = string(3_000)
_id = string(255)


def _plain(most: int) -> Check:
    return typed({"plain_text": shape({"text": string(most)}, {"emoji": _flag})})


def _any_text(most: int) -> Check:
    plain = shape({"text": string(most)}, {"emoji": _flag})
    return typed({"plain_text": plain, "mrkdwn": shape({"text": string(most)}, {"verbatim": _flag})})


# Rich text
_style = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), _flag))
_text = shape({"text": string(MESSAGE_TEXT)}, {"style": _style})
_link = shape({"url": _url}, {"text": string(MESSAGE_TEXT), "style": _style, "unsafe": _flag})
_leaf = typed(
    {
        "text": _text,
        "link": _link,
        "emoji": shape({"name": string(100)}, {"unicode": string(100)}),
        "user": shape({"user_id": _id}, {"style": _style}),
        "channel": shape({"channel_id": _id}, {"style": _style}),
        "usergroup": shape({"usergroup_id": _id}, {"style": _style}),
        "broadcast": shape({"range": just("here", "channel", "everyone")}, {"style": _style}),
        "date": shape(
            {"timestamp": number(0, 2**53), "format": string(1_000)},
            {"url": _url, "fallback": string(1_000), "style": _style},
        ),
    }
)
_MANY = 10_000  # Slack names no bound; the one on all text holds first
_leaves = many(_leaf, _MANY)
_border = number(0, 1)
_section_of_text = shape({"elements": _leaves})
_rich_element = typed(
    {
        "rich_text_section": _section_of_text,
        "rich_text_quote": shape({"elements": _leaves}, {"border": _border}),
        "rich_text_preformatted": shape(
            {"elements": many(typed({"text": _text, "link": _link}), _MANY)},
            {"border": _border, "language": string(100)},
        ),
        "rich_text_list": shape(
            {
                "style": just("bullet", "ordered"),
                "elements": many(typed({"rich_text_section": _section_of_text}), _MANY),
            },
            {"indent": number(0, 8), "offset": number(0, 10_000), "border": _border},
        ),
    }
)
_rich = {"elements": many(_rich_element, _MANY)}

# Elements that are clicked
_confirm = shape(
    {"title": _plain(100), "text": _any_text(300), "confirm": _plain(30), "deny": _plain(30)},
    {"style": just("primary", "danger")},
)
_option = shape({"text": _plain(75), "value": string(150)}, {"description": _plain(75), "url": _url})
_options = many(_option, 100)
_group = shape({"label": _plain(75), "options": _options})
_asked = {"action_id": _id, "confirm": _confirm, "focus_on_load": _flag}
_of_menu = {**_asked, "placeholder": _plain(150)}
_lists = {"options": _options, "option_groups": many(_group, 100)}
_several = {"max_selected_items": number(1, 100)}
_button = shape(
    {"text": _plain(75)},
    {
        "action_id": _id,
        "url": _url,
        "value": string(2_000),
        "style": just("primary", "danger"),
        "confirm": _confirm,
        "accessibility_label": string(75),
    },
)
_conversations = {
    "default_to_current_conversation": _flag,
    "filter": shape(
        {},
        {
            "include": many(just("im", "mpim", "private", "public"), 4),
            "exclude_external_shared_channels": _flag,
            "exclude_bot_users": _flag,
        },
    ),
}
_menus: dict[str, Check] = {
    "static_select": either(
        "options", "option_groups", of=shape({}, {**_of_menu, **_lists, "initial_option": _option})
    ),
    "multi_static_select": either(
        "options",
        "option_groups",
        of=shape({}, {**_of_menu, **_lists, **_several, "initial_options": _options}),
    ),
    "external_select": shape(
        {}, {**_of_menu, "min_query_length": number(0, 1_000), "initial_option": _option}
    ),
    "users_select": shape({}, {**_of_menu, "initial_user": _id}),
    "channels_select": shape({}, {**_of_menu, "initial_channel": _id, "response_url_enabled": _flag}),
    "conversations_select": shape(
        {},
        {**_of_menu, **_conversations, "initial_conversation": _id, "response_url_enabled": _flag},
    ),
}
_pickers: dict[str, Check] = {
    "radio_buttons": shape({"options": many(_option, 10)}, {**_asked, "initial_option": _option}),
    "checkboxes": shape({"options": many(_option, 10)}, {**_asked, "initial_options": many(_option, 10)}),
    "timepicker": shape({}, {**_of_menu, "initial_time": string(5, 5), "timezone": string(100)}),
    "datepicker": shape({}, {**_of_menu, "initial_date": string(10, 10)}),
}
_overflow = shape({"options": many(_option, 5)}, {"action_id": _id, "confirm": _confirm})
_clicked: dict[str, Check] = {"button": _button, "overflow": _overflow, **_menus, **_pickers}
_image = {"image_url": _url, "alt_text": string(2_000)}
_typed_in = shape(
    {},
    {
        "action_id": _id,
        "initial_value": string(3_000),
        "multiline": _flag,
        "min_length": number(0, 3_000),
        "max_length": number(1, 3_000),
        "placeholder": _plain(150),
        "focus_on_load": _flag,
    },
)

# Blocks
_block_id = {"block_id": _id}


def _section(value: object, path: str) -> Iterator[str]:
    if isinstance(value, Mapping) and not {"text", "fields"} & set(value):
        yield f"{path}: neither text nor fields"
    yield from shape(
        {},
        {
            **_block_id,
            "text": _any_text(3_000),
            "fields": many(_any_text(2_000), 10),
            "accessory": typed({**_clicked, "image": shape(_image)}),
            "expand": _flag,
        },
    )(value, path)


_blocks: dict[str, Check] = {
    "header": shape({"text": _plain(150)}, _block_id),
    "section": _section,
    "divider": shape({}, _block_id),
    "context": shape(
        {
            "elements": many(
                typed(
                    {
                        "plain_text": shape({"text": string(3_000)}, {"emoji": _flag}),
                        "mrkdwn": shape({"text": string(3_000)}, {"verbatim": _flag}),
                        "image": shape(_image),
                    }
                ),
                10,
            )
        },
        _block_id,
    ),
    "actions": shape({"elements": many(typed(_clicked), 25)}, _block_id),
    "image": shape(_image, {**_block_id, "title": _plain(2_000)}),
    "rich_text": shape(_rich, _block_id),
    "input": shape(
        {
            "label": _plain(2_000),
            "element": typed({"plain_text_input": _typed_in, **_menus, **_pickers}),
        },
        {**_block_id, "hint": _plain(2_000), "optional": _flag, "dispatch_action": _flag},
    ),
}


def _message(payload: Mapping[str, object], path: str) -> Iterator[str]:
    """Its `text` and `blocks`; the other keys belong to the method that takes them."""
    if "text" not in payload and "blocks" not in payload:
        yield "no_text: neither text nor blocks"
    if "text" in payload:
        yield from string(MESSAGE_TEXT)(payload["text"], f"{path}.text")
    if "blocks" in payload:
        yield from many(typed(_blocks), MESSAGE_BLOCKS)(payload["blocks"], f"{path}.blocks")


def _whole(blocks: object) -> Iterator[str]:
    """What no block has to answer for alone."""
    total = sum(map(length, texts_in(blocks)))
    if total > ALL_BLOCKS_TEXT:
        yield f"msg_blocks_too_long: {total} characters in all"
    yield from _ids(blocks, "message")


def _ids(blocks: object, path: str) -> Iterator[str]:
    """A block's id is unlike all others of the surface, an element's unlike the others of its block."""
    each = blocks if isinstance(blocks, list) else []
    yield from (f"{path}: block_id {one} twice" for one in _repeated(_found(each, "block_id")))
    for at, block in enumerate(each):
        yield from (
            f"{path}.blocks[{at}]: action_id {one} twice" for one in _repeated(_found(block, "action_id"))
        )


def _repeated(ids: Iterator[str]) -> list[str]:
    return [one for one, times in Counter(ids).items() if times > 1]


def _found(node: object, key: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        if key in node:
            yield str(node[key])
        for inner in node.values():
            yield from _found(inner, key)
    elif isinstance(node, list):
        for one in node:
            yield from _found(one, key)


_of_view = {
    "callback_id": _id,
    "external_id": _id,
    "private_metadata": string(3_000, 0),
}
_of_modal = {
    "close": _plain(24),
    "submit": _plain(24),
    "clear_on_close": _flag,
    "notify_on_close": _flag,
    "submit_disabled": _flag,
}
_body = {"blocks": many(typed(_blocks), VIEW_BLOCKS)}
_view = typed(
    {
        "modal": shape({**_body, "title": _plain(24)}, {**_of_view, **_of_modal}),
        "home": shape(_body, _of_view),
    }
)
