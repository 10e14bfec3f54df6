"""Which files under some paths are documents."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ReadFailure
from corpus.readers.frontmatter import SIDECAR_ENDING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_NO_DOCUMENT_STARTS = (".", "~$")
_NO_DOCUMENT_ENDS = (SIDECAR_ENDING, ".part", ".partial", ".crdownload", ".download", ".tmp")
"""What Word and LibreOffice lay beside an open document, and browsers leave of a download under way."""

_LEAST_LIKENESS = 70.0
"""Of 100, upper and lower case alike; two names that share fewer letters in order are strangers."""


@dataclass(slots=True)
class Listing:
    """What stands under the paths that were named.

    Attributes:
        files: to be read, each once, in the order of the paths and sorted within each.
        skipped: found in a folder, but of no kind that can be read, or linked from outside the folder.
        failures: not there, not to be listed, or no regular file.
    """

    files: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)
    failures: list[ReadFailure] = field(default_factory=list)


def listed(paths: Iterable[Path], suffixes: Collection[str]) -> Listing:
    """The documents among these files and folders.

    Folders are walked in sorted order. Hidden files and folders, sidecars, locks of word processors and
    unfinished downloads are no documents. Links to folders are not followed, so a loop cannot be entered, and
    a link to a file only within the folder named.

    Args:
        suffixes: of the kinds that can be read, in lower case with their dot.
    """
    listing, seen = Listing(), set[str]()
    for path in paths:
        if (misnamed := badly_named(path)) is not None:
            listing.failures.append(misnamed)
            continue
        try:
            folder, there = path.is_dir(), path.exists()
        except PermissionError:
            reason = "this file or folder may not be read"
            listing.failures.append(ReadFailure(str(path), reason, hint="check the permissions above it"))
            continue
        except OSError:  # a name that no file can have
            folder = there = False
        if folder:
            for found in _walked(path, listing, suffixes):
                _add(found, listing, seen)
        elif there:
            _add(path, listing, seen)
        else:
            listing.failures.append(_absent(path))
    return listing


def _add(path: Path, listing: Listing, seen: set[str]) -> None:
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        listing.failures.append(ReadFailure(str(path), "this link leads nowhere", hint="remove it"))
        return
    if (misnamed := badly_named(path) or badly_named(resolved)) is not None:
        listing.failures.append(misnamed)
        return
    if str(resolved) in seen:
        return
    seen.add(str(resolved))
    if _is_special(path):
        listing.failures.append(
            ReadFailure(str(path), "this is not a regular file", hint="save it as a file")
        )
    else:
        listing.files.append(path)


def _is_special(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device, which nobody may open: that could wait for ever."""
    try:
        return path.exists() and not path.is_file()
    except OSError:  # reading it will say why
        return False


def _walked(root: Path, listing: Listing, suffixes: Collection[str]) -> Iterator[Path]:
    inside = root.resolve()

    def unlistable(error: OSError) -> None:
        where = str(error.filename or root)
        listing.failures.append(
            ReadFailure(where, "this folder cannot be listed", hint="check its permissions")
        )

    found = 0
    for folder, folders, names in os.walk(root, onerror=unlistable):
        folders[:] = _named_folders(folder, folders, listing)
        for name in sorted(names):
            path = Path(folder, name)
            if is_no_document(name):
                continue
            strange = path.suffix.lower() not in suffixes
            if strange or links_out(path, inside):
                listing.skipped.append(Path(_shown(path)))
            else:
                found += 1
                yield path
    if not found and root.suffix.lower() in suffixes:
        reason = f"this is a folder, not a {root.suffix} file, and there are no documents in it"
        listing.failures.append(ReadFailure(str(root), reason))


def _named_folders(folder: str, names: Iterable[str], listing: Listing) -> list[str]:
    """The folders to be walked, sorted; one failure for each whose name cannot be told."""
    walked = []
    for name in sorted(names):
        path = Path(folder, name)
        if name.startswith("."):
            continue
        if (misnamed := badly_named(path)) is not None and not path.is_symlink():
            listing.failures.append(misnamed)
        else:
            walked.append(name)
    return walked


def is_no_document(name: str) -> bool:
    """Whether a file of this name is never one: hidden, a sidecar, a lock, or a download under way."""
    return name.startswith(_NO_DOCUMENT_STARTS) or name.lower().endswith(_NO_DOCUMENT_ENDS)


def badly_named(path: Path) -> ReadFailure | None:
    """The failure for a path that is no UTF-8, and so can be neither told nor stored; None for all others."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        pass
    else:
        return None
    kind = "folder" if path.is_dir() else "file"
    return ReadFailure(_shown(path), f"the name of this {kind} is not UTF-8", hint="rename it")


def _shown(path: Path) -> str:
    r"""The path, with `\xff` where a byte of it is no UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode().replace("\\udc", "\\x")


def links_out(path: Path, inside: Path) -> bool:
    """Whether a file is a link to one that does not stand under this folder.

    Args:
        inside: resolved.
    """
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):  # reading it will say why
        return False


def _absent(path: Path) -> ReadFailure:
    from rapidfuzz import fuzz, process

    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if not entry.name.startswith("."))
    except OSError:
        names = []
    near = process.extractOne(
        path.name, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LEAST_LIKENESS
    )
    hint = f"did you mean {str(path.with_name(near[0]))!r}?" if near else "check the path"
    if path.parts[:1] in {("http:",), ("https:",)}:
        hint = "read an address with: communique add URL"
    return ReadFailure(str(path), "there is no such file or folder", hint=hint)
