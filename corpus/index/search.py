"""The index, opened: one generation of it, searched by any number of threads.

question → reading (words, variants, weights) → candidates → ranked → above the bar → matches
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from typing import TYPE_CHECKING

from corpus.found import Found, Hit, How, Match
from corpus.index.aliases import NO_ALIASES, Aliases
from corpus.index.candidates import allowed_rows, candidates, phrase_rows
from corpus.index.companions import Companion, companions
from corpus.index.confidence import BAR, BESIDE_AN_ANSWER
from corpus.index.generations import Generation, current_generation
from corpus.index.matches import matches, pointed
from corpus.index.neighbours import neighbours
from corpus.index.part import day_number
from corpus.index.question import MAX_CHARS, question_of
from corpus.index.rank import ranked
from corpus.index.reading import Reading, read_question
from corpus.index.suggestions import suggestions
from corpus.names.table import NameTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.clearance import Clearance
    from corpus.index.lexicon import Ids
    from corpus.index.part import Part
    from corpus.index.question import Question
    from corpus.index.ranking import Ranked
    from corpus.index.shard import Shard
    from corpus.names.rows import NameRows

RESTS_AFTER = 4
"""Questions: what few of them read is little memory, and to let go of it and read it again takes time."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """One generation of the index, immutable."""

    generation: Generation
    _tables: dict[tuple[str, ...], NameTable] = field(default_factory=dict, repr=False)
    _asked: Iterator[int] = field(default_factory=count, repr=False)

    @classmethod
    def open(cls, root: Path) -> Index | None:
        """The newest generation under a folder; None when there is none that can be read: then rebuild."""
        generation = current_generation(root)
        return cls(generation) if generation else None

    @property
    def change(self) -> int:
        """The store's change number that this reflects."""
        return self.generation.change

    def name_rows(self, clearance: Clearance) -> list[NameRows]:
        """The names that the documents that may be seen hold."""
        return [part.names for shard in self._visible(clearance) for part in shard.parts]

    def names(self, clearance: Clearance) -> NameTable:
        """What the documents that may be seen teach about names."""
        visible = tuple(name for name in sorted(self.generation.shards) if clearance.allows(name))
        table = self._tables.get(visible)
        if table is None:
            table = self._tables.setdefault(visible, NameTable(self.name_rows(clearance)))
        return table

    def search(
        self,
        query: str,
        *,
        clearance: Clearance,
        aliases: Aliases = NO_ALIASES,
        since: str | None = None,
        until: str | None = None,
        documents: Collection[str] | None = None,
        marked: bool = True,
        bar: float = BAR,
        limit: int = 5,
    ) -> Found:
        """What the documents that may be seen say to a question; no question makes it fail.

        Args:
            query: words or a question, in any language; what follows `MAX_CHARS` is ignored.
            clearance: of the asker.
            aliases: phrases that mean the same.
            since: first day, `YYYY-MM-DD`, or None.
            until: last day, `YYYY-MM-DD`, or None.
            documents: the ids of those to look in, or None for all.
            marked: say where the words were found; else no hit has matches, but where a name decides.
            bar: the least confidence of an answer; with 0 whatever comes nearest is one.
            limit: most hits, 0 or more.
        """
        with self._opened(clearance) as shards:
            parts = [part for shard in shards for part in shard.parts]
            first = day_number(since) if since else None
            last = day_number(until) if until else None
            question = question_of(query)
            reading = read_question(question, parts, aliases, self.names(clearance))
            if not parts or not reading.words:
                return Found()
            holding, unquoted = _quoted(question, parts)
            allowed = [
                allowed_rows(
                    part,
                    since=first,
                    until=last,
                    documents=None if documents is None else part.places_of(documents),
                    holding=held,
                    lacking=[phrase_rows(part, phrase) for phrase in question.excluded],
                )
                for part, held in zip(parts, holding, strict=True)
            ]
            order = ranked(reading, parts, candidates(reading, parts, allowed=allowed, limit=limit))
            best = order.best_confidence()
            least = BESIDE_AN_ANSWER * bar if best >= bar else math.inf
            heads = reading.heads if bar else ()
            found = _hits(query[:MAX_CHARS], order.above(least), reading, parts, marked=bool(marked or heads))
            hits = tuple(islice((hit for hit in found if _holds_names(hit, heads)), max(limit, 0)))
            return Found(
                hits=hits,
                readings=_readings(hits, reading),
                suggestions=() if hits else suggestions(reading, parts, order),
                best_coverage=best,
                unquoted=tuple(unquoted),
            )

    def _visible(self, clearance: Clearance) -> list[Shard]:
        shards = self.generation.shards
        return [shards[name] for name in sorted(shards) if clearance.allows(name)]

    @contextmanager
    def _opened(self, clearance: Clearance) -> Iterator[list[Shard]]:
        """The collections that may be seen, to be read; now and then the memory that takes is given back."""
        shards = self._visible(clearance)
        try:
            yield shards
        finally:
            if next(self._asked) % RESTS_AFTER == 0:
                self._rest()

    def _rest(self) -> None:
        for shard in self.generation.shards.values():
            for part in shard.parts:
                part.rest()

    def companions(
        self, passage_ids: Sequence[int], *, clearance: Clearance, without: Sequence[str], most: int
    ) -> list[Companion]:
        """Words and names that stand in some passages far more often than elsewhere, the most telling first.

        Args:
            passage_ids: of those passages; one that may not be seen counts for nothing.
            clearance: of the asker: neither what stands elsewhere is counted beyond it.
            without: words and names that are known already.
            most: at most so many.
        """
        with self._opened(clearance) as shards:
            return companions(shards, passage_ids, without=without, most=most)

    def neighbours(self, text: str, keys: Sequence[str], *, clearance: Clearance) -> list[int]:
        """The passages that share the most with a sentence, it perhaps among them, collection by collection.

        Asked for one new sentence after the other, so the memory that it takes is left to the next.

        Args:
            text: of the sentence.
            keys: its blocking keys (`corpus.blocking`).
            clearance: of the asker.
        """
        return [number for shard in self._visible(clearance) for number in neighbours(shard, text, keys)]


