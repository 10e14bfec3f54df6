"""Name counts: how often each document writes each name, collected document by document in little memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np

from corpus.names.blocks import acronym_key, block_keys, spelling_number
from corpus.names.form import taken_apart
from corpus.names.rows import COUNT, DOCUMENT, NAME, NameRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.names.mention import NameMention, Written
    from corpus.names.numbered import Ids


class NameCounts:
    """Collects names, then makes rows of them."""

    def __init__(self) -> None:
        self._documents = defaultdict[str, int](count().__next__)
        self._written = defaultdict["Written", int](count().__next__)
        self._written_of = array("I")
        self._added_to, self._added = array("I"), array("I")

    def add(self, document_id: str, names: Iterable[Written]) -> None:
        """Take in the names of a document, or of a part of it; one without names is known as well."""
        before = len(self._written_of)
        self._written_of.extend(map(self._written.__getitem__, names))
        self._added_to.append(self._documents[document_id])
        self._added.append(len(self._written_of) - before)

    def rows(self) -> NameRows:
        """The rows of all of them."""
        documents = sorted(self._documents)
        triples = [(name, " ".join(titles), short) for name, titles, short in self._written]
        texts = sorted({"", *chain.from_iterable(triples)})
        text_of = {text: number for number, text in enumerate(texts)}
        document_of = {document: number for number, document in enumerate(documents)}
        written = np.fromiter(map(text_of.__getitem__, chain.from_iterable(triples)), np.uint32).reshape(
            -1, 3
        )
        numbers = np.fromiter(map(document_of.__getitem__, self._documents), np.uint32)
        rows = np.ones((5, len(self._written_of)), np.uint32)
        rows[DOCUMENT] = np.repeat(numbers[np.array(self._added_to)], np.array(self._added))
        rows[NAME:COUNT] = written[np.frombuffer(self._written_of, np.uint32)].T
        rows = _counted(rows)
        keys, names = array("I"), array("I")
        spellings = np.zeros(len(texts), np.uint32)
        for name in {name for name, _, _ in triples}:
            form, number = taken_apart(name), text_of[name]
            spellings[number] = spelling_number(form)
            found = block_keys(form)
            keys.extend(found)
            names.extend([number] * len(found))
        for name, _, short in triples:
            if short:
                keys.append(acronym_key(short))
                names.append(text_of[name])
        return NameRows.assembled(texts, documents, rows, spellings, np.array([keys, names], np.uint32))


def _counted(rows: Ids) -> Ids:
    """Rows that differ, sorted, with how often each came."""
    rows = rows[:, np.lexsort(rows[COUNT - 1 :: -1])]
    first = np.ones(rows.shape[1], np.bool_)
    np.any(rows[:COUNT, 1:] != rows[:COUNT, :-1], axis=0, out=first[1:])
    starts = np.flatnonzero(first)
    rows[COUNT, starts] = np.diff(starts, append=len(first))
    return rows[:, starts]


def name_rows(documents: Mapping[str, Iterable[NameMention]]) -> NameRows:
    """The rows of documents by id, from all name mentions of each."""
    counts = NameCounts()
    for document, mentions in documents.items():
        counts.add(document, ((each.name, each.titles, each.short) for each in mentions))
    return counts.rows()
