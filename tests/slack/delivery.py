"""Something Slack tells the bot, and what the bot made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

ACKNOWLEDGE_WITHIN = timedelta(seconds=3)
"""Source: Slack's pages on events, commands and interactivity."""


class Kind(StrEnum):
    """What it is; the values are Socket Mode's."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


@dataclass(slots=True)
class Delivery:
    """One thing told to the bot, over however many attempts.

    Attributes:
        attempts: how often it was sent; more than once only for events.
        latency: from the last sending to its acknowledgement; None while there is none.
        answer: what the acknowledgement carried: a command's reply, a modal's `response_action`.
        status: over HTTP, the last answer's status.
    """

    kind: Kind
    payload: Mapping[str, Any]
    attempts: int = 0
    latency: timedelta | None = None
    answer: Mapping[str, Any] = field(default_factory=dict)
    status: int | None = None

    @property
    def acknowledged(self) -> bool:
        """Whether the bot acknowledged it in time."""
        return self.latency is not None


class Door(Protocol):
    """A way to tell the bot something."""

    async def tell(self, delivery: Delivery, *, retry_reason: str | None) -> bool:
        """Send it once; whether it was acknowledged within the time."""
        ...
