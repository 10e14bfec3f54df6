"""Documents in: which files are documents, and what each of them says.

file → SourceFile → ReadDocument or ReadFailure. A format joins as one function and one line in `READERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import BinaryData, ReadFailure
from corpus.readers import html, jsonl, markdown, text
from corpus.readers.frontmatter import BrokenYaml, sidecar_path, yaml_given
from corpus.readers.given import NOTHING_GIVEN, Given
from corpus.readers.listing import Listing, links_out, listed
from corpus.readers.source import SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from corpus.document import ReadDocument

    Reader = Callable[[SourceFile], Iterator[ReadDocument | ReadFailure]]

READERS: Mapping[str, Reader] = {
    ".txt": text.documents,
    ".md": markdown.documents,
    ".html": html.documents,
    ".htm": html.documents,
    ".jsonl": jsonl.documents,
}
"""By suffix in lower case: what turns a file's bytes into its documents. It may raise `BinaryData` and
`BrokenYaml`; every other trouble it yields as a `ReadFailure`."""

SUFFIXES = frozenset(READERS)


def documents_under(paths: Iterable[Path]) -> Listing:
    """The documents among these files and folders; see `listed`."""
    return listed(paths, SUFFIXES)


def read(path: Path, *, max_bytes: int) -> Iterator[ReadDocument | ReadFailure]:
    """Every document in a file, and a failure for whatever in it is none; it never raises for bad input.

    Args:
        path: a file; its suffix says how it is read.
        max_bytes: a longer file is refused unread.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(SUFFIXES))
        yield ReadFailure(str(path), "this kind of file is not read", hint=f"the kinds that are: {kinds}")
        return
    try:
        file = SourceFile(path, _data(path, max_bytes), _sidecar(path, max_bytes))
        yield from reader(file)
    except ReadFailure as failure:
        yield failure
    except OSError as error:
        yield _unreadable(path, error)
    except BinaryData as error:
        yield ReadFailure(
            str(path), error.reason, hint=f"save it as text, or name it other than {path.suffix}"
        )
    except BrokenYaml as error:
        yield ReadFailure(str(path), error.reason, line=error.line, hint=error.hint)


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
        hint = f"split it; a file may have {max_bytes / 1_000_000:g} MB"
        raise ReadFailure(str(path), "this file is too large", hint=hint)
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
