"""Shards: the searchable passages of one collection, as immutable files of one folder.

A shard holds a lexicon, the passages as runs of term ids (to rank by), the names of each document (to learn
their variants from), and a tantivy index of the same terms (to find candidates by, and to keep the texts).
Documents of two collections never share a file, so that what a reader may not see is never even opened.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import tantivy

from corpus.index.lexicon import Lexicon, mapped
from corpus.index.rarity import rarity
from corpus.names.rows import NameRows
from corpus.words.tokens import tokens

if TYPE_CHECKING:
    from pathlib import Path

TERM, KEY, PASSAGE, DOCUMENT, DAY = "term", "key", "passage", "document", "day"
TEXT, FAVOUR = "text", "favour"
TANTIVY_FOLDER = "tantivy"
NO_DAY = 0
_LOOKED_AT = 5

_ROWS = ("passage_ids", "days", "documents_of", "starts", "flow")
_DOCUMENTS = "documents.json"


def schema() -> tantivy.Schema:
    """The fields of a candidate index; our tokens come joined by spaces, which none of them holds."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(TERM, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(KEY, tokenizer_name="whitespace", index_option="basic")
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
    names: NameRows
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    _rarities: dict[str, float | None] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Shard:
        """Open a folder that a `ShardWriter` has finished.

        Raises:
            OSError, ValueError: a part is missing or damaged.
        """
        index = tantivy.Index.open(str(folder / TANTIVY_FOLDER))
        rows = Rows.load(folder)
        searcher = index.searcher()
        if searcher.num_docs != len(rows):
            raise ValueError("the candidate index and the passages differ in number")
        return cls(rows, Lexicon.load(folder), NameRows.load(folder), index.schema, searcher)

    def rarity(self, term: str) -> float | None:
        """How much a word says among these passages (BM25's idf, above 0); None when it stands in none."""
        try:
            return self._rarities[term]
        except KeyError:
            number = self.lexicon.term_id(term)
            said = None if number is None else rarity(float(self.lexicon.df[number]), len(self.rows))
            self._rarities[term] = said
            return said

    def is_name(self, term: int) -> bool:
        """Whether most of a few passages that hold a term write it as names are written."""
        written = self.lexicon.terms[term]
        query = tantivy.Query.term_query(self.schema, TERM, written, index_option="freq")
        hits = self.searcher.search(query, _LOOKED_AT, count=False, weight_by_field=FAVOUR).hits
        capitals = [_named_in(self._text_at(address), written) for _, address in hits]
        return 2 * sum(capitals) > len(capitals)

    def text_of(self, passage_id: int) -> str:
        """The text of a passage that stands in this shard."""
        query = tantivy.Query.term_query(self.schema, PASSAGE, passage_id)
        (_, address), *_ = self.searcher.search(query, 1, count=False).hits
        return self._text_at(address)

    def _text_at(self, address: tantivy.DocAddress) -> str:
        text: bytes = self.searcher.doc(address)[TEXT][0]
        return bytes(text).decode("utf-8", "surrogatepass")


def _named_in(text: str, term: str) -> bool:
    """Whether a text holds a term with a capital that no sentence's beginning explains."""
    return any(
        token.text == term
        and text[token.start].isupper()
        and (at > 0 or text[token.end :].lstrip()[:1].isupper())
        for at, token in enumerate(tokens(text))
    )


def day_number(day: str | None) -> int:
    """`YYYY-MM-DD` (or an instant that starts so) as the number yyyymmdd; 0 for None."""
    return int(day[:10].replace("-", "")) if day else NO_DAY
