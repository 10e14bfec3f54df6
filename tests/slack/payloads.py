"""The shapes of what Slack tells a bot, apart from how it is sent.

Source: Slack's reference of slash commands, interaction payloads and events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.workspace import APP, BOT, TEAM, TEAM_DOMAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.slack.channel import Channel
    from tests.slack.message import Message
    from tests.slack.user import User

TOKEN = "verification"  # noqa: S105  the old verification token, which proves nothing


def channel_name(channel: Channel) -> str:
    """What payloads call the channel; hidden ones are not named in them."""
    names = {"im": "directmessage", "mpim": channel.name, "groups": "privategroup", "channels": channel.name}
    return names[channel.kind]


def command(user: User, channel: Channel, name: str, text: str, more: Mapping[str, str]) -> dict[str, str]:
    """A slash command; `more` is its `trigger_id` and `response_url`."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        **more,
    }


def block_actions(
    user: User, action: Mapping[str, Any], where: Mapping[str, Any], trigger_id: str
) -> dict[str, Any]:
    """Something clicked; `where` is what `in_message` or `in_view` says."""
    return {
        "type": "block_actions",
        **_from(user),
        "trigger_id": trigger_id,
        "actions": [dict(action)],
        **where,
    }


def in_message(message: Message, channel: Channel, response_url: str) -> dict[str, Any]:
    """Where it was clicked; of an ephemeral message Slack sends no message."""
    ephemeral = message.only_for is not None
    container: dict[str, Any] = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    where: dict[str, Any] = {
        "container": container,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": {}},
        "response_url": response_url,
    }
    return where if ephemeral else where | {"message": message.payload()}


def in_view(view: Mapping[str, Any]) -> dict[str, Any]:
    """Where it was clicked: a modal or the Home tab, which have no response address."""
    return {"container": {"type": "view", "view_id": view["id"]}, "view": dict(view)}


def message_action(
    user: User, callback_id: str, message: Message, channel: Channel, more: Mapping[str, str]
) -> dict[str, Any]:
    """A message shortcut chosen; `more` is its `trigger_id`, `response_url` and `action_ts`."""
    return {
        "type": "message_action",
        **_from(user),
        "callback_id": callback_id,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message_ts": message.ts,
        "message": message.payload(),
        **more,
    }


def view_submission(user: User, view: Mapping[str, Any], trigger_id: str) -> dict[str, Any]:
    """A modal submitted, with what was entered in `view.state`."""
    return {
        "type": "view_submission",
        **_from(user),
        "trigger_id": trigger_id,
        "view": dict(view),
        "response_urls": [],
    }


def view_closed(user: User, view: Mapping[str, Any]) -> dict[str, Any]:
    """A modal closed that asked to hear of it."""
    return {"type": "view_closed", **_from(user), "view": dict(view), "is_cleared": False}


def event_callback(
    event: Mapping[str, Any], event_id: str, event_time: int, *, shared: bool
) -> dict[str, Any]:
    """Something that happened, for the Events API."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": dict(event),
        "type": "event_callback",
        "event_id": event_id,
        "event_time": event_time,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{event_id}",
    }


def _from(user: User) -> dict[str, Any]:
    return {
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team},
        "api_app_id": APP,
        "token": TOKEN,
        "team": {"id": TEAM, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }
