"""Writing a part: entries, or the passages of parts that become one, turned into what `Part.load` opens.

What a part answers depends on its passages alone, never on the order or the steps in which they came.
"""

from __future__ import annotations

import zlib
from array import array
from dataclasses import dataclass
from itertools import chain, compress
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from corpus.index.document_names import DocumentNames
from corpus.index.flow import CAPITAL, capitals_in, flow_of, stretches, terms_of
from corpus.index.flow_writer import FlowWriter
from corpus.index.lexicon_writer import lexicon_of
from corpus.index.part import KEY_MARK, Part, day_number
from corpus.mapped import Strings
from corpus.names.numbered import Numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.index.entry import Entry
    from corpus.index.lexicon import Ids, Lexicon
    from corpus.names.rows import NameRows

    Known = Iterable[tuple[Lexicon, npt.NDArray[np.int64]]]

_Number = TypeVar("_Number", np.uint8, np.uint32)

# Of two passages that hold the same words the shorter says more about them; the rest of the favour is a
# fixed scatter by document and words, never by the store's numbers: those depend on what else was stored.
_SHORTNESS, _USUAL_TOKENS, _SCATTER = 0.17, 20.0, 1e-3


class PartWriter:
    """Collects entries, those of a document one after the other, then makes a part of them."""

    def __init__(self) -> None:
        self._flow = FlowWriter()
        self._documents: dict[str, int] = {}
        self._passage_ids, self._days, self._documents_of = array("q"), array("I"), array("I")
        self._key_starts, self._key_flow = array("q", [0]), array("I")
        self._texts, self._text_starts = bytearray(), array("q", [0])
        self._scatter = array("I")
        self._names = DocumentNames()

    def add(self, entry: Entry) -> None:
        """Take in one passage."""
        self._flow.add(entry.text)
        if entry.keys:
            self._key_flow.extend(map(self._flow.terms.__getitem__, map(KEY_MARK.__add__, entry.keys)))
        self._key_starts.append(len(self._key_flow))
        text = entry.text.encode("utf-8", "surrogatepass")
        self._texts += text
        self._text_starts.append(len(self._texts))
        self._scatter.append(zlib.crc32(text, zlib.crc32(entry.document_id.encode())))
        self._passage_ids.append(entry.passage_id)
        self._days.append(day_number(entry.day))
        self._documents_of.append(self._documents.setdefault(entry.document_id, len(self._documents)))
        self._names.add(entry.document_id, entry.text)

    def __len__(self) -> int:
        return len(self._passage_ids)

    def part(self) -> Part:
        """The part of all of them, in memory."""
        flow, starts = self._flow.flow()
        opening = starts[:-1][np.diff(starts) > 0]
        flow[opening] &= ~CAPITAL
        return _part(
            terms=list(self._flow.terms),
            documents=list(self._documents),
            documents_of=np.array(self._documents_of, np.uint32),
            passage_ids=np.array(self._passage_ids, np.int64),
            days=np.array(self._days, np.uint32),
            favour=_favour(np.diff(starts), np.array(self._scatter, np.uint32)),
            starts=starts,
            flow=flow,
            key_starts=np.array(self._key_starts, np.int64),
            key_flow=np.array(self._key_flow, np.uint32),
            texts=Strings(np.frombuffer(self._texts, np.uint8), np.array(self._text_starts, np.int64)),
            names=self._names.rows(),
        )


