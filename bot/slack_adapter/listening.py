"""Listening: all that the app reacts to, registered from what is declared in `surface`, and nothing more.

Everything is acknowledged first. What is not known, from an older manifest or from a newer Slack, is
acknowledged too, and logged: Slack would tell it again and again, and in the end stop telling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import structlog

from bot.door import logged
from bot.slack_adapter.surface import EVENTS, SHORTCUTS, VIEWS

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from slack_bolt.async_app import AsyncAck, AsyncApp

    from bot.slack_adapter.conversations import Conversations
    from bot.slack_adapter.happenings import Happenings

ANYTHING = re.compile(r".*", re.DOTALL)

_log = structlog.get_logger("communique.slack")


def listen(
    app: AsyncApp, conversations: Conversations, happenings: Happenings, *, roles: dict[str, str]
) -> None:
    """Register every handler.

    Args:
        roles: what each command is for, by its name with the slash.
    """

    @app.command(ANYTHING)
    async def _command(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        role = roles.get(str(body.get("command", "")))
        if role is None:
            _unknown("command", body.get("command"))
            return
        await _acted(conversations.command(role, body), "command")

    @app.message_shortcut(ANYTHING)
    async def _message_shortcut(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        if body.get("callback_id") not in {one.callback_id for one in SHORTCUTS}:
            _unknown("shortcut", body.get("callback_id"))
            return
        await _acted(conversations.shortcut(body), "shortcut")

    @app.action(ANYTHING)
    async def _action(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        await _acted(conversations.click(body), "click")

    @app.view(ANYTHING)
    async def _view(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        if (name := (body.get("view") or {}).get("callback_id")) not in VIEWS:
            _unknown("view", name)
            return
        await _acted(conversations.submitted(body), "view")

    @app.event(ANYTHING)
    async def _event(body: dict[str, Any]) -> None:
        event = body.get("event") or {}
        if event.get("type") not in _EVENT_TYPES:
            _unknown("event", event.get("type"))
            return
        await happenings.told(event, event_id=str(body.get("event_id", "")), team=body.get("team_id"))

    for other in (app.global_shortcut, app.options, app.view_closed):
        other(ANYTHING)(_acknowledged)

    @app.error
    async def _failed(error: Exception, body: dict[str, Any]) -> None:
        _log.error("not_handled", kind=body.get("type"), reference=logged(error))


_EVENT_TYPES = frozenset(name.partition(".")[0] for name in EVENTS)


async def _acted(work: Coroutine[Any, Any, None], kind: str) -> None:
    """Do what was acknowledged.

    The SDK takes the acknowledgement back where a handler fails in the same blink: none of ours does.
    """
    try:
        await work
    except Exception as error:  # noqa: BLE001  the door of what people do; inside, `Chat` has told them
        _log.error("not_handled", kind=kind, reference=logged(error))


async def _acknowledged(ack: AsyncAck) -> None:
    await ack()


def _unknown(kind: str, name: object) -> None:
    """Say in the log what somebody wanted that this program does not know."""
    _log.warning("not_known", kind=kind, name=str(name)[:100], hint="compare: communique slack manifest")
