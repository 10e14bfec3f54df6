"""From a path to a source file: its bytes, and what the sidecar beside it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import BinaryData, ReadFailure
from corpus.readers.formats import SUFFIXES
from corpus.readers.frontmatter import BrokenYaml, sidecar_path, yaml_given
from corpus.readers.given import NOTHING_GIVEN, Given
from corpus.readers.listing import badly_named, links_out
from corpus.readers.source import SourceFile

if TYPE_CHECKING:
    from pathlib import Path


def source_file(path: Path, *, max_bytes: int) -> SourceFile:
    """A file and its sidecar, read whole.

    Args:
        path: a file; its suffix says how it is read.
        max_bytes: a longer file is refused unread.

    Raises:
        ReadFailure: it cannot be read, or is of no kind that is.
    """
    if (misnamed := badly_named(path)) is not None:
        raise misnamed
    if path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        raise ReadFailure(str(path), "this kind of file is not read", hint=f"the kinds that are: {kinds}")
    try:
        return SourceFile(path, _data(path, max_bytes), _sidecar(path, max_bytes))
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:  # a NUL, which no name can have
        raise ReadFailure(str(path), "no file has such a name") from error


def too_large(where: str, max_bytes: int) -> ReadFailure:
    """The failure for a file or page of more bytes than are read."""
    hint = f"split it; a file may have {max_bytes / 1_000_000:g} MB"
    return ReadFailure(where, "this file is too large", hint=hint)


def _data(path: Path, max_bytes: int) -> bytes:
    if path.is_dir():
        raise ReadFailure(str(path), f"this is a folder, not a {path.suffix} file")
    if path.exists() and not path.is_file():
        raise ReadFailure(str(path), "this is not a regular file")
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > max_bytes:
        raise too_large(str(path), max_bytes)
    if not data.strip():
        raise ReadFailure(str(path), "this file is empty")
    return data


def _unreadable(path: Path, error: OSError) -> ReadFailure:
    if isinstance(error, FileNotFoundError):
        return ReadFailure(str(path), "there is no such file")
    if isinstance(error, PermissionError):
        return ReadFailure(str(path), "this file may not be read", hint="check its permissions")
    return ReadFailure(str(path), f"this file cannot be read: {error.strerror}")


def _sidecar(path: Path, max_bytes: int) -> Given:
    beside = sidecar_path(path, SUFFIXES)
    if not beside.is_file():
        return NOTHING_GIVEN
    if links_out(beside, path.parent.resolve()):
        reason = "this sidecar is a link that leads out of its folder"
        raise ReadFailure(str(beside), reason, hint="put the file itself there")
    try:
        return yaml_given(SourceFile(beside, _data(beside, max_bytes)).text[0])
    except BrokenYaml as error:
        raise ReadFailure(str(beside), error.reason, line=error.line, hint=error.hint) from error
    except BinaryData as error:
        raise ReadFailure(str(beside), error.reason) from error
