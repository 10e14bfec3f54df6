"""Readings: a question read against the parts that the asker may see.

Everything that is counted over documents (how rare a word is, what it may be a misspelling of) is counted
here, over those parts and no other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.found import How
from corpus.index.akin import akin_terms
from corpus.index.country_uses import COUNTRY_CLOSENESS
from corpus.index.joined_uses import joined_uses
from corpus.index.name_uses import name_uses
from corpus.index.names import name_runs
from corpus.index.part import frequency
from corpus.index.rarity import rarity
from corpus.index.variants import Floats, Variants, variants
from corpus.words.tokens import is_cjk

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from corpus.index.aliases import Aliases, AliasUse
    from corpus.index.part import Part
    from corpus.index.question import Question, QuestionWord
    from corpus.names.table import NameTable
    from corpus.words.tokens import Phrase

# Two characters that stand nowhere together are often the end of one word and the start of the next.
_STRADDLING = 0.5
# Who or what is asked about matters more than what is asked about it, and most when no document has it.
_NAMED, _STRANGE = 1.5, 1.25
# A word that stands in no passage counts as half a passage, as in BM25. How much likelier one reading is than
# another is judged as among so many passages, or in a handful of documents no slip would count.
_UNWRITTEN, _USUAL_PASSAGES = 0.5, 10_000
_COMMON = 200
"""Passages that hold a word from which on it is taken as it is: a slip of it would be worth little."""
STRANGE_CLOSENESS = 0.5
"""A name that comes no closer than this to any word of the documents stands in none of them."""
_STRANGE_SHARE = 1 / 3
"""Of the question's weight, from which on it is about a name; in a long one a capital decides nothing."""
_SURE = frozenset({How.EXACT, How.STEM, How.TRANSLITERATION})


@dataclass(frozen=True, slots=True, eq=False)
class ReadWord:
    """A word of the question with what it may stand for.

    Attributes:
        word: as asked.
        known: it stands in a document as it is.
        weight: its share in the question before normalising: rarer words weigh more.
        gain: what a passage gains in rank that holds what the word likeliest stands for.
        variants: one for each part.
        shares: of the gain, for each term of each part's variants, ascending alike.
    """

    word: QuestionWord
    known: bool
    weight: float
    gain: float
    variants: tuple[Variants, ...]
    shares: tuple[Floats, ...]

    def has_form(self) -> bool:
        """Whether it stands in a document in another form of it."""
        return any(how is How.STEM for each in self.variants for _, how in each.of.values())


