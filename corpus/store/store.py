"""The handle on one database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.store.changes import Whereabouts, ids_of, places_of, refile, whereabouts, withdraw
from corpus.store.engine import open_engine, reading, writing
from corpus.store.files import (
    FileNote,
    HeldFile,
    forget,
    held_files,
    noted_under,
    unread,
    write_note,
)
from corpus.store.reading import Reader, change_of
from corpus.store.relations import relate, related_to

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Engine

    from corpus.clearance import Clearance
    from corpus.derivation import Derived
    from corpus.store.outcome import Stored
    from corpus.store.reading import Counted


class Store:
    """One database, shared by any number of threads and processes.

    Every method raises `StoreUnavailable` when the database is locked, read-only, full or damaged.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._counted: Counted = {}

    @classmethod
    def at(cls, url: str) -> Store:
        """The store at a database URL, which must be at the newest migration."""
        return cls(open_engine(url))

    def reader(self, clearance: Clearance) -> Reader:
        """What may be read with this clearance."""
        return Reader(self.engine, clearance, self._counted)

    def put(
        self, documents: Sequence[tuple[Derived, str]], files: Sequence[FileNote] = (), *, read_at: str
    ) -> list[Stored]:
        """Store documents, each with its collection, in order, and what is noted of files: all or nothing.

        Args:
            files: those whose last document is among these.
            read_at: an aware UTC instant, ISO.

        Returns:
            One outcome a document, in order.
        """
        from corpus.store.writing import put  # what cleans and annotates is slow to load: answers go without

        with writing(self.engine) as connection:
            stored = put(connection, documents, read_at=read_at)
            for note in files:
                write_note(connection, note)
            return stored

    def withdraw(self, document_id: str, *, at: str) -> None:
        """Take a document out of every answer; its texts stay, so that old citations still verify.

        Raises:
            UnknownDocument: there is none of this id.
        """
        with writing(self.engine) as connection:
            withdraw(connection, document_id, at=at)

    def noted_under(self, root: str) -> list[str]:
        """The files at or under a resolved path of which anything is noted, in order."""
        with reading(self.engine) as connection:
            return noted_under(connection, root)

    def unread(self, paths: Collection[str], *, derivation: int) -> set[str]:
        """Those of some files of which nothing is noted by these rules: they are to be read again."""
        with reading(self.engine) as connection:
            return unread(connection, paths, derivation=derivation)

    def forget(self, path: str) -> None:
        """Forget what was noted of a file that is no longer there; its documents stay."""
        with writing(self.engine) as connection:
            forget(connection, path)

    def withdraw_gone(self, path: str, *, at: str) -> list[str]:
        """Forget a file that is no longer there, and withdraw its documents until it is back.

        Returns:
            The ids of the documents that were withdrawn, oldest first.
        """
        with writing(self.engine) as connection:
            forget(connection, path)
            held = ids_of(connection, path)
            for document_id in held:
                withdraw(connection, document_id, at=at, file_gone=True)
            return held

    def restore(self, document_id: str) -> bool:
        """Take a withdrawn document into the answers again; False where it was not withdrawn.

        Raises:
            UnknownDocument: there is none of this id.
        """
        from corpus.store.restoring import restore  # likewise

        with writing(self.engine) as connection:
            return restore(connection, document_id)

    def amend(self, document_id: str, changes: Mapping[str, str | None], *, by: str, at: str) -> bool:
        """Put right what is known of a document, for every revision; see `amending.amend`.

        Raises:
            UnknownDocument: there is none of this id.
        """
        from corpus.store.amending import amend  # likewise

        with writing(self.engine) as connection:
            return amend(connection, document_id, changes, by=by, at=at)

    def refile(self, source: str, filed: Mapping[str, Sequence[str]], *, at: str) -> list[str]:
        """Move a file's documents into the collections that it is filed in now; see `changes.refile`."""
        with writing(self.engine) as connection:
            return refile(connection, source, filed, at=at)

    def places_of(self, source: str) -> dict[str, list[str]]:
        """Where a file's documents are filed, by identity; withdrawn ones are left out."""
        with reading(self.engine) as connection:
            return places_of(connection, source)

    def whereabouts(self, document_ids: Sequence[str]) -> dict[str, Whereabouts]:
        """Where documents are filed now, and whether they are withdrawn, whoever may see them."""
        with reading(self.engine) as connection:
            return whereabouts(connection, document_ids)

    def change(self) -> int:
        """How many changes of documents there have been; the index compares itself with it."""
        with reading(self.engine) as connection:
            return change_of(connection)

    def related(self, *, rules: int) -> int:
        """The change up to which relations of passages are stored; 0 where they were made by other rules."""
        with reading(self.engine) as connection:
            return related_to(connection, rules=rules)

    def relate(self, found: Mapping[tuple[int, int], tuple[str, float]], *, upto: int, rules: int) -> None:
        """Store relations of passages; see `relations.relate`."""
        with writing(self.engine) as connection:
            relate(connection, found, upto=upto, rules=rules)

    def held_files(self, paths: Collection[str]) -> dict[str, HeldFile]:
        """What is stored of each of some files; some hundred at most."""
        with reading(self.engine) as connection:
            return held_files(connection, paths)

    def ids_of(self, source: str, collection: str | None = None) -> list[str]:
        """The ids of the documents that came from a file, or of those in one collection, oldest first.

        Withdrawn ones are left out.
        """
        with reading(self.engine) as connection:
            return ids_of(connection, source, collection)
