"""Ordinal uses: the ordinals and anniversaries of a question, with the other ways to write them.

"75th anniversary" is also answered by "75 years", "seventy-fifth anniversary", «75-летие» and 75周年.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus.found import How
from corpus.index.aliases import AliasUse
from corpus.index.number_uses import NUMBER_CLOSENESS
from corpus.words.numbers import BEFORE_ORDINAL_ZH
from corpus.words.written_ordinals import (
    ANNIVERSARIES,
    ENDING,
    SPELT_ORDINALS,
    anniversary_phrases,
    ordinal_phrases,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.index.question import QuestionWord

_DIGITS = 3


class _Ordinal(NamedTuple):
    """The places of an ordinal's first word and after its last, and what it counts."""

    first: int
    last: int
    number: int


def ordinal_uses(question: str, words: Sequence[QuestionWord]) -> Iterator[AliasUse]:
    """Every ordinal and anniversary of a question, in order.

    Args:
        question: as it is searched.
        words: all its words, in order.
    """
    at = 0
    while at < len(words):
        ordinal = _in_digits(question, words, at) or _spelt(words, at)
        last = ordinal.last if ordinal else at + 1
        following = words[last].text if last < len(words) else ""
        of_years = following in ANNIVERSARIES and (ordinal is not None or _is_count(words[at].text))
        if of_years:
            number, last = ordinal.number if ordinal else int(words[at].text), last + 1
            others = anniversary_phrases(number)
        else:
            others = ordinal_phrases(ordinal.number) if ordinal else ()
        asked = tuple(word.text for word in words[at:last])
        if others:
            different = tuple(phrase for phrase in others if phrase != asked)
            yield AliasUse(at, last, different, How.NUMBER, NUMBER_CLOSENESS, required=of_years)
        at = last


def _in_digits(question: str, words: Sequence[QuestionWord], at: int) -> _Ordinal | None:
    """75th, 75-я, 第75."""
    behind = words[at].text == BEFORE_ORDINAL_ZH
    digits = at + behind
    if digits == len(words) or not _is_count(words[digits].text):
        return None
    number, last = int(words[digits].text), digits + 1
    if behind:
        return _Ordinal(at, last, number)
    ending = last < len(words) and ENDING.fullmatch(question, words[digits].end, words[last].end)
    return _Ordinal(at, last + 1, number) if ending else None


def _spelt(words: Sequence[QuestionWord], at: int) -> _Ordinal | None:
    """Seventy-fifth."""
    for count in (2, 1):
        asked = tuple(word.text for word in words[at : at + count])
        if number := SPELT_ORDINALS.get(asked):
            return _Ordinal(at, at + len(asked), number)
    return None


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) <= _DIGITS
