"""Clauses: what a sentence asserts or denies, one by one, as the words it does so with.

In comes a sentence; out come its clauses. A clause without a subject of its own has that of the sentence;
what
somebody says, confirms or denies is a clause of its own. Questions, conditions, hopes and what "we" say
are left out: they state nothing that another sentence could deny.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from briefings.contradicting.denial_words import (
    BASE_FORMS,
    DENYING,
    FUTURE,
    HALF_NEGATING,
    NEGATORS,
    NO,
    NOT_NEGATING,
    QUANTIFIERS,
    STATING,
    UNREAL,
    UNTOLD,
    YET,
)
from corpus.words.content import content_stems
from corpus.words.months import ENGLISH_MONTHS
from corpus.words.stems import stem
from corpus.words.tokens import fold
from corpus.words.vocabulary import FAINT_WORDS

_BOUNDARY = re.compile(
    rf"[,:()“”\"«»—]|;|\s[–-]\s|(?<![\w’'])(?:(?P<denying>{DENYING})|(?P<stating>{STATING})"
    rf"|(?P<subordinating>that|dass|что)|(?P<bound>which|who|whom"
    r"|whose|where|when|while|because|although|though|after|before|until|unless|if|once|since|wenn|weil"
    r"|nachdem|bevor"
    r"|während|если|когда|после|потому|пока не)|(?P<turning>but|aber|но))(?![\w’'])",
    re.IGNORECASE,
)
_NOT_NEGATING = re.compile(NOT_NEGATING, re.IGNORECASE)
_NEGATOR = re.compile(rf"(?<![\w’'])(?:{NEGATORS})(?!\w)|n['’]t\b|\bcannot\b", re.IGNORECASE)
_NO = re.compile(rf"(?<![\w’'])(?:{NO})(?!\w)", re.IGNORECASE)
_HALF_NEGATING = re.compile(HALF_NEGATING, re.IGNORECASE)
_NEXT = re.compile(
    r"\W*(?:(?:been|be|yet|have|had|\w+ly|the|to|worden|sich|было|была)\W+)*([^\W\d_][\w’'-]*)?"
)
_UNREAL = re.compile(UNREAL, re.IGNORECASE)
_YET = re.compile(YET, re.IGNORECASE)
_FUTURE = re.compile(FUTURE, re.IGNORECASE)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![\w’'])[A-ZА-ЯЁÄÖÜ][\w’'-]*")
_NO_SUBJECT = re.compile(
    r"\s*(?:(?:has|have|had|is|are|was|were|will|did|does|do|can|cannot|he|she|it|they|having|hat|ist"
    r"|wurde|wird|er|sie|es"
    r"|он|она|оно|они)\b|\w+(?:n['’]t)\b|\w+ing\b|to\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MODAL = re.compile(r"\b(?:can|cannot|could|able)\b", re.IGNORECASE)
_EVIDENCE = re.compile(r"\b(evidence|proof|indications?|signs?) that\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|und|и)\b")
_SHORT_QUOTE = re.compile(r"[“«\"]((?:[\w’'-]+ ?){1,3})[”»\"]")
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_DATES = frozenset(stem(word) for word in (*ENGLISH_MONTHS, *_WEEKDAYS.split()))
_SKIPPED = frozenset(["been", "be", "have", "has", "had", "being", "yet"])
_QUESTION = re.compile(r"[?？]")
_TURN = re.compile(rf"(?<![\w’'])(?:{NEGATORS}|{NO}|{DENYING})(?!\w)|n['’]t\b|\bcannot\b", re.IGNORECASE)


class _Voice(Enum):
    """How a clause is said."""

    ASSERTED = auto()
    DENIED = auto()
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a sentence asserts or denies.

    Attributes:
        words: its content words as stems, irregular forms under their verb.
        order: the same in order.
        predicate: of a denied clause, the word that is denied; None where it is not known, or nothing is
        denied.
        denied: whether the clause is denied.
        disputed: whether it is so because somebody denies it.
        half: whether a word of it half denies.
        behind: of a denied clause, the words behind the denial: the more of them, the less is denied.
        names: stems of what is written with a capital.
        exact: digits and quantifiers, which must be the same on both sides.
        future: whether it is yet to be.
        modal: whether it tells what can be.
        yet: whether it leaves room for a change.
    """

    words: frozenset[str]
    order: tuple[str, ...]
    predicate: str | None
    denied: bool
    disputed: bool
    half: bool
    behind: frozenset[str]
    names: frozenset[str]
    exact: frozenset[str]
    future: bool
    modal: bool
    yet: bool

    @property
    def subject(self) -> str:
        """The first word."""
        return self.order[0]


def turns(text: str) -> bool:
    """Whether a sentence may deny anything: read before it is taken apart."""
    return any(map(_turns, text.split()))


@lru_cache(maxsize=1 << 16)
def _turns(word: str) -> bool:
    return _TURN.search(word) is not None


