"""Files that documents come from: how reading each went, and which collection it is filed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from corpus.errors import ReadFailure
from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection, Row


@dataclass(frozen=True, slots=True)
class FileNote:
    """How reading a file went.

    Attributes:
        path: resolved.
        sha256: of its bytes, when all that can be read of it is stored as it stands now; else None.
        derivation: the version of the rules that its documents were derived by.
        failures: what in it could not be read.
    """

    path: str
    collection: str
    sha256: str | None
    derivation: int
    failures: tuple[ReadFailure, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldFile:
    """What is stored of a file.

    Attributes:
        note: how reading it went; None where not all that can be read of it is stored.
        ids: of its documents, oldest first; without those that are withdrawn.
        withdrawn: ids of those, in order.
        collections: where each of them all is filed, by id.
    """

    note: FileNote | None
    ids: tuple[str, ...]
    withdrawn: tuple[str, ...]
    collections: Mapping[str, str]


def held_files(connection: Connection, paths: Collection[str]) -> dict[str, HeldFile]:
    """What is stored of each of some files, in a few queries however many there are.

    Args:
        paths: resolved, or addresses; some hundred at most.
    """
    file, failed, document = schema.source_file, schema.read_failure, schema.document
    failures: dict[str, list[ReadFailure]] = {}
    by_line = select(failed).where(failed.c.path.in_(paths)).order_by(failed.c.line)
    for row in connection.execute(by_line):
        failures.setdefault(row.path, []).append(failure_of(row))
    notes = {
        row.path: FileNote(
            row.path, row.collection, row.sha256, row.derivation, tuple(failures.get(row.path, ()))
        )
        for row in connection.execute(select(file).where(file.c.path.in_(paths)))
    }
    columns = (document.c[name] for name in ("source", "id", "collection", "change", "withdrawn_at"))
    documents: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(select(*columns).where(document.c.source.in_(paths))):
        documents.setdefault(row.source, []).append(row)
    return {
        path: HeldFile(
            notes.get(path),
            tuple(
                row.id
                for row in sorted(documents.get(path, ()), key=lambda row: (row.change, row.id))
                if row.withdrawn_at is None
            ),
            tuple(sorted(row.id for row in documents.get(path, ()) if row.withdrawn_at is not None)),
            {row.id: row.collection for row in documents.get(path, ())},
        )
        for path in paths
    }


def write_note(connection: Connection, note: FileNote) -> None:
    """Put a note in the place of what was noted of the file before."""
    file, failed = schema.source_file, schema.read_failure
    connection.execute(file.delete().where(file.c.path == note.path))
    connection.execute(failed.delete().where(failed.c.path == note.path))
    if note.sha256 is not None:
        connection.execute(
            file.insert().values(
                path=note.path, sha256=note.sha256, collection=note.collection, derivation=note.derivation
            )
        )
    rows = {
        failure.line or 0: {
            "path": note.path,
            "line": failure.line or 0,
            "collection": note.collection,
            "reason": failure.reason,
            "hint": failure.hint,
        }
        for failure in note.failures
    }
    if rows:
        connection.execute(failed.insert(), list(rows.values()))


def noted_under(connection: Connection, root: str) -> list[str]:
    """The files at or under a path of which anything is noted, in order.

    Args:
        root: resolved; a file or a folder.
    """
    found: set[str] = set()
    folder = root.rstrip("/")
    for table in (schema.source_file, schema.read_failure):
        path = table.c.path
        below = (path > f"{folder}/") & (path < f"{folder}0")  # "0" comes right after "/"
        found.update(connection.execute(select(path).where(below | (path == root))).scalars())
    return sorted(found)


def unread(connection: Connection, paths: Collection[str], *, derivation: int) -> set[str]:
    """Those of some files of which nothing is noted by these rules: they are to be read again."""
    file, failed = schema.source_file, schema.read_failure
    by_these = select(file.c.path).where(file.c.path.in_(paths), file.c.derivation == derivation)
    that_failed = select(failed.c.path).where(failed.c.path.in_(paths))
    return {*paths} - {*connection.execute(by_these.union(that_failed)).scalars()}


def forget(connection: Connection, path: str) -> None:
    """Forget what was noted of a file that is gone: it cannot fail any more."""
    for table in (schema.source_file, schema.read_failure):
        connection.execute(table.delete().where(table.c.path == path))


def failure_of(row: Row[Any]) -> ReadFailure:
    """A failure as it was noted."""
    return ReadFailure(row.path, row.reason, line=row.line or None, hint=row.hint)
