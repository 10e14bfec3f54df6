"""What a figure is for: the year, quarter or month that the same sentence gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates import DateMention

_FOR = re.compile(
    r"(?:\b(?:in|for|during|throughout|over|of|by|в|за|на)\s+(?:all\s+of\s+)?(?:the\s+)?|\b(?:in|for)\s+(?:fiscal|calendar)\s+(?:year\s+)?|^\W*|[,，。；]\s*|在|于)$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared|comparison|than|against|versus|vs\.?|relative\s+to|same\s+(?:period|months?|time)|as\s+in|сравнени\w+|чем)\b"
    r"[^,;\d]{0,48}$|\b(?:since|from|until|before|after|like)\s+(?:the\s+)?$|比\s*$|较\s*$|自\s*$",
    re.IGNORECASE,
)
_NEAR = re.compile(r"(?:last|this|next)\b|去|今|本|上", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"[;；]|\s[–—]\s")
_REACH = 60  # characters behind a figure in which its own period starts


def period_of(
    sentence: str,
    offset: int,
    figure: tuple[int, int],
    figures: Sequence[tuple[int, int]],
    dates: Sequence[DateMention],
) -> str | None:
    """The period of a figure in EDTF; None where the sentence does not say.

    The period right behind a figure is its own ("$190 billion in 2022"); else the last one before it holds
    ("In 2023, …"); else the only one of the sentence. A day is when something happened, not a period, and
    what a figure is compared with is not what it is for.

    Args:
        sentence: the sentence's text.
        offset: where the sentence starts in the document.
        figure: where the figure stands in the sentence.
        figures: where all figures of the sentence stand, in order.
        dates: the sentence's dates, in order; offsets in the document.
    """
    periods = []
    for date in dates:
        start, end = date.span.start - offset, date.span.end - offset
        days = bounds(date.iso)
        if days is None or (days[1] - days[0]).days < 27:
            continue
        before = sentence[max(0, start - 56) : start]
        named = _FOR.search(before) or _NEAR.match(sentence, start)
        if named and not _COMPARED.search(before):
            periods.append((start, end, date.iso))
    if not periods:
        return None
    following = min((start for start, _ in figures if start > figure[0]), default=len(sentence))
    for start, _, iso in periods:
        between = sentence[figure[1] : start]
        if (
            figure[1] <= start <= figure[1] + _REACH
            and start <= following
            and not re.search(r"[;,，；]", between.strip(" ,("))
        ):
            return iso
    earlier = [(end, iso) for _, end, iso in periods if end <= figure[0]]
    if earlier:
        end, iso = earlier[-1]
        return None if _NEW_CLAUSE.search(sentence, end, figure[0]) else iso
    return periods[0][2] if len(periods) == 1 else None
