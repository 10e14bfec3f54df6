"""Everything that Slack tells is acknowledged, what is not known and what a handler fails over too."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_adapter.hearing import heard
from bot.slack_adapter.listening import listen
from tests.platform.simulated import in_simulated_time
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from bot.slack_adapter.conversations import Conversations
    from bot.slack_adapter.happenings import Happenings

SOON_S = 2.0
"""Slack waits three seconds, and so does the SDK for an acknowledgement that was lost. It is the loop's own
time, which passes only while nobody has anything to do."""

BY = {"user": {"id": "U012ABC"}, "team": {"id": "T012ABC"}}
CLICK = {"type": "block_actions", "actions": [{"action_id": "more:0", "block_id": "b"}], **BY}
COMMAND = {"command": "/ask", "text": "tunnel", "user_id": "U012ABC"}
EVENT = {"type": "event_callback", "event_id": "Ev012ABC"}


class Failing:
    """Handlers that fail before anything else can happen, each remembered by its name."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  a handler of any shape
        async def fail(*_: object, **__: object) -> None:
            self.tried.append(name)
            raise LookupError(name)

        return fail


def _heard(body: dict[str, Any]) -> tuple[int, float, list[str]]:
    """The status that one thing is answered with, after how many seconds, and the handlers it went to."""
    failing = Failing()

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id="T012ABC", bot_user_id="U0BOT", bot_token=BOT_TOKEN
        )

    async def hear() -> tuple[int, float]:
        app = AsyncApp(client=AsyncWebClient(), authorize=authorize, request_verification_enabled=False)
        either = cast("Conversations", failing), cast("Happenings", failing)
        listen(app, *either, roles={"/ask": "ask"})
        time = asyncio.get_running_loop().time
        began_s = time()
        answer = await heard(app, body, {}, mode="socket_mode")
        after_s = time() - began_s
        await asyncio.sleep(0)  # a handler that Slack does not wait for
        return answer.status, after_s

    return *in_simulated_time(hear()), failing.tried


@pytest.mark.parametrize(
    ("body", "handler"),
    [
        (COMMAND, "command"),
        (CLICK, "click"),
        ({"type": "message_action", "callback_id": "check", **BY}, "shortcut"),
        ({"type": "view_submission", "view": {"type": "modal", "callback_id": "topics"}, **BY}, "submitted"),
        ({"type": "view_submission", "view": {"type": "modal", "callback_id": "form"}, **BY}, "submitted"),
        ({**EVENT, "event": {"type": "app_home_opened", "user": "U012ABC"}}, "told"),
    ],
)
def test_what_a_handler_fails_over_at_once_stays_acknowledged(body: dict[str, Any], handler: str) -> None:
    status, after_s, tried = _heard(body)
    assert (status, tried) == (200, [handler])
    assert after_s < SOON_S


@pytest.mark.parametrize(
    "body",
    [
        {**COMMAND, "command": "/other"},
        {"type": "message_action", "callback_id": "other", **BY},
        {"type": "shortcut", "callback_id": "other", **BY},
        {"type": "view_submission", "view": {"callback_id": "other"}, **BY},
        {"type": "view_closed", "view": {"callback_id": "other"}, **BY},
        {"type": "block_suggestion", "action_id": "other", "value": "", **BY},
        {"type": "workflow_step_edit", "callback_id": "other", **BY},
        {**EVENT, "event": {"type": "emoji_changed"}},
        {**EVENT, "event": {}},
        EVENT,
        {"type": "of a later Slack"},
        {"team": ["no", "object"], "type": "block_actions"},
        {},
    ],
    ids=str,
)
def test_what_is_not_known_is_acknowledged_and_goes_to_nobody(body: dict[str, Any]) -> None:
    status, after_s, tried = _heard(body)
    assert (status, tried) == (200, [])
    assert after_s < SOON_S
