"""Attachments: kept, shown in messages, and given out for a while to whoever has the address."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.discord.file import File

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.discord.community import Community

ADDRESS_LASTS = timedelta(hours=24)
"""Source: Discord's developers' pages on signed attachment addresses."""


def keep(community: Community, channel: str, name: str, mimetype: str, content: bytes) -> File:
    """A file more; its address is signed and expires, like Discord's."""
    number = community.id()
    expires = int((community.clock() + ADDRESS_LASTS).timestamp())
    address = (
        f"{community.origin}/attachments/{channel}/{number}/{name}?ex={expires:x}&is=0&hm={int(number):x}&"
    )
    file = File(number, name, content, mimetype, address)
    community.files[number] = file
    return file


def found(community: Community, number: str, query: Mapping[str, str]) -> File | None:
    """The file, unless the address is unsigned or too old."""
    file = community.files.get(number)
    if file is None or query.get("hm") != f"{int(number):x}":
        return None
    expires_at = datetime.fromtimestamp(int(query.get("ex", "0"), 16), UTC)
    return file if community.clock() < expires_at else None


def uploaded(
    community: Community, channel: str, uploads: Sequence[tuple[str, str, bytes]]
) -> list[dict[str, Any]]:
    """What a message's `attachments` show of the files sent with it."""
    return [keep(community, channel, name, kind, content).payload() for name, kind, content in uploads]
