"""Amounts: the numbers of a question that an answer must hold; a year or a day may stand elsewhere.

"£42.5m" asks for this sum and no other. "in 2023" and "16 May" say when: the date of the document may
answer them. The numbers in "Covid-19" and "the flight of Apollo 1" are parts of names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.words.numbers import MAGNITUDES
from corpus.words.written_ordinals import ENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.words.tokens import Token
    from corpus.words.written_dates import WrittenDate

_YEAR = re.compile(r"(?:19|20)\d\d")
_PART_OF_DATE = re.compile(r"\d+(?=[年月日号號])")


def amounts(question: str, found: Sequence[Token], dates: Sequence[WrittenDate]) -> list[bool]:
    """For each token of a question, whether it is a number that an answer must hold.

    Args:
        question: as it is searched.
        found: its tokens, in order.
        dates: that it names.
    """
    times = [(date.start, date.end) for date in dates]
    times += [match.span() for match in _PART_OF_DATE.finditer(question)]
    return [
        token.text[:1].isdigit()
        and not any(start < token.end and token.start < end for start, end in times)
        and not _is_year(found, place)
        and question[max(token.start - 1, 0)] != "-"
        and not ENDING.match(question, token.end)
        and not (place > 1 and question[found[place - 1].start].isupper())
        for place, token in enumerate(found)
    ]


def _is_year(found: Sequence[Token], place: int) -> bool:
    is_sum = found[place + 1 : place + 2] and found[place + 1].text in MAGNITUDES
    return bool(_YEAR.fullmatch(found[place].text) and not is_sum)
