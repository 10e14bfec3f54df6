"""The port to whatever carries messages: a chat platform, the console, a file.

Each messenger is held to one contract suite, `tests/contracts/messengers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.message import Content, Message, Receipt
    from briefings.reply import Reply
    from config.destination import Destination


@dataclass(frozen=True, slots=True)
class Limits:
    """How a platform wants to be treated.

    Attributes:
        timeout: after so long without an answer nobody knows whether a message arrived.
        settle: after so long a message that arrived can be found; one that cannot, did not arrive.
        messages: so many in any `period`, to all destinations together; None is no limit.
        period: see `messages`.
        apart: the least time between two messages to one destination.
        parts: the most messages that one briefing is split into; what does not fit is left out and counted.
    """

    timeout: timedelta = timedelta(seconds=20)
    settle: timedelta = timedelta(0)
    messages: int | None = None
    period: timedelta = timedelta(minutes=1)
    apart: timedelta = timedelta(0)
    parts: int = 5


class Messenger(Protocol):
    """One way to carry messages. Only `Refused`, `Uncertain` and `Unreadable` leave it as errors."""

    @property
    def limits(self) -> Limits:
        """How it wants to be treated."""

    def drawn(self, reply: Reply) -> Content | None:
        """A reply as one message; None where it is too long for one. Pure."""

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """Send a message, once; nothing in here tries again.

        Args:
            mark: at most 25 ASCII letters and digits, unlike every other message's; `find` finds it by that.

        Raises:
            Refused: it has not arrived.
            Uncertain: it may have arrived.
        """

    async def find(
        self, destination: Destination, mark: str, since: datetime, *, thread: str | None = None
    ) -> Receipt | None:
        """The message with this mark, where it has arrived since then; None where there is none to be seen.

        Args:
            since: an aware UTC instant.
            thread: the message that it was sent as a reply to: a channel's history need not show replies.

        Raises:
            Refused: nothing can be read just now.
            Uncertain: likewise.
            Unreadable: nothing can ever be read here.
        """

    async def probe(self, destination: Destination) -> None:
        """Find out, without sending anything, whether messages can be sent to a destination.

        Raises:
            Refused: they cannot, and why.
            Uncertain: the platform does not answer.
        """
