"""Name rows: which names each document of a collection holds, as arrays that files can keep.

All that the table of names is learnt from. Rows of documents that go are taken out, rows of new ones put in;
what is learnt depends on the documents alone, never on the order of their coming.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.names.blocks import block_keys
from corpus.names.form import name_form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from corpus.names.mention import NameMention

Ids: TypeAlias = npt.NDArray[np.uint32]

_TEXTS, _DOCUMENTS, _ARRAYS = "names.txt", "names_documents.json", "names_{}.npy"
_DOCUMENT, _NAME, _TITLES, _SHORT, _COUNT = range(5)


@dataclass(frozen=True, slots=True, eq=False)
class NameRows:
    """The names of the documents of one collection.

    Attributes:
        texts: every name, row of titles and acronym once, sorted; the first is empty.
        documents: ids, sorted.
        rows: five columns: document, name, titles, acronym and count; by document and name.
        by_name: places of the rows, by name.
        keys: two columns: block key and name; sorted.
    """

    texts: list[str]
    documents: list[str]
    rows: Ids
    by_name: Ids
    keys: Ids

    @classmethod
    def of(cls, documents: Mapping[str, Iterable[NameMention]]) -> NameRows:
        """The rows of documents by id, from all name mentions of each."""
        counts = NameCounts()
        for document, mentions in documents.items():
            counts.add(document, mentions)
        return counts.rows()

    def without(self, documents: Collection[str]) -> NameRows:
        """The same without the rows of some documents."""
        gone = [place for place, document in enumerate(self.documents) if document in documents]
        kept = self.rows[:, ~np.isin(self.rows[_DOCUMENT], np.array(gone, np.uint32))]
        left = [document for document in self.documents if document not in documents]
        used = np.unique(np.concatenate([[0], kept[_NAME], kept[_TITLES], kept[_SHORT]])).astype(np.int64)
        new_text = np.zeros(len(self.texts), np.uint32)
        new_text[used] = np.arange(len(used), dtype=np.uint32)
        texts = [self.texts[number] for number in used.tolist()]
        rows = _renumbered(kept, self.documents, left, new_text)
        known = self.keys[:, np.isin(self.keys[1], kept[_NAME])]
        return _assembled(texts, left, rows, [_of_texts(known, new_text)])

    def joined(self, other: NameRows) -> NameRows:
        """The rows of both; they share no document."""
        texts = sorted({*self.texts, *other.texts})
        documents = sorted([*self.documents, *other.documents])
        place = {text: number for number, text in enumerate(texts)}
        text_of = [np.array([place[text] for text in each.texts], np.uint32) for each in (self, other)]
        both = list(zip((self, other), text_of, strict=True))
        rows = [_renumbered(each.rows, each.documents, documents, numbers) for each, numbers in both]
        keys = [_of_texts(each.keys, numbers) for each, numbers in both]
        return _assembled(texts, documents, np.concatenate(rows, axis=1), keys)

    def in_blocks(self, keys: Iterable[int]) -> frozenset[str]:
        """The names that have any of these block keys."""
        found: set[int] = set()
        for key in keys:
            first, last = _stretch(self.keys[0], key)
            found.update(self.keys[1, first:last].tolist())
        return frozenset(self.texts[number] for number in found)

    def held(self, name: str) -> list[tuple[int, str, str, int]]:
        """Where a name stands, written exactly so: document, titles, acronym, count."""
        at = bisect_left(self.texts, name)
        if at == len(self.texts) or self.texts[at] != name:
            return []
        first, last = _stretch(self.rows[_NAME], at, self.by_name)
        return [
            (document, self.texts[titles], self.texts[short], count)
            for document, _, titles, short, count in self.rows[:, self.by_name[first:last]].T.tolist()
        ]

    def names_of(self, document: int) -> frozenset[str]:
        """The names that a document holds, by its place."""
        first, last = _stretch(self.rows[_DOCUMENT], document)
        return frozenset(self.texts[number] for number in self.rows[_NAME, first:last].tolist())

    def save(self, folder: Path) -> None:
        """Write every part into a folder that exists."""
        (folder / _TEXTS).write_text("\n".join(self.texts), encoding="utf-8", newline="\n")
        (folder / _DOCUMENTS).write_text(json.dumps(self.documents), encoding="utf-8")
        for name in ("rows", "by_name", "keys"):
            np.save(folder / _ARRAYS.format(name), getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> NameRows:
        """Open what `save` wrote; arrays are mapped, not read."""
        texts = (folder / _TEXTS).read_text(encoding="utf-8").split("\n")
        documents: list[str] = json.loads((folder / _DOCUMENTS).read_text(encoding="utf-8"))
        arrays = {
            name: np.asarray(np.load(folder / _ARRAYS.format(name), mmap_mode="r"))
            for name in ("rows", "by_name", "keys")
        }
        return cls(texts, documents, **arrays)


class NameCounts:
    """How often each document writes each name, collected document by document in little memory."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {"": 0}
        self._documents: dict[str, int] = {}
        self._columns = [array("I") for _ in range(5)]

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, document_id: str, mentions: Iterable[NameMention]) -> None:
        """Take in the names of a document, or of a part of it; one without names is known as well."""
        document = self._documents.setdefault(document_id, len(self._documents))
        counted = Counter((each.name, " ".join(each.titles), each.short) for each in mentions)
        for written, count in counted.items():
            numbers = (self._texts.setdefault(text, len(self._texts)) for text in written)
            for column, number in zip(self._columns, (document, *numbers, count), strict=True):
                column.append(number)

    def rows(self) -> NameRows:
        """The rows of all of them."""
        texts, documents = sorted(self._texts), sorted(self._documents)
        place = {text: number for number, text in enumerate(texts)}
        text_of = np.array([place[text] for text in self._texts], np.uint32)
        columns = np.array([np.frombuffer(column, np.uint32) for column in self._columns], np.uint32)
        rows = _renumbered(columns, list(self._documents), documents, text_of)
        names = np.unique(rows[_NAME]).tolist()
        pairs = [(key, name) for name in names for key in block_keys(name_form(texts[name]))]
        return _assembled(texts, documents, rows, [np.array(pairs, np.uint32).reshape(-1, 2).T])


