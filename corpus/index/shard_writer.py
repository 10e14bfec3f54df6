"""Writing a shard: entries, after those of the shard before, become the files that `Shard.open` reads.

What is written depends on the passages alone, never on the order or the steps in which they came.
"""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING

import numpy as np
import tantivy

from corpus.index.document_names import DocumentNames
from corpus.index.lexicon import Lexicon
from corpus.index.shard import (
    DAY,
    DOCUMENT,
    FAVOUR,
    KEY,
    PASSAGE,
    TANTIVY_FOLDER,
    TERM,
    TEXT,
    Rows,
    Shard,
    day_number,
    schema,
)
from corpus.words.tokens import token_texts

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    import numpy.typing as npt

    from corpus.index.entry import Entry

_HEAP_BYTES = 30_000_000
# Of two passages that hold the same words the shorter says more about them; the rest of the favour is a
# fixed scatter by document and words, never by the store's numbers: those depend on what else was stored.
_SHORTNESS, _USUAL_TOKENS, _SCATTER = 0.25, 20.0, 1e-3


class ShardWriter:
    """Collects what one collection is to hold, then writes it down whole.

    Args:
        folder: where to write; the candidate index inside it may be one taken over from `previous`.
        previous: the shard that this one follows, if any.
        without: documents of `previous` that are gone or come anew.
    """

    def __init__(
        self, folder: Path, *, previous: Shard | None = None, without: Collection[str] = frozenset()
    ) -> None:
        self._folder = folder
        self._previous = previous
        (folder / TANTIVY_FOLDER).mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(schema(), str(folder / TANTIVY_FOLDER))
        self._writer = self._index.writer(_HEAP_BYTES, 1)
        self._ids: dict[str, int] = {}
        self._kept, self._kept_df = 0, np.zeros(0, np.int64)  # of the passages taken over
        self._documents: dict[str, int] = {}
        self._passage_ids, self._days, self._documents_of = array("q"), array("I"), array("I")
        self._starts, self._flow = array("q", [0]), array("I")
        self._names = DocumentNames()
        self._without = frozenset(without)
        if previous:
            self._take_over(previous, self._without)

    def add(self, entry: Entry) -> None:
        """Take in one passage."""
        found = token_texts(entry.text)
        day = day_number(entry.day)
        document = tantivy.Document()
        document.add_bytes(TEXT, entry.text.encode("utf-8", "surrogatepass"))
        document.add_text(DOCUMENT, entry.document_id)
        document.add_unsigned(PASSAGE, entry.passage_id)
        document.add_unsigned(DAY, day)
        document.add_float(FAVOUR, _favour(entry, len(found)))
        document.add_text(TERM, " ".join(found))
        document.add_text(KEY, " ".join(entry.keys))
        self._writer.add_document(document)
        self._names.add(entry.document_id, entry.text)
        ids = self._ids
        numbers = [ids.setdefault(term, len(ids)) for term in found]
        self._passage_ids.append(entry.passage_id)
        self._days.append(day)
        self._documents_of.append(self._documents.setdefault(entry.document_id, len(self._documents)))
        self._flow.extend(numbers)
        self._starts.append(len(self._flow))

    def __len__(self) -> int:
        return len(self._passage_ids)

    def finish(self) -> None:
        """Write the candidate index, the lexicon, the rows and the names."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        rows, terms, df = self._sorted()
        rows.save(self._folder)
        Lexicon.build(terms, df, known=self._previous.lexicon if self._previous else None).save(self._folder)
        names = self._names.rows()
        if self._previous:
            names = self._previous.names.without(self._without.union(names.documents)).joined(names)
        names.save(self._folder)

    def _take_over(self, previous: Shard, without: frozenset[str]) -> None:
        """Start from the rows of the shard before, less those of the documents that are gone."""
        rows = previous.rows
        gone = [place for place, name in enumerate(rows.documents) if name in without]
        for place in gone:
            self._writer.delete_documents_by_term(DOCUMENT, rows.documents[place])
        self._ids = {term: number for number, term in enumerate(previous.lexicon.terms)}
        kept = ~np.isin(rows.documents_of, np.array(gone, np.uint32))
        lengths = np.diff(rows.starts)
        gone_df = _document_frequencies(rows.flow, rows.starts, ~kept, len(self._ids))
        self._kept_df = previous.lexicon.df.astype(np.int64) - gone_df
        self._kept = int(np.count_nonzero(kept))
        documents = [name for name in rows.documents if name not in without]
        self._documents = {name: place for place, name in enumerate(documents)}
        renumbered = np.array([self._documents.get(name, 0) for name in rows.documents], np.uint32)
        self._passage_ids = array("q", rows.passage_ids[kept].astype(np.int64).tobytes())
        self._days = array("I", rows.days[kept].astype(np.uint32).tobytes())
        self._documents_of = array("I", renumbered[rows.documents_of[kept]].tobytes())
        self._flow = array("I", np.asarray(rows.flow[np.repeat(kept, lengths)]).tobytes())
        self._starts = array("q", np.concatenate([[0], np.cumsum(lengths[kept])]).astype(np.int64).tobytes())

    def _sorted(self) -> tuple[Rows, list[str], npt.NDArray[np.uint32]]:
        """The rows by passage id, and the terms that they use by spelling, renumbered to match."""
        flow = np.array(self._flow, np.uint32)
        added = np.arange(len(self)) >= self._kept
        df = _document_frequencies(flow, np.array(self._starts, np.int64), added, len(self._ids))
        df[: len(self._kept_df)] += self._kept_df
        written = list(self._ids)
        terms = sorted((written[number], number) for number in np.nonzero(df)[0].tolist())
        spelling_order = [number for _, number in terms]
        new_number = np.zeros(len(written), np.uint32)
        new_number[spelling_order] = np.arange(len(terms), dtype=np.uint32)
        passage_ids = np.array(self._passage_ids, np.int64)
        starts = np.array(self._starts, np.int64)
        order = np.argsort(passage_ids, kind="stable")
        lengths = np.diff(starts)[order]
        new_starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        places = np.repeat(starts[:-1][order] - new_starts[:-1], lengths) + np.arange(len(flow))
        rows = Rows(
            passage_ids=passage_ids[order],
            days=np.array(self._days, np.uint32)[order],
            documents_of=np.array(self._documents_of, np.uint32)[order],
            starts=new_starts,
            flow=new_number[flow[places]] if len(flow) else flow,
            documents=list(self._documents),
        )
        return rows, [term for term, _ in terms], df[spelling_order].astype(np.uint32)


def _favour(entry: Entry, length: int) -> float:
    """What a candidate's score is weighted with, by log2(2 + favour)."""
    words = f"{entry.document_id}\n{entry.text}".encode("utf-8", "surrogatepass")
    scatter = zlib.crc32(words) / (1 << 32)
    return _SHORTNESS / (1.0 + length / _USUAL_TOKENS) + _SCATTER * scatter


def _document_frequencies(
    flow: npt.NDArray[np.uint32], starts: npt.NDArray[np.int64], chosen: npt.NDArray[np.bool_], terms: int
) -> npt.NDArray[np.int64]:
    """In how many of the chosen passages each term stands."""
    lengths = np.diff(starts)
    flow = np.asarray(flow[np.repeat(chosen, lengths)]).astype(np.int64)
    row_of = np.repeat(np.arange(np.count_nonzero(chosen)), lengths[chosen])
    pairs = np.unique(row_of * max(terms, 1) + flow)
    return np.bincount(pairs % max(terms, 1), minlength=terms)
