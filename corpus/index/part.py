"""Parts: some passages of one collection, searchable, as one immutable file.

    the passages     ids, days, documents, texts, and each as a run of term ids ("flow"), to rank by
    the lexicon      every term, laid out to be searched fuzzily
    the postings     for each term the rows of the passages that hold it, to find candidates by
    the names        of each document, to learn their variants from

Everything is mapped from disk. What goes later is left out by a mask, never written over. Documents of two
collections never share a part, so that what a reader may not see is never even opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.index.flow import capitals_in, of_rows, terms_of
from corpus.index.lexicon import Lexicon
from corpus.mapped import Strings, mapped_columns, write_columns
from corpus.names.numbered import Numbered
from corpus.names.rows import NameRows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from corpus.index.lexicon import Ids
    from corpus.mapped import Mapped

Rows = npt.NDArray[np.int64]
"""Places of passages in a part."""

KEY_MARK = "="
"""What a blocking key starts with as a term: no token does."""

NO_DAY = 0

_ARRAYS = (
    "passage_ids",
    "by_id",
    "days",
    "documents_of",
    "favour",
    "starts",
    "flow",
    "key_starts",
    "key_flow",
    "posting_starts",
    "postings",
)
_DOCUMENTS, _TEXTS = "documents", "texts"
_SCATTERED = ("flow", "postings", f"{_TEXTS}.bytes")
"""Large arrays of which each question reads other places, a few pages of each."""
_GONE, _DF, _CAPITALS = "gone", "df", "capitals"


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some passages of one collection, opened for reading; any number of threads may search it at once.

    Attributes:
        lexicon: of the terms of these passages.
        names: of their documents.
        passage_ids: the store's numbers, in the order in which they came: a document's stand together.
        by_id: their rows, in the order of their ids.
        days: as the number yyyymmdd; 0 when unknown.
        documents_of: place in `documents` of each passage's document.
        favour: what orders passages that hold the same words, 1 and a little more.
        starts: where each passage's terms start in `flow`; one more than there are passages.
        flow: twice the term ids of all passages, in the order of the text, and 1 for a capital.
        key_starts: where each passage's blocking keys start in `key_flow`; one more than there are passages.
        key_flow: the term ids of the blocking keys.
        posting_starts: where each term's rows start in `postings`; one more than there are terms.
        postings: rows, ascending for each term.
        documents: ids, sorted.
        texts: of the passages.
        alive: which passages are not gone; None when none is.
        gone: ids of the documents that are gone.
    """

    lexicon: Lexicon
    names: NameRows
    passage_ids: npt.NDArray[np.int64]
    by_id: Ids
    days: Ids
    documents_of: Ids
    favour: npt.NDArray[np.float32]
    starts: npt.NDArray[np.int64]
    flow: Ids
    key_starts: npt.NDArray[np.int64]
    key_flow: Ids
    posting_starts: npt.NDArray[np.int64]
    postings: Ids
    documents: Numbered
    texts: Strings
    alive: npt.NDArray[np.bool_] | None = None
    gone: frozenset[str] = frozenset()
    _idle: list[npt.NDArray[np.float32]] = field(default_factory=list)
    _file: Mapped | None = None

    @classmethod
    def load(cls, path: Path) -> Part:
        """Open what `save` wrote.

        Raises:
            OSError, KeyError, ValueError: the file is missing or damaged.
        """
        columns = mapped_columns(path)
        arrays: dict[str, Any] = {name: columns[name] for name in _ARRAYS}
        part = cls(
            lexicon=Lexicon.of_columns(columns),
            names=NameRows.of_columns(columns),
            documents=Numbered.of_columns(columns, _DOCUMENTS),
            texts=Strings.of_columns(columns, _TEXTS),
            _file=columns,
            **arrays,
        )
        rows, terms = len(part.passage_ids), len(part.lexicon)
        if {len(part.starts), len(part.key_starts), len(part.texts) + 1} != {rows + 1}:
            raise ValueError("the passages' parts are of different lengths")
        if len(part.posting_starts) != terms + 1:
            raise ValueError("the postings and the lexicon differ in length")
        return part

    def save(self, path: Path) -> int:
        """Write it to a file, whose CRC-32 comes back; what is gone is not written (`save_gone`)."""
        return write_columns(
            path,
            {
                **{name: getattr(self, name) for name in _ARRAYS},
                **self.documents.columns(_DOCUMENTS),
                **self.texts.columns(_TEXTS),
                **self.lexicon.columns(),
                **self.names.columns(),
            },
        )

    def without(self, documents: Collection[str]) -> Part:
        """The same without the passages of some documents: what is counted is counted without them."""
        gone = self.gone.union(documents)
        alive = ~np.isin(self.documents_of, self.places_of(gone))
        going = np.flatnonzero(~alive if self.alive is None else self.alive & ~alive)
        df, capitals = self._counted_in(going)
        return self._hiding(gone, alive, self.lexicon.df - df, self.lexicon.capitals - capitals)

    def save_gone(self, path: Path) -> int:
        """Write what is gone to a file, whose CRC-32 comes back."""
        counted = {_DF: self.lexicon.df, _CAPITALS: self.lexicon.capitals}
        return write_columns(path, {_GONE: self.places_of(self.gone), **counted})

    def load_gone(self, path: Path) -> Part:
        """The same without what `save_gone` says is gone.

        Raises:
            OSError, KeyError, ValueError: the file is missing or damaged.
        """
        columns = mapped_columns(path)
        places, df, capitals = columns[_GONE], columns[_DF], columns[_CAPITALS]
        lengths = {len(df), len(capitals), len(self.lexicon)}
        if len(lengths) > 1 or places.max(initial=0) >= max(len(self.documents), 1):
            raise ValueError("what is gone belongs to another part")
        alive = ~np.isin(self.documents_of, places)
        return self._hiding(frozenset(self.documents.at(places)), alive, df, capitals)

    def _hiding(
        self,
        gone: frozenset[str],
        alive: npt.NDArray[np.bool_],
        df: Ids,
        capitals: npt.NDArray[np.int32],
    ) -> Part:
        return replace(
            self,
            lexicon=replace(self.lexicon, df=df, capitals=capitals),
            names=self.names.without(gone),
            alive=alive,
            gone=gone,
            _idle=[],
        )

    def _counted_in(self, rows: Rows) -> tuple[Ids, npt.NDArray[np.int32]]:
        """What some passages add to the lexicon's counts of each term, `df` and `capitals`."""
        flow, flow_rows = of_rows(self.flow, self.starts, rows)
        keys, key_rows = of_rows(self.key_flow, self.key_starts, rows)
        terms = max(len(self.lexicon), 1)
        held = np.concatenate([flow_rows, key_rows]) * terms + np.concatenate([terms_of(flow), keys])
        df = np.bincount(np.unique(held) % terms, minlength=len(self.lexicon)).astype(np.uint32)
        return df, capitals_in(flow, len(self.lexicon))

    def __len__(self) -> int:
        """How many passages are not gone."""
        return len(self.passage_ids) if self.alive is None else int(np.count_nonzero(self.alive))

    def places_of(self, documents: Collection[str]) -> Ids:
        """The places of those documents that it holds."""
        found = (self.documents.find(each) for each in documents)
        return np.array(sorted(place for place in found if place is not None), np.uint32)

    def living_documents(self) -> list[str]:
        """The ids of the documents that are not gone."""
        return [each for each in self.documents if each not in self.gone]

    def rows_of(self, passage_ids: npt.NDArray[np.int64]) -> Rows:
        """The rows of those passages that it holds, gone ones left out, in the order given."""
        if not len(self.passage_ids):
            return np.empty(0, np.int64)
        places = self.passage_ids.searchsorted(passage_ids, sorter=self.by_id).clip(max=len(self.by_id) - 1)
        rows = self.by_id[places].astype(np.int64)
        held = self.passage_ids[rows] == passage_ids
        if self.alive is not None:
            held &= self.alive[rows]
        found: Rows = rows[held]
        return found

    def rows_with(self, term: int) -> Ids:
        """The rows of the passages that hold a term, ascending; gone ones too."""
        return self.postings[self.posting_starts[term] : self.posting_starts[term + 1]]

    def terms_in(self, row: int) -> Ids:
        """The term ids of a passage, in the order of its text."""
        return terms_of(self.flow[self.starts[row] : self.starts[row + 1]])

    def term_ids(self, phrase: Sequence[str]) -> tuple[int, ...]:
        """The ids of some tokens; none when one of them stands nowhere."""
        found = [self.lexicon.term_id(token) for token in phrase]
        held = tuple(term for term in found if term is not None)
        return held if len(held) == len(found) else ()

    def is_name(self, term: int) -> bool:
        """Whether most occurrences of a term are written as names are."""
        return bool(self.lexicon.capitals[term] > 0)

    def text_of(self, row: int) -> str:
        """The text of a passage."""
        return self.texts[row]

    def document_of(self, row: int) -> str:
        """The id of a passage's document."""
        return self.documents[int(self.documents_of[row])]

    def borrow(self) -> npt.NDArray[np.float32]:
        """Two rows of zeros, one number a passage, to count in; to be given back as zeros."""
        try:
            return self._idle.pop()
        except IndexError:
            return np.zeros((2, len(self.passage_ids)), np.float32)

    def give_back(self, borrowed: npt.NDArray[np.float32]) -> None:
        """For the next question."""
        self._idle.append(borrowed)

    def rest(self) -> None:
        """Let go of the memory that questions have taken and the next hardly needs: it never grows."""
        if self._file is not None:
            for name in _SCATTERED:
                self._file.give_back(name)


def frequency(token: str, parts: Sequence[Part]) -> int:
    """In how many passages of some parts a token stands as it is."""
    found = ((part, part.lexicon.term_id(token)) for part in parts)
    return sum(int(part.lexicon.df[term]) for part, term in found if term is not None)


def day_number(day: str | None) -> int:
    """`YYYY-MM-DD` (or an instant that starts so) as the number yyyymmdd; 0 for None."""
    return int(day[:10].replace("-", "")) if day else NO_DAY
