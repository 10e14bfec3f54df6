"""The platform's own counting of requests: strict, and by when they arrive."""

from __future__ import annotations

from collections import defaultdict, deque


class Throttle:
    """So many in any stretch of time over all channels, and so many apart in one."""

    def __init__(self, most: int, period_s: float, *, apart_s: float = 0.0, burst: int = 1) -> None:
        self._period_s, self._apart_s, self._burst = period_s, apart_s, burst
        self._taken: deque[float] = deque(maxlen=most)
        self._rested: defaultdict[str, float] = defaultdict(lambda: float("-inf"))
        """When a channel will have rested long enough for another whole burst."""

    def retry_after_s(self, channel: str, now_s: float) -> float | None:
        """How long to wait before asking again; None takes the request and counts it."""
        wait_s = 0.0
        if len(self._taken) == self._taken.maxlen:
            wait_s = self._taken[0] + self._period_s - now_s
        rested = max(self._rested[channel], now_s) + self._apart_s
        wait_s = max(wait_s, rested - self._burst * self._apart_s - now_s)
        if wait_s > 0:
            return wait_s
        self._taken.append(now_s)
        self._rested[channel] = rested
        return None
