"""Plans: what a briefing is to be made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefings.selecting.selection import Budget

SEVERAL_WAYS = 0.5
"""Power of the number of a configured topic's words that a sentence has: they say one thing in turn."""

TOGETHER = 2.0
"""Power of the number of a topic's own words that a sentence has: all of them come before any of them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a briefing is to be made of.

    Attributes:
        name: of a configured briefing; None for one asked for in passing.
        topics: the words of each; no words is everything.
        as_of: the instant it speaks from, aware, in the zone of its readers.
        power: how much the number of a topic's words counts that a sentence has: one of the two above.
    """

    name: str | None
    title: str
    topics: Mapping[str, tuple[str, ...]]
    as_of: datetime
    budget: Budget
    power: float = SEVERAL_WAYS

    @property
    def called(self) -> str:
        """What people call it: the name, else the topic asked for, else `brief`."""
        return self.name or next((topic for topic, words in self.topics.items() if words), "brief")
