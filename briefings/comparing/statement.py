"""Statements: one sentence taken apart once, so that holding it against many others costs little.

In comes a passage; out come its words as concepts, its names, and each of its figures with what it measures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from briefings.checking import content_words
from briefings.comparing.clocks import Clock, clocks
from briefings.comparing.concepts import CUMULATIVE, FATES, NEUTRAL, ONCE, RESTRICTING, contrasts, meaning
from briefings.comparing.measures import (
    NUMBER_STEMS,
    Kind,
    Measure,
    counted,
    is_count,
    is_time,
    kind_of,
    says_how_much,
    tells,
)
from briefings.comparing.tolerance import room
from briefings.comparing.wording import FAINT, names_around
from corpus.figures import Qualifier
from corpus.names.spelling import name_word
from corpus.words.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.checking.content_words import Word
    from corpus.document import Passage
    from corpus.figures import Figure

_CLAUSE_END = re.compile(
    r"[,;:(]\s|[)]|\s[–—-]\s|—|[，；：、（）]|\b(?:while|whereas|but|although|(?:said|says|say)(?:\sthat)?)\b"
)
_OF = frozenset(f" {of}{the} " for of in ("of", "among", "for") for the in ("", " the"))
_OUT_OF = re.compile(r"\s?(?:out )?of (?:the |its |their |all )?", re.IGNORECASE)
_SEVERAL = 3
_BEFORE = 2
"""How much farther a word before a figure stands than one behind it."""
_SHORTEST_NAME = 4
_ALL_NOUNS_CAPITAL = frozenset({"de"})
"""Languages that write every noun as others write names."""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What one sentence states, taken apart.

    Attributes:
        words: the concepts of its content words, without those of its figures, its dates and any news.
        telling: the same without words that only say that a figure is reached or told.
        names: those written as names are.
        titled: the same, and the words of a name of several that opens the sentence.
        opening: its first content word that is no date; it may be of a figure.
        everything: every concept of it, those of its figures and dates too.
        measures: its figures that say how much.
        units: of its figures, None of a bare number.
        former: those of them that are only held against another.
        members: the contrasts that its words belong to.
        parts: each word with the one it is a part of: wheat, of exports.
        once: what happens only once, as far as it tells of such.
    """

    words: frozenset[str]
    telling: frozenset[str]
    names: frozenset[str]
    titled: frozenset[str]
    opening: str | None
    everything: frozenset[str]
    measures: tuple[Measure, ...]
    units: frozenset[str | None]
    former: tuple[Measure, ...]
    members: frozenset[tuple[str, str]]
    parts: frozenset[tuple[str, str]]
    once: frozenset[str]
    cumulative: frozenset[str]
    clocks: tuple[Clock, ...]
    list_: tuple[Word, ...]


@lru_cache(maxsize=1 << 14)
def statement(passage: Passage) -> Statement:
    """A passage taken apart."""
    text, offset = passage.text, passage.span.start
    every = tuple(content_words.words(text, capital=passage.document.language not in _ALL_NOUNS_CAPITAL))
    times = clocks(text)
    spans = [*(one.span for one in passage.figures), *(one.span for one in passage.dates)]
    taken = [
        *((span.start - offset, span.end - offset) for span in spans),
        *((one.start, one.end) for one in times),
    ]
    free = (
        [word for word in every if not any(s < word.end and word.start < e for s, e in taken)]
        if taken
        else every
    )
    words = frozenset(word.concept for word in free) - FAINT
    names = frozenset(word.concept for word in free if word.named) - FAINT
    everything = frozenset(word.concept for word in every)
    measures = _measures(passage, free, every)
    return Statement(
        words=words,
        telling=frozenset(w.concept for w in free if w.stem not in NEUTRAL or w.concept in ONCE) - FAINT,
        names=names,
        titled=names | frozenset(word.concept for word in free if word.opens),
        opening=_opening(passage, every),
        everything=everything,
        measures=measures,
        units=frozenset(each.unit for each in measures),
        former=tuple(each for each in measures if each.kind is Kind.FORMER),
        members=contrasts(word.stem for word in every if not word.named),
        parts=_parts(text, every),
        once=everything & ONCE,
        cumulative=everything & CUMULATIVE,
        clocks=times,
        list_=tuple(free),
    )


def _parts(text: str, words: Sequence[Word]) -> frozenset[tuple[str, str]]:
    """Each word with the one behind it that says what it is of; a name narrows nothing."""
    return frozenset(
        (head.concept, part.concept)
        for head, part in pairwise(words)
        if part.start - head.end > 1
        and not part.named
        and head.stem not in NEUTRAL
        and text[head.end : part.start].lower() in _OF
    )


def _opening(passage: Passage, words: Sequence[Word]) -> str | None:
    """What a sentence begins with: the thing counted, if it begins with a count, but never a date."""
    dates = [
        (one.span.start - passage.span.start, one.span.end - passage.span.start) for one in passage.dates
    ]
    return next(
        (
            word.concept
            for word in words
            if word.concept not in FAINT
            and word.stem not in NEUTRAL
            and word.stem not in NUMBER_STEMS
            and not any(start <= word.start < end for start, end in dates)
        ),
        None,
    )


