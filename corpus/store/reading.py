"""Reading documents and passages, never wider than a clearance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Select, case, func, or_, select, true

from corpus.bounds import UNBOUNDED
from corpus.errors import UnknownDocument
from corpus.origins import origins
from corpus.store import schema, statements
from corpus.store.amendments import amendments_of
from corpus.store.engine import reading
from corpus.store.files import failure_of
from corpus.store.relations import relations_of, strongest
from corpus.store.rows import DOCUMENT, Beside, Contents, contents_of, document_of, passage_of
from corpus.store.statements import ASKED, PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine, Row

    from corpus.bounds import Bounds
    from corpus.clearance import Clearance
    from corpus.document import Document, Passage
    from corpus.errors import ReadFailure
    from corpus.store.relations import Related

_D, _R, _P = schema.document, schema.revision, schema.passage
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is to read.

    Attributes:
        sentences: that may be quoted.
        junk: blocks of boilerplate.
        undated: documents without a date.
        newest_at: the latest publication, or None.
        read_at: when the text of one was last read first, or None.
    """

    documents: int
    sentences: int
    junk: int
    undated: int
    newest_at: str | None
    read_at: str | None


Counted: TypeAlias = "dict[tuple[int, Clearance, Bounds], Totals]"
"""What has been counted lately: after which change, for whom, within which bounds."""

COUNTS_KEPT = 100


def change_of(connection: Connection) -> int:
    """How many changes of documents there have been."""
    return connection.execute(statements.LAST_CHANGE).scalar() or 0


