"""Corpus listings: the names and the titles of the documents that somebody may see, to choose from.

What is laid out is laid out once a part of the index and once a collection, whoever asks, so that it takes no
more memory for many clearances. Whether it may be seen, and still stands, is asked of what is offered.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from bot.chat.listing import MAX_CHARS, Completion, Line, Listing, Offer
from corpus.clearance import EVERYTHING, Clearance
from corpus.errors import UnknownDocument
from corpus.names.rows import NAME, SHORT
from corpus.store.rows import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.application import Application
    from corpus.document import Document
    from corpus.index import Index
    from corpus.names.rows import NameRows
    from corpus.store import Store

CUT = "…"
BETWEEN = " · "

MOST_CHANGED = 1_000
"""Documents that may have changed since the titles of a collection were laid out; then they are anew."""


@dataclass(frozen=True, slots=True)
class _Titles:
    """The titles of one collection.

    Attributes:
        change: the store's change number that they were laid out at.
        laid: most of them.
        seen_change: the store's change number that `later` reflects.
        later: of the documents that have changed since.
    """

    change: int
    laid: Listing
    seen_change: int
    later: Listing


class CorpusListings:
    """What is laid out of one store, from the first time that it is wanted.

    Args:
        store: of all whom this serves.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: dict[int, tuple[weakref.ref[object], tuple[Listing, Listing]]] = {}
        self._titles: dict[str, _Titles] = {}
        self._laid_out: Index | None = None
        self._laying_names, self._laying_titles = Lock(), Lock()

    def lay_out(self, index: Index) -> None:
        """Lay out all names and titles, of which what is unchanged stays: then nobody who types waits for it.

        Until a newer index is laid out, whoever types chooses from the names of this one that still stand.
        """
        try:
            for rows in index.name_rows(EVERYTHING):
                self._names_of(rows)
        finally:  # after an error each part that somebody types for is tried again
            self._laid_out = index
        for collection in index.generation.shards:
            self._titles_of(collection)

    def names(self, seen: Application) -> Offer:
        """The names that the documents hold, those that stand in most of them first."""
        index = seen.index()
        laid, now = (each.name_rows(seen.clearance) for each in (self._laid_out or index, index))
        listed = [each for rows in laid for each in self._names_of(rows)]

        def still(place: int, one: Completion) -> Completion | None:
            by_acronym = place % 2
            held = any(
                rows.explains(one.shown, one.value) if by_acronym else rows.holds(one.value) for rows in now
            )
            return Completion(one.shown, one.shown) if held else None

        return Offer(*listed, still=still)

    def documents(self, seen: Application) -> Offer:
        """The titles of the documents with their days, for their ids; the newest first."""
        return self._titled(seen, lambda one: Completion(_dated(one), one.id))

    def sources(self, seen: Application) -> Offer:
        """The titles of the documents, as words."""
        return self._titled(seen, lambda one: Completion(cut(one.title, mark=""), cut(one.title, mark="")))

    def _names_of(self, rows: NameRows) -> tuple[Listing, Listing]:
        """The names of a part of the index, and these by acronyms; laid out once, though documents go."""
        held = rows.by_name  # whoever leaves documents out has the same array
        listings = self._known(held)
        if listings is not None:
            return listings
        with self._laying_names:
            listings = self._known(held)  # by whoever laid it out meanwhile
            if listings is not None:
                return listings
            uses = rows.uses()
            listings = _sorted(_written(uses)), _sorted(_explained(rows, uses))
            key, names = id(held), self._names
            names[key] = weakref.ref(held, lambda _: names.pop(key, None)), listings
        return listings

    def _known(self, held: object) -> tuple[Listing, Listing] | None:
        """What is laid out of a part already, by its array."""
        known = self._names.get(id(held))
        return known[1] if known is not None and known[0]() is held else None

    def _titled(self, seen: Application, told: Callable[[Document], Completion]) -> Offer:
        """The titles of the documents that may be seen.

        Args:
            told: what is offered of a document.
        """
        collections = sorted(one for one in seen.index().generation.shards if seen.clearance.allows(one))
        laid = [self._titles_of(name) for name in collections]

        def still(_: int, one: Completion) -> Completion | None:
            try:
                document = seen.reader.document(one.value)
            except UnknownDocument:
                return None
            return None if WITHDRAWN in document.flags else told(document)

        return Offer(*(each for one in laid for each in (one.later, one.laid)), still=still)

    def _titles_of(self, collection: str) -> _Titles:
        """The titles of a collection, as far as the store has them now."""
        reader, change = self._store.reader(Clearance(frozenset({collection}))), self._store.change()
        with self._laying_titles:
            known = self._titles.get(collection)
            if known is not None and known.seen_change == change:
                return known
            changed = None if known is None else reader.changed_since(known.change, limit=MOST_CHANGED + 1)
            if known is None or changed is None or len(changed) > MOST_CHANGED:
                made = _Titles(change, _listed(reader.documents()), change, Listing(()))
            else:
                made = replace(known, seen_change=change, later=_listed(reader.latest(len(changed))))
            self._titles[collection] = made
        return made


def _written(uses: Mapping[str, int]) -> Iterator[Line]:
    """Every name, by how many documents hold it."""
    return (Line(name, name, name, documents) for name, documents in uses.items())


def _explained(rows: NameRows, uses: Mapping[str, int]) -> Iterator[Line]:
    """Names by the acronyms that documents give for them; what a line stands for is the acronym."""
    given = np.unique(rows.rows[[NAME, SHORT]][:, rows.rows[SHORT] != 0], axis=1)
    for long, short in given.T.tolist():
        name, acronym = rows.texts[long], rows.texts[short]
        if name in uses:
            yield Line(acronym, name, acronym, uses[name])


def _listed(documents: Sequence[Document]) -> Listing:
    return _sorted(Line(_dated(one), one.id, one.id, _day(one)) for one in documents)


def _sorted(lines: Iterable[Line]) -> Listing:
    return Listing(sorted(lines, key=lambda line: -line.weight))


def _day(document: Document) -> int:
    """When it was published, or read where that is not known, as the number yyyymmdd."""
    return int((document.published_at or document.read_at)[:10].replace("-", ""))


def cut(text: str, *, within: int = MAX_CHARS, mark: str = CUT) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= within else f"{text[: within - len(mark)].rstrip()}{mark}"


def _dated(document: Document) -> str:
    """A title with its day: two documents may bear one title."""
    day = f"{BETWEEN}{document.published_at[:10]}" if document.published_at else ""
    return f"{cut(document.title, within=MAX_CHARS - len(day))}{day}"
