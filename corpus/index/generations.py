"""Generations: the index on disk, replaced as a whole, so that no reader ever sees half of one.

    root/CURRENT           the name of the newest whole generation
    root/gen-7/            immutable once CURRENT names it
        manifest.json      versions, the store's change number, the size and checksum of every file
        0/, 1/, …          one shard a collection

A writer builds the next folder beside the current one (files that stay the same are linked, not copied),
then replaces CURRENT in one step. The generation before stays until the next step, for readers that have
just read its name. All of it can be made again from the store; whatever is damaged is simply not opened.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from corpus.index.shard import Shard
from corpus.words.tokens import TOKENS_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT_VERSION = 4
"""Raised whenever the files change their meaning: an index of another version is rebuilt."""

_CURRENT, _MANIFEST, _PREFIX = "CURRENT", "manifest.json", "gen-"
_COPIED = frozenset({"meta.json", ".managed.json"})
_UNWANTED = frozenset({".tantivy-writer.lock", ".tantivy-meta.lock"})
_OPEN_ATTEMPTS = 3
_READ_BYTES = 1 << 20
_VERSIONS = {"format": FORMAT_VERSION, "tokens": TOKENS_VERSION, "engine": version("tantivy")}


@dataclass(frozen=True, slots=True, eq=False)
class Generation:
    """One generation, opened.

    Attributes:
        folder: where it stands.
        change: the store's change number that it reflects.
        folders: the name of each collection's folder in it.
        shards: by name of collection.
    """

    folder: Path
    change: int
    folders: Mapping[str, str]
    shards: Mapping[str, Shard]


def current_generation(root: Path) -> Generation | None:
    """The newest generation, or None when there is none that can be read: then rebuild the index."""
    for _ in range(_OPEN_ATTEMPTS):  # a writer may have moved on twice between the name and the files
        try:
            return _opened(root / _current(root))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def link_files(source: Path, target: Path) -> None:
    """The files of one folder in another: linked where the disk can, for no file is ever written twice."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.is_dir():
            link_files(path, target / path.name)
        elif path.name in _COPIED:
            shutil.copyfile(path, target / path.name)
        elif path.name not in _UNWANTED:
            try:
                os.link(path, target / path.name)
            except OSError:
                shutil.copyfile(path, target / path.name)


def publish(root: Path, target: Path, folders: Mapping[str, str], change: int) -> Generation:
    """Make a folder that has been written whole the current generation, and remove those long past."""
    target.mkdir(exist_ok=True)
    manifest = {**_VERSIONS, "change": change, "collections": dict(folders), "files": _files(target)}
    (target / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    generation = _opened(target)
    kept = {target.name, _named(root)}
    written = root / f"{_CURRENT}.new"
    written.write_text(target.name, encoding="utf-8")
    written.replace(root / _CURRENT)
    for folder in root.glob(f"{_PREFIX}*"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
    return generation


def _opened(folder: Path) -> Generation:
    """One generation, opened.

    Raises:
        OSError, ValueError, KeyError, TypeError: it is missing, damaged, or of another version.
    """
    manifest = _manifest(folder)
    if any(manifest[part] != number for part, number in _VERSIONS.items()):
        raise ValueError("another version wrote this index")
    if manifest["files"] != _files(folder):
        raise ValueError("files are missing or damaged")
    folders: dict[str, str] = manifest["collections"]
    shards = {name: Shard.open(folder / place) for name, place in folders.items()}
    return Generation(folder=folder, change=int(manifest["change"]), folders=folders, shards=shards)


def _manifest(folder: Path) -> dict[str, Any]:
    manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    if not (isinstance(manifest, dict) and isinstance(manifest.get("collections"), dict)):
        raise ValueError("the manifest names no collections")  # noqa: TRY004 - a damaged file, not a caller's mistake
    return manifest


def _files(folder: Path) -> dict[str, list[int]]:
    """Size in bytes and CRC-32 of every file but the manifest, by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): [path.stat().st_size, _checksum(path)]
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _MANIFEST and path.name not in _UNWANTED
    }


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while part := file.read(_READ_BYTES):
            checksum = zlib.crc32(part, checksum)
    return checksum


def _current(root: Path) -> str:
    name = (root / _CURRENT).read_text(encoding="utf-8").strip()
    if not (name.startswith(_PREFIX) and name.removeprefix(_PREFIX).isdecimal()):
        raise ValueError("CURRENT names no generation")
    return name


def _named(root: Path) -> str:
    """What CURRENT names; empty when it is missing or damaged."""
    try:
        return _current(root)
    except (OSError, ValueError):
        return ""


def next_folder(root: Path) -> Path:
    """A new empty folder for the generation after all that are there, finished or not."""
    numbers = [
        int(folder.name.removeprefix(_PREFIX))
        for folder in root.glob(f"{_PREFIX}*")
        if folder.name.removeprefix(_PREFIX).isdecimal()
    ]
    folder = root / f"{_PREFIX}{max(numbers, default=0) + 1}"
    folder.mkdir()
    return folder
