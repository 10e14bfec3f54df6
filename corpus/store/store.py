"""The handle on one database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus.store import schema
from corpus.store.engine import name_of, open_engine, reading, writing
from corpus.store.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from corpus.clearance import Clearance
    from corpus.derivation import Derived
    from corpus.errors import ReadFailure
    from corpus.store.outcome import Stored


class Store:
    """One database, shared by any number of threads and processes.

    Every method raises `StoreUnavailable` when the database is locked, read-only, full or damaged.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def at(cls, url: str) -> Store:
        """The store at a database URL, which must be at the newest migration."""
        return cls(open_engine(url))

    @property
    def name(self) -> str:
        """The database as a person would name it."""
        return name_of(self.engine)

    def reader(self, clearance: Clearance) -> Reader:
        """What may be read with this clearance."""
        return Reader(self.engine, clearance)

    def put(self, documents: Sequence[tuple[Derived, str]], *, read_at: str) -> list[Stored]:
        """Store documents, each with its collection, in one transaction, in order; see `writing.put`."""
        from corpus.store.writing import put  # what cleans and annotates is slow to load: answers go without

        with writing(self.engine) as connection:
            return put(connection, documents, read_at=read_at)

    def withdraw(self, document_id: str, *, at: str) -> None:
        """Take a document out of every answer; its texts stay, so that old citations still verify.

        Raises:
            UnknownDocument: there is none of this id.
        """
        from corpus.store.writing import withdraw

        with writing(self.engine) as connection:
            withdraw(connection, document_id, at=at)

    def change(self) -> int:
        """How many changes of documents there have been; the index compares itself with it."""
        with reading(self.engine) as connection:
            return (
                connection.execute(
                    select(schema.state.c.value).where(schema.state.c.name == "change")
                ).scalar()
                or 0
            )

    def source_file(self, path: str) -> tuple[str, str, int] | None:
        """SHA-256, collection and derivation of a file that was stored whole, or None."""
        table = schema.source_file
        with reading(self.engine) as connection:
            row = connection.execute(
                select(table.c.sha256, table.c.collection, table.c.derivation).where(table.c.path == path)
            ).first()
        return None if row is None else (row.sha256, row.collection, row.derivation)

    def ids_of(self, source: str) -> list[str]:
        """The ids of the documents that came from a file, oldest first; withdrawn ones are left out."""
        table = schema.document
        with reading(self.engine) as connection:
            wanted = select(table.c.id).where(table.c.source == source, table.c.withdrawn_at.is_(None))
            return list(connection.execute(wanted.order_by(table.c.change, table.c.id)).scalars())

    def note_file(
        self,
        path: str,
        failures: Sequence[ReadFailure],
        *,
        sha256: str | None,
        collection: str,
        derivation: int,
    ) -> None:
        """Note how reading a file went.

        Args:
            failures: what in it could not be read; they take the place of those noted before.
            sha256: of its bytes, when every document of it is stored as it stands now; else None.
        """
        file, failed = schema.source_file, schema.read_failure
        with writing(self.engine) as connection:
            connection.execute(file.delete().where(file.c.path == path))
            connection.execute(failed.delete().where(failed.c.path == path))
            if sha256 is not None:
                connection.execute(
                    file.insert().values(
                        path=path, sha256=sha256, collection=collection, derivation=derivation
                    )
                )
            rows = {
                failure.line or 0: {
                    "path": path,
                    "line": failure.line or 0,
                    "collection": collection,
                    "reason": failure.reason,
                }
                for failure in failures
            }
            if rows:
                connection.execute(failed.insert(), list(rows.values()))
