"""Places: how Slack names the channel or the person that the bot's own words name.

Slack shows an id by what people call it: a channel's to those alone who may see it.
Source: Slack's reference of the rich text block, its elements `channel` and `user`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from config.destination import Platform

if TYPE_CHECKING:
    from bot.rendering.lines import Piece

_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,}")
_PERSON = re.compile(r"[UW][A-Z0-9]{2,}")


def element(piece: Piece) -> dict[str, Any] | None:
    """What stands for a piece in rich text; None for one that names nothing that has an id on Slack.

    Whoever is named so in a message that is posted where they are is told of it.
    """
    where = piece.destination
    if where is None or where.platform is not Platform.SLACK:
        return None
    if _CHANNEL.fullmatch(where.address):
        return {"type": "channel", "channel_id": where.address}
    return {"type": "user", "user_id": where.address} if _PERSON.fullmatch(where.address) else None


def said(piece: Piece) -> str:
    """A piece in words: what names a place on Slack without what only a configuration needs, as `#board`."""
    where = piece.destination
    return where.address if where is not None and where.platform is Platform.SLACK else piece.words
