from __future__ import annotations

from typing import Any

import pytest

from tests.slack.blocks import problems, view_problems


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def rich(*leaves: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [*leaves]}]}


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": words}


def button(**fields: object) -> dict[str, Any]:
    return {"type": "button", "text": plain("Share"), "action_id": "share:0", **fields}


def option(words: str, value: str) -> dict[str, Any]:
    return {"text": plain(words), "value": value}


def select(**fields: object) -> dict[str, Any]:
    return {"type": "static_select", "action_id": "line:0", **fields}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": [*elements]}


RIGHT: list[dict[str, Any]] = [
    {"type": "header", "text": plain("a" * 150)},
    {"type": "section", "text": plain("1"), "accessory": select(options=[option("Why", "why|a|1")])},
    {"type": "context", "elements": [plain("a")] * 10},
    {"type": "divider"},
    rich(text("“"), {**text("2026"), "style": {"bold": True}}, {"type": "link", "url": "https://a.example"}),
    actions(button(value="a" * 2_000), button(action_id="keep:1")),
]


def test_what_slack_takes_has_no_problems() -> None:
    assert problems({"channel": "C012ABC", "text": "a", "blocks": RIGHT, "unfurl_links": False}) == []
    assert view_problems({"type": "home", "blocks": RIGHT * 3}) == []


@pytest.mark.parametrize(
    "block",
    [
        {"type": "header", "text": plain("a" * 151)},
        {"type": "header", "text": plain("")},
        {"type": "header", "text": {"type": "mrkdwn", "text": "a"}},
        {"type": "header", "text": plain("\N{GRINNING FACE}" * 76)},
        {"type": "section"},
        {"type": "section", "text": plain("a" * 3_001)},
        {"type": "context", "elements": [plain("a")] * 11},
        {"type": "context", "elements": []},
        {"type": "divider", "text": plain("a")},
        {"type": "poster"},
        rich(text("")),
        rich(text("\ud800")),
        rich({**text("a"), "style": {"loud": True}}),
        rich({"type": "link", "url": "", "text": "a"}),
        rich(),
        actions(),
        actions(*(button(action_id=f"share:{n}") for n in range(26))),
        actions(button(), button()),
        actions(button(text=plain("a" * 76))),
        actions(button(value="a" * 2_001)),
        actions(button(style="loud")),
        actions(select()),
        actions(select(options=[option("a" * 76, "a")])),
        actions(select(options=[option("a", "a" * 151)])),
        actions(select(options=[option("a", "a")] * 101)),
        actions(select(options=[option("a", "a")], option_groups=[])),
        "not a block",
    ],
)
def test_what_slack_refuses_has_a_problem(block: object) -> None:
    assert problems({"text": "a", "blocks": [block]})


def test_a_message_has_bounds_of_its_own() -> None:
    assert problems({})
    assert problems({"text": ""})
    assert problems({"text": "a" * 40_001})
    assert problems({"text": "a", "blocks": RIGHT * 9})
    assert problems({"text": "a", "blocks": [{"type": "divider", "block_id": "a"}] * 2})
    assert problems({"text": "a", "blocks": [rich(text("a" * 3_000))] * 5})


def test_a_modal_has_a_title_and_a_home_tab_has_none() -> None:
    ask = {"type": "input", "label": plain("Topics"), "element": {"type": "plain_text_input"}}
    modal = {"type": "modal", "title": plain("Topics"), "blocks": [ask], "private_metadata": ""}
    assert view_problems(modal) == []
    assert view_problems({**modal, "title": plain("a" * 25)})
    assert view_problems({**modal, "private_metadata": "a" * 3_001})
    assert view_problems({**modal, "type": "home"})
