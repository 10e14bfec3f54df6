"""Neighbours: what a document lacks, others of the same host, or of the same folder, may have."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.document import Document


NEARLY_ALL = 0.8
"""Of the documents of a place that say something, so many must say the same."""

FEWEST = 2
"""One document says nothing of the others."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is known of documents, by the place that they come from.

    Attributes:
        publishers: by place, how many documents name each.
        languages: by place, how many documents are in each.
    """

    publishers: Mapping[str, Counter[str]]
    languages: Mapping[str, Counter[str]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Neighbours:
        """What these documents say of the places that they come from."""
        publishers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        languages: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for document in documents:
            for place in places_of(document):
                if document.publisher:
                    publishers[place][document.publisher] += 1
                if document.language:
                    languages[place][document.language] += 1
        return cls(publishers, languages)

    def publisher(self, document: Document) -> str | None:
        """Who published nearly all that comes from the same place; None where that is nobody."""
        return _likeliest(self.publishers, document)

    def language(self, document: Document) -> str | None:
        """The language of nearly all that comes from the same place; None where there is none."""
        return _likeliest(self.languages, document)


ALONE = Neighbours({}, {})
"""Nothing is known of any place."""


def places_of(document: Document) -> Iterator[str]:
    """Where a document comes from, the surest place first: its host, the folder of its file."""
    host = _host(document.url or "") or _host(document.source)
    if host:
        yield host
    if not _host(document.source):
        yield str(PurePath(document.source).parent)


def _host(address: str) -> str | None:
    if not address.startswith(("http://", "https://")):
        return None
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _likeliest(known: Mapping[str, Counter[str]], document: Document) -> str | None:
    for place in places_of(document):
        counts = known.get(place, Counter())
        for value, number in counts.most_common(1):
            if number >= FEWEST and number >= NEARLY_ALL * counts.total():
                return value
    return None
