"""Ingest: files in, documents stored and searchable, and a report of each one's fate.

Every document is stored whole or not at all, files that have not changed are not read again, and the same
files give the same store however often, and wherever, this was interrupted.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bot.door import troubles
from bot.relating import relate
from bot.report import Report
from config.configuration import SourceKind
from config.near import did_you_mean
from corpus.canonical import REPLACEMENT
from corpus.derivation import DERIVATION, derived, identity_of
from corpus.errors import IndexUnavailable, ReadFailure
from corpus.readers import SUFFIXES, documents_under, read
from corpus.readers.frontmatter import sidecar_path
from corpus.store import FileNote, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.application import Application
    from corpus.derivation import Derived
    from corpus.document import ReadDocument

    Progress = Callable[[int, int], None]
    """Called with the files done and the files to do."""

BATCH_DOCUMENTS = 64
"""Documents of one transaction: enough that the disk is not waited for after each."""

BATCH_CHARS = 2_000_000
"""Characters of one transaction, so that long documents do not pile up in memory."""


def ingest(
    application: Application,
    paths: Sequence[Path] = (),
    *,
    collection: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read files and folders into the store, and bring the index up to date.

    Args:
        paths: what to read; the configured sources where none is named.
        collection: where it all belongs; else the collection whose paths hold the file, else the first. Only
            where it is said can a document come to be seen by more than see it now.

    Raises:
        ConfigError: there is no such collection.
        StoreUnavailable: nothing more can be stored; what was stored before is kept.
    """
    configured = [
        Path(source.location)
        for source in application.configuration.sources(collection)
        if source.kind is SourceKind.PATH
    ]
    # An index ahead of a database that was restored from a copy must go now, before its count of
    # changes comes level with it again.
    with contextlib.suppress(IndexUnavailable):
        application.index(aside=False)
    listing = documents_under([*paths] or configured)
    report = Report(skipped=[str(path) for path in listing.skipped], failed=list(listing.failures))
    batch = _Batch(application, report, filing=collection is not None)
    for done, path in enumerate(listing.files):
        if progress is not None:
            progress(done, len(listing.files))
        batch.take(path, collection or application.configuration.collection_of(path))
    batch.store()
    if progress is not None:
        progress(len(listing.files), len(listing.files))
    try:
        relate(application.store, application.index(aside=False))
    except IndexUnavailable as error:  # all is stored: the report must not be lost for this
        report.failed.append(ReadFailure(error.path, error.reason, hint=error.hint))
    return report


@dataclass(slots=True)
class _File:
    """One file on its way in, and what in it could not be read.

    Attributes:
        digest: of its bytes; empty when it must be read again next time, whatever comes of it now.
        places: where what is stored of it is filed, by identity.
        stays: the collection that it stays in although another is wanted; empty where that never happened.
        name: where it stands, without links.
    """

    path: Path
    collection: str
    digest: str
    failures: list[ReadFailure] = field(default_factory=list)
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    stays: str = ""
    name: str = field(init=False)

    def __post_init__(self) -> None:
        self.name = str(self.path.resolve())

    @property
    def note(self) -> FileNote:
        """What is to be noted of it; what failed as a whole is not marked as read: it is cheap to retry."""
        whole = any(failure.line is None or failure.path != str(self.path) for failure in self.failures)
        return FileNote(
            self.name,
            self.stays or self.collection,  # what is said of a closed document is closed too
            sha256=self.digest if self.digest and not whole else None,
            derivation=DERIVATION,
            failures=tuple(self.failures),
        )


