"""How much one document may cost, and how much it did."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resource import struct_rusage

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


def peak_mb(usage: struct_rusage) -> float:
    """The most memory that a process has held at once; counted in kilobytes on Linux, in bytes on macOS."""
    return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
