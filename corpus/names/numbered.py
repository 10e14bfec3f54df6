"""Numbered texts: the text of a number and the number of a text, both mapped and never read whole."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.mapped import Strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.mapped import Columns

Ids: TypeAlias = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """Texts, each once, numbered in their order.

    Attributes:
        texts: sorted.
        places: two columns: hash of a text and its number; sorted.
    """

    texts: Strings
    places: Ids

    @classmethod
    def of(cls, texts: Sequence[str]) -> Numbered:
        """Texts that are sorted already, in memory."""
        hashes = np.fromiter(map(_hash, texts), np.uint32, len(texts))
        order = np.argsort(hashes, kind="stable")
        return cls(Strings.of(texts), np.stack([hashes[order], order.astype(np.uint32)]))

    @classmethod
    def of_columns(cls, columns: Columns, name: str) -> Numbered:
        """Those that `columns` gave under a name.

        Raises:
            KeyError, ValueError: a part is missing or damaged.
        """
        found = cls(Strings.of_columns(columns, name), columns[f"{name}.places"])
        if found.places.shape != (2, len(found.texts)):
            raise ValueError(f"{name}: the texts and their places differ in number")
        return found

    def columns(self, name: str) -> dict[str, npt.NDArray[Any]]:
        """What a file keeps of it."""
        return {**self.texts.columns(name), f"{name}.places": self.places}

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __getitem__(self, number: int) -> str:
        return self.texts[number]

    def at(self, numbers: Ids) -> list[str]:
        """Those at some numbers, several times faster than one by one."""
        return self.texts.at(numbers)

    def find(self, text: str) -> int | None:
        """The number of a text; None when it is none of them."""
        hashes, sought = self.places[0], np.uint32(_hash(text))
        at = int(hashes.searchsorted(sought))
        while at < len(hashes) and hashes[at] == sought:
            number = int(self.places[1, at])
            if self.texts[number] == text:
                return number
            at += 1
        return None


def stretch(column: Ids, number: int) -> tuple[int, int]:
    """Where a sorted column holds a number; sought as the column's own type, or all of it would be copied."""
    sought = np.uint32(number)
    return int(column.searchsorted(sought, "left")), int(column.searchsorted(sought, "right"))


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
