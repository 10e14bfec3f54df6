"""Readings: a question read against the shards that the asker may see.

Everything that is counted over documents (how rare a word is, what it may be a misspelling of) is counted
here, over those shards and no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.found import How
from corpus.index.name_uses import name_uses
from corpus.index.names import name_runs
from corpus.index.question import QuestionWord, question_words
from corpus.index.rarity import rarity
from corpus.index.variants import Variants, variants
from corpus.words.tokens import is_cjk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.aliases import Aliases, AliasUse
    from corpus.index.shard import Shard
    from corpus.names.table import NameTable

# Two characters that stand nowhere together are often the end of one word and the start of the next.
_STRADDLING = 0.5
# Who or what is asked about matters more than what is asked about it, and most when no document has it.
_NAMED, _STRANGE = 1.5, 1.25
STRANGE_CLOSENESS = 0.5
"""A name that comes no closer than this to any word of the documents stands in none of them."""
_SURE = frozenset({How.EXACT, How.STEM, How.TRANSLITERATION})


@dataclass(frozen=True, slots=True, eq=False)
class ReadWord:
    """A word of the question with what it may stand for.

    Attributes:
        word: as asked.
        known: it stands in a document as it is.
        weight: its share in the question before normalising: rarer words weigh more.
        variants: one for each shard.
    """

    word: QuestionWord
    known: bool
    weight: float
    variants: tuple[Variants, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A question as it is searched.

    Attributes:
        words: those with weight, in order.
        places: the place of each of them among all words of the question.
        aliases: uses of aliases and of names with learnt variants; places count in all words.
        stranger: it asks for a name that stands in no document that may be seen.
        heads: last words of names that stand nowhere quite so: an answer must hold them as names.
    """

    words: tuple[ReadWord, ...]
    places: tuple[int, ...]
    aliases: tuple[AliasUse, ...]
    stranger: bool
    heads: tuple[str, ...]


def read_question(question: str, shards: Sequence[Shard], aliases: Aliases, table: NameTable) -> Reading:
    """A question's words with their variants in every shard and their weights over all of them.

    Args:
        question: as asked.
        shards: those that the asker may see.
        aliases: what admins have declared to mean the same; it overrides what the table has learnt.
        table: of the names that these shards hold.
    """
    asked = question_words(question)
    total = sum(len(shard.rows) for shard in shards)
    places = tuple(place for place, word in enumerate(asked) if word.weight)
    words = tuple(_read(asked[place], shards, total) for place in places)
    uses = aliases.used_in([word.text for word in asked])
    uses += name_uses(question, asked, table, without=uses)
    aliased = {place for use in uses for place in range(use.first, use.last)}
    strange = {
        place for place, word in zip(places, words, strict=True) if _is_strange(word) and place not in aliased
    }
    doubted = {place for place, word in zip(places, words, strict=True) if _is_doubted(word)} - aliased
    runs = name_runs(asked)
    return Reading(
        words=words,
        places=places,
        aliases=uses,
        stranger=any(run[-1] in strange for run in runs),
        heads=tuple(asked[run[-1]].written for run in runs if not doubted.isdisjoint(run)),
    )


def _is_strange(word: ReadWord) -> bool:
    """Whether no document holds a word, nor one that is surely a spelling of it."""
    return all(close < STRANGE_CLOSENESS for each in word.variants for close, _ in each.of.values())


def _is_doubted(word: ReadWord) -> bool:
    """Whether no document holds a word in any form of it: at most something spelt like it."""
    return all(how not in _SURE for each in word.variants for _, how in each.of.values())


def _read(word: QuestionWord, shards: Sequence[Shard], total: int) -> ReadWord:
    known = any(shard.lexicon.term_id(word.text) is not None for shard in shards)
    found = tuple(
        variants(word.text, shard.lexicon, known=known, is_name=shard.is_name, same=word.same)
        for shard in shards
    )
    closest = max((close for each in found for close, _ in each.of.values()), default=0.0)
    df = sum(_frequency(each, shard, closest) for each, shard in zip(found, shards, strict=True))
    # A doubtful reading leaves the word nearly as rare as one that stands nowhere.
    weight = closest * rarity(min(df, total), total) + (1.0 - closest) * _STRANGE * rarity(0, total)
    if word.named:
        weight *= _NAMED
    if not known and is_cjk(word.text):
        weight *= _STRADDLING
    return ReadWord(word=word, known=known, weight=word.weight * weight, variants=found)


def _frequency(found: Variants, shard: Shard, closest: float) -> float:
    """In how many passages the word stands, in a form as close as the closest or surely the same word."""
    held = [term for term, (close, how) in found.of.items() if close >= closest or how in _SURE]
    return float(shard.lexicon.df[held].sum())