class ReadUse(NamedTuple):
    """Words of the question that other phrases stand for as well.

    Attributes:
        use: of an alias, a number or a name.
        words: the places of the words asked for among those with weight.
        phrases: for each part, those of the other phrases whose every word stands there, with their term ids.
        apart: for each part the term ids of the longer phrases in which those do not count.
        share: of what the words asked for are worth, over 0 and at most 1.
    """

    use: AliasUse
    words: tuple[int, ...]
    phrases: tuple[tuple[tuple[Phrase, tuple[int, ...]], ...], ...]
    apart: tuple[tuple[tuple[int, ...], ...], ...]
    share: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A question as it is searched.

    Attributes:
        words: those with weight, in order.
        places: the place of each of them among all words of the question.
        uses: of aliases, of numbers and countries, and of names with learnt variants.
        stranger: it is to a good part about names that stand in no document that may be seen.
        heads: last words of names that stand nowhere quite so: an answer must hold them as names.
    """

    words: tuple[ReadWord, ...]
    places: tuple[int, ...]
    uses: tuple[ReadUse, ...]
    stranger: bool
    heads: tuple[str, ...]


def read_question(question: Question, parts: Sequence[Part], aliases: Aliases, table: NameTable) -> Reading:
    """A question's words with their variants in every part and their weights over all of them.

    Args:
        question: as asked.
        parts: those that the asker may see.
        aliases: what admins have declared to mean the same; it overrides what the table has learnt.
        table: of the names that these parts hold.
    """
    asked = question.words
    total = sum(map(len, parts))
    places = tuple(place for place, word in enumerate(asked) if word.weight)
    in_question = tuple(_read_use(use, places, parts) for use in question.uses)
    foreign = _passages_otherwise(in_question, parts)
    alone = len(places) == 1
    words = tuple(
        _read(asked[place], parts, total, foreign=foreign.get(place, 0), alone=alone) for place in places
    )
    known = frozenset(read.word.text for read in words if read.known)
    uses = aliases.used_in([word.text for word in asked], known=known)
    uses += name_uses(question.text, asked, table, without=uses)
    told = {phrase for use in uses for phrase in use.others}
    in_question = tuple(_by_rarity(read, asked, foreign, parts, told=told) for read in in_question)
    joined = joined_uses(question.text, asked, lambda token: frequency(token, parts))
    otherwise = [*uses, *joined, *(read.use for read in in_question if any(read.phrases))]
    aliased = {place for use in otherwise for place in range(use.first, use.last)}
    strange = {
        place for place, word in zip(places, words, strict=True) if _is_strange(word) and place not in aliased
    }
    doubted = {place for place, word in zip(places, words, strict=True) if _is_doubted(word)} - aliased
    runs = name_runs(asked)
    return Reading(
        words=words,
        places=places,
        uses=(
            *(_read_use(use, places, parts) for use in uses),
            *in_question,
            *(_read_use(use, places, parts) for use in joined),
        ),
        stranger=_is_about(strange, runs, dict(zip(places, (word.weight for word in words), strict=True))),
        heads=tuple(asked[run[-1]].written for run in runs if not doubted.isdisjoint(run)),
    )


def _read_use(use: AliasUse, places: Sequence[int], parts: Sequence[Part]) -> ReadUse:
    return ReadUse(
        use,
        words=tuple(at for at, place in enumerate(places) if use.first <= place < use.last),
        phrases=tuple(
            tuple((phrase, terms) for phrase in use.others if (terms := part.term_ids(phrase)))
            for part in parts
        ),
        apart=tuple(
            tuple(terms for phrase in use.apart if (terms := part.term_ids(phrase))) for part in parts
        ),
    )


def _passages_otherwise(uses: Sequence[ReadUse], parts: Sequence[Part]) -> dict[int, int]:
    """In how many passages names of other languages stand, for the place of each word that they stand for."""
    passages: dict[int, int] = {}
    for read in uses:
        use = read.use
        if use.how is not How.NAME:
            continue
        standing = sum(
            int(part.lexicon.df[list(terms)].min())
            for part, held in zip(parts, read.phrases, strict=True)
            for phrase, terms in held
            if phrase not in use.capitalised or part.lexicon.named(np.array(terms)).all()
        )
        if standing:
            passages.update(dict.fromkeys(range(use.first, use.last), standing))
    return passages


def _by_rarity(
    read: ReadUse,
    asked: Sequence[QuestionWord],
    foreign: Mapping[int, int],
    parts: Sequence[Part],
    *,
    told: Container[Phrase],
) -> ReadUse:
    """The same, worth less where other languages write often what the asker's language writes seldom.

    Args:
        read: of any use of the question itself; only countries' are changed.
        asked: all words of the question.
        foreign: in how many passages other languages name what a word names, by its place.
        parts: those that the asker may see.
        told: phrases that are looked for already, and would count twice.
    """
    if read.use.how is not How.NAME or read.use.first not in foreign:
        return read
    total = sum(map(len, parts))
    there = min(foreign[read.use.first], total)
    standing = min(frequency(word.text, parts) for word in asked[read.use.first : read.use.last])
    return read._replace(
        phrases=tuple(tuple(each for each in held if each[0] not in told) for held in read.phrases),
        share=min(1.0, math.log1p(total / there) / math.log1p(total / standing)) if standing else 1.0,
    )


def _is_about(strange: set[int], runs: Sequence[Sequence[int]], weights: Mapping[int, float]) -> bool:
    """Whether the names with a strange head carry much of a question.

    Args:
        strange: places of words that stand in no document.
        runs: the places of the words of each name.
        weights: of all words with any, by their places.
    """
    carried = sum(weights[place] for run in runs if run[-1] in strange for place in run)
    return carried > 0 and carried >= _STRANGE_SHARE * sum(weights.values())


def _is_strange(word: ReadWord) -> bool:
    """Whether no document holds a word, nor one that is surely a spelling of it."""
    return all(close < STRANGE_CLOSENESS for each in word.variants for close, _ in each.of.values())


def _is_doubted(word: ReadWord) -> bool:
    """Whether no document holds a word in any form of it: at most something spelt like it."""
    return all(how not in _SURE for each in word.variants for _, how in each.of.values())


def _read(word: QuestionWord, parts: Sequence[Part], total: int, *, foreign: int, alone: bool) -> ReadWord:
    standing = frequency(word.text, parts)
    known, common = standing > 0, standing >= _COMMON
    plain = alone and word.written[0].islower()
    akin = akin_terms(word.text, [part.lexicon for part in parts])
    found = tuple(
        variants(word.text, part.lexicon, known=known, common=common, plain=plain, akin=terms)
        for part, terms in zip(parts, akin, strict=True)
    )
    closest = max((close for each in found for close, _ in each.of.values()), default=0.0)
    foreign = 0 if known else foreign
    df = foreign + sum(_frequency(each, part, closest) for each, part in zip(found, parts, strict=True))
    if foreign:  # it is as rare as what it names in the languages of the documents
        closest = max(closest, COUNTRY_CLOSENESS)
    # A doubtful reading leaves the word nearly as rare as one that stands nowhere.
    weight = closest * rarity(min(df, total), total) + (1.0 - closest) * _STRANGE * rarity(0, total)
    own = word.weight * (_NAMED if word.named else 1.0)
    if not known and is_cjk(word.text):
        own *= _STRADDLING
    gain, shares = _gain(found, total, foreign=foreign)
    return ReadWord(
        word=word, known=known, weight=own * weight, gain=own * gain, variants=found, shares=shares
    )


def _gain(found: Sequence[Variants], total: int, *, foreign: int) -> tuple[float, tuple[Floats, ...]]:
    """What the likeliest of a word's variants is worth, and for all of them their shares of it.

    A term is worth the more the rarer everything is that the word may stand for, and the likelier it is what
    was meant: a slip of a word that stands everywhere is worth little, one of a word that nobody writes much.
    """
    passages = _UNWRITTEN + foreign + sum(each.passages for each in found)
    surest = max((float(each.chances.max()) for each in found if len(each.chances)), default=0.0)
    if not surest:  # only another name for it can be found
        return math.log1p(total / passages), tuple(each.chances for each in found)
    most = math.log1p(_USUAL_PASSAGES * surest / passages)
    shares = tuple(np.log1p(_USUAL_PASSAGES * each.chances / passages) / most for each in found)
    return math.log1p(total / passages) * most / math.log1p(_USUAL_PASSAGES / passages), shares


def _frequency(found: Variants, part: Part, closest: float) -> float:
    """In how many passages the word stands, in a form as close as the closest or surely the same word."""
    held = [term for term, (close, how) in found.of.items() if close >= closest or how in _SURE]
    return float(part.lexicon.df[held].sum())
