"""What destinations have been told, from the ledger, as the core remembers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.memory import MAX_TOLD, Memory
from briefings.remembering import told_from

if TYPE_CHECKING:
    from datetime import datetime

    from bot.ledger import Ledger

HELD = 32
"""Memories that are kept at hand; destinations that were told the same share one."""


class Memories:
    """Reads each memory once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held: dict[str, Memory] = {}

    def of(self, memory_id: str | None, under_way: tuple[str, ...] = ()) -> Memory:
        """The memory of this name; an empty one for None.

        Args:
            under_way: editions that are on their way: what they tell is not to be told beside them.

        Raises:
            UnknownMemory: it was written by a newer program.
        """
        memory = self._of(memory_id)
        if not under_way:
            return memory
        told = tuple(told_from(shape) for shape in self._ledger.told_in(under_way))
        return replace(memory, told=(*memory.told, *told))

    def _of(self, memory_id: str | None) -> Memory:
        if memory_id is None:
            return Memory()
        if memory_id not in self._held:
            while len(self._held) >= HELD:
                self._held.pop(next(iter(self._held)))
            self._held[memory_id] = self._read(memory_id)
        return self._held[memory_id]

    def _read(self, memory_id: str) -> Memory:
        editions = self._ledger.told(memory_id, most=MAX_TOLD)
        told = [told_from(shape) for _, facts in editions for shape in facts]
        return Memory(tuple(told[-MAX_TOLD:]), stored(editions[-1][0]))


def stored(at: datetime) -> str:
    """An instant as the core writes it: UTC, ISO, to the second."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
