"""What Slack refuses in a message or a view: limits and shapes of Block Kit, apart from the code under test.

Source: Slack's reference of blocks, elements and composition objects, and the bounds in slack_sdk's models.
Lengths are counted in UTF-16 units, the most that any reading of "characters" can come to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tests.slack.controls import CLICKED, FILLED_IN, IMAGE, MULTI, any_text, flag, plain, text_id, url
from tests.slack.shapes import just, length, many, number, shape, string, typed

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


def view_problems(view: Mapping[str, Any]) -> list[str]:
    """What Slack would refuse of a modal or a Home tab."""
    found = list(_view(view, "view"))
    return found or [*_ids(view["blocks"], "view"), *_submit(view)]


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


# Rich text
_style = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), flag))
_text = shape({"text": string(MESSAGE_TEXT)}, {"style": _style})
_link = shape({"url": url}, {"text": string(MESSAGE_TEXT), "style": _style, "unsafe": flag})
_leaf = typed(
    {
        "text": _text,
        "link": _link,
        "emoji": shape({"name": string(100)}, {"unicode": string(100)}),
        "user": shape({"user_id": text_id}, {"style": _style}),
        "channel": shape({"channel_id": text_id}, {"style": _style}),
        "usergroup": shape({"usergroup_id": text_id}, {"style": _style}),
        "broadcast": shape({"range": just("here", "channel", "everyone")}, {"style": _style}),
        "date": shape(
            {"timestamp": number(0, 2**53), "format": string(1_000)},
            {"url": url, "fallback": string(1_000), "style": _style},
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

# Blocks
_block_id = {"block_id": text_id}


def _section(value: object, path: str) -> Iterator[str]:
    if isinstance(value, Mapping) and not {"text", "fields"} & set(value):
        yield f"{path}: neither text nor fields"
    yield from shape(
        {},
        {
            **_block_id,
            "text": any_text(3_000),
            "fields": many(any_text(2_000), 10),
            "accessory": typed({**CLICKED, **MULTI, "image": shape(IMAGE)}),
            "expand": flag,
        },
    )(value, path)


_blocks: dict[str, Check] = {
    "header": shape({"text": plain(150)}, _block_id),
    "section": _section,
    "divider": shape({}, _block_id),
    "context": shape(
        {
            "elements": many(
                typed(
                    {
                        "plain_text": shape({"text": string(3_000)}, {"emoji": flag}),
                        "mrkdwn": shape({"text": string(3_000)}, {"verbatim": flag}),
                        "image": shape(IMAGE),
                    }
                ),
                10,
            )
        },
        _block_id,
    ),
    "actions": shape({"elements": many(typed(CLICKED), 25)}, _block_id),
    "image": shape(IMAGE, {**_block_id, "title": plain(2_000)}),
    "rich_text": shape(_rich, _block_id),
    "input": shape(
        {
            "label": plain(2_000),
            "element": typed(FILLED_IN),
        },
        {**_block_id, "hint": plain(2_000), "optional": flag, "dispatch_action": flag},
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


def _submit(view: Mapping[str, Any]) -> Iterator[str]:
    if any(block["type"] == "input" for block in view["blocks"]) and "submit" not in view:
        yield "view: something to fill in, and no submit"


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
    "callback_id": text_id,
    "external_id": text_id,
    "private_metadata": string(3_000, 0),
}
_of_modal = {
    "close": plain(24),
    "submit": plain(24),
    "clear_on_close": flag,
    "notify_on_close": flag,
    "submit_disabled": flag,
}
_body = {"blocks": many(typed(_blocks), VIEW_BLOCKS)}
_view = typed(
    {
        "modal": shape({**_body, "title": plain(24)}, {**_of_view, **_of_modal}),
        "home": shape(_body, _of_view),
    }
)