def _measures(passage: Passage, free: Sequence[Word], every: Sequence[Word]) -> tuple[Measure, ...]:
    if not passage.figures:
        return ()
    text, offset = passage.text, passage.span.start
    borders = [mark.end() for mark in _CLAUSE_END.finditer(text)]
    clauses: dict[int, list[Word]] = {}
    for word in free:
        clauses.setdefault(bisect_right(borders, word.start), []).append(word)
    units, wholes = [_unit(passage, figure, every) for figure in passage.figures], _wholes(passage)
    for at in wholes:
        units[at - 1] = units[at - 1] or units[at]
    found: list[Measure] = []
    for at, (figure, unit) in enumerate(zip(passage.figures, units, strict=True)):
        if not says_how_much(passage, figure):
            continue
        start, end = figure.span.start - offset, figure.span.end - offset
        clause = _clause(clauses, bisect_right(borders, start))
        near = frozenset(word.concept for word in clause if word.stem not in NEUTRAL) - FAINT
        kind = kind_of(text, start, end, figure)
        if (
            found
            and figure.qualifier is Qualifier.AT_MOST
            and found[-1].figure.qualifier is Qualifier.AT_LEAST
        ):
            kind = found[-1].kind  # the upper end of a range is what the lower one is
        counts = is_count(figure) or (figure.unit is None and unit is not None)
        of_count = counted(passage, figure)
        found.append(
            Measure(
                figure=figure,
                unit=unit,
                rate=_rate(figure),
                kind=kind,
                room=room(passage, figure),
                counted=frozenset(meaning(each) for each in of_count),
                clause=near,
                names=_names(free, clause, end),
                restricted=frozenset(
                    word.stem for word in clause if word.stem in RESTRICTING and not word.named
                )
                | (of_count & RESTRICTING),
                tells=at not in wholes and tells(passage, figure),
                is_count=counts,
                is_time=is_time(figure),
                alone=sum(
                    each == unit and _rate(one) == _rate(figure)
                    for each, one in zip(units, passage.figures, strict=True)
                )
                == 1,
                fate=_fate(clause, start, end),
            )
        )
    return tuple(found)


def _rate(figure: Figure) -> str:
    """What a figure is per; empty for an amount."""
    return (figure.unit or "").partition("/")[2]


def _fate(clause: Sequence[Word], start: int, end: int) -> str | None:
    """What became of those a figure counts: said behind it more often than before."""
    fates = [
        (word.start - end if word.start >= start else _BEFORE * (start - word.end), word.concept)
        for word in clause
        if word.concept in FATES
    ]
    return min(fates)[1] if fates else None


def _names(words: Iterable[Word], clause: Sequence[Word], end: int) -> frozenset[str]:
    """The names that a figure may be of: those of its clause, and all before it."""
    near = {word.start for word in clause}
    return frozenset(
        word.concept
        for word in words
        if (word.named or word.opens) and (word.start < end or word.start in near)
    )


def _clause(clauses: dict[int, list[Word]], at: int) -> list[Word]:
    """The words of a figure's clause; of one that has none of its own, those of the clause before."""
    for number in range(at, -1, -1):
        words = clauses.get(number, [])
        if any(word.stem not in NEUTRAL for word in words):
            return words
    return list(chain.from_iterable(clauses.values()))


_PEOPLE = frozenset({"dead", "injur", "miss", "arrest", "rescu"})


def _wholes(passage: Passage) -> frozenset[int]:
    """Which figures are only the whole that the one before is a part of: 36 of the 104 seats."""
    offset = passage.span.start
    return frozenset(
        at
        for at, (part, whole) in enumerate(pairwise(passage.figures), 1)
        if _OUT_OF.fullmatch(passage.text[part.span.end - offset : whole.span.start - offset])
    )


def _unit(passage: Passage, figure: Figure, words: Sequence[Word]) -> str | None:
    """The unit of a figure, or the concept of what it counts; the dead are people."""
    if figure.unit is not None:
        unit = figure.unit.partition("/")[0]
        return meaning(stem(unit), unit) if is_count(figure) else unit
    end = figure.span.end - passage.span.start
    following = [word for word in words if end <= word.start <= end + _SEVERAL and word.stem not in NEUTRAL]
    behind = next(
        (word for word in following if word.concept != word.stem), following[0] if following else None
    )
    if behind is not None and behind.concept not in FAINT:
        if behind.concept in _PEOPLE or "人" in passage.text[end : behind.start + 1]:
            return "person"
        return behind.concept if passage.document.language != "en" else None
    return "person" if any(word.concept in _PEOPLE for word in words) else None


@lru_cache(maxsize=1 << 14)
def sounds(passage: Passage) -> frozenset[str]:
    """The names of a sentence by their sound, the same in all scripts with letters."""
    text = passage.text
    written = (text[w.start : w.end] for w in statement(passage).list_ if w.named or w.opens)
    return _keys(written)


@lru_cache(maxsize=1 << 14)
def sounds_around(passage: Passage) -> frozenset[str]:
    """The same of all that stands around it: its neighbours and its document's title."""
    return _keys(names_around(passage))


def _keys(written: Iterable[str]) -> frozenset[str]:
    keys = (name_word(name).key for name in written)
    return frozenset(key for key in keys if len(key) >= _SHORTEST_NAME)


def clause_at(passage: Passage, position: int) -> frozenset[str]:
    """The telling concepts of the clause around a place of a sentence.

    Args:
        position: offset in the sentence.
    """
    borders = [mark.end() for mark in _CLAUSE_END.finditer(passage.text)]
    clauses: dict[int, list[Word]] = {}
    for word in statement(passage).list_:
        clauses.setdefault(bisect_right(borders, word.start), []).append(word)
    clause = _clause(clauses, bisect_right(borders, position))
    return (
        frozenset(word.concept for word in clause if word.stem not in NEUTRAL or word.concept in ONCE) - FAINT
    )
