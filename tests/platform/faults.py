"""What goes wrong with a request, and when: by seeded chance, or as a script says."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fault(StrEnum):
    """One thing that goes wrong; before the platform has done what it was asked, or after."""

    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    LIMIT = "limit"
    ERROR_BEFORE = "error_before"
    ERROR_AFTER = "error_after"
    SLOW_BEFORE = "slow_before"
    SLOW_AFTER = "slow_after"
    TRUNCATED = "truncated"
    HTML_BEFORE = "html_before"
    HTML_AFTER = "html_after"
    LATE = "late"
    """Done only after the delay, when nobody waits any more."""
    TWICE = "twice"
    """The network doubles the request; without idempotency nobody can prevent what comes of it."""


COMMON = tuple(fault for fault in Fault if fault not in {Fault.LATE, Fault.TWICE})
"""What a sender can be asked to cope with on any platform."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in place of the platform's own, which is not asked."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Faults:
    """What happens to the next requests.

    Attributes:
        chances: how often each happens, of all requests; together at most 1.
        script: what happens to the next ones before chance takes over; None lets one through.
    """

    seed: int = 0
    chances: Mapping[Fault, float] = field(default_factory=dict)
    script: deque[Fault | Answer | None] = field(default_factory=deque)
    _random: Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311  faults, not secrets

    @classmethod
    def from_text(cls, text: str, *, seed: int = 0) -> Faults:
        """`0.6`: all common ones alike, together so often; or `drop_after=0.3,limit=0.1`.

        Raises:
            ValueError: it is of neither form.
        """
        if "=" not in text:
            return cls(seed, dict.fromkeys(COMMON, float(text or 0) / len(COMMON)))
        pairs = (part.split("=") for part in text.split(","))
        return cls(seed, {Fault(name.strip()): float(chance) for name, chance in pairs})

    def following(self) -> Fault | Answer | None:
        """What happens to the next request."""
        if self.script:
            return self.script.popleft()
        drawn = self._random.random()
        for fault, chance in self.chances.items():
            drawn -= chance
            if drawn < 0:
                return fault
        return None
