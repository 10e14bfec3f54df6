"""Arrays and texts in one file, mapped and never read whole: it is open at once and costs no memory.

8 bytes      what kind of file this is
8 bytes      how long the header is, and its CRC-32, little endian
the header   JSON: of each array its name, type, shape and where it starts
the arrays   one after the other, each at a multiple of 64 bytes
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from struct import Struct
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

Columns: TypeAlias = "Mapping[str, npt.NDArray[Any]]"
"""Arrays by name, as one file keeps them."""

_KIND = b"columns1"
_LENGTH_AND_CHECKSUM = Struct("<II")
_ALIGNED = 64
_CODING, _ERRORS = "utf-8", "surrogatepass"
_BETWEEN = "\0"
"""What hardly any text holds."""


def write_columns(path: Path, columns: Columns) -> int:
    """Write arrays to a file, which is on the disk when this returns; its CRC-32 comes back."""
    parts = {name: np.ascontiguousarray(column) for name, column in columns.items()}
    starts = _aligned(np.cumsum([0, *(_aligned(part.nbytes) for part in parts.values())]))
    header = json.dumps(
        {
            name: [part.dtype.str, part.shape, int(start)]
            for (name, part), start in zip(parts.items(), starts.tolist(), strict=False)
        }
    ).encode()
    opening = _KIND + _LENGTH_AND_CHECKSUM.pack(len(header), zlib.crc32(header)) + header
    checksum = 0
    with path.open("wb") as file:
        for piece in (np.frombuffer(opening, np.uint8), *parts.values()):
            for written in (piece.data, bytes(-piece.nbytes % _ALIGNED)) if piece.nbytes else ():
                file.write(written)
                checksum = zlib.crc32(written, checksum)
        file.flush()
        os.fsync(file.fileno())
    return checksum


def mapped_columns(path: Path) -> Mapped:
    """Open what `write_columns` wrote; the arrays cannot be written.

    Raises:
        OSError, ValueError: the file is missing or damaged.
    """
    with path.open("rb") as file:
        held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    first = len(_KIND) + _LENGTH_AND_CHECKSUM.size
    length, checksum = _LENGTH_AND_CHECKSUM.unpack(held[len(_KIND) : first].ljust(8, b"\0"))
    written = held[first : first + length]
    if held[: len(_KIND)] != _KIND or zlib.crc32(written) != checksum:
        raise ValueError(f"{path.name} holds no columns, or is damaged")
    header: dict[str, tuple[str, list[int], int]] = json.loads(written)
    begin = _aligned(first + length)
    return Mapped(held, {name: (*array, begin + start) for name, (*array, start) in header.items()})


class Mapped(dict[str, npt.NDArray[Any]]):
    """Arrays by name, mapped from a file."""

    def __init__(self, held: mmap.mmap, places: Mapping[str, tuple[str, list[int], int]]) -> None:
        super().__init__(
            {
                name: np.frombuffer(held, dtype, prod(shape), start).reshape(shape)
                if prod(shape)
                else np.empty(shape, dtype)
                for name, (dtype, shape, start) in places.items()
            }
        )
        self._held = held
        self._starts = {name: start for name, (_, _, start) in places.items()}

    def give_back(self, name: str) -> None:
        """Let go of the memory that an array takes: it comes from the file again where it is touched.

        Where a system cannot be asked for this (Windows), nothing happens.
        """
        first = -(-self._starts[name] // mmap.PAGESIZE) * mmap.PAGESIZE
        length = (self._starts[name] + self[name].nbytes) // mmap.PAGESIZE * mmap.PAGESIZE - first
        if length > 0 and hasattr(mmap, "MADV_DONTNEED"):
            self._held.madvise(mmap.MADV_DONTNEED, first, length)


def _aligned(size: Any) -> Any:  # noqa: ANN401  a number, or an array of them
    return size + -size % _ALIGNED


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """A sequence of texts whose bytes lie one after the other.

    Attributes:
        bytes: of all texts, UTF-8.
        starts: where each text starts; one more than there are texts.
    """

    bytes: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Strings:
        """These texts, in memory."""
        held = np.frombuffer("".join(texts).encode(_CODING, _ERRORS), np.uint8)
        ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
        characters = np.append(np.flatnonzero(_begins_character(held)), len(held))
        return cls(held, np.concatenate([[0], characters[ends]]).astype(np.int64))

    @classmethod
    def of_columns(cls, columns: Columns, name: str) -> Strings:
        """Those that `columns` gave under a name.

        Raises:
            KeyError, ValueError: a part is missing or damaged.
        """
        found = cls(columns[f"{name}.bytes"], columns[f"{name}.starts"])
        if not len(found.starts) or found.starts[-1] != len(found.bytes):
            raise ValueError(f"{name}: the texts and their places differ in length")
        return found

    def columns(self, name: str) -> dict[str, npt.NDArray[Any]]:
        """What a file keeps of it."""
        return {f"{name}.bytes": self.bytes, f"{name}.starts": self.starts}

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, place: int) -> str:
        return self.bytes[self.starts[place] : self.starts[place + 1]].tobytes().decode(_CODING, _ERRORS)

    def __iter__(self) -> Iterator[str]:
        """All of them, decoded one by one; `list` of it holds them in memory."""
        whole = self.bytes.tobytes()
        return (whole[start:end].decode(_CODING, _ERRORS) for start, end in pairwise(self.starts.tolist()))

    def at(self, places: npt.NDArray[np.integer[Any]]) -> list[str]:
        """Those at some places, several times faster than one by one."""
        if not len(self.bytes):
            return [""] * len(places)
        starts = self.starts[places]
        lengths = self.starts[places + 1] - starts + len(_BETWEEN)
        ends = np.cumsum(lengths)
        within = np.repeat(starts - ends + lengths, lengths) + np.arange(lengths.sum())
        held = self.bytes.take(within, mode="clip")
        held[ends - 1] = ord(_BETWEEN)
        found = str(held.data, _CODING, _ERRORS).split(_BETWEEN)[:-1]
        return found if len(found) == len(places) else [self[place] for place in places.tolist()]


def _begins_character(held: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Which bytes are a character's first: all but those that begin with the bits 10."""
    begins: npt.NDArray[np.bool_] = held & 0xC0 != 0x80
    return begins
