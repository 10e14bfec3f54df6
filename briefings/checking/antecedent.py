"""Antecedents: the name that a pronoun of a sentence stands for, where only one can be meant."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.checking.terms import Term
from corpus.words.months import ENGLISH_MONTHS
from corpus.words.tokens import tokens
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Passage

_ANAPHOR = re.compile(
    r"\b(?:it|he|she|they|its|his|her|their)\b"
    r"|\bthe (?:country|company|city|town|club|party|bank|ministry|minister|president|mayor|group|firm|agency"
    r"|team|council|court|union|university|hospital|school|bridge|tunnel|project|plan|island|region"
    r"|province|state)\b",
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"\b(?:in|of|to|from|at|with|for|by|on|near|against|between|and)\s(?:the\s)?$", re.IGNORECASE
)
_ANSWER = re.compile(r"(?:It|This|That) (?:is|was) [A-ZА-ЯЁ]")
"""What it says is the answer to the sentence before: "Who leads the club? It is Ann Lee."."""

_OPENING_CHARS = 40
"""How far into a sentence a pronoun is its subject."""

_CALENDAR = frozenset(
    [
        *map(str.casefold, ENGLISH_MONTHS),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mr", "mrs", "ms", "dr"),
    ]
)


def answer(sentence: Passage) -> tuple[Term, ...]:
    """The name that a sentence gives for an answer to the sentence before it; none where it gives none."""
    opened = _ANSWER.match(sentence.text)
    runs = _names(sentence.text) if opened else []
    return next((run for run in runs if opened and run[0].start == opened.end() - 1), ())


def antecedent(sentence: Passage) -> tuple[Term, ...]:
    """The words of the name that a sentence's pronoun stands for; none without one, or where two names fit.

    The sentence before names it: alone, or as its subject, every other name hanging on a preposition.
    """
    if not _ANAPHOR.search(sentence.text):
        return ()
    if _ANSWER.match(sentence.text):
        return tuple(Term(one.text, one.start, one.end) for one in tokens(sentence.before))
    runs = _names(sentence.before)
    if not runs:
        return ()
    if len(runs) == 1:
        return runs[0]
    free = [run for run in runs if not _PREPOSED.search(sentence.before[: run[0].start])]
    pronoun = _ANAPHOR.search(sentence.text[:_OPENING_CHARS])
    if pronoun is None or not free or len(free) > 1 or free[0] is not runs[0]:
        return ()
    return free[0]


def topical(name: str, title: str, prose: str, said: frozenset[str]) -> bool:
    """Whether a document is about a name, and about nobody else that its reader could think of.

    Its title or its opening has the name, and no name that is not said beside it comes even half as often.

    Args:
        name: folded.
        title: of the document.
        prose: of the document.
        said: other names, folded, that stand in the same claim.
    """
    often, opening, together = _named_in(title, prose)
    times = often[name]
    if times < FEWEST_TIMES or name not in opening:
        return False
    near = said | together.get(name, frozenset())
    return all(2 * count <= times for other, count in often.items() if other != name and other not in near)


@lru_cache(maxsize=1 << 10)
def _named_in(title: str, prose: str) -> tuple[Counter[str], frozenset[str], dict[str, frozenset[str]]]:
    """How often a document has each name, which open it, and the names that each stands together with."""
    runs = _names(prose)
    often = Counter(term.text for run in runs for term in run)
    opening = frozenset(term.text for run in _names(f"{title}. {prose[:OPENING_CHARS]}") for term in run)
    together: dict[str, set[str]] = {}
    for run in runs:
        for term in run:
            together.setdefault(term.text, set()).update(each.text for each in run)
    return often, opening, {name: frozenset(others) for name, others in together.items()}


FEWEST_TIMES = 2
"""So often a document names what it is about."""

OPENING_CHARS = 300
"""Of a document's prose, where it names what it is about."""


def _names(text: str) -> list[tuple[Term, ...]]:
    """The names of a text as runs of large words, without days, months and the adjectives of countries."""
    found = [
        Term(one.text, one.start, one.end, named=True)
        for one in tokens(text)
        if text[one.start].isupper() and one.text not in _CALENDAR and one.text not in STOP_WORDS
    ]
    runs: list[list[Term]] = []
    for term in found:
        if runs and re.fullmatch(r"[\s.’'-]{1,2}|\sof\s", text[runs[-1][-1].end : term.start]):
            runs[-1].append(term)
        else:
            runs.append([term])
    return [tuple(run) for run in runs if not _adjective(run, text)]


def _adjective(run: Sequence[Term], text: str) -> bool:
    """Whether a run is one word before a small noun: Chinese exports, European capitals."""
    last = run[-1]
    return (
        len(run) == 1
        and re.match(r"\s[a-zа-яё]", text[last.end : last.end + 2]) is not None
        and re.search(r"(?:ese|ian|ean|ish|can|ch|sh|i)$", last.text) is not None
    )