class Reader:
    """Everything that may be read with one clearance; what it forbids looks as if it did not exist."""

    def __init__(self, engine: Engine, clearance: Clearance, counted: Counted) -> None:
        self._engine = engine
        self.clearance = clearance
        self._counted = counted

    def documents(self, within: Bounds = UNBOUNDED, *, limit: int | None = None) -> tuple[Document, ...]:
        """Current documents, the newest first.

        Args:
            limit: at most so many.
        """
        wanted = self._current(*DOCUMENT).order_by(_R.c.day.desc(), _D.c.id).limit(limit)
        with reading(self._engine) as connection:
            rows = connection.execute(_bounded(wanted, within))
            return tuple(document_of(row) for row in rows)

    def ids(self, within: Bounds = UNBOUNDED) -> list[str]:
        """The ids of current documents, in order: a tenth of the time that `documents` takes."""
        with reading(self._engine) as connection:
            return list(
                connection.execute(_bounded(self._current(_D.c.id), within).order_by(_D.c.id)).scalars()
            )

    def latest(self, limit: int) -> tuple[Document, ...]:
        """So many current documents, those that changed last first."""
        wanted = self._current(*DOCUMENT).order_by(_D.c.change.desc()).limit(limit)
        with reading(self._engine) as connection:
            return tuple(map(document_of, connection.execute(wanted)))

    def document(self, document_id: str, revision: int | None = None) -> Document:
        """One document, withdrawn or not, at its current revision or an older one.

        Raises:
            UnknownDocument: there is no such document, no such revision, or it may not be read.
        """
        which = _R.c.number == (_D.c.revision if revision is None else revision)
        wanted = (
            select(*DOCUMENT).join(_R, (_R.c.document_id == _D.c.id) & which).where(_D.c.id == document_id)
        )
        with reading(self._engine) as connection:
            row = connection.execute(self._allowed(wanted)).first()
        if row is None:
            raise UnknownDocument(document_id, revision)
        return document_of(row)

    def contents(self, document_id: str, revision: int) -> Contents:
        """The text of a revision, with its blocks and sentences.

        Raises:
            UnknownDocument: there is no such revision, or it may not be read.
        """
        with reading(self._engine) as connection:
            return self._contents(connection, document_id, revision)

    def texts(self, revisions: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """Canonical texts by document and number of revision; those that may not be read are left out."""
        found: dict[tuple[str, int], str] = {}
        with reading(self._engine) as connection:
            for batch in _batches(revisions):
                asked = {ASKED: [document_id for document_id, _ in batch], PAIRS: batch}
                rows = connection.execute(statements.texts_by_revision(self.clearance), asked)
                found |= {(row.document_id, row.number): row.text for row in rows}
        return found

    def passages(self, passage_ids: Sequence[int]) -> tuple[Passage, ...]:
        """Passages by number, in the order asked for; those that are gone or forbidden are left out."""
        found: dict[int, Passage] = {}
        with reading(self._engine) as connection:
            for batch in _batches(passage_ids):
                rows = connection.execute(statements.passages_by_number(self.clearance), {ASKED: batch}).all()
                found.update((one.id, one) for one in self._passages(connection, rows))
        return tuple(found[number] for number in passage_ids if number in found)

    def passages_of(self, document_ids: Sequence[str], *, first: int | None = None) -> tuple[Passage, ...]:
        """Every passage of these documents: documents in the order asked for, passages as they stand.

        Args:
            first: only so many from the beginning of each.
        """
        wanted = statements.passages(self.clearance).where(true() if first is None else _P.c.number < first)
        found: dict[str, list[Passage]] = {document_id: [] for document_id in document_ids}
        with reading(self._engine) as connection:
            for batch in _batches(document_ids):
                rows = connection.execute(wanted.where(_P.c.document_id.in_(batch))).all()
                for one in self._passages(connection, rows):
                    found[one.document.id].append(one)
        return tuple(passage for passages in found.values() for passage in passages)

    def numbers_of(self, document_ids: Sequence[str]) -> list[int]:
        """The numbers of every passage of these documents, in the order in which `passages_of` gives them."""
        found: dict[str, list[int]] = {document_id: [] for document_id in document_ids}
        with reading(self._engine) as connection:
            for batch in _batches(document_ids):
                wanted = self._current(_D.c.id, _P.c.id).join(_P, _P.c.document_id == _D.c.id)
                ordered = wanted.where(_D.c.id.in_(batch)).order_by(_P.c.document_id, _P.c.number)
                for document_id, number in connection.execute(ordered):
                    found[document_id].append(number)
        return [number for numbers in found.values() for number in numbers]

    def related(self, passage_ids: Sequence[int]) -> dict[int, list[Related]]:
        """For each of these passages, its relations to others; see `relations.relations_of`."""
        with reading(self._engine) as connection:
            return relations_of(connection, passage_ids, self.clearance)

    def strongest_relations(self, limit: int, *, kind: str | None = None) -> list[tuple[int, Related]]:
        """The relations of all that may be read; see `relations.strongest`."""
        with reading(self._engine) as connection:
            return strongest(connection, self.clearance, limit=limit, kind=kind)

    def origins(self, document_ids: Sequence[str]) -> Mapping[str, str]:
        """The origin of each document: the first of these documents that it is a near-copy of, or itself.

        A document that may not be read is nobody's copy and folds nobody.
        """
        pairs: list[tuple[str, str]] = []
        visible: set[str] = set()
        there = statements.documents_by_id(self.clearance)
        with reading(self._engine) as connection:
            for batch in _batches(document_ids):
                visible.update(connection.execute(there, {ASKED: batch}).scalars())
                rows = connection.execute(statements.NEAR_COPIES, {ASKED: batch})
                pairs.extend((row.document_id, row.other_id) for row in rows)
        return origins(document_ids, [pair for pair in pairs if visible.issuperset(pair)])

    def folded(self, within: Bounds = UNBOUNDED) -> int:
        """How many of some documents tell again what another of them tells."""
        pair = schema.near_copy
        with reading(self._engine) as connection:
            pairs = [(row.document_id, row.other_id) for row in connection.execute(select(pair))]
            inside: set[str] = set()
            for batch in _batches(sorted({name for both in pairs for name in both})):
                wanted = self._current(_D.c.id).where(_D.c.id.in_(batch))
                inside.update(connection.execute(_bounded(wanted, within)).scalars())
        pairs = [both for both in pairs if inside.issuperset(both)]
        copies = origins({name for both in pairs for name in both}, pairs)
        return len(copies) - len(set(copies.values()))

    def amendments(self, document_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """What admins put right of each of these documents, withdrawn or not; see `amendments_of`."""
        found: dict[str, dict[str, str]] = {}
        with reading(self._engine) as connection:
            for batch in _batches(document_ids):
                wanted = self._allowed(select(_D.c.id).where(_D.c.id.in_(batch)))
                found |= amendments_of(connection, connection.execute(wanted).scalars().all())
        return found

    def earlier_copies(self, document_ids: Sequence[str]) -> dict[str, list[str]]:
        """The documents that each of these is a near-copy of and that came before it, the first one first.

        Those that are no such copies are left out, and so is every original that may not be read.
        """
        pair, standing = schema.near_copy, (_D.c.id, _R.c.day, _R.c.read_at)
        pairs: set[tuple[str, str]] = set()
        came: dict[str, tuple[str, str, str]] = {}
        with reading(self._engine) as connection:
            for batch in _batches(document_ids):
                either = or_(pair.c.document_id.in_(batch), pair.c.other_id.in_(batch))
                rows = connection.execute(select(pair.c.document_id, pair.c.other_id).where(either))
                pairs.update((row.document_id, row.other_id) for row in rows)
            for batch in _batches(sorted({one for both in pairs for one in both})):
                rows = connection.execute(self._current(*standing).where(_D.c.id.in_(batch)))
                came |= {row.id: (row.day, row.read_at, row.id) for row in rows}
        found: dict[str, list[str]] = {}
        for first, second in sorted(
            sorted((came[one], came[other])) for one, other in pairs if one in came and other in came
        ):
            found.setdefault(second[-1], []).append(first[-1])
        return {one: found[one] for one in document_ids if one in found}

    def totals(self, within: Bounds = UNBOUNDED) -> Totals:
        """How much there is to read; counted again only once a document has changed."""
        with reading(self._engine) as connection:
            key = (change_of(connection), self.clearance, within)
            known = self._counted.get(key)
            if known is None:
                known = self._counted[key] = self._totals(connection, within)
                for old in list(self._counted)[:-COUNTS_KEPT]:  # a copy: other threads count too
                    self._counted.pop(old, None)
        return known

    def _totals(self, connection: Connection, within: Bounds) -> Totals:
        undated = func.sum(case((_R.c.published_at.is_(None), 1), else_=0))
        wanted = self._current(
            func.count(),
            *(func.sum(_R.c.passages), func.sum(_R.c.junk), undated),
            *(func.max(_R.c.published_at), func.max(_R.c.read_at)),
        )
        row = connection.execute(_bounded(wanted, within)).one()
        documents, sentences, junk, without, newest_at, read_at = row
        return Totals(documents, int(sentences or 0), int(junk or 0), int(without or 0), newest_at, read_at)

    def filed(self) -> dict[str, int]:
        """How many documents each collection holds, by name."""
        wanted = self._current(_D.c.collection, func.count()).group_by(_D.c.collection)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(_D.c.collection))
            return {row[0]: row[1] for row in rows}

    def failures(self) -> tuple[ReadFailure, ...]:
        """What could not be read when its file was last tried, by path and line."""
        table = schema.read_failure
        wanted = select(table).order_by(table.c.path, table.c.line)
        if self.clearance.collections is not None:
            wanted = wanted.where(table.c.collection.in_(sorted(self.clearance.collections)))
        with reading(self._engine) as connection:
            rows = connection.execute(wanted).all()
        return tuple(failure_of(row) for row in rows)

    def changed_since(self, change: int, *, limit: int | None = None) -> dict[str, int]:
        """Ids of the documents touched after a change, withdrawn ones too, each with its last, in order.

        Args:
            limit: the first so many.
        """
        wanted = select(_D.c.id, _D.c.change).where(_D.c.change > change).order_by(_D.c.change).limit(limit)
        with reading(self._engine) as connection:
            return {row.id: row.change for row in connection.execute(self._allowed(wanted))}

    def _allowed(self, wanted: Select[Any]) -> Select[Any]:
        return statements.allowed(wanted, self.clearance)

    def _current(self, *columns: Any) -> Select[Any]:  # noqa: ANN401  SQLAlchemy's columns have no common type
        return statements.current(self.clearance, *columns)

    def _contents(self, connection: Connection, document_id: str, revision: int) -> Contents:
        wanted = (
            select(_R.c.text, _R.c.blocks, _R.c.sentences)
            .join(_D, _D.c.id == _R.c.document_id)
            .where(_R.c.document_id == document_id, _R.c.number == revision)
        )
        row = connection.execute(self._allowed(wanted)).first()
        if row is None:
            raise UnknownDocument(document_id, revision)
        return contents_of(row)

    def _passages(self, connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Passage]:
        """The passages in rows of `statements.passages`."""
        firsts = {row[0]: row[: len(DOCUMENT)] for row in rows}
        documents = {document_id: document_of(row) for document_id, row in firsts.items()}
        beside: dict[str, Beside] = {}
        # On the same connection: a second one would wait for a writer that waits for this one.
        for batch in _batches(list(documents)):
            texts = connection.execute(statements.texts_by_document(self.clearance), {ASKED: batch})
            beside.update((row[0], Beside(*row[1:])) for row in texts)
        for row in rows:
            yield passage_of(row[len(DOCUMENT) :], documents[row[0]], beside[row[0]])


def _bounded(wanted: Select[Any], within: Bounds) -> Select[Any]:
    if within.since is not None:
        wanted = wanted.where(_R.c.day >= within.since)
    if within.until is not None:
        wanted = wanted.where(_R.c.day <= within.until)
    if within.read_after is not None:
        wanted = wanted.where(_R.c.read_at > within.read_after)
    if within.after_change is not None:
        wanted = wanted.where(_R.c.change > within.after_change)
    return wanted


def _batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(values), _BATCH):
        yield values[at : at + _BATCH]