class _Batch:
    """Documents that are read but not yet stored, a transaction's worth at most.

    Args:
        filing: whether the collection was said, so that documents may move wherever it is.
    """

    def __init__(self, application: Application, report: Report, *, filing: bool) -> None:
        self._application = application
        self._report = report
        self._filing = filing
        self._moved: set[str] = set()
        self._read_at = application.instant()
        self._waiting: list[tuple[Derived, str]] = []
        self._files: list[_File] = []
        self._chars = 0

    def take(self, path: Path, collection: str) -> None:
        """Read a file, unless all that can be read of it is stored just as it stands."""
        file = _File(path, collection, self._digest(path))
        store = self._application.store
        note = store.file_note(file.name)
        if note and (note.sha256, note.collection, note.derivation) == (file.digest, collection, DERIVATION):
            self._report.unchanged += store.ids_of(file.name)
            self._report.withdrawn += store.withdrawn_from(file.name)
            self._report.failed += [
                ReadFailure(str(path), one.reason, line=one.line, hint=one.hint) for one in note.failures
            ]
            return
        file.places = store.places_of(file.name)
        found = list(self._read(file)) if file.places else self._read(file)
        if file.places:
            self._refile(file, found)
        for document, its_own in self._documents(file, found):
            self._waiting.append((document, its_own))
            self._chars += len(document.text)
            if len(self._waiting) >= BATCH_DOCUMENTS or self._chars >= BATCH_CHARS:
                self.store()
        self._files.append(file)

    def store(self) -> None:
        """Store what waits, and note the files that are through, in one transaction."""
        if not self._waiting and not self._files:
            return
        fates = self._application.store.put(
            self._waiting,
            [file.note for file in self._files],
            read_at=self._read_at,
        )
        lists = {
            Outcome.ADDED: self._report.added,
            Outcome.UPDATED: self._report.updated,
            Outcome.UNCHANGED: self._report.unchanged,
            Outcome.WITHDRAWN: self._report.withdrawn,
        }
        for fate in fates:
            if fate.id not in self._moved:  # that was told when it was moved
                lists[fate.outcome].append(fate.id)
        self._waiting, self._files, self._chars = [], [], 0

    def _refile(self, file: _File, found: Iterable[ReadDocument | ReadFailure]) -> None:
        """Move what is stored of a file into the collections it is filed in now, before anything else."""
        filed: dict[str, list[str]] = {}
        for one in found:
            if not isinstance(one, ReadFailure) and self._known(one.collection):
                filed.setdefault(identity_of(one), []).append(self._collection(one, file))
        moved = self._application.store.refile(file.name, filed, at=self._read_at)
        self._report.updated += moved
        self._moved.update(moved)

    def _read(self, file: _File) -> Iterator[ReadDocument | ReadFailure]:
        try:
            yield from read(file.path, max_bytes=self._application.max_file_bytes)
        except Exception as error:  # noqa: BLE001  the same door: one file must not cost the others
            (trouble,) = troubles(error)
            file.digest = ""
            yield ReadFailure(str(file.path), trouble.message)

    def _documents(
        self, file: _File, found: Iterable[ReadDocument | ReadFailure]
    ) -> Iterator[tuple[Derived, str]]:
        for one in found:
            if isinstance(one, ReadFailure):
                self._fail(file, one)
            elif not self._known(one.collection):
                self._fail(file, self._unknown_collection(file, one))
            else:
                self._note_repairs(file, one)
                try:
                    document = derived(one, read_at=self._read_at)
                except Exception as error:  # noqa: BLE001  a second door: one document must not cost the others
                    (trouble,) = troubles(error)
                    file.digest = ""
                    self._fail(file, ReadFailure(str(file.path), trouble.message, line=one.line))
                else:
                    collection = self._collection(one, file)
                    self._note_stay(file, collection, wanted=self._wanted(one, file))
                    yield document, collection

    def _fail(self, file: _File, failure: ReadFailure) -> None:
        file.failures.append(failure)
        self._report.failed.append(failure)

    def _note_repairs(self, file: _File, found: ReadDocument) -> None:
        """What was lost has failed, though the rest of the document is read; what was only mended is told."""
        for reason in found.repairs:
            repair = ReadFailure(str(file.path), reason, line=found.line)
            if REPLACEMENT in reason:
                self._fail(file, repair)
            elif all(str(repair) != str(told) for told in self._report.repaired[-1:]):
                self._report.repaired.append(repair)

    def _known(self, asked: str | None) -> bool:
        return asked is None or asked in self._application.configuration.collections

    def _unknown_collection(self, file: _File, found: ReadDocument) -> ReadFailure:
        """A document that asks for a collection nobody knows is stored nowhere: it might be a closed one."""
        known = self._application.configuration.collections
        hint = did_you_mean(found.collection or "", known, kind="collection")
        file.digest = ""  # the configuration may know it next time
        return ReadFailure(str(file.path), f"no collection {found.collection!r}", line=found.line, hint=hint)

    def _collection(self, found: ReadDocument, file: _File) -> str:
        """Where a document is filed: what is stored moves by itself only to where fewer may see it."""
        wanted = self._wanted(found, file)
        places = file.places.get(identity_of(found), ())
        if self._filing or not places or wanted in places:
            return wanted
        return (
            wanted if self._within(wanted, places[0]) and not self._within(places[0], wanted) else places[0]
        )

    def _wanted(self, found: ReadDocument, file: _File) -> str:
        """A document may ask for another collection, but never be seen more widely than its file."""
        asked, own = found.collection or file.collection, file.collection
        return asked if self._within(asked, own) else own

    def _within(self, one: str, other: str) -> bool:
        """Whether only those may see one collection who may see the other; nobody may see an unknown one."""
        known = self._application.configuration.collections
        seen, by = (known[name].allow if name in known else () for name in (one, other))
        return by is None or (seen is not None and set(seen) <= set(by))

    def _note_stay(self, file: _File, collection: str, *, wanted: str) -> None:
        """Say once a file that it stays where it was filed, though the configuration wants it elsewhere."""
        if collection == wanted or file.stays:
            return
        file.stays, file.digest = collection, ""
        reason = f"it stays in the collection {collection!r}: only --collection moves it to {wanted!r}"
        hint = f"communique ingest {file.path} --collection {wanted}; or list it in the paths of {collection}"
        self._fail(file, ReadFailure(str(file.path), reason, hint=hint))

    def _digest(self, path: Path) -> str:
        """SHA-256 of the file and its sidecar; empty when it cannot be read whole (reading will say why)."""
        digest = sha256()
        try:
            if path.stat().st_size > self._application.max_file_bytes:
                return ""
            for part in (path, sidecar_path(path, SUFFIXES)):
                data = part.read_bytes() if part is path or part.is_file() else b""
                digest.update(sha256(data).digest())
        except OSError:
            return ""
        return digest.hexdigest()
