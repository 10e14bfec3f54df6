from __future__ import annotations

from typing import Any

import pytest

from tests.discord.payloads import problems

V2 = 1 << 15
BUTTON: dict[str, Any] = {"type": 2, "style": 1, "label": "Share", "custom_id": "share"}
OPTION: dict[str, Any] = {"label": "First", "value": "1"}
SELECT: dict[str, Any] = {"type": 3, "custom_id": "line", "options": [OPTION]}
INPUT: dict[str, Any] = {"type": 4, "custom_id": "topics", "style": 1}
LABEL: dict[str, Any] = {"type": 18, "label": "Topics", "component": INPUT}
MODAL: dict[str, Any] = {"title": "Topics", "custom_id": "t", "components": [LABEL]}
COMMAND: dict[str, Any] = {"type": 1, "name": "ask", "description": "Ask"}
STRING: dict[str, Any] = {"type": 3, "name": "question", "description": "What"}


CHANNELS: dict[str, Any] = {"type": 8, "custom_id": "to", "min_values": 0, "max_values": 2, "required": False}
HERE: dict[str, Any] = {"id": "1", "type": "channel"}


def in_modal(component: dict[str, Any]) -> dict[str, Any]:
    return {"type": 9, "data": MODAL | {"components": [LABEL | {"component": component}]}}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": [*components]}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def buttons(count: int) -> list[dict[str, Any]]:
    return [BUTTON | {"custom_id": f"b{number}"} for number in range(count)]


def v2(*components: dict[str, Any]) -> dict[str, Any]:
    return {"flags": V2, "components": [*components]}


def embeds(count: int, chars: int) -> dict[str, Any]:
    return {"embeds": [{"description": "x" * chars} for _ in range(count)]}


