"""Payloads: an answer as the messages that it takes on its platform."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.chat.trouble import said
from bot.delivery.errors import Refused
from bot.delivery.message import Content
from bot.delivery.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefings.reply import Reply

PARTS = 3
"""So many messages an answer may take."""

TOO_LONG = "This answer is too long for a message."


def payloads_of(
    reply: Reply | None, message_of: Callable[[Reply], dict[str, Any] | None]
) -> list[dict[str, Any]]:
    """A reply as the messages that it takes; what is too much is left out whole, and counted.

    Args:
        reply: None takes none.
        message_of: a reply as one message of the platform; None where it is too long for one.
    """
    if reply is None:
        return []

    def drawn(part: Reply) -> Content | None:
        message = message_of(part)
        return None if message is None else Content.of(part, json.dumps(message))

    try:
        parts = parts_of(reply, drawn, most=PARTS).parts
    except Refused:
        parts = parts_of(said(TOO_LONG), drawn, most=1).parts
    return [json.loads(part.content.body) for part in parts]
