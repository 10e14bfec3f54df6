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
    modal = {"type": "modal", "title": plain("Topics"), "submit": plain("Show"), "blocks": [ask]}
    modal["private_metadata"] = ""
    assert view_problems(modal) == []
    assert view_problems({key: modal[key] for key in modal.keys() - {"submit"}})
    assert view_problems({**modal, "title": plain("a" * 25)})
    assert view_problems({**modal, "private_metadata": "a" * 3_001})
    assert view_problems({**modal, "type": "home"})


def asked(kind: str, **fields: object) -> dict[str, Any]:
    """A modal with one thing to fill in."""
    ask = {"type": "input", "label": plain("a"), "element": {"type": kind, "action_id": "a", **fields}}
    return {"type": "modal", "title": plain("Topics"), "submit": plain("Show"), "blocks": [ask]}


def test_what_a_modal_may_ask_has_no_problems() -> None:
    every = [option("a", "1"), option("b", "2")]
    assert view_problems(asked("plain_text_input", initial_value="a" * 3_000)) == []
    assert view_problems(asked("static_select", options=every, initial_option=every[0])) == []
    assert view_problems(asked("multi_static_select", options=every, initial_options=every)) == []
    assert view_problems(asked("multi_conversations_select", initial_conversations=["C012ABC"])) == []


@pytest.mark.parametrize(
    "modal",
    [
        asked("plain_text_input", initial_value="a" * 3_001),
        asked("plain_text_input", max_length=3_001),
        asked("plain_text_input", initial_value="a" * 11, max_length=10),
        asked("plain_text_input", initial_value=""),
        asked("static_select", options=[]),
        asked("static_select", options=[option("a", "1")], initial_option=option("b", "1")),
        asked("multi_static_select", options=[option("a", "1")], initial_options=[]),
        asked("multi_static_select", options=[option("a", "1")], initial_options=[option("a", "2")]),
        asked("multi_static_select", options=[option("a", str(n)) for n in range(101)]),
        asked("multi_conversations_select", initial_conversations=[]),
        asked("multi_conversations_select", filter={"include": []}),
        {**asked("plain_text_input"), "blocks": asked("plain_text_input")["blocks"] * 101},
    ],
)
def test_what_a_modal_may_not_ask_has_a_problem(modal: dict[str, Any]) -> None:
    assert view_problems(modal)


def test_a_row_of_actions_has_no_menu_of_which_several_are_chosen() -> None:
    assert problems({"text": "a", "blocks": [actions(select(options=[option("a", "1")]))]}) == []
    several = {**select(options=[option("a", "1")]), "type": "multi_static_select"}
    assert problems({"text": "a", "blocks": [actions(several)]})
