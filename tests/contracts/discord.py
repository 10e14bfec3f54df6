"""Discord as a place to send to."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.messenger import Limits
from bot.discord_adapter.messenger import DiscordMessenger
from bot.discord_adapter.web import Web
from config.destination import Destination, Platform
from tests.contracts.place import Place, Seen
from tests.discord.channel import Kind, Overwrite
from tests.discord.community import BOT, BOT_TOKEN
from tests.discord.permissions import Permission
from tests.discord.server import discord_serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NOT_SAID = {"nonce", "enforce_nonce", "message_reference"}
"""What a message on Discord is sent with beside its body."""


@asynccontextmanager
async def discord_place(_folder: Path) -> AsyncIterator[Place]:
    async with discord_serving(slow_s=0.5, retry_after_s=7.0) as discord:
        for number in ("101", "102"):
            discord.add_channel(number)
        discord.add_channel("103", kind=Kind.VOICE)
        discord.add_thread("104", "101", is_archived=True, is_locked=True)
        denied = {
            "105": Permission.VIEW_CHANNEL,
            "106": Permission.SEND_MESSAGES,
            "107": Permission.READ_MESSAGE_HISTORY,
        }
        for number, permission in denied.items():
            overwrite = Overwrite(deny=int(permission), of_member=True)
            discord.add_channel(number, overwrites={BOT: overwrite})
        discord.add_user("201", accepts_messages=False)

        def seen(where: Destination) -> list[Seen]:
            if where.address not in discord.community.channels:
                return []
            return [
                Seen(
                    json.dumps(
                        {
                            name: _unmarked(said, str(message.nonce))
                            for name, said in message.sent.items()
                            if name not in NOT_SAID
                        },
                        ensure_ascii=False,
                    ),
                    str(message.nonce),
                    message.replies_to,
                    bool(message.pings),
                )
                for message in discord.messages(where.address)
            ]

        web = Web(BOT_TOKEN, discord.url)

        def destination(address: str) -> Destination:
            return Destination(Platform.DISCORD, address)

        yield Place(
            DiscordMessenger(web),
            destination("101"),
            destination("102"),
            seen=seen,
            body=_body,
            nowhere=tuple(map(destination, ("103", "104", "105", "106", "404", "@201", "@404"))),
            unreadable=destination("107"),
            trouble=discord.faults.script.extend,
            hasty=DiscordMessenger(web, limits=Limits(timeout=timedelta(seconds=0.4))),
            stranger=DiscordMessenger(Web("of-somebody-else", discord.url)),
            unreachable=DiscordMessenger(Web(BOT_TOKEN, "http://127.0.0.1:1/api/v10")),
        )


def _body(text: str) -> str:
    shown = {"type": 17, "components": [{"type": 10, "content": text}]}
    said = {"flags": 1 << 15, "components": [shown], "allowed_mentions": {"parse": []}}
    return json.dumps(said, ensure_ascii=False)


def _unmarked(node: object, mark: str) -> object:
    """What was sent, without what the mark added to its components."""
    if isinstance(node, list):
        return [_unmarked(one, mark) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        name: inner.removesuffix(mark) if name == "custom_id" else _unmarked(inner, mark)
        for name, inner in node.items()
        if not (name == "id" and "type" in node)
    }