def _assembled(texts: list[str], documents: list[str], rows: Ids, keys: list[Ids]) -> NameRows:
    """Sorted rows and keys; a name that several parts bring has the same keys in each."""
    rows = np.ascontiguousarray(rows[:, np.lexsort(rows[::-1])])
    by_name = np.argsort(rows[_NAME], kind="stable").astype(np.uint32)
    both = np.concatenate(keys, axis=1).astype(np.uint64)
    pairs = np.unique(both[0] << np.uint64(32) | both[1])
    sorted_keys = np.stack([pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)]).astype(np.uint32)
    return NameRows(texts, documents, rows, by_name, sorted_keys)


def _of_texts(keys: Ids, text_of: Ids) -> Ids:
    """Keys of names by their numbers in another list of texts."""
    return np.stack([keys[0], text_of[keys[1]]])


def _stretch(column: Ids, number: int, order: Ids | None = None) -> tuple[int, int]:
    """Where a sorted column holds a number; sought as the column's own type, or all of it would be copied."""
    sought = np.uint32(number)
    first = column.searchsorted(sought, "left", order)
    return int(first), int(column.searchsorted(sought, "right", order))


def _renumbered(rows: Ids, documents: Sequence[str], others: Sequence[str], text_of: Ids) -> Ids:
    """Rows with the numbers of documents and texts in other lists of them."""
    place = {document: number for number, document in enumerate(others)}
    document_of = np.array([place.get(document, 0) for document in documents], np.uint32)
    if not rows.size:
        return rows
    return np.stack(
        [
            document_of[rows[_DOCUMENT]],
            *(text_of[rows[each]] for each in (_NAME, _TITLES, _SHORT)),
            rows[_COUNT],
        ]
    )
