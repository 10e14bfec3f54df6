"""Messages: what one delivery carries, frozen, and what a platform says when it has taken it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering.sources import citations_of

if TYPE_CHECKING:
    from datetime import datetime

    from briefings.reply import Reply


@dataclass(frozen=True, slots=True)
class Content:
    """What one message says, drawn for one platform.

    Attributes:
        body: exactly what the platform is given: JSON of its own form, or plain text.
        citations: ids of every citation that is shown, in the order shown, each once.
    """

    body: str
    citations: tuple[str, ...] = ()

    @classmethod
    def of(cls, reply: Reply, body: str) -> Content:
        """A whole reply, drawn as this body."""
        return cls(body, tuple(dict.fromkeys(citation.id for citation in citations_of(reply))))


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it leaves; every try to send it is the same, byte for byte.

    Attributes:
        occurrence: id of the occurrence that it belongs to.
        part: from 1.
        parts: of the whole.
        thread: id of the message that it replies to, as the platform gave it; None where it stands alone.
    """

    content: Content
    occurrence: str
    part: int = 1
    parts: int = 1
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The platform's word that a message has arrived.

    Attributes:
        message_id: the platform's own; what a reply in its thread needs.
        posted_at: when the platform took it, an aware UTC instant.
    """

    message_id: str
    posted_at: datetime
