"""Companions: words and names that keep company with some passages, and hardly with any others.

passages → their terms → those that stand there far more often than elsewhere → as the documents write them

Nothing in it knows a language: how often a term stands where is counted, and terms that stand together are
one name, in any script. Only function words, numbers and words of the calendar are passed over, in all
languages that have a list of them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from corpus.dates.words import WEEKDAYS, WEEKDAYS_RU
from corpus.function_words import ARABIC, CYRILLIC, DEVANAGARI, LATIN
from corpus.index.chinese_questions import without_question_words
from corpus.words.months import MONTH_NAMES
from corpus.words.numbers import FRACTIONS, MAGNITUDES, ORDINALS, SMALL, TENS
from corpus.words.stems import stem
from corpus.words.tokens import Token, is_cjk, latin, token_texts, tokens
from corpus.words.vocabulary import (
    FAINT_WORDS,
    LOWER_CASE_STOP_WORDS,
    STOP_WORDS,
    SYMBOL_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.index.part import Part
    from corpus.index.shard import Shard

LEAST = 10.83
"""Of the log-likelihood ratio: chance gives as much once in a thousand times (chi-square, one degree)."""

LIFT = 4.0
"""So many times more often than elsewhere: what is a little commoner is of the language, not of the topic."""

LEAST_PASSAGES = 2
_TERMS_LOOKED_AT = 60
_PASSAGES_LOOKED_AT = 12
_NAME_TOKENS = 6
_OFTEN = 0.5
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Companion:
    """A word or a name.

    Attributes:
        text: as the documents write it.
        documents: the ids of those that hold it in one of the passages.
    """

    text: str
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Term:
    """A term with where it stands: the place of the part and the row of the passage."""

    text: str
    worth: float
    rows: tuple[tuple[int, int], ...]


def companions(
    shards: Sequence[Shard], passage_ids: Sequence[int], *, without: Sequence[str], most: int
) -> list[Companion]:
    """See `Index.companions`."""
    parts = [part for shard in shards for part in shard.parts]
    wanted = np.unique(np.array(passage_ids, np.int64))
    rows = [part.rows_of(wanted).tolist() for part in parts]
    held = _held(parts, rows)
    caught, total = sum(map(len, rows)), sum(map(len, shards))
    known = _stems(without)
    terms = []
    for text, where in held.items():
        if len(where) < LEAST_PASSAGES or _says_nothing(text) or not known.isdisjoint(_stems([text])):
            continue
        worth = _telling(len(where), caught, sum(shard.df(text) for shard in shards), total)
        if worth >= LEAST:
            terms.append(_Term(text, worth, tuple(where)))
    terms.sort(key=lambda one: (-one.worth, one.text))
    return _named(parts, terms[:_TERMS_LOOKED_AT], most)


def log_likelihood_ratio(inside: int, caught: int, everywhere: int, total: int) -> float:
    """How surprising it is that so many of the passages that were caught hold a term, 0 and up.

    **Source**: Dunning, Accurate methods for the statistics of surprise and coincidence, 1993.

    Args:
        inside: passages that were caught and hold it.
        caught: passages that were caught.
        everywhere: passages that hold it.
        total: all passages.
    """
    cells = (
        (inside, caught, everywhere),
        (everywhere - inside, total - caught, everywhere),
        (caught - inside, caught, total - everywhere),
        (total - caught - everywhere + inside, total - caught, total - everywhere),
    )
    found = sum(cell * math.log(cell * total / (row * column)) for cell, row, column in cells if cell > 0)
    return max(0.0, 2.0 * found)


def _telling(inside: int, caught: int, everywhere: int, total: int) -> float:
    """The ratio, of a term that stands there far more often than elsewhere; 0 of any other."""
    elsewhere = (everywhere - inside) / max(1, total - caught)
    if inside / caught < LIFT * elsewhere:
        return 0.0
    return log_likelihood_ratio(inside, caught, everywhere, total)


def _held(parts: Sequence[Part], rows: Sequence[Sequence[int]]) -> Mapping[str, list[tuple[int, int]]]:
    """Where each term of some rows stands, each row once."""
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, (part, chosen) in enumerate(zip(parts, rows, strict=True)):
        for row in chosen:
            for number in set(part.terms_in(row).tolist()):
                held[part.lexicon.term(number)].append((place, row))
    return held


def _named(parts: Sequence[Part], terms: Sequence[_Term], most: int) -> list[Companion]:
    """The terms as the documents write them, those that make up one name together."""
    telling = {one.text for one in terms}
    found: dict[str, Companion] = {}
    taken: set[str] = set()
    for one in terms:
        if len(found) == most:
            break
        if one.text in taken:
            continue
        text = _written(parts, one, telling)
        if text is None:
            continue
        taken.update(token_texts(text))
        documents = frozenset(parts[place].document_of(row) for place, row in one.rows)
        found.setdefault(text.casefold(), Companion(text, documents))
    return list(found.values())


def _written(parts: Sequence[Part], one: _Term, telling: set[str]) -> str | None:
    """The longest run of words around a term that half of its passages have; None where it is no word."""
    looked_at = one.rows[:: max(1, len(one.rows) // _PASSAGES_LOOKED_AT)][:_PASSAGES_LOOKED_AT]
    counted: Counter[str] = Counter()
    for place, row in looked_at:
        text = parts[place].text_of(row)
        counted.update(set(_runs(text, tokens(text), one.text, telling)))
    often = max(LEAST_PASSAGES, math.ceil(_OFTEN * len(looked_at)))
    usual = [run for run, number in counted.items() if number >= often] or list(counted)
    return max(usual, key=lambda run: (len(token_texts(run)), counted[run], run), default=None)


def _runs(text: str, standing: Sequence[Token], term: str, telling: set[str]) -> Iterator[str]:
    """Every run of words around a term that may be one name: all telling, or all written as names are."""
    for at in (place for place, token in enumerate(standing) if token.text == term):
        first = last = at
        while first > 0 and last - first < _NAME_TOKENS and _joins(text, standing, first - 1, telling):
            first -= 1
        while (
            last + 1 < len(standing) and last - first < _NAME_TOKENS and _joins(text, standing, last, telling)
        ):
            last += 1
        for start in range(first, at + 1):
            for end in range(at, last + 1):
                run = text[standing[start].start : standing[end].end]
                run = run[:-2] if run.endswith(_POSSESSIVE) else run
                if any(map(str.isalpha, run)):
                    yield run


def _joins(text: str, standing: Sequence[Token], at: int, telling: set[str]) -> bool:
    """Whether two words that follow each other may belong to one name."""
    one, other = standing[at], standing[at + 1]
    if text[one.end : other.start] not in {"", " "}:
        return False
    capitals = text[one.start].isupper()
    if text[other.start].isupper() is not capitals:
        return False
    return all(
        token.text in telling or (capitals and not _says_nothing(token.text)) for token in (one, other)
    )


def _says_nothing(term: str) -> bool:
    """Whether a term is a function word, a number, of the calendar, or a single letter or character."""
    if len(term) == 1 or term[0].isdigit() or term in _empty_words():
        return True
    return is_cjk(term) and without_question_words(term) != term


@cache
def _empty_words() -> frozenset[str]:
    """Function words, numbers and words of the calendar, as tokens."""
    listed = chain(
        *(words.values() for words in (LATIN, CYRILLIC, ARABIC, DEVANAGARI)),
        *(SMALL, TENS, MAGNITUDES, ORDINALS, FRACTIONS),
        *MONTH_NAMES,
        *(WEEKDAYS, WEEKDAYS_RU),
        SYMBOL_WORDS.values(),
    )
    folded = chain.from_iterable(map(token_texts, listed))
    return frozenset(folded) | STOP_WORDS | FAINT_WORDS | LOWER_CASE_STOP_WORDS


def _stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of words, Cyrillic ones in Latin letters too."""
    found = [token for word in words for token in token_texts(word)]
    return frozenset(stem(form) for token in found for form in (token, latin(token)))
