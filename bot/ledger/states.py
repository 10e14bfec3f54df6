"""The states of an occurrence and of a delivery, and what may follow what.

occurrence   planned → frozen → done     planned → skipped → planned (it is still to come after all)  merged
delivery     planned → ready → sending → sent                         sending → planned (nobody has seen it)
                       ready ← sending → unknown → sent | ready | held          held → sent | ready
                       ready | sending → failed | skipped
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What is delivered."""

    BRIEFING = "briefing"
    DIGEST = "digest"
    FOLLOW = "follow"
    CORRECTION = "correction"
    NOTE = "note"


class OccurrenceState(StrEnum):
    """How far an occurrence has come."""

    PLANNED = "planned"
    """It is to come, or it is late; nothing has been written yet."""
    FROZEN = "frozen"
    """What it says is fixed."""
    DONE = "done"
    """Nothing is left to do for it: whether all arrived is said by its deliveries."""
    SKIPPED = "skipped"
    """It was not sent, on purpose; the reason says why."""
    MERGED = "merged"
    """Another one of the same briefing fell on the same instant, and was sent for both."""


class DeliveryState(StrEnum):
    """How far one message to one destination has come."""

    PLANNED = "planned"
    READY = "ready"
    """What it says is fixed; it is to be sent."""
    SENDING = "sending"
    """Somebody holds it, until the lease ends."""
    UNKNOWN = "unknown"
    """It may have arrived: the destination's history is to be read."""
    SENT = "sent"
    FAILED = "failed"
    """The platform refused it for good, or for too long."""
    HELD = "held"
    """Nobody can find out whether it arrived, and it is not to be sent twice: an admin decides."""
    SKIPPED = "skipped"


OPEN = (DeliveryState.PLANNED, DeliveryState.READY, DeliveryState.SENDING, DeliveryState.UNKNOWN)
"""Those that the program goes on with by itself."""
