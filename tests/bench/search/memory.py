"""Memory of this process, in megabytes (10^6 bytes), as Linux counts it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_ROLLUP = Path("/proc/self/smaps_rollup")
_LINE = re.compile(r"^(Rss|Anonymous):\s+(\d+) kB$", re.MULTILINE)


class Memory(NamedTuple):
    """What is held.

    Attributes:
        resident: all that is in memory, mapped files included, in MB.
        anonymous: what no file could be read for again, in MB.
    """

    resident: float
    anonymous: float

    @classmethod
    def now(cls) -> Memory:
        """Of this process."""
        held = {name: int(kilobytes) * 1024 / 1e6 for name, kilobytes in _LINE.findall(_ROLLUP.read_text())}
        return cls(held["Rss"], held["Anonymous"])

    def __sub__(self, other: Memory) -> Memory:
        return Memory(self.resident - other.resident, self.anonymous - other.anonymous)
