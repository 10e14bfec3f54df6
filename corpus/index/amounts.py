"""Amounts: the numbers of a question that an answer must hold; a year or a day may stand elsewhere.

"£42.5m" asks for this sum and no other. "in 2023" and "16 May" say when: the date of the document may
answer them. The numbers in "Covid-19" and "the flight of Apollo 1" are parts of names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.words.months import MONTH_NAMES
from corpus.words.numbers import MAGNITUDES, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.words.tokens import Token

_MONTHS = frozenset(name for names in MONTH_NAMES for name in names)
_MOST_DAYS = 31
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./])\d{1,2}\1\d{2,4}|\d+(?=[年月日])")
_ORDINAL = re.compile(r"-?(?:st|nd|rd|th|й|го|я)\b")
_SPELT = {str(number): word for word, number in SMALL.items()}


def amounts(question: str, found: Sequence[Token]) -> list[bool]:
    """For each token of a question, whether it is a number that an answer must hold."""
    dates = [match.span() for match in _DATE.finditer(question)]
    return [
        token.text[:1].isdigit()
        and not any(start < token.end and token.start < end for start, end in dates)
        and not _is_time(found, place)
        and question[max(token.start - 1, 0)] != "-"
        and not _ORDINAL.match(question, token.end)
        and not (place > 1 and question[found[place - 1].start].isupper())
        for place, token in enumerate(found)
    ]


def other_forms(number: str, following: str) -> tuple[str, ...]:
    """The tokens that say the same as a number: 10 is "ten"; 42.5 before "million" is 42500000."""
    forms = [_SPELT[number]] if number in _SPELT else []
    if following in MAGNITUDES:
        forms.append(f"{float(number) * MAGNITUDES[following]:.0f}")
    return tuple(forms)


def _is_time(found: Sequence[Token], place: int) -> bool:
    text = found[place].text
    beside = {token.text for token in (*found[max(place - 1, 0) : place], *found[place + 1 : place + 2])}
    is_day = text.isdecimal() and int(text) <= _MOST_DAYS and not beside.isdisjoint(_MONTHS)
    is_sum = found[place + 1 : place + 2] and found[place + 1].text in MAGNITUDES
    return is_day or bool(_YEAR.fullmatch(text) and not is_sum)
