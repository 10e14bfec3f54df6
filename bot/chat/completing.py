"""Completing: what somebody who is typing may mean, of what they may see.

In come an asker, what is wanted and the first letters; out come a few things to choose from: those that begin
so first, then those with a word that does, then those that are spelt much like it. Case, marks and the script
make no difference.

Everything, its order too, comes from what the asker may see. A name of the configuration may itself tell
something: what is offered of them is what an answer may name (see `config.known`). Admins are offered all of
them for what is theirs alone: a digest, a plan.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum, unique
from functools import cached_property, lru_cache
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from bot.chat.asker import seen_by
from bot.commands.subscriptions import row_of
from bot.ledger import Ledger
from corpus.words.tokens import fold, latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.application import Application
    from bot.chat.asker import Asker
    from config import Configuration
    from corpus.document import Document
    from corpus.names.rows import NameRows
    from corpus.names.table import NameTable
    from corpus.store import Reader

MAX_COMPLETIONS = 25
MAX_CHARS = 100
"""Of what is shown and of what it stands for. **Source** of both: docs.discord.com, Autocomplete."""

LEAST_LIKENESS = 0.75
"""Of 1, for the words that are most like what was typed: one slip in four letters."""

ROUGHLY_ALIKE, LOOKED_AT = 70.0, 200
"""Of 100, and how many of those are looked at closely."""

LEAST_LETTERS = 3
"""What is shorter is like too much; Chinese characters say more."""

CUT = "…"
BETWEEN = " · "
_NAME = 1
"""The row of names in `NameRows.rows`."""

_APART = re.compile(r"[\W_]+")


@unique
class Wanted(StrEnum):
    """What is being typed."""

    SUBJECT = "subject"
    """Topics, keywords, and names in the documents."""
    BRIEF = "brief"
    """Briefings, then subjects."""
    BRIEFING = "briefing"
    DOCUMENT = "document"
    """Titles; what is typed in the end is the document's id."""
    SOURCE = "source"
    """Titles, as words to search with."""
    TOPIC = "topic"
    """Several, with commas between them."""
    COLLECTION = "collection"
    DIGEST = "digest"
    """Somebody's own subscriptions; what is typed in the end is the id."""
    TIMEZONE = "timezone"
    MANAGED_BRIEFING = "managed briefing"
    """What admins change, by its name, and nobody else is told of."""
    MANAGED_TOPIC = "managed topic"
    MANAGED_KEYWORD = "managed keyword"


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that somebody may mean.

    Attributes:
        shown: at most `MAX_CHARS`.
        value: what is typed in the end; at most `MAX_CHARS`.
    """

    shown: str
    value: str


class Listing:
    """Things to choose from, those that are likelier first.

    Args:
        found: what is shown of each, and what it stands for; what is too long to be offered is left out.
    """

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        keyed = [
            (f" {key}", one)
            for one in found
            if len(one[0]) <= MAX_CHARS and len(one[1]) <= MAX_CHARS and (key := _key(one[0]))
        ]
        self._keys = [key for key, _ in keyed]
        self._found = [one for _, one in keyed]

    def __iter__(self) -> Iterator[Completion]:
        """All of them."""
        return (Completion(*one) for one in self._found)

    def beginning(self, key: str) -> Iterator[Completion]:
        """Those that begin so."""
        wanted = f" {key}"
        return (Completion(*self._found[at]) for at, one in enumerate(self._keys) if one.startswith(wanted))

    def with_word(self, key: str) -> Iterator[Completion]:
        """Those with a word that begins so."""
        wanted = f" {key}"
        return (Completion(*self._found[at]) for at, one in enumerate(self._keys) if wanted in one)

    def like(self, key: str) -> list[Completion]:
        """Those with words that are spelt much like it, the most alike first."""
        from rapidfuzz import fuzz, process  # slow to load, and wanted only once nothing begins so

        roughly = process.extract(
            key, self._keys, scorer=fuzz.partial_ratio, score_cutoff=ROUGHLY_ALIKE, limit=LOOKED_AT
        )
        scored = ((_likeness(key, one), at) for one, _, at in roughly)
        near = sorted((-score, at) for score, at in scored if score >= LEAST_LIKENESS)
        return [Completion(*self._found[at]) for _, at in near]


class _Corpus:
    """What the documents that may be seen have to offer, at one generation of the index."""

    def __init__(self, reader: Reader, names: Iterable[NameRows]) -> None:
        # Neither leads to the table of names that this is known by, so that both can go.
        self._reader, self._rows = reader, tuple(names)

    @cached_property
    def names(self) -> Listing:
        """The names in them."""
        return _named(_names(self._rows))

    @cached_property
    def documents(self) -> Listing:
        """Their titles with their days, for their ids; the newest first."""
        return Listing((_dated(one), one.id) for one in self._documents)

    @cached_property
    def sources(self) -> Listing:
        """Their titles, as words."""
        return _named(_cut(one.title, mark="") for one in self._documents)

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        return self._reader.documents()


_KNOWN: WeakKeyDictionary[NameTable, _Corpus] = WeakKeyDictionary()
_KNOWING = Lock()


def completions(
    application: Application, asker: Asker, wanted: Wanted, typed: str, *, limit: int = MAX_COMPLETIONS
) -> tuple[Completion, ...]:
    """What somebody may mean by what they have typed so far, the likeliest first.

    Args:
        application: with the index at hand.
        typed: may be empty.
        limit: at most so many.

    Raises:
        CorpusError: there is no index, or the store cannot be read.
    """
    if asker.barred or (asker.private and asker.alone):
        return ()
    seen = seen_by(application, asker)
    if wanted is Wanted.TOPIC:
        return _topics(seen, asker, typed)[:limit]
    return _matching(_listings(seen, asker, wanted), typed)[:limit]


def _listings(  # noqa: PLR0911  one row a kind
    seen: Application, asker: Asker, wanted: Wanted
) -> tuple[Listing, ...]:
    names = seen.known
    own = seen.configuration if asker.admin else names  # what is made of it is for an admin's eyes alone
    match wanted:
        case Wanted.SUBJECT:
            return (*_configured(names), _corpus(seen).names)
        case Wanted.BRIEF:
            return (_briefings(names), *_configured(names), _corpus(seen).names)
        case Wanted.BRIEFING:
            return (_briefings(own),)
        case Wanted.TOPIC:
            return (_configured(own)[0],)
        case Wanted.DOCUMENT | Wanted.SOURCE:
            corpus = _corpus(seen)
            return (corpus.documents if wanted is Wanted.DOCUMENT else corpus.sources,)
        case Wanted.COLLECTION:
            return (_named(one for one in names.collections if seen.clearance.allows(one)),)
        case Wanted.DIGEST:
            return (_digests(seen, asker),)
        case Wanted.TIMEZONE:
            return (_timezones(),)
        case Wanted.MANAGED_BRIEFING | Wanted.MANAGED_TOPIC | Wanted.MANAGED_KEYWORD:
            return (_named(_managed(seen.configuration, wanted) if asker.admin else ()),)


def _matching(listings: Iterable[Listing], typed: str) -> tuple[Completion, ...]:
    """Of these listings, one after another, what begins as it was typed; then what is like it."""
    key, found = _key(typed), dict[str, Completion]()
    for one in _candidates(tuple(listings), key):
        found.setdefault(one.value.casefold(), one)
        if len(found) == MAX_COMPLETIONS:
            break
    return tuple(found.values())


def _candidates(listings: tuple[Listing, ...], key: str) -> Iterator[Completion]:
    if not key:
        yield from chain.from_iterable(listings)
        return
    for listing in listings:
        yield from listing.beginning(key)
    for listing in listings:
        yield from listing.with_word(key)
    if len(key) >= LEAST_LETTERS or not key.isascii():
        for listing in listings:
            yield from listing.like(key)


def _topics(seen: Application, asker: Asker, typed: str) -> tuple[Completion, ...]:
    """The topic that is being typed, behind those that are there already."""
    before, comma, last = typed.rpartition(",")
    named = {one.strip().casefold() for one in before.split(",")}
    found = (
        one
        for one in _matching(_listings(seen, asker, Wanted.TOPIC), last)
        if one.value.casefold() not in named
    )
    if not comma:
        return tuple(found)
    whole = (f"{before.strip()}, {one.value}" for one in found)
    return tuple(Completion(one, one) for one in whole if len(one) <= MAX_CHARS)


def _briefings(names: Configuration) -> Listing:
    return Listing(
        (_cut(name if one.title == name else f"{name}{BETWEEN}{one.title}"), name)
        for name, one in names.briefings.items()
    )


def _configured(names: Configuration) -> tuple[Listing, Listing]:
    """Topics and keywords."""
    return _named(names.topics), _named(names.keywords)


def _managed(configuration: Configuration, wanted: Wanted) -> Iterable[str]:
    """The names of what admins change."""
    every: Mapping[Wanted, Iterable[str]] = {
        Wanted.MANAGED_BRIEFING: configuration.briefings,
        Wanted.MANAGED_TOPIC: configuration.topics,
        Wanted.MANAGED_KEYWORD: configuration.keywords,
    }
    return every[wanted]


def _digests(seen: Application, asker: Asker) -> Listing:
    mine = Ledger(seen.store.engine).subscriptions(to=asker.person)
    return Listing((_cut(BETWEEN.join(row_of(seen, one)[:3])), one.id) for one in mine)


@lru_cache(maxsize=1)
def _timezones() -> Listing:
    from zoneinfo import available_timezones

    return _named(sorted(one for one in available_timezones() if "/" in one and not one.startswith("Etc/")))


def _corpus(seen: Application) -> _Corpus:
    """What the documents have to offer; worked out once for each generation and clearance."""
    index = seen.index()
    table = index.names(seen.clearance)
    with _KNOWING:
        known = _KNOWN.get(table)
        if known is None:
            shards = index.generation.shards
            rows = (one.names for name, one in sorted(shards.items()) if seen.clearance.allows(name))
            known = _KNOWN[table] = _Corpus(seen.reader, rows)
    return known


def _names(parts: Iterable[NameRows]) -> list[str]:
    """The names of all documents, those that stand in most of them first."""
    uses = Counter[str]()
    for part in parts:
        counts = np.bincount(part.rows[_NAME], minlength=len(part.texts))
        often = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
        uses.update(
            {part.texts[at]: count for at, count in zip(often.tolist(), counts[often].tolist(), strict=True)}
        )
    return sorted(uses, key=uses.__getitem__, reverse=True)


def _named(names: Iterable[str]) -> Listing:
    return Listing((name, name) for name in names)


def _dated(document: Document) -> str:
    """A title with its day: two documents may bear one title."""
    day = f"{BETWEEN}{document.published_at[:10]}" if document.published_at else ""
    return f"{_cut(document.title, within=MAX_CHARS - len(day))}{day}"


def _cut(text: str, *, within: int = MAX_CHARS, mark: str = CUT) -> str:
    return text if len(text) <= within else f"{text[: within - len(mark)].rstrip()}{mark}"


def _likeness(key: str, whole: str) -> float:
    """How like what was typed some words in a row are, of 1; they need not be whole at their end.

    Args:
        whole: with a space before each word.
    """
    from rapidfuzz.distance import OSA

    starts = (at + 1 for at, letter in enumerate(whole) if letter == " ")
    stretches = (whole[at : at + len(key) + more] for at in starts for more in (-1, 0, 1))
    return max(OSA.normalized_similarity(key, one) for one in stretches)


@lru_cache(maxsize=1 << 17)
def _key(text: str) -> str:
    """The words of a text without case, marks and script, with single spaces between."""
    return " ".join(filter(None, map(_letters, _APART.split(text))))


def _letters(word: str) -> str:
    return word.lower() if word.isascii() else latin(fold(word))
