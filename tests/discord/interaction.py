"""Something a person did with the bot, and what the bot made of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tests.discord.message import Message

ACKNOWLEDGE_WITHIN = timedelta(seconds=3)
TOKEN_LASTS = timedelta(minutes=15)
"""Source of both: Discord's developers' pages on receiving and responding to interactions."""


class Doing(IntEnum):
    """What a person did: the types of interactions."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """How the bot acknowledged it: the types of callbacks."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


ALLOWED = {
    Doing.COMMAND: {Callback.MESSAGE, Callback.DEFERRED_MESSAGE, Callback.MODAL},
    Doing.COMPONENT: {
        Callback.MESSAGE,
        Callback.DEFERRED_MESSAGE,
        Callback.DEFERRED_UPDATE,
        Callback.UPDATE,
        Callback.MODAL,
    },
    Doing.AUTOCOMPLETE: {Callback.CHOICES},
    Doing.MODAL: {
        Callback.MESSAGE,
        Callback.DEFERRED_MESSAGE,
        Callback.DEFERRED_UPDATE,
        Callback.UPDATE,
    },
}
"""Which callback answers what; an update needs a message that was clicked."""


@dataclass(slots=True)
class Interaction:
    """One of them.

    Attributes:
        payload: as the gateway told it.
        issued_at: by the server's clock.
        told_s: by the loop's, for the latency.
        source: the message it was done on.
        callback: how it was acknowledged; None while it was not.
        latency: until the acknowledgement came.
        answer: the data that the acknowledgement carried.
        original: the message `@original` stands for.
        followups: the messages sent after the first, in order.
        expired: the person was told that the application did not respond.
    """

    id: str
    token: str
    doing: Doing
    user: str
    channel: str
    payload: Mapping[str, Any]
    issued_at: datetime
    told_s: float = 0.0
    source: Message | None = None
    callback: Callback | None = None
    latency: timedelta | None = None
    answer: Mapping[str, Any] = field(default_factory=dict)
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    expired: bool = False
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    """Set with the callback: who waits for one interaction need not look at every change."""

    @property
    def acknowledged(self) -> bool:
        """Whether the bot acknowledged it in time."""
        return self.callback is not None

    @property
    def choices(self) -> list[dict[str, Any]]:
        """What autocomplete offers."""
        return list(self.answer.get("choices", []))
