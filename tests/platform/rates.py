"""How often a bot may post: about one message a second and channel, with bursts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(slots=True)
class Rates:
    """A bucket of tokens for each channel; off where `per_second` is 0."""

    per_second: float = 0.0
    burst: int = 1
    _buckets: dict[str, tuple[float, datetime]] = field(default_factory=dict)

    def wait_s(self, channel: str, at: datetime) -> int:
        """Seconds to wait before the channel takes another message; 0 where it takes this one now."""
        if not self.per_second:
            return 0
        tokens, last_at = self._buckets.get(channel, (float(self.burst), at))
        tokens = min(float(self.burst), tokens + (at - last_at).total_seconds() * self.per_second)
        if tokens < 1:
            self._buckets[channel] = tokens, at
            return max(1, round((1 - tokens) / self.per_second))
        self._buckets[channel] = tokens - 1, at
        return 0

    def left(self, channel: str) -> int:
        """How many messages the channel takes at once, after the last one."""
        tokens, _ = self._buckets.get(channel, (float(self.burst), None))
        return int(tokens)
