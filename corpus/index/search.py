"""The index, opened: one generation of it, searched by any number of threads.

question → reading (words, variants, weights) → candidates → ranked → above the bar → matches
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from corpus.found import Found, Hit, How
from corpus.index.aliases import NO_ALIASES, Aliases
from corpus.index.candidates import candidates
from corpus.index.companions import Companion, companions
from corpus.index.generations import Generation, current_generation
from corpus.index.matches import matches
from corpus.index.neighbours import neighbours
from corpus.index.question import MAX_CHARS
from corpus.index.rank import Ranked, ranked
from corpus.index.reading import Reading, read_question
from corpus.index.shard import Shard, day_number
from corpus.index.suggestions import suggestions
from corpus.names.table import NameTable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from corpus.clearance import Clearance

BAR = 0.36
"""The least coverage of an answer; below it the bot says that it found nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """One generation of the index, immutable."""

    generation: Generation
    _tables: dict[tuple[str, ...], NameTable] = field(default_factory=dict, repr=False)

    @classmethod
    def open(cls, root: Path) -> Index | None:
        """The newest generation under a folder; None when there is none that can be read: then rebuild."""
        generation = current_generation(root)
        return cls(generation) if generation else None

    @property
    def change(self) -> int:
        """The store's change number that this reflects."""
        return self.generation.change

    def names(self, clearance: Clearance) -> NameTable:
        """What the documents that may be seen teach about names."""
        shards = self.generation.shards
        visible = tuple(name for name in sorted(shards) if clearance.allows(name))
        table = self._tables.get(visible)
        if table is None:
            table = self._tables.setdefault(visible, NameTable(shards[name].names for name in visible))
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
            limit: most hits, 0 or more.
        """
        shards = self.generation.shards
        visible = [shards[name] for name in sorted(shards) if clearance.allows(name)]
        first = day_number(since) if since else None
        last = day_number(until) if until else None
        reading = read_question(query, visible, aliases, self.names(clearance))
        if not visible or not reading.words:
            return Found()
        rows = [
            candidates(reading, shard, place, since=first, until=last, documents=documents, limit=limit)
            for place, shard in enumerate(visible)
        ]
        order = ranked(reading, visible, rows)
        above = [each for each in order if each.coverage >= BAR]
        if marked or reading.heads:
            found = (_hit(query[:MAX_CHARS], each, reading, visible) for each in above)
            named = (hit for hit in found if _holds_names(hit, reading.heads))
        else:
            named = (Hit(each.passage_id, each.score, each.coverage, ()) for each in above)
        hits = tuple(islice(named, max(limit, 0)))
        return Found(
            hits=hits,
            readings=_readings(hits, reading),
            suggestions=() if hits else suggestions(reading, visible, order),
            best_coverage=max((each.coverage for each in order), default=0.0),
        )

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
        shards = self.generation.shards
        visible = [shards[name] for name in sorted(shards) if clearance.allows(name)]
        return companions(visible, passage_ids, without=without, most=most)

    def neighbours(self, text: str, keys: Sequence[str], *, clearance: Clearance) -> list[int]:
        """The passages that share the most with a sentence, it perhaps among them, collection by collection.

        Args:
            text: of the sentence.
            keys: its blocking keys (`corpus.blocking`).
            clearance: of the asker.
        """
        shards = self.generation.shards
        visible = (shards[name] for name in sorted(shards) if clearance.allows(name))
        return [number for shard in visible for number in neighbours(shard, text, keys)]


def _hit(question: str, each: Ranked, reading: Reading, shards: Sequence[Shard]) -> Hit:
    shard = shards[each.shard]
    text = shard.text_of(each.passage_id)
    return Hit(
        each.passage_id, each.score, each.coverage, matches(question, text, reading, shard, each.shard)
    )


def _holds_names(hit: Hit, heads: Sequence[str]) -> bool:
    """Whether a passage holds the heads of names, written as names: a league is not the League."""
    found = {match.query for match in hit.matches if not match.found[:1].islower()}
    return found.issuperset(heads)


def _readings(hits: Sequence[Hit], reading: Reading) -> tuple[tuple[str, str], ...]:
    """What each word that stands nowhere was read as, in the best hit that shows it."""
    unknown = {read.word.written for read in reading.words if not read.known}
    doubtful = {How.SPELLING.value, How.NAME.value, How.TRANSLITERATION.value}
    read_as: dict[str, str] = {}
    for hit in hits:
        for match in hit.matches:
            if match.how in doubtful and (match.query in unknown or unknown.issuperset(match.query.split())):
                read_as.setdefault(match.query, match.found)
    return tuple(read_as.items())
