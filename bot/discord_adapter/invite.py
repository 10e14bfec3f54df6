"""The invite: the link with which somebody adds the bot to a server, for what it needs and no more."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import urlencode

from bot.discord_adapter.surface import permissions

AUTHORIZE = "https://discord.com/oauth2/authorize"
SCOPES = ("bot", "applications.commands")
MOST_DIGITS = 20
"""Of an id: it is a number of 64 bits."""


def invite_link(application_id: str) -> str:
    """The link. **Source**: docs.discord.com, OAuth2, Bot Authorization Flow."""
    query = {
        "client_id": application_id,
        "scope": " ".join(SCOPES),
        "permissions": permissions(),
    }
    return f"{AUTHORIZE}?{urlencode(query)}"


def application_of(token: str) -> str | None:
    """The application that a bot's token belongs to; None where that cannot be told.

    A token begins with the bot's id in base64; apps made before 2017 have another one than their bot, and are
    invited with the id on their page.
    """
    first = token.partition(".")[0]
    try:
        told = base64.b64decode(f"{first}{'=' * (-len(first) % 4)}", altchars=b"-_", validate=True).decode(
            "ascii"
        )
    except (binascii.Error, ValueError):
        return None
    return told if told.isdecimal() and len(told) <= MOST_DIGITS else None
