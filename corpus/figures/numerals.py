"""Where the numbers of a sentence stand and what they are worth, before anything is known of their units."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.figures.spelt import OPENERS, spelt_value
from corpus.words.numbers import (
    DIGITS_ZH,
    FRACTIONS,
    MULTIPLES,
    NUMBER_WORDS,
    ORDINALS,
    PLACES_ZH,
    SIGNS,
    SMALL_RU,
    SPOKEN_MAGNITUDES,
)
from corpus.words.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = rf"[^\W\d_{UNSPACED}]"
_GROUP = r"[,.\u00a0\u202f\u2009 '’]"
_DIGITS = re.compile(
    rf"(?=[-−+\d{''.join(SIGNS)}])(?<!{_LETTER})(?<![\d_])(?<!\d[.,/:])(?<!{_LETTER}-)(?<!{_LETTER}–)"
    r"(?P<sign>(?<![\w%)\]])[-−+](?=\d))?"
    rf"(?P<number>\d{{1,3}}(?P<mark>{_GROUP})\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)(?:(?!(?P=mark))[.,]\d+)?"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+[.,]\d+(?:e[-+]?\d+)?|\d+(?:e[-+]?\d+)?)"
    rf"(?:[ ]?(?P<fraction>[{''.join(SIGNS)}])|[ ](?P<mixed>[1-9]/[2-9])(?![\d/.,])"
    r"|(?P<over>/\d{1,2})(?![\d/]))?"
    rf"|(?P<sign_alone>[{''.join(SIGNS)}])"
)
_CODE = re.compile(r"0\d")  # a number is not written with a nought before it
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+|&")
_HAN = re.compile(
    r"(?!百分)(?P<below>[一二两三四五六七八九十百]+)分之(?P<above>[一二两三四五六七八九十百]+)"
    r"|(?P<percent>百分之)?(?P<number>[一二两三四五六七八九十百千零〇]+)(?P<point>点[一二三四五六七八九零〇]+)?"
    r"(?=[多余]?(?P<unit>万|亿|个月|个国家|个百分点|人|年|天|次|倍|周|小时|公里|吨|艘|家公司|家企业|国领导"
    r"|[名位例辆架])?)"
)
_MAX_NUMBER_CHARS = 40
"""A longer number is a key, a code or a table that lost its spaces; a float holds 17 digits of it anyway."""
_HAN_PERCENT = re.compile(r"百分之\s*(?P<number>\d+(?:\.\d+)?)")
_JOIN = re.compile(
    r"(?:[ \u00a0]+|-|(?:(?<=thousand)|(?<=[mb]illion)),[ ]"
    r"(?=[a-z]+[ -](?:hundred|[a-z]+[ -]thousand|thousand)))(?=[A-Za-zА-Яа-яЁё&])"
)


class Kind(Enum):
    """How a number is written; it decides what may follow."""

    DIGITS = auto()
    WORDS = auto()
    ORDINAL = auto()
    MULTIPLE = auto()
    FRACTION = auto()
    NONE = auto()  # the word "no"
    PERCENT = auto()  # Chinese: the sign stands before the number


class Numeral(NamedTuple):
    """A number in a sentence: offsets from its start, value, and how it is written."""

    start: int
    end: int
    value: float
    kind: Kind


def digit_numerals(sentence: str, *, decimal_comma: bool) -> Iterator[Numeral]:
    """Numbers in digits, in order; what is too long to be one is left out.

    Args:
        sentence: where they stand.
        decimal_comma: the language writes 1.234,5; it decides where 1.234 or 1,234 could be either.
    """
    for match in _HAN_PERCENT.finditer(sentence):
        if len(match["number"]) <= _MAX_NUMBER_CHARS:
            yield Numeral(match.start(), match.end(), float(match["number"]), Kind.PERCENT)
    for match in _DIGITS.finditer(sentence):
        if sign := match["sign_alone"]:
            yield Numeral(match.start(), match.end(), SIGNS[sign], Kind.DIGITS)
            continue
        if len(match["number"]) > _MAX_NUMBER_CHARS or _CODE.match(match["number"]):
            continue
        value = _number(match["number"], match["mark"], decimal_comma=decimal_comma)
        end = match.end()
        if match["fraction"]:
            value += SIGNS[match["fraction"]]
        elif (mixed := match["mixed"]) and mixed[0] < mixed[2] and value == int(value):
            value += int(mixed[0]) / int(mixed[2])
        elif mixed:
            end = match.end("number")
        elif over := match["over"]:
            divisor = int(over[1:])
            if 1 < divisor <= 10 and 0 < value < divisor:
                value /= divisor
            else:
                end = match.end("number")
        yield Numeral(match.start(), end, -value if match["sign"] in {"-", "−"} else value, Kind.DIGITS)


def spelt_numerals(sentence: str) -> Iterator[Numeral]:
    """Numbers in words, English and Russian, in order."""
    low = sentence.lower()
    if len(low) != len(sentence):  # a letter whose small form is two
        low = "".join(letter.lower()[:1] for letter in sentence)
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(low)]
    behind = 0
    for at, (start, end, word) in enumerate(words):
        if word not in _STARTS or start < behind:
            continue
        numeral = _spelt(low, words, at) if word in OPENERS else None
        if numeral is None and word in MULTIPLES:
            numeral = Numeral(start, end, MULTIPLES[word], Kind.MULTIPLE)
        elif numeral is None and word in ORDINALS:
            numeral = Numeral(start, end, ORDINALS[word], Kind.ORDINAL)
        elif word == "no" and not sentence.startswith((".", "-"), end):
            numeral = Numeral(start, end, 0, Kind.NONE)
        elif numeral is None and word == "half" and _HALF_OF.match(sentence, end):
            numeral = Numeral(start, end, 1 / 2, Kind.FRACTION)
        if numeral:
            behind = numeral.end
            yield numeral


def _spelt(low: str, words: list[tuple[int, int, str]], at: int) -> Numeral | None:
    """The number that one of the words opens, if it opens one."""
    start, _, word = words[at]
    if word in {"a", "an"} and (at + 1 == len(words) or words[at + 1][2] not in _BEHIND_ARTICLE):
        return None
    value, count = spelt_value(_run(low, words, at))
    if count:
        return Numeral(start, words[at + count - 1][1], value, _kind_of(word, count))
    if word == "a" and (end := _share_after(words, at)):
        return Numeral(start, end, FRACTIONS[words[at + 1][2]], Kind.FRACTION)
    return None


def chinese_numerals(sentence: str) -> Iterator[Numeral]:
    """Numbers in Chinese characters, where a unit or 百分之 shows that they count."""
    for match in _HAN.finditer(sentence):
        if match["below"]:
            below, above = _chinese(match["below"]), _chinese(match["above"])
            if below and above and above < below:
                yield Numeral(match.start(), match.end(), above / below, Kind.FRACTION)
            continue
        if not (match["percent"] or match["unit"]) or match.end() - match.start() > _MAX_NUMBER_CHARS:
            continue
        value = _chinese(match["number"])
        if value is None:
            continue
        if match["point"]:
            value += float("0." + "".join(str(DIGITS_ZH[sign]) for sign in match["point"][1:]))
        yield Numeral(match.start(), match.end(), value, Kind.PERCENT if match["percent"] else Kind.WORDS)


SPELT_CUES = NUMBER_WORDS | MULTIPLES.keys() | ORDINALS.keys() | SMALL_RU.keys() | {"no", "half", "quarter"}
"""Words without which a sentence has no spelt number."""

_STARTS = OPENERS | MULTIPLES.keys() | ORDINALS.keys() | {"no"}
_BEHIND_ARTICLE = FRACTIONS.keys() | SPOKEN_MAGNITUDES.keys()
_HALF_OF = re.compile(r"\s+(?:of|the|its|their|all|his|her)\b")


def _share_after(words: list[tuple[int, int, str]], at: int) -> int:
    """Where "a third" ends, in "rose by a third" and "more than a quarter in May"; 0 where it is no share."""
    if not at or at + 1 >= len(words) or words[at - 1][2] not in _LEADS_TO_SHARE:
        return 0
    fraction, end = words[at + 1][2], words[at + 1][1]
    if fraction not in FRACTIONS:
        return 0
    following = words[at + 2] if at + 2 < len(words) else None
    return 0 if following and following[0] == end + 1 and following[2] not in _ENDS_SHARE else end


_LEADS_TO_SHARE = frozenset({
    "by", "than", "about", "nearly", "almost", "roughly", "around", "over", "under", "up", "down",
})  # fmt: skip
_ENDS_SHARE = frozenset({
    "in", "from", "to", "since", "on", "compared", "over", "after", "before", "and", "or", "but", "between",
    "last", "this", "at", "as", "against", "during", "within", "because", "for", "more", "less", "when",
    "while", "with",
})  # fmt: skip
_LONGEST = 12  # words of one spelt number


def _run(sentence: str, words: list[tuple[int, int, str]], at: int) -> list[str]:
    """The words from one on that only spaces and hyphens part."""
    run = [words[at][2]]
    for (_, end, _), (start, _, word) in pairwise(words[at : at + _LONGEST]):
        joint = _JOIN.match(sentence, end)
        if joint is None or joint.end() != start:
            break
        run.append("and" if word == "&" else word)
    return run


def _kind_of(word: str, count: int) -> Kind:
    return Kind.FRACTION if word == "half" and count == 2 else Kind.WORDS


def _number(written: str, mark: str | None, *, decimal_comma: bool) -> float:
    """The value of digits with group and decimal marks."""
    low = written.lower()
    if "e" in low:
        return float(low.replace(",", "."))
    if mark is None:
        if written.count(",") > 1:
            return float(written.replace(",", ""))  # Indian groups
        return float(written.replace(",", "."))
    body, decimals = written, ""
    other = {",": ".", ".": ","}.get(mark)
    if other is not None or mark not in ",.":
        for sign in (other,) if other else (".", ","):
            if sign and sign in body:
                body, _, decimals = body.partition(sign)
    single_group = body.count(mark) == 1 and not decimals
    if single_group and ((mark == "," and decimal_comma) or (mark == "." and not decimal_comma)):
        return float(body.replace(",", "."))
    return float(body.replace(mark, "") + "." + (decimals or "0"))


def _chinese(written: str) -> float | None:
    """The value of Chinese numerals below ten thousand; None for a bare list of digits of one kind."""
    total, digit = 0, 0
    for sign in written:
        if sign in PLACES_ZH:
            total += (digit or 1) * PLACES_ZH[sign]
            digit = 0
        else:
            digit = DIGITS_ZH[sign]
    return float(total + digit)