@pytest.mark.parametrize(
    ("kind", "taken", "refused"),
    [
        ("message", {"content": "x" * 2_000}, {"content": "x" * 2_001}),
        ("message", embeds(10, 600), embeds(11, 500)),
        ("message", embeds(2, 3_000), embeds(2, 3_001)),
        ("message", {"embeds": [{"title": "x" * 256}]}, {"embeds": [{"title": "x" * 257}]}),
        (
            "message",
            {"embeds": [{"footer": {"text": "x" * 2_048}}]},
            {"embeds": [{"footer": {"text": "x" * 2_049}}]},
        ),
        ("message", {"content": "x", "nonce": "n" * 25}, {"content": "x", "nonce": "n" * 26}),
        (
            "message",
            {"components": [row(b) for b in buttons(5)]},
            {"components": [row(b) for b in buttons(6)]},
        ),
        ("message", {"components": [row(*buttons(5))]}, {"components": [row(*buttons(6))]}),
        ("message", {"components": [row(SELECT)]}, {"components": [row(SELECT, BUTTON)]}),
        ("message", {"components": [row(*buttons(2))]}, {"components": [row(BUTTON, BUTTON)]}),
        ("message", {"components": [row(BUTTON)]}, {"components": [text("x")]}),
        ("message", v2(text("x" * 4_000)), v2(text("x" * 2_000), text("x" * 2_001))),
        ("message", v2(*[text("x")] * 40), v2({"type": 17, "components": [text("x")] * 40})),
        ("message", v2(text("x")), v2(text("x")) | {"content": "x"}),
        ("message", v2(text("x")), v2(text("x")) | {"embeds": [{"title": "x"}]}),
        (
            "message",
            v2({"type": 17, "components": [text("x")]}),
            v2({"type": 17, "components": [{"type": 17}]}),
        ),
        (
            "message",
            v2({"type": 9, "components": [text("x")] * 3, "accessory": BUTTON}),
            v2({"type": 9, "components": [text("x")] * 4, "accessory": BUTTON}),
        ),
        (
            "message",
            v2({"type": 9, "components": [text("x")], "accessory": BUTTON}),
            v2({"type": 9, "components": [text("x")]}),
        ),
        (
            "message",
            {"content": "x", "allowed_mentions": {"parse": [], "users": ["1"]}},
            {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        ),
        (
            "callback",
            {"type": 8, "data": {"choices": [{"name": "x", "value": "x"}] * 25}},
            {"type": 8, "data": {"choices": [{"name": "x", "value": "x"}] * 26}},
        ),
        (
            "callback",
            {"type": 8, "data": {"choices": [{"name": "x" * 100, "value": "x"}]}},
            {"type": 8, "data": {"choices": [{"name": "x" * 101, "value": "x"}]}},
        ),
        ("callback", {"type": 4, "data": {"content": "x"}}, {"type": 4, "data": {"content": "x" * 2_001}}),
        ("callback", {"type": 9, "data": MODAL}, {"type": 9, "data": MODAL | {"title": "x" * 46}}),
        ("callback", {"type": 9, "data": MODAL}, {"type": 9, "data": MODAL | {"components": [LABEL] * 6}}),
        ("callback", {"type": 9, "data": MODAL}, {"type": 9, "data": MODAL | {"components": [row(BUTTON)]}}),
        ("callback", {"type": 5}, {"type": 3}),
        (
            "forum",
            {"name": "x" * 100, "message": {"content": "x"}},
            {"name": "x" * 101, "message": {"content": "x"}},
        ),
        (
            "forum",
            {"name": "x", "message": {"content": "x"}},
            {"name": "x", "message": {"content": "x" * 2_001}},
        ),
        ("thread", {"name": "x", "auto_archive_duration": 60}, {"name": "x", "auto_archive_duration": 61}),
        ("command", COMMAND, COMMAND | {"name": "Ask"}),
        ("command", COMMAND, COMMAND | {"description": "x" * 101}),
        ("command", COMMAND | {"options": [STRING]}, COMMAND | {"options": [STRING, STRING]}),
        (
            "command",
            COMMAND
            | {
                "options": [
                    STRING
                    | {
                        "name": f"o{n}",
                        "description": "x" * 100,
                        "choices": [{"name": "x" * 30, "value": "x" * 30}] * 3,
                    }
                    for n in range(25)
                ]
            },
            COMMAND
            | {
                "options": [
                    STRING
                    | {
                        "name": f"o{n}",
                        "description": "x" * 100,
                        "choices": [{"name": "x" * 60, "value": "x" * 60}] * 3,
                    }
                    for n in range(25)
                ]
            },
        ),
        (
            "command",
            COMMAND | {"options": [STRING | {"required": True}, STRING | {"name": "b"}]},
            COMMAND | {"options": [STRING, STRING | {"name": "b", "required": True}]},
        ),
        ("commands", [COMMAND, {"type": 3, "name": "ask"}], [COMMAND, COMMAND]),
        (
            "commands",
            [COMMAND | {"name": f"c{n}"} for n in range(100)],
            [COMMAND | {"name": f"c{n}"} for n in range(101)],
        ),
    ],
)
def test_a_limit_is_reached_and_not_passed(kind: str, taken: Any, refused: Any) -> None:  # noqa: ANN401  JSON
    assert problems(taken, kind=kind) == []
    assert problems(refused, kind=kind) != []


@pytest.mark.parametrize(
    "wrong",
    [
        {"label": "x" * 81},
        {"label": "", "emoji": None},
        {"custom_id": "x" * 101},
        {"custom_id": None},
        {"style": 7},
        {"style": 5, "custom_id": None, "url": "https://x.example/" + "x" * 500},
        {"url": "https://x.example"},
    ],
)
def test_a_button_is_refused(wrong: dict[str, Any]) -> None:
    assert problems({"components": [row(BUTTON | wrong)]}, kind="message")


@pytest.mark.parametrize(
    "wrong",
    [
        {"options": []},
        {"options": [OPTION | {"value": str(number)} for number in range(26)]},
        {"options": [OPTION, OPTION]},
        {"options": [OPTION | {"label": "x" * 101}]},
        {"options": [OPTION | {"value": "x" * 101}]},
        {"options": [OPTION | {"description": "x" * 101}]},
        {"placeholder": "x" * 151},
        {"max_values": 2},
        {"min_values": 2},
    ],
)
def test_a_select_is_refused(wrong: dict[str, Any]) -> None:
    assert problems({"components": [row(SELECT | wrong)]}, kind="message")


@pytest.mark.parametrize(
    ("taken", "wrong"),
    [
        (INPUT | {"value": "abc", "max_length": 3}, {"max_length": 2}),
        (INPUT | {"value": "x" * 4_000}, {"value": "x" * 4_001}),
        (INPUT, {"label": "Topics"}),
        (INPUT, {"disabled": True}),
        (SELECT, {"disabled": True}),
        (SELECT, {"options": []}),
        (SELECT | {"min_values": 0, "required": False}, {"required": True}),
        (CHANNELS, {"required": None}),
        (CHANNELS | {"default_values": [HERE]}, {"default_values": [HERE, HERE]}),
        (CHANNELS | {"default_values": [HERE]}, {"default_values": [HERE | {"type": "user"}]}),
        (
            CHANNELS | {"default_values": [HERE, HERE | {"id": "2"}]},
            {"default_values": [HERE | {"id": str(number)} for number in range(3)]},
        ),
    ],
)
def test_what_is_filled_in_is_taken_or_refused(taken: dict[str, Any], wrong: dict[str, Any]) -> None:
    assert problems(in_modal(taken), kind="callback") == []
    assert problems(in_modal(taken | wrong), kind="callback") != []


def test_what_is_wrong_is_told_with_the_path_to_it() -> None:
    (problem,) = problems({"components": [row(BUTTON | {"label": "x" * 81})]}, kind="message")
    assert problem == "components.0.components.0.label: 81 characters, not 0 to 80"
