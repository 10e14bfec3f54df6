"""Generations: what of the index on disk is current, replaced in one step, so that no reader sees half of it.

    root/CURRENT      the manifest: versions, the store's change number, and the files of each collection's
                      parts, with the size and checksum of each
    root/part-7       immutable once a manifest names it; many manifests may
    root/gone-9       what has gone from a part since it was written

A writer makes new files beside those that are there, forces them to the disk, then replaces CURRENT. What
the manifest before names stays until the next step, for readers that have just read it. All of it can be
made again from the store; whatever is damaged is simply not opened.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.index.part import Part
from corpus.index.shard import Shard
from corpus.words.tokens import TOKENS_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

FORMAT_VERSION = 10
"""Raised whenever the files change their meaning: an index of another version is rebuilt."""

_CURRENT = "CURRENT"
_PART, _GONE = "part-", "gone-"
_OURS = (_PART, _GONE, "gen-")  # the last are folders of earlier formats
_OPEN_ATTEMPTS = 3
_READ_BYTES = 1 << 20
_VERSIONS = {"format": FORMAT_VERSION, "tokens": TOKENS_VERSION}


class Written(NamedTuple):
    """A file that is on the disk.

    Attributes:
        name: under the root.
        size: in bytes.
        checksum: the CRC-32 of its bytes.
    """

    name: str
    size: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A part on disk.

    Attributes:
        part: opened.
        file: that holds it.
        gone: the file that says what has gone from it, or None.
    """

    part: Part = field(repr=False)
    file: Written
    gone: Written | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Generation:
    """What was current at one time, opened.

    Attributes:
        root: the folder of the index.
        change: the store's change number that it reflects.
        kept: the parts of each collection, the oldest first.
        shards: by name of collection.
    """

    root: Path
    change: int
    kept: Mapping[str, Sequence[Kept]]
    shards: Mapping[str, Shard]

    @classmethod
    def of(cls, root: Path, change: int, kept: Mapping[str, Sequence[Kept]]) -> Generation:
        """One generation of parts that are on disk already."""
        shards = {name: Shard(tuple(each.part for each in parts)) for name, parts in kept.items()}
        return cls(root, change, kept, shards)

    def files(self) -> frozenset[Written]:
        """All files that belong to it."""
        return _files(each for parts in self.kept.values() for each in parts)

    def damaged(self) -> list[str]:
        """The names of the files that are gone, or hold other bytes than were written; reads all of them."""
        return _damaged(self.root, self.files())


def current_generation(root: Path) -> Generation | None:
    """The current generation, or None when there is none that can be read: then rebuild the index."""
    for _ in range(_OPEN_ATTEMPTS):  # a writer may have moved on twice between the manifest and the files
        try:
            return _opened(root)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return None


def set_aside(root: Path) -> None:
    """Let no generation be current: the index is to be rebuilt."""
    (root / _CURRENT).unlink(missing_ok=True)


def keep(root: Path, part: Part) -> Kept:
    """Write a new part to the disk."""
    written = _new_file(root, _PART, part.save)
    return Kept(Part.load(root / written.name), written)


def keep_gone(root: Path, kept: Kept, documents: Iterable[str]) -> Kept:
    """Write to the disk that some documents have gone from a part."""
    part = kept.part.without(frozenset(documents))
    return Kept(part, kept.file, _new_file(root, _GONE, part.save_gone))


def check(root: Path, kept: Iterable[Kept]) -> None:
    """Read all bytes of some parts, before others are made of them.

    Raises:
        ValueError: they are not those that were written.
    """
    if damaged := _damaged(root, _files(kept)):
        raise ValueError(f"{', '.join(damaged)}: damaged")


def publish(
    root: Path, kept: Mapping[str, Sequence[Kept]], change: int, *, before: Generation | None
) -> Generation:
    """Make parts that are on disk current, and remove what neither they nor the generation before need."""
    generation = Generation.of(root, change, kept)
    _force_folder(root)  # the new files' names
    written = root / f"{_CURRENT}.new"
    with written.open("w", encoding="utf-8") as file:
        file.write(_manifest(generation))
        file.flush()
        os.fsync(file.fileno())
    written.replace(root / _CURRENT)
    _force_folder(root)
    needed = {each.name for each in generation.files() | (before.files() if before else frozenset())}
    for path in root.iterdir():
        if path.name.startswith(_OURS) and path.name not in needed:
            _remove(path)
    return generation


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(PermissionError):  # where what a reader has mapped cannot be removed: the next time
            path.unlink(missing_ok=True)


def _manifest(generation: Generation) -> str:
    """What CURRENT says, and a checksum of it in its first line."""
    text = json.dumps(
        {
            **_VERSIONS,
            "change": generation.change,
            "collections": {
                name: [[each.file, each.gone] for each in parts] for name, parts in generation.kept.items()
            },
        }
    )
    return f"{zlib.crc32(text.encode()):08x}\n{text}"


def _opened(root: Path) -> Generation:
    """The current generation.

    Raises:
        OSError, ValueError, KeyError, TypeError, AttributeError: it is missing, damaged or of another kind.
    """
    checksum, _, text = (root / _CURRENT).read_text(encoding="utf-8").partition("\n")
    if int(checksum, 16) != zlib.crc32(text.encode()):
        raise ValueError("the manifest is damaged")
    manifest: dict[str, Any] = json.loads(text)
    if any(manifest[part] != number for part, number in _VERSIONS.items()):
        raise ValueError("another version wrote this index")
    kept = {
        name: [_kept(root, Written(*file), Written(*gone) if gone else None) for file, gone in parts]
        for name, parts in manifest["collections"].items()
    }
    return Generation.of(root, int(manifest["change"]), kept)


def _kept(root: Path, file: Written, gone: Written | None) -> Kept:
    for each in (file, gone):
        if each and (root / each.name).stat().st_size != each.size:
            raise ValueError(f"{each.name} is damaged")
    part = Part.load(root / file.name)
    return Kept(part.load_gone(root / gone.name) if gone else part, file, gone)


def _new_file(root: Path, prefix: str, save: Callable[[Path], int]) -> Written:
    """A file with a number above all that are there; where it cannot be written whole, nothing is left."""
    numbers = [
        int(path.name.removeprefix(prefix))
        for path in root.glob(f"{prefix}*")
        if path.name.removeprefix(prefix).isdecimal()
    ]
    path = root / f"{prefix}{max(numbers, default=0) + 1}"
    try:
        return Written(path.name, checksum=save(path), size=path.stat().st_size)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _files(kept: Iterable[Kept]) -> frozenset[Written]:
    return frozenset(file for each in kept for file in (each.file, each.gone) if file)


def _damaged(root: Path, files: Iterable[Written]) -> list[str]:
    return sorted(each.name for each in files if _checksum(root / each.name) != each.checksum)


def _checksum(path: Path) -> int | None:
    """The CRC-32 of a file's bytes; None where there is no such file."""
    checksum = 0
    if not path.exists():
        return None
    with path.open("rb") as file:
        while part := file.read(_READ_BYTES):
            checksum = zlib.crc32(part, checksum)
    return checksum


def _force_folder(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
