"""What Slack hands out for a short while: trigger ids, which open a modal once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.slack.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

TRIGGER_LASTS = timedelta(seconds=3)


@dataclass(slots=True)
class _Trigger:
    user: str
    issued_at: datetime
    exchanged: bool = False


class Triggers:
    """The trigger ids given out so far."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._issued: dict[str, _Trigger] = {}

    def issue(self, user: str) -> str:
        """A trigger id for something that person has just done."""
        trigger_id = f"{len(self._issued) + 1}.1.abcdef"
        self._issued[trigger_id] = _Trigger(user, self._clock())
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """Whose trigger it was; it is spent with this.

        Raises:
            Refusal: it never was one, is older than three seconds, or was spent before.
        """
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        if self._clock() - trigger.issued_at > TRIGGER_LASTS:
            raise Refusal("expired_trigger_id")
        if trigger.exchanged:
            raise Refusal("exchanged_trigger_id")
        trigger.exchanged = True
        return trigger.user
