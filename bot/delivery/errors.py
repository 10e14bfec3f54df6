"""What can come of sending a message, or of looking for one, when it is no receipt, as one tree.

    DeliveryError
    ├── Refused       it has not arrived, and will not
    ├── Uncertain     nobody knows: it may have arrived, or not
    └── Unreadable    what arrived at this destination cannot be read

A messenger turns every error of its platform into one of these, at one place. What it cannot place is
Uncertain: a message that may have arrived must never be sent again without looking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


class DeliveryError(Exception):
    """The root.

    Attributes:
        reason: one plain sentence without secrets, for the ledger and for admins.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Refused(DeliveryError):
    """A definite no: the platform has not taken the message.

    Attributes:
        lasting: the same message would be refused again, until somebody mends something.
        retry_after: how long the platform wants to be left alone.
    """

    def __init__(self, reason: str, *, lasting: bool = False, retry_after: timedelta | None = None) -> None:
        self.lasting, self.retry_after = lasting, retry_after
        super().__init__(reason)


class Uncertain(DeliveryError):
    """The answer was lost, or is none: the platform may have taken the message."""


class Unreadable(DeliveryError):
    """What arrived cannot be read here: whether a message did will never be known."""