def joined(parts: Sequence[Part]) -> Part:
    """One part, in memory, of what is not gone of several."""
    names, *others = (part.names for part in parts)
    written = [part.lexicon.terms() for part in parts]
    held = (compress(terms, part.lexicon.df.tolist()) for part, terms in zip(parts, written, strict=True))
    terms = sorted(set(chain.from_iterable(held)))
    place = {term: number for number, term in enumerate(terms)}
    documents = sorted(chain.from_iterable(part.living_documents() for part in parts))
    document_place = {document: number for number, document in enumerate(documents)}
    taken = [
        _Taken(
            part,
            np.arange(len(part)) if part.alive is None else np.flatnonzero(part.alive),
            np.fromiter((place.get(term, -1) for term in terms_of), np.int64, len(terms_of)),
            np.fromiter((document_place.get(each, 0) for each in part.documents), np.uint32),
        )
        for part, terms_of in zip(parts, written, strict=True)
    ]
    return _part(
        terms=terms,
        documents=documents,
        documents_of=np.concatenate([each.documents[each.part.documents_of[each.rows]] for each in taken]),
        passage_ids=np.concatenate([each.part.passage_ids[each.rows] for each in taken]),
        days=np.concatenate([each.part.days[each.rows] for each in taken]),
        favour=np.concatenate([each.part.favour[each.rows] for each in taken]),
        starts=_starts([np.diff(each.part.starts)[each.rows] for each in taken]),
        flow=np.concatenate([each.flow() for each in taken]),
        key_starts=_starts([np.diff(each.part.key_starts)[each.rows] for each in taken]),
        key_flow=np.concatenate([each.key_flow() for each in taken]),
        texts=Strings(
            np.concatenate([each.of(each.part.texts.bytes, each.part.texts.starts) for each in taken]),
            _starts([np.diff(each.part.texts.starts)[each.rows] for each in taken]),
        ),
        names=names.joined(*others),
        known=[(each.part.lexicon, each.terms) for each in taken],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Taken:
    """What a part gives to another: the rows taken, and the new numbers of its terms and documents."""

    part: Part
    rows: npt.NDArray[np.int64]
    terms: npt.NDArray[np.int64]
    documents: Ids

    def of(self, values: npt.NDArray[_Number], starts: npt.NDArray[np.int64]) -> npt.NDArray[_Number]:
        """Those of the values that belong to the rows taken."""
        if len(self.rows) == len(starts) - 1:
            return values
        lengths = starts[self.rows + 1] - starts[self.rows]
        taken: npt.NDArray[_Number] = values[stretches(starts[self.rows], lengths)]
        return taken

    def flow(self) -> Ids:
        flow = self.of(self.part.flow, self.part.starts)
        return flow_of(self.terms[terms_of(flow)].astype(np.uint32), flow & CAPITAL)

    def key_flow(self) -> Ids:
        return self.terms[self.of(self.part.key_flow, self.part.key_starts)].astype(np.uint32)


def _starts(lengths: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(np.concatenate(lengths))]).astype(np.int64)


def _part(  # noqa: PLR0913 - the columns of a part
    *,
    terms: Sequence[str],
    documents: Sequence[str],
    documents_of: Ids,
    passage_ids: npt.NDArray[np.int64],
    days: Ids,
    favour: npt.NDArray[np.float32],
    starts: npt.NDArray[np.int64],
    flow: Ids,
    key_starts: npt.NDArray[np.int64],
    key_flow: Ids,
    texts: Strings,
    names: NameRows,
    known: Known = (),
) -> Part:
    """A part of these columns; terms and documents are put in order, and what counts them is renumbered."""
    ordered = sorted(range(len(terms)), key=terms.__getitem__)
    new_term = _inverse(ordered)
    in_order = sorted(range(len(documents)), key=documents.__getitem__)
    flow = flow_of(new_term[terms_of(flow)], flow & CAPITAL)
    key_flow = new_term[key_flow]
    posting_starts, postings = _postings(len(terms), flow, starts, key_flow, key_starts)
    return Part(
        lexicon=lexicon_of(
            [terms[number] for number in ordered],
            np.diff(posting_starts).astype(np.uint32),
            capitals_in(flow, len(terms)),
            known=known,
        ),
        names=names,
        passage_ids=passage_ids,
        by_id=np.argsort(passage_ids, kind="stable").astype(np.uint32),
        days=days,
        documents_of=_inverse(in_order)[documents_of],
        favour=favour,
        starts=starts,
        flow=flow,
        key_starts=key_starts,
        key_flow=key_flow,
        posting_starts=posting_starts,
        postings=postings,
        documents=Numbered.of([documents[number] for number in in_order]),
        texts=texts,
    )


def _postings(
    terms: int, flow: Ids, starts: npt.NDArray[np.int64], key_flow: Ids, key_starts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], Ids]:
    """Where each term's rows start, and the rows, ascending and each once."""
    rows = np.arange(len(starts) - 1, dtype=np.uint64)
    pairs = np.concatenate(
        [
            terms_of(flow).astype(np.uint64) << np.uint64(32) | np.repeat(rows, np.diff(starts)),
            key_flow.astype(np.uint64) << np.uint64(32) | np.repeat(rows, np.diff(key_starts)),
        ]
    )
    pairs.sort()
    first = np.ones(len(pairs), np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=first[1:])
    pairs = pairs[first]
    counts = np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=terms)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), pairs.astype(np.uint32)


def _favour(lengths: npt.NDArray[np.int64], scatter: Ids) -> npt.NDArray[np.float32]:
    favour = 1.0 + _SHORTNESS / (1.0 + lengths / _USUAL_TOKENS) + _SCATTER * (scatter / (1 << 32))
    return favour.astype(np.float32)


def _inverse(order: Sequence[int]) -> Ids:
    """The place of each number in an order of all of them."""
    places = np.zeros(len(order), np.uint32)
    places[np.array(order, np.int64)] = np.arange(len(order), dtype=np.uint32)
    return places
