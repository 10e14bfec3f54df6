"""Name rows: which names each document of some holds, as arrays mapped from files.

All that the table of names is learnt from. Documents that go are left out by a mask, never written over; what
is learnt depends on the documents alone, never on the order of their coming, nor on what else was once there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress, islice
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from corpus.names.blocks import acronym_key, block_keys
from corpus.names.form import taken_apart
from corpus.names.numbered import Ids, Numbered, stretch

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.mapped import Columns

_TEXTS, _DOCUMENTS, _ARRAYS = (
    "names.texts",
    "names.documents",
    (
        "rows",
        "name_starts",
        "by_name",
        "spellings",
        "keys",
    ),
)
DOCUMENT, NAME, TITLES, SHORT, COUNT = range(5)
"""The columns of the rows."""

_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


@dataclass(frozen=True, slots=True, eq=False)
class NameRows:
    """The names of some documents of one collection.

    Attributes:
        texts: every name, row of titles and acronym once, and nothing.
        documents: ids.
        rows: five columns: document, name, titles, acronym and count; by document and name, each pair of
            titles and acronym once.
        name_starts: where the rows of each text as a name start in `by_name`; one more than there are texts.
        by_name: places of the rows, by name.
        spellings: the spelling number of each text as a name, 0 of what is none.
        keys: two columns: block key and name; sorted.
        gone: which documents are left out; None when none is.
        lost: places of the keys that only these explain, sorted; None when no document is gone.
    """

    texts: Numbered
    documents: Numbered
    rows: Ids
    name_starts: Ids
    by_name: Ids
    spellings: Ids
    keys: Ids
    gone: npt.NDArray[np.bool_] | None = None
    lost: npt.NDArray[np.int64] | None = None

    @classmethod
    def assembled(
        cls, texts: Sequence[str], documents: Sequence[str], rows: Ids, spellings: Ids, keys: Ids
    ) -> NameRows:
        """Rows, each once, spellings and keys, with the numbers of texts and documents that are sorted.

        It is fast where they are a few sorted stretches, one after the other.
        """
        rows = rows[:, np.argsort(_pairs(rows[DOCUMENT], rows[NAME]), kind="stable")]
        pairs = _pairs(*keys)
        pairs.sort(kind="stable")
        first = np.ones(len(pairs), np.bool_)
        np.not_equal(pairs[1:], pairs[:-1], out=first[1:])
        pairs = pairs[first]
        return cls(
            Numbered.of(texts),
            Numbered.of(documents),
            rows,
            name_starts=np.searchsorted(
                np.sort(rows[NAME]), np.arange(len(texts) + 1, dtype=np.uint32)
            ).astype(np.uint32),
            by_name=np.argsort(rows[NAME], kind="stable").astype(np.uint32),
            spellings=spellings,
            keys=np.stack([pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)]).astype(np.uint32),
        )

    def without(self, documents: Collection[str]) -> NameRows:
        """The same without the names of some documents; nothing is copied."""
        found = [place for each in documents if (place := self.documents.find(each)) is not None]
        if not found:
            return self
        gone = np.zeros(len(self.documents), np.bool_) if self.gone is None else self.gone.copy()
        gone[found] = True
        return replace(self, gone=gone, lost=self._keys_lost_with(gone))

    def joined(self, *others: NameRows) -> NameRows:
        """The rows of all of them, written anew without what is gone; they share no document."""
        living = [_Living(each) for each in (self, *others)]
        texts = sorted({text for each in living for text in each.texts})
        documents = sorted(document for each in living for document in each.documents)
        text_of = {text: number for number, text in enumerate(texts)}
        document_of = {document: number for number, document in enumerate(documents)}
        renumbered = [each.renumbered(text_of, document_of) for each in living]
        rows, spelt, keys = (np.concatenate(each, axis=1) for each in zip(*renumbered, strict=True))
        spellings = np.zeros(len(texts), np.uint32)
        spellings[spelt[0]] = spelt[1]
        return self.assembled(texts, documents, rows, spellings, keys)

    def in_blocks(self, keys: Sequence[int], *, at_most: int) -> list[frozenset[str] | None]:
        """The names that have each of some block keys; None where they are more than that."""
        blocks = [self._in_block(key) for key in keys]
        small = [names for names in blocks if len(names) <= at_most]
        texts = iter(self.texts.at(np.concatenate(small)) if small else ())
        return [frozenset(islice(texts, len(names))) if len(names) <= at_most else None for names in blocks]

    def _in_block(self, key: int) -> Ids:
        """The names that have a block key."""
        first, last = stretch(self.keys[0], key)
        names = self.keys[1, first:last]
        if self.lost is None:
            return names
        lost = self.lost[self.lost.searchsorted(first) : self.lost.searchsorted(last)]
        return np.delete(names, lost - first)

    def holds(self, name: str) -> bool:
        """Whether some document holds a name, written exactly so."""
        return self.texts.find(name) is not None and self.rows_of(name).size > 0

    def rows_of(self, name: str) -> Ids:
        """The rows of a name, written exactly so, by document."""
        number = self.texts.find(name)
        if number is None:
            return self.rows[:, :0]
        rows = self.rows[:, self._places(number)]
        return rows if self.gone is None else rows[:, ~self.gone[rows[DOCUMENT]]]

    def explains(self, name: str, short: str) -> bool:
        """Whether some document gives an acronym behind a name, both written exactly so."""
        number = self.texts.find(short)
        return number is not None and bool((self.rows_of(name)[SHORT] == number).any())

    def company_in(self, document: int) -> frozenset[int]:
        """The spelling numbers of the names that a document holds, by its place; none when it is gone."""
        if self.gone is not None and self.gone[document]:
            return frozenset()
        first, last = stretch(self.rows[DOCUMENT], document)
        return frozenset(self.spellings[self.rows[NAME, first:last]].tolist()) - {0}

    def uses(self) -> dict[str, int]:
        """How many documents hold each name, the names in the order of the alphabet."""
        first = np.ones(self.rows.shape[1], np.bool_)  # a name may have several rows of one document
        np.any(self.rows[:TITLES, 1:] != self.rows[:TITLES, :-1], axis=0, out=first[1:])
        if self.gone is not None:
            first &= ~self.gone[self.rows[DOCUMENT]]
        counts = np.bincount(self.rows[NAME, first], minlength=len(self.texts))
        names = np.flatnonzero(counts).astype(np.uint32)
        return dict(zip(self.texts.at(names), counts[names].tolist(), strict=True))

    def place_of(self, document_id: str) -> int | None:
        """The place of a document; None when it is none of these."""
        place = self.documents.find(document_id)
        return None if place is None or (self.gone is not None and self.gone[place]) else place

    def columns(self) -> dict[str, npt.NDArray[Any]]:
        """What a file keeps of it; what is gone is not kept."""
        return {
            **self.texts.columns(_TEXTS),
            **self.documents.columns(_DOCUMENTS),
            **{f"names.{name}": getattr(self, name) for name in _ARRAYS},
        }

    @classmethod
    def of_columns(cls, columns: Columns) -> NameRows:
        """Those that `columns` gave.

        Raises:
            KeyError, ValueError: a part is missing or damaged.
        """
        found = cls(
            Numbered.of_columns(columns, _TEXTS),
            Numbered.of_columns(columns, _DOCUMENTS),
            **{name: columns[f"names.{name}"] for name in _ARRAYS},
        )
        if found.rows.shape != (5, len(found.by_name)) or len(found.name_starts) != len(found.texts) + 1:
            raise ValueError("the rows of names and their order differ in length")
        return found

    def _keys_lost_with(self, gone: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """The places of the keys that only some documents explain.

        Of a name that no other holds that is every key; of another those of acronyms that no other gives it.
        """
        rows = self.rows[:, self._of_documents(gone)]
        names, held = np.unique(rows[NAME], return_counts=True)
        lost = names[held == self.name_starts[names + 1] - self.name_starts[names]]
        short = rows[SHORT] != 0
        acronyms = []
        for name in np.setdiff1d(rows[NAME, short], lost).tolist():
            own = self.rows[:, self._places(name)]
            given = own[SHORT] != 0
            kept = {acronym_key(each) for each in self.texts.at(own[SHORT, given & ~gone[own[DOCUMENT]]])}
            kept |= block_keys(taken_apart(self.texts[name]))
            once = {acronym_key(each) for each in self.texts.at(own[SHORT, given])}
            acronyms += [self._place_of_key(key, name) for key in once - kept]
        whole = np.flatnonzero(np.isin(self.keys[1], lost))
        return np.union1d(whole, np.array(acronyms, np.int64))

    def _place_of_key(self, key: int, name: int) -> int:
        """Where a key of a name stands that it is known to have."""
        first, last = stretch(self.keys[0], key)
        return first + int(self.keys[1, first:last].searchsorted(np.uint32(name)))

    def _of_documents(self, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """The rows of some documents."""
        places = np.flatnonzero(chosen).astype(np.uint32)
        first, last = (self.rows[DOCUMENT].searchsorted(places, side) for side in _SIDES)
        lengths = last - first
        return np.repeat(first - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())

    def _places(self, name: int) -> Ids:
        """The rows of a name, by its number."""
        return self.by_name[self.name_starts[name] : self.name_starts[name + 1]]


def _pairs(first: Ids, second: Ids) -> npt.NDArray[np.uint64]:
    return first.astype(np.uint64) << np.uint64(32) | second


class _Living:
    """What is not gone of some rows, with the texts that it needs."""

    def __init__(self, of: NameRows) -> None:
        kept = slice(None) if of.gone is None else ~of.gone[of.rows[DOCUMENT]]
        self._rows = of.rows[:, kept]
        self._used = np.zeros(len(of.texts), np.bool_)
        self._used[0] = True
        for column in (NAME, TITLES, SHORT):
            self._used[self._rows[column]] = True
        self._held = np.ones(len(of.documents), np.bool_) if of.gone is None else ~of.gone
        self._spellings = of.spellings
        self._keys = of.keys if of.lost is None else np.delete(of.keys, of.lost, axis=1)
        self.texts = list(compress(of.texts, self._used))
        self.documents = list(compress(of.documents, self._held))

    def renumbered(self, text_of: dict[str, int], document_of: dict[str, int]) -> tuple[Ids, Ids, Ids]:
        """Rows, names with their spelling numbers, and keys, with the numbers of others."""
        text, document = np.zeros(len(self._used), np.uint32), np.zeros(len(self._held), np.uint32)
        text[self._used] = [text_of[each] for each in self.texts]
        document[self._held] = [document_of[each] for each in self.documents]
        columns = [document[self._rows[DOCUMENT]], *text[self._rows[NAME:COUNT]], self._rows[COUNT]]
        names = np.unique(self._rows[NAME])
        return (
            np.stack(columns),
            np.stack([text[names], self._spellings[names]]),
            np.stack([self._keys[0], text[self._keys[1]]]),
        )