def _quoted(question: Question, parts: Sequence[Part]) -> tuple[list[list[Ids]], list[str]]:
    """The rows of each part that hold each quoted phrase, and the phrases that stand nowhere."""
    holding: list[list[Ids]] = [[] for _ in parts]
    nowhere = []
    for phrase, written in zip(question.phrases, question.quoted, strict=True):
        rows = [phrase_rows(part, phrase) for part in parts]
        if not any(map(len, rows)):
            nowhere.append(written)
            continue
        for held, these in zip(holding, rows, strict=True):
            held.append(these)
    return holding, nowhere


def _hits(
    question: str, order: Iterable[Ranked], reading: Reading, parts: Sequence[Part], *, marked: bool
) -> Iterator[Hit]:
    """The candidates as hits, in their order, each looked at when it is asked for."""
    shown = [pointed(reading, place) for place in range(len(parts))] if marked else []
    for each in order:
        found: tuple[Match, ...] = ()
        if marked:
            part = parts[each.part]
            text, terms = part.text_of(each.row), part.terms_in(each.row).tolist()
            found = matches(question, text, terms, reading, each.part, shown[each.part])
        yield Hit(each.passage_id, each.score, each.confidence, found)


def _holds_names(hit: Hit, heads: Sequence[str]) -> bool:
    """Whether no head of a name is found as a mere word: a league is not the League."""
    named = {match.query for match in hit.matches if not match.found[:1].islower()}
    return named.issuperset(match.query for match in hit.matches if match.query in heads)


def _readings(hits: Sequence[Hit], reading: Reading) -> tuple[tuple[str, str], ...]:
    """What each word that stands nowhere was read as, but for the words of a longer reading.

    The best hit that shows a word decides: where it is surely the same word, or another form of it stands in
    a document, nothing is to be told.
    """
    unknown = {read.word.written for read in reading.words if not (read.known or read.has_form())}
    doubtful = {How.SPELLING.value, How.NAME.value, How.TRANSLITERATION.value}
    decisive: dict[str, Match] = {}
    for hit in hits:
        for match in sorted(hit.matches, key=lambda match: match.how in doubtful):
            decisive.setdefault(match.query, match)
    read_as = {
        query: match.found.removesuffix("'s").removesuffix("’s")
        for query, match in decisive.items()
        if match.how in doubtful and (query in unknown or not unknown.isdisjoint(query.split()))
    }
    asked = [set(query.split()) for query in read_as]
    return tuple(
        (query, found)
        for query, found in read_as.items()
        if not any(set(query.split()) < others for others in asked)
    )
