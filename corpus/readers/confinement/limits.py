"""How much one document may cost, and how much it did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

OUT_OF_MEMORY = 71
"""The exit code of a child that ran out of memory: to say more would need some."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may use.

    Attributes:
        memory_mb: of addresses, all told; with every library loaded it has taken some 60.
        cpu_s: of processor time, for one document; whole seconds.
        wall_s: from the request to the last answer, for one document; whole seconds.
        spare_mb: a child that once held more than this is replaced after the document: what a large one
            leaves behind in pieces would be missing for the next.
        answer_mb: of all documents and failures that one file gives.
        answers: the documents and failures that one file gives.
    """

    memory_mb: int = 1024
    cpu_s: int = 30
    wall_s: int = 30
    spare_mb: int = 384
    answer_mb: int = 64
    answers: int = 10_000

    @property
    def memory(self) -> str:
        """The limit of memory as people say it."""
        return f"{self.memory_mb / 1024:g} GB" if self.memory_mb >= 1024 else f"{self.memory_mb} MB"


def peak_mb(pid: int) -> float | None:
    """The most memory that a running process has held at once; None where the system does not tell.

    Not what `getrusage` calls so: that starts with what the process held that started it.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    held = re.search(r"^VmHWM:\s*(\d+) kB$", status, re.MULTILINE)
    return int(held[1]) / 1024 if held else None
