"""Number uses: the numbers of a question, with the other ways in which passages may write them.

"$240bn" is also answered by "240 billion dollars", "20%" by "twenty per cent", "7 000" by "7,000". Each is
one use: where another way to write the number stands, all its words count for those asked for.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from corpus.figures.numerals import Kind, chinese_numerals
from corpus.figures.spelt import OPENERS, spelt_value
from corpus.found import How
from corpus.index.aliases import AliasUse
from corpus.words.numbers import LETTER_MAGNITUDES, MAGNITUDES
from corpus.words.vocabulary import SYMBOL_WORDS
from corpus.words.written_numbers import PERCENT, UNITS, number_phrases, percent_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.index.question import QuestionWord
    from corpus.words.tokens import Phrase

NUMBER_CLOSENESS = 0.97
"""The same number is the same: as much as the same word in another script."""

_DIGITS = re.compile(r"(?!0\d)\d{1,15}(?:\.\d{1,6})?")
_HAN_NUMERAL = re.compile("[一二两三四五六七八九十百千]")
_FIRST_GROUP, _GROUP = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_BETWEEN_GROUPS = frozenset(" \u00a0\u2009")
_THOUSANDS_OR_THOUSANDTHS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""One point with three digits behind it: 7.000 is seven thousand on the continent, and seven elsewhere."""
_WITHIN = frozenset({"", " ", "-"})
"""What may stand between the words of one number."""
_SPELT_WORDS = 8
_ALONE = frozenset({"a", "an", "half", "one"})
"""No numbers unless more follows: they say too little."""
_CURRENCIES = frozenset(SYMBOL_WORDS.values()) - {"percent"}
_UNITS: dict[str, list[Phrase]] = {}
_OTHERS: dict[Phrase, tuple[Phrase, ...]] = {}
for _group in UNITS:
    for _unit in sorted(_group, key=len, reverse=True):
        _UNITS.setdefault(_unit[0], []).append(_unit)
        _OTHERS[_unit] = tuple(other for other in _group if other != _unit)


class _Number(NamedTuple):
    """A number of a question: the places of its first word and after its last, and its value or values."""

    first: int
    last: int
    value: Decimal
    percent: bool = False
    or_value: Decimal | None = None


def number_uses(question: str, words: Sequence[QuestionWord]) -> tuple[AliasUse, ...]:
    """Every number and unit of a question that may be written otherwise, in order.

    Args:
        question: as it is searched.
        words: all its words, in order.
    """
    found: list[AliasUse] = []
    characters = {number.first: number for number in _in_characters(question, words)}
    at = 0
    while at < len(words):
        number = characters.get(at) or _in_digits(question, words, at) or _in_words(question, words, at)
        if number is None:
            units = _UNITS.get(words[at].text, ())
            unit = next((each for each in units if _texts(words, at, at + len(each)) == each), ())
            last, others = at + (len(unit) or 1), _OTHERS.get(unit, ())
        else:
            last, others = number.last, _phrases(number)
        asked = _texts(words, at, last)
        if different := tuple(phrase for phrase in others if phrase != asked):
            required = number is not None and last > at + 1
            apart = tuple(
                (*each, "000") for each in (asked, *different) if len(each) > 1 and _GROUP.fullmatch(each[-1])
            )
            use = AliasUse(at, last, different, How.NUMBER, NUMBER_CLOSENESS, required=required, apart=apart)
            found.append(use)
        at = last
    return tuple(found)


def _phrases(number: _Number) -> tuple[Phrase, ...]:
    if number.percent:
        return percent_phrases(number.value)
    return number_phrases(number.value) + (number_phrases(number.or_value) if number.or_value else ())


def _in_digits(question: str, words: Sequence[QuestionWord], at: int) -> _Number | None:
    """The number that a word in digits starts; None where it is part of a date or a name."""
    word = words[at]
    if not _DIGITS.fullmatch(word.text):
        return None
    end = _last_group(question, words, at)
    digits = Decimal("".join(each.text for each in words[at : end + 1]))
    factor, last = _magnitude(question, words, end)
    number = _with_percent(question, words, _Number(at, last, digits * factor))
    if number.last == at + 1 and _THOUSANDS_OR_THOUSANDTHS.fullmatch(word.written):
        number = number._replace(or_value=digits * 1000)
    return number if word.amount or number.last > at + 1 else None


def _last_group(question: str, words: Sequence[QuestionWord], at: int) -> int:
    """The place of the last of the groups of three digits behind some digits; theirs where there is none."""
    if not words[at].amount or not _FIRST_GROUP.fullmatch(words[at].written):
        return at
    while (
        at + 1 < len(words)
        and _GROUP.fullmatch(words[at + 1].written)
        and question[words[at].end : words[at + 1].start] in _BETWEEN_GROUPS
    ):
        at += 1
    return at


def _magnitude(question: str, words: Sequence[QuestionWord], at: int) -> tuple[Decimal, int]:
    """What the digits at a place are multiplied by, and the place after that word."""
    last = at + 1
    if last == len(words) or question[words[at].end : words[last].start] not in _WITHIN:
        return Decimal(1), last
    behind = words[last].text
    money = at > 0 and words[at - 1].text in _CURRENCIES
    letter = words[at].end == words[last].start and (money or behind == "k")
    factor = MAGNITUDES.get(behind) or (LETTER_MAGNITUDES.get(behind) if letter else None)
    return (Decimal(factor), last + 1) if factor else (Decimal(1), last)


def _in_words(question: str, words: Sequence[QuestionWord], at: int) -> _Number | None:
    """The number that a word starts which is spelt out."""
    if words[at].text not in OPENERS:
        return None
    run = [words[at].text]
    for one, other in zip(words[at : at + _SPELT_WORDS], words[at + 1 : at + _SPELT_WORDS], strict=False):
        if question[one.end : other.start] not in _WITHIN:
            break
        run.append(other.text)
    value, count = spelt_value(run)
    if not count or (count == 1 and run[0] in _ALONE):
        return None
    factor, last = _magnitude(question, words, at + count - 1)
    exact = Decimal(str(value)) * factor
    return _with_percent(question, words, _Number(at, last, exact)) if _is_short(exact) else None


def _with_percent(question: str, words: Sequence[QuestionWord], number: _Number) -> _Number:
    """The number with the percent sign or word behind it, if there is one."""
    last = number.last
    if question[words[last - 1].end : words[last].start if last < len(words) else None].strip():
        return number
    sign = next((each for each in PERCENT if _texts(words, last, last + len(each)) == each), ())
    return number._replace(last=last + len(sign), percent=True) if sign else number


def _in_characters(question: str, words: Sequence[QuestionWord]) -> Iterator[_Number]:
    """The numbers in Chinese characters."""
    if not _HAN_NUMERAL.search(question):
        return
    for numeral in chinese_numerals(question):
        end = numeral.end
        factor = MAGNITUDES.get(question[end : end + 1], 1.0)
        end += factor != 1.0
        places = [at for at, word in enumerate(words) if numeral.start <= word.start and word.end <= end]
        value = Decimal(str(numeral.value)) * Decimal(factor)
        if places and numeral.kind is not Kind.FRACTION and _is_short(value):
            yield _Number(places[0], places[-1] + 1, value, numeral.kind is Kind.PERCENT)


def _is_short(value: Decimal) -> bool:
    """Whether a value is one that somebody writes, and no fraction without an end."""
    return len(value.normalize().as_tuple().digits) <= 9 and value > 0


def _texts(words: Sequence[QuestionWord], first: int, last: int) -> Phrase:
    return tuple(word.text for word in words[first:last])
