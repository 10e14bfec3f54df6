"""A batch: documents that are read and derived, and stored together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.door import troubles
from config.near import did_you_mean
from corpus.canonical import REPLACEMENT
from corpus.derivation import DERIVATION, derived, identity_of
from corpus.errors import ReadFailure
from corpus.store import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from bot.application import Application
    from bot.intake.unit import Unit
    from bot.report import Report
    from corpus.derivation import Derived
    from corpus.document import ReadDocument
    from corpus.store import HeldFile

    Reading = Callable[[], Iterable[ReadDocument | ReadFailure]]

BATCH_DOCUMENTS = 64
"""Documents of one transaction: enough that the disk is not waited for after each."""

BATCH_CHARS = 2_000_000
"""Characters of one transaction, so that long documents do not pile up in memory."""


class Batch:
    """Documents that are read but not yet stored, a transaction's worth at most.

    Args:
        filing: whether the collection was said, so that documents may move wherever it is.
    """

    def __init__(self, application: Application, report: Report, *, filing: bool) -> None:
        self._application = application
        self.report = report
        self._filing = filing
        self._moved: set[str] = set()
        self._read_at = application.instant()
        self._waiting: list[tuple[Derived, str]] = []
        self._units: list[Unit] = []
        self._held: dict[str, HeldFile] = {}
        self._chars = 0

    def expect(self, names: Collection[str]) -> None:
        """Look up at once what is stored of files that are about to come; some hundred at most."""
        self._held = self._application.store.held_files(names)

    def take(self, unit: Unit, read: Reading) -> None:
        """Read a file or page, unless all that can be read of it is stored just as it stands.

        Args:
            read: what it holds; called only where it must be read.
        """
        store = self._application.store
        held = self._held.pop(unit.name, None) or store.held_files([unit.name])[unit.name]
        note, as_noted = held.note, (unit.digest, unit.collection, DERIVATION)
        if note and (note.sha256, note.collection, note.derivation) == as_noted:
            # Of a page each collection has a document of its own, which is nobody else's business.
            others = {
                id_ for id_, filed in held.collections.items() if unit.page and filed != unit.collection
            }
            self.report.unchanged += [id_ for id_ in held.ids if id_ not in others]
            self.report.withdrawn += [id_ for id_ in held.withdrawn if id_ not in others]
            self.report.failed += [
                ReadFailure(unit.shown, one.reason, line=one.line, hint=one.hint) for one in note.failures
            ]
            return
        unit.places = {} if unit.page else store.places_of(unit.name)
        found = list(self._read(unit, read)) if unit.places else self._read(unit, read)
        if unit.places:
            self._refile(unit, found)
        for document, its_own in self._documents(unit, found):
            self._waiting.append((document, its_own))
            self._chars += len(document.text)
            if len(self._waiting) >= BATCH_DOCUMENTS or self._chars >= BATCH_CHARS:
                self.store()
        self._units.append(unit)

    def store(self) -> None:
        """Store what waits, and note the files that are through, in one transaction."""
        if not self._waiting and not self._units:
            return
        fates = self._application.store.put(
            self._waiting,
            [unit.note for unit in self._units],
            read_at=self._read_at,
        )
        lists = {
            Outcome.ADDED: self.report.added,
            Outcome.UPDATED: self.report.updated,
            Outcome.UNCHANGED: self.report.unchanged,
            Outcome.WITHDRAWN: self.report.withdrawn,
        }
        for fate in fates:
            if fate.id not in self._moved:  # that was told when it was moved
                lists[fate.outcome].append(fate.id)
        self._waiting, self._units, self._chars = [], [], 0

    def _refile(self, unit: Unit, found: Iterable[ReadDocument | ReadFailure]) -> None:
        """Move what is stored of a file into the collections it is filed in now, before anything else."""
        filed: dict[str, list[str]] = {}
        for one in found:
            if not isinstance(one, ReadFailure) and self._known(one.collection):
                filed.setdefault(identity_of(one), []).append(self._collection(one, unit))
        moved = self._application.store.refile(unit.name, filed, at=self._read_at)
        self.report.updated += moved
        self._moved.update(moved)

    def _read(self, unit: Unit, read: Reading) -> Iterator[ReadDocument | ReadFailure]:
        try:
            yield from read()
        except Exception as error:  # noqa: BLE001  the same door: one file must not cost the others
            (trouble,) = troubles(error)
            unit.digest = ""
            yield ReadFailure(unit.shown, trouble.message)

    def _documents(
        self, unit: Unit, found: Iterable[ReadDocument | ReadFailure]
    ) -> Iterator[tuple[Derived, str]]:
        for one in found:
            if isinstance(one, ReadFailure):
                self._fail(unit, one)
            elif not self._known(one.collection):
                self._fail(unit, self._unknown_collection(unit, one))
            else:
                self._note_repairs(unit, one)
                try:
                    document = derived(one, read_at=self._read_at)
                except Exception as error:  # noqa: BLE001  a second door: one document must not cost the others
                    (trouble,) = troubles(error)
                    unit.digest = ""
                    self._fail(unit, ReadFailure(unit.shown, trouble.message, line=one.line))
                else:
                    collection = self._collection(one, unit)
                    self._note_stay(unit, collection, wanted=self._wanted(one, unit))
                    yield document, collection

    def _fail(self, unit: Unit, failure: ReadFailure) -> None:
        unit.failures.append(failure)
        self.report.failed.append(failure)

    def _note_repairs(self, unit: Unit, found: ReadDocument) -> None:
        """What was lost has failed, though the rest of the document is read; what was only mended is told."""
        for reason in found.repairs:
            repair = ReadFailure(unit.shown, reason, line=found.line)
            if REPLACEMENT in reason:
                self._fail(unit, repair)
            elif all(str(repair) != str(told) for told in self.report.repaired[-1:]):
                self.report.repaired.append(repair)

    def _known(self, asked: str | None) -> bool:
        return asked is None or asked in self._application.configuration.collections

    def _unknown_collection(self, unit: Unit, found: ReadDocument) -> ReadFailure:
        """A document that asks for a collection nobody knows is stored nowhere: it might be a closed one."""
        known = self._application.configuration.collections
        hint = did_you_mean(found.collection or "", known, kind="collection")
        unit.digest = ""  # the configuration may know it next time
        return ReadFailure(unit.shown, f"no collection {found.collection!r}", line=found.line, hint=hint)

    def _collection(self, found: ReadDocument, unit: Unit) -> str:
        """Where a document is filed: what is stored moves by itself only to where fewer may see it."""
        wanted = self._wanted(found, unit)
        places = unit.places.get(identity_of(found), ())
        if self._filing or not places or wanted in places:
            return wanted
        return (
            wanted if self._within(wanted, places[0]) and not self._within(places[0], wanted) else places[0]
        )

    def _wanted(self, found: ReadDocument, unit: Unit) -> str:
        """A document may ask for another collection, but never be seen more widely than its file."""
        asked, own = found.collection or unit.collection, unit.collection
        return asked if self._within(asked, own) else own

    def _within(self, one: str, other: str) -> bool:
        """Whether only those may see one collection who may see the other; nobody may see an unknown one."""
        known = self._application.configuration.collections
        seen, by = (known[name].allow if name in known else () for name in (one, other))
        return by is None or (seen is not None and set(seen) <= set(by))

    def _note_stay(self, unit: Unit, collection: str, *, wanted: str) -> None:
        """Say once a file that it stays where it was filed, though the configuration wants it elsewhere."""
        if collection == wanted or unit.stays:
            return
        unit.stays, unit.digest = collection, ""
        reason = f"it stays in the collection {collection!r}: only --collection moves it to {wanted!r}"
        hint = (
            f"communique ingest {unit.shown} --collection {wanted}; or list it in the paths of {collection}"
        )
        self._fail(unit, ReadFailure(unit.shown, reason, hint=hint))
