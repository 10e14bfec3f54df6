"""Shards: the searchable passages of one collection, as immutable files of one folder.

A shard holds a lexicon, the passages as runs of term ids (to rank by), and a tantivy index of the same
terms (to find candidates by, and to keep the texts). Documents of two collections never share a file, so
that what a reader may not see is never even opened.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import tantivy

from corpus.index.lexicon import Lexicon, mapped
from corpus.index.tokens import token_texts

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from corpus.index.entry import Entry

TERM, PASSAGE, DOCUMENT, DAY, TEXT, FAVOUR = "term", "passage", "document", "day", "text", "favour"
TANTIVY_FOLDER = "tantivy"
NO_DAY = 0

_WRITER_HEAP_BYTES = 30_000_000
_ROWS = ("passage_ids", "days", "documents_of", "starts", "flow")
_DOCUMENTS = "documents.json"
# Of two passages that hold the same words the shorter says more about them; the rest of the favour is a
# fixed scatter by id, so that no two passages tie and no answer depends on how the files came to be.
_SHORTNESS, _SCATTER = 0.25, 1e-3


def schema() -> tantivy.Schema:
    """The fields of a candidate index; our tokens come joined by spaces, which none of them holds."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(TERM, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(DOCUMENT, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(TEXT, stored=True)
    builder.add_unsigned_field(PASSAGE, indexed=True, fast=True)
    builder.add_unsigned_field(DAY, indexed=True, fast=True)
    builder.add_float_field(FAVOUR, fast=True)
    return builder.build()


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The passages of one collection in the order of their ids.

    Attributes:
        passage_ids: ascending.
        days: as the number yyyymmdd; 0 when unknown.
        documents_of: place in `documents` of each passage's document.
        starts: where each passage's terms start in `flow`; one more than there are passages.
        flow: term ids of all passages, in the order of the text.
        documents: ids.
    """

    passage_ids: npt.NDArray[np.int64]
    days: npt.NDArray[np.uint32]
    documents_of: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]
    flow: npt.NDArray[np.uint32]
    documents: list[str]

    def __len__(self) -> int:
        return len(self.passage_ids)

    def save(self, folder: Path) -> None:
        """Write every part into a folder that exists."""
        for name in _ROWS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        (folder / _DOCUMENTS).write_text(json.dumps(self.documents), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Rows:
        """Open what `save` wrote; arrays are mapped, not read."""
        arrays = {name: mapped(folder / f"{name}.npy") for name in _ROWS}
        if len(arrays["starts"]) != len(arrays["passage_ids"]) + 1:
            raise ValueError("the passages' parts are of different lengths")
        documents = json.loads((folder / _DOCUMENTS).read_text(encoding="utf-8"))
        return cls(documents=documents, **arrays)


@dataclass(frozen=True, slots=True, eq=False)
class Shard:
    """One collection, opened for reading; any number of threads may search it at once."""

    rows: Rows
    lexicon: Lexicon
    schema: tantivy.Schema
    searcher: tantivy.Searcher

    @classmethod
    def open(cls, folder: Path) -> Shard:
        """Open a folder that `written` made.

        Raises:
            OSError, ValueError: a part is missing or damaged.
        """
        index = tantivy.Index.open(str(folder / TANTIVY_FOLDER))
        rows = Rows.load(folder)
        searcher = index.searcher()
        if searcher.num_docs != len(rows):
            raise ValueError("the candidate index and the passages differ in number")
        return cls(rows=rows, lexicon=Lexicon.load(folder), schema=index.schema, searcher=searcher)

    def text_of(self, passage_id: int) -> str:
        """The text of a passage that stands in this shard."""
        query = tantivy.Query.term_query(self.schema, PASSAGE, passage_id)
        (_, address), *_ = self.searcher.search(query, 1, count=False).hits
        text: bytes = self.searcher.doc(address)[TEXT][0]
        return bytes(text).decode("utf-8", "surrogatepass")

    def average_length(self) -> float:
        """Terms a passage, at least one."""
        return max(1.0, len(self.rows.flow) / max(1, len(self.rows)))


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
        self._writer = self._index.writer(_WRITER_HEAP_BYTES, 1)
        self._ids: dict[str, int] = {}
        self._terms: list[str] = []
        self._df = array("q")
        self._documents: dict[str, int] = {}
        self._passage_ids, self._days, self._documents_of = array("q"), array("I"), array("I")
        self._starts, self._flow = array("q", [0]), array("I")
        if previous:
            self._take_over(previous, frozenset(without))

    def add(self, entry: Entry) -> None:
        """Take in one passage."""
        found = token_texts(entry.text)
        document = tantivy.Document()
        document.add_bytes(TEXT, entry.text.encode("utf-8", "surrogatepass"))
        document.add_text(DOCUMENT, entry.document_id)
        document.add_unsigned(PASSAGE, entry.passage_id)
        document.add_unsigned(DAY, day_number(entry.day))
        document.add_float(FAVOUR, _favour(entry.passage_id, len(found)))
        document.add_text(TERM, " ".join(found))
        self._writer.add_document(document)
        numbers = [self._id(term) for term in found]
        for number in set(numbers):
            self._df[number] += 1
        self._passage_ids.append(entry.passage_id)
        self._days.append(day_number(entry.day))
        self._documents_of.append(self._documents.setdefault(entry.document_id, len(self._documents)))
        self._flow.extend(numbers)
        self._starts.append(len(self._flow))

    def __len__(self) -> int:
        return len(self._passage_ids)

    def finish(self) -> None:
        """Write the candidate index, the lexicon and the rows."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        rows, terms, df = self._sorted()
        rows.save(self._folder)
        Lexicon.build(terms, df, known=self._previous.lexicon if self._previous else None).save(self._folder)

    def _id(self, term: str) -> int:
        number = self._ids.get(term)
        if number is None:
            number = self._ids[term] = len(self._terms)
            self._terms.append(term)
            self._df.append(0)
        return number

    def _take_over(self, previous: Shard, without: frozenset[str]) -> None:
        """Start from the rows of the shard before, less those of the documents that are gone."""
        rows = previous.rows
        gone = [place for place, name in enumerate(rows.documents) if name in without]
        for place in gone:
            self._writer.delete_documents_by_term(DOCUMENT, rows.documents[place])
        self._terms = list(previous.lexicon.terms)
        self._ids = {term: number for number, term in enumerate(self._terms)}
        kept = ~np.isin(rows.documents_of, np.array(gone, np.uint32))
        lengths = np.diff(rows.starts)
        df = previous.lexicon.df.astype(np.int64) - _document_frequencies(rows, ~kept, len(self._terms))
        self._df = array("q", df.tobytes())
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
        df = np.array(self._df, np.int64)
        terms = sorted((self._terms[number], number) for number in np.nonzero(df)[0].tolist())
        spelling_order = [number for _, number in terms]
        new_number = np.zeros(len(self._terms), np.uint32)
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


def day_number(day: str | None) -> int:
    """`YYYY-MM-DD` (or an instant that starts so) as the number yyyymmdd; 0 for None."""
    return int(day[:10].replace("-", "")) if day else NO_DAY


def _favour(passage_id: int, length: int) -> float:
    """What a candidate's score is weighted with, by log2(2 + favour)."""
    scatter = (passage_id * 2_654_435_761 % (1 << 32)) / (1 << 32)
    return _SHORTNESS / (1.0 + length / 20.0) + _SCATTER * scatter


def _document_frequencies(rows: Rows, chosen: npt.NDArray[np.bool_], terms: int) -> npt.NDArray[np.int64]:
    """In how many of the chosen passages each term stands."""
    lengths = np.diff(rows.starts)
    flow = np.asarray(rows.flow[np.repeat(chosen, lengths)]).astype(np.int64)
    row_of = np.repeat(np.arange(np.count_nonzero(chosen)), lengths[chosen])
    pairs = np.unique(row_of * max(terms, 1) + flow)
    return np.bincount(pairs % max(terms, 1), minlength=terms)
