"""A person, or a bot, on Discord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class User:
    """Who somebody is.

    Attributes:
        accepts_messages: whether they take direct messages from bots.
        locale: of their client, told with every interaction.
    """

    id: str
    name: str
    is_bot: bool = False
    accepts_messages: bool = True
    locale: str = "en-GB"

    def payload(self) -> dict[str, Any]:
        """The person as messages and members show them."""
        return {
            "id": self.id,
            "username": self.name,
            "discriminator": "0",
            "global_name": self.name.title(),
            "avatar": None,
            "bot": self.is_bot,
            "public_flags": 0,
        }