@lru_cache(maxsize=1 << 14)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence that assert or deny something for certain, in order."""
    if _QUESTION.search(text):
        return ()
    text = _SHORT_QUOTE.sub(r" \1 ", _EVIDENCE.sub(r"\1", text))
    found = []
    start, opening, voice, led, disputed = 0, "", _Voice.ASSERTED, False, False
    for mark in (*_BOUNDARY.finditer(text), None):
        written = text[start : mark.start() if mark else len(text)]
        leads = mark is not None and (mark["denying"] or mark["stating"])
        tied = mark is not None and mark["bound"]
        whole = f"{opening} {written}" if _NO_SUBJECT.match(written) else written
        # "Informed them that …" and "the fact that …" are no whole statements.
        heads = mark is not None and mark["subordinating"] and not led
        if voice is not _Voice.UNCLEAR and not (leads or tied or heads) and not _UNREAL.search(whole):
            clause = _clause(whole, disputed=voice is _Voice.DENIED)
            if clause is not None:
                found.append(clause)
        if mark is None:
            break
        opening = written if leads and written.strip() else opening or written
        voice = _next_voice(mark, written, voice, led=led, disputed=disputed)
        disputed = disputed or voice is _Voice.DENIED
        led = bool(leads) or (led and (mark["subordinating"] is not None or not written.strip()))
        start = mark.end()
    return tuple(found)


def _next_voice(mark: re.Match[str], written: str, voice: _Voice, *, led: bool, disputed: bool) -> _Voice:
    """How what follows a boundary is said, by the boundary and what stands before it."""
    if mark["bound"] or ((mark["denying"] or mark["stating"]) and _turned(written)):
        return _Voice.UNCLEAR
    if mark["denying"]:
        return _Voice.DENIED
    if mark["stating"]:
        # "Denied the claims that …": what is claimed is what is denied.
        nominal = voice is _Voice.DENIED and not _stems(written) and not _AND.search(written)
        return voice if nominal else _Voice.UNCLEAR if disputed else _Voice.ASSERTED
    if mark["subordinating"]:
        # "Denied this and added that …": only the first is denied.
        return voice if led and not (voice is _Voice.DENIED and _AND.search(written)) else _Voice.UNCLEAR
    if mark["turning"]:
        return _Voice.ASSERTED
    # What is enumerated behind a denial may be denied as well; a comma before "that" changes nothing.
    if led and not written.strip():
        return voice
    return _Voice.UNCLEAR if disputed else _Voice.ASSERTED


def _turned(text: str) -> bool:
    return _NEGATOR.search(text) is not None or _NO.search(text) is not None


def _clause(text: str, *, disputed: bool) -> Clause | None:
    """One clause as the words it is stated with; None when too little is left, or it is half denied."""
    marks = sorted((*_NEGATOR.finditer(text), *_NO.finditer(text)), key=lambda mark: mark.start())
    if marks and _NOT_NEGATING.search(text):
        return None
    if len(marks) + disputed > 1 or (disputed and _AND.search(text)):
        return None
    predicate = None
    if marks:
        word = _NEXT.match(text, marks[0].end())
        after = _stems(word[1]) if word and word[1] else []
        # "Not among them": what is denied is no content word.
        if word and word[1] and not after:
            return None
        predicate = after[0] if after else None
        # "It hit one but did not hit the other": two objects of one verb.
        if predicate in UNTOLD or predicate in _stems(text[: marks[0].start()]):
            return None
    bare = text[: marks[0].start()] + " " + text[marks[0].end() :] if marks else text
    words = _stems(bare)
    if len(words) < 2:
        return None
    exact = {
        *_DIGITS.findall(text),
        *(word for word in map(str.lower, _WORD.findall(text)) if word in QUANTIFIERS),
    }
    return Clause(
        frozenset(words),
        tuple(words),
        predicate,
        bool(marks) or disputed,
        disputed,
        _HALF_NEGATING.search(text) is not None,
        frozenset(_stems(text[marks[0].end() :]) if marks else words if disputed else ()),
        frozenset(each for name in _NAME.findall(text) for each in content_stems(name))
        & frozenset(words) - _DATES,
        frozenset(exact),
        _FUTURE.search(text) is not None,
        _MODAL.search(text) is not None,
        _YET.search(text) is not None,
    )


@lru_cache(maxsize=1 << 15)
def _base(word: str) -> str:
    return _BASES.get(word, word)


_BASES = {stem(form): stem(base) for form, base in BASE_FORMS.items()}
_VOID = FAINT_WORDS | {
    stem(word) for word in (*_SKIPPED, "now", "still", "far", "there", "noch", "hat", "haben", "had")
}


def _stems(text: str) -> list[str]:
    return [_base(each) for each in content_stems(text) if each not in _VOID]


def statement_words(text: str) -> frozenset[str]:
    """All words of a sentence as its clauses would have them."""
    return frozenset(_stems(text))


def base_stem(word: str) -> str:
    """The stem that a word of a clause has."""
    return _base(stem(fold(word)))
