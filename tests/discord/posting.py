"""Messages: made of a payload, changed by one, shown as the API shows them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.discord.community import BOT
from tests.discord.message import EPHEMERAL, LOADING, PLAIN, REPLY, V2, Message, texts
from tests.discord.payloads import problems
from tests.discord.permissions import Intent, Permission
from tests.discord.refusal import EMPTY, Refusal, invalid
from tests.platform.rules import DISCORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.discord.channel import Channel
    from tests.discord.community import Community

NONCE_LASTS = timedelta(seconds=DISCORD.nonce_window_s)
PING = re.compile(r"@everyone|@here|<@(?P<role>&)?!?(?P<id>[0-9]+)>")
KEPT_FLAGS = EPHEMERAL | V2 | 1 << 2 | 1 << 12


def post(
    community: Community,
    channel: Channel,
    author: str,
    payload: Mapping[str, Any],
    **more: Any,  # noqa: ANN401  Message's own fields
) -> Message:
    """The message that the payload makes, told to everybody it is for.

    Raises:
        Refusal: the payload is malformed or empty, or answers a message that is not there.
    """
    nonce = payload.get("nonce")
    if payload.get("enforce_nonce") and nonce is not None:
        earlier = community.nonces.get((channel.id, author, str(nonce)))
        if earlier and community.clock() - _at(earlier) < NONCE_LASTS:
            return earlier
    reference = payload.get("message_reference")
    if reference and channel.find(str(reference["message_id"])) is None:
        missing = reference.get("fail_if_not_exists", True)
        if missing:
            raise invalid(["message_reference: Unknown message"])
        reference = None
    attachments = more.pop("attachments", [])
    if (
        not any(payload.get(key) for key in ("content", "embeds", "components", "poll", "sticker_ids"))
        and not attachments
    ):
        raise Refusal(*EMPTY)
    message = Message(
        id=more.pop("id", None) or community.id(),
        channel=channel.id,
        author=author,
        at=community.clock().isoformat(),
        content=payload.get("content") or "",
        embeds=list(payload.get("embeds") or []),
        components=_numbered(payload.get("components") or []),
        flags=(payload.get("flags") or 0) & KEPT_FLAGS,
        type=more.pop("type", REPLY if reference else PLAIN),
        nonce=nonce,
        attachments=attachments,
        replies_to=str(reference["message_id"]) if reference else None,
        sent=dict(payload),
        **more,
    )
    _notify(community, channel, message, payload)
    channel.messages.append(message)
    if payload.get("enforce_nonce") and nonce is not None:
        community.nonces[channel.id, author, str(nonce)] = message
    told(community, channel, "MESSAGE_CREATE", message)
    return message


def change(
    community: Community,
    message: Message,
    payload: Mapping[str, Any],
    attachments: list[dict[str, Any]] | None = None,
) -> Message:
    """The message with what the payload replaces in it.

    Raises:
        Refusal: it would be empty then, or hold what its components exclude.
    """
    content = payload["content"] or "" if "content" in payload else message.content
    embeds = list(payload["embeds"] or []) if "embeds" in payload else message.embeds
    components = _numbered(payload["components"] or []) if "components" in payload else message.components
    flags = (message.flags | (payload.get("flags") or 0) & V2) & ~LOADING
    if flags & V2 and (content or embeds):
        raise invalid(
            ["content: The 'content' and 'embeds' fields cannot be used with MessageFlags.IS_COMPONENTS_V2"]
        )
    if not (content or embeds or components or attachments or message.attachments):
        raise Refusal(*EMPTY)
    message.content, message.embeds, message.components, message.flags = content, embeds, components, flags
    if attachments is not None:
        message.attachments = attachments
    message.edits.append(dict(payload))
    message.edited_at = community.clock().isoformat()
    channel = community.channels[message.channel]
    _notify(community, channel, message, payload)
    told(community, channel, "MESSAGE_UPDATE", message)
    return message


def remove(community: Community, message: Message) -> None:
    """Take the message away, of which everybody it was for is told."""
    channel = community.channels[message.channel]
    channel.messages.remove(message)
    if message.only_for is None:
        gone = {"id": message.id, "channel_id": channel.id}
        community.happened(
            "MESSAGE_DELETE", gone | ({"guild_id": channel.guild} if channel.guild else {}), channel
        )
    community.bell.ring()


def told(community: Community, channel: Channel, event: str, message: Message) -> None:
    """Tell of the message, with what only the gateway adds."""
    if message.only_for is not None:
        community.bell.ring()
        return
    data = shown(community, message)
    if channel.guild:
        data["guild_id"] = channel.guild
        members = community.guilds[channel.guild].members
        if message.author in members:
            data["member"] = {
                key: value
                for key, value in community.guilds[channel.guild]
                .member(community.users[message.author])
                .items()
                if key != "user"
            }
    if event == "MESSAGE_CREATE" and message.nonce is not None:
        data["nonce"] = message.nonce
    community.happened(event, data, channel)


def shown(community: Community, message: Message, *, referenced: bool = True) -> dict[str, Any]:
    """The message as the API shows it to the bot, which owns the message or has been granted the content."""
    author = community.users[message.author]
    data: dict[str, Any] = {
        "id": message.id,
        "channel_id": message.channel,
        "author": author.payload(),
        "content": message.content,
        "timestamp": message.at,
        "edited_timestamp": message.edited_at,
        "tts": False,
        "mention_everyone": "@everyone" in message.pings or "@here" in message.pings,
        "mentions": [community.users[user].payload() for user in message.mentions if user in community.users],
        "mention_roles": [],
        "attachments": message.attachments,
        "embeds": message.embeds,
        "components": message.components,
        "pinned": False,
        "type": message.type,
        "flags": message.flags,
    }
    if message.interaction:
        data["interaction_metadata"] = message.interaction
        data["application_id"] = message.interaction["application_id"]
        data["webhook_id"] = message.interaction["application_id"]
    if message.replies_to:
        channel = community.channels[message.channel]
        data["message_reference"] = {
            "type": 0,
            "message_id": message.replies_to,
            "channel_id": message.channel,
        }
        if channel.guild:
            data["message_reference"]["guild_id"] = channel.guild
        replied = channel.find(message.replies_to) if referenced else None
        if referenced:
            data["referenced_message"] = shown(community, replied, referenced=False) if replied else None
    if message.id in community.channels and message.id != message.channel:
        data["thread"] = community.shown(community.channels[message.id])
    return data


HIDDEN: dict[str, Any] = {"content": "", "embeds": [], "components": [], "attachments": []}
"""What stands in place of the content for a bot that may not see it."""


def readable(data: dict[str, Any], *, intents: int, direct: bool) -> dict[str, Any]:
    """The message without its content, where the bot may not see it. Source: the pages on gateway intents."""
    mine = data.get("author", {}).get("id") == BOT
    mentioned = any(each["id"] == BOT for each in data.get("mentions", []))
    if direct or mine or mentioned or intents & Intent.MESSAGE_CONTENT:
        return data
    return data | HIDDEN


def refuse_problems(payload: Mapping[str, Any], kind: str) -> None:
    """Go on only where nothing is wrong with the payload.

    Raises:
        Refusal: something is; the tree says what.
    """
    if found := problems(payload, kind=kind):
        raise invalid(found)


def _notify(community: Community, channel: Channel, message: Message, payload: Mapping[str, Any]) -> None:
    """Work out whom the message mentions, and of these whom it notifies; embeds notify nobody."""
    text = "\n".join([message.content, *texts(message.components)])
    message.mentions = list(
        dict.fromkeys(found["id"] for found in PING.finditer(text) if found["id"] and not found["role"])
    )
    allowed = payload.get("allowed_mentions")
    everyone = community.may(message.author, channel, Permission.MENTION_EVERYONE) if channel.guild else False
    for found in PING.finditer(text):
        if _pings(found, allowed, everyone=everyone) and found[0] not in message.pings:
            message.pings.append(found[0])
    replied = channel.find(message.replies_to) if message.replies_to else None
    if (
        replied
        and (allowed is None or allowed.get("replied_user", False))
        and replied.author not in message.mentions
    ):
        message.mentions.append(replied.author)


def _pings(found: re.Match[str], allowed: Mapping[str, Any] | None, *, everyone: bool) -> bool:
    if found["id"] is None:
        return everyone if allowed is None else everyone and "everyone" in allowed.get("parse", [])
    kind = "roles" if found["role"] else "users"
    if allowed is None:
        return True
    return kind in allowed.get("parse", []) or found["id"] in map(str, allowed.get(kind, []))


def _numbered(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The components with the ids that Discord gives those that have none."""
    count = 0

    def number(component: dict[str, Any]) -> dict[str, Any]:
        nonlocal count
        count += 1
        made = dict(component) | {"id": component.get("id") or count}
        if "components" in made:
            made["components"] = [number(each) for each in made["components"]]
        if "accessory" in made:
            made["accessory"] = number(made["accessory"])
        return made

    return [number(each) for each in components]


def _at(message: Message) -> datetime:
    return datetime.fromisoformat(message.at)
