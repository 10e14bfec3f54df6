"""Enumerations: whether a figure of the source is of several things together, and the draft has but one.

What machinery and cars come to is no figure of the cars, and what is said of resources, chiefly oil, is not
said of oil.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.checking.terms import terms
from briefings.comparing.measures import is_count

if TYPE_CHECKING:
    from briefings.checking.reading import Reading
    from briefings.checking.terms import Term

_WORD = r"[^\W\d_][\w’'-]*"
_ITEM = rf"(?:(?:the|a|an|its|their)\s)?{_WORD}(?:\s{_WORD})?"
_AND = r"(?:,?\s(?:and|or|as well as|und|oder|и|или)\s|和|及|与|、)"
_LISTED_BEFORE = re.compile(
    rf"(?:{_ITEM},\s(?:{_ITEM},\s)*{_ITEM}{_AND}|{_ITEM},\s|(?:^|[,;:]\s|\b(?:of|from|in|to|for|by|with|both)\s)"
    rf"(?:the\s)?{_WORD}{_AND})(?:the\s)?(?:{_WORD}\s)?$"
)
"""What ends right before a word that is the last of several: "machinery, tools and "."""

_LISTED_BEHIND = re.compile(rf"(?:,\s{_ITEM})*{_AND}(?P<last>{_ITEM})|,\s{_ITEM}(?=,\s|{_AND})")
"""What follows a word that is the first of several: ", coal and gas"."""

_SUCH_AS = (
    r"(?:\b(?:chiefly|mainly|mostly|especially|notably|including|include|includes|among them|such as|like"
    r"|particularly|primarily|above all|e\.g\.|for example|led by|в том числе|например|прежде всего"
    r"|vor allem|darunter|etwa)\b|包括|尤其|主要是)"
)
_EXAMPLE = re.compile(rf"{_SUCH_AS}\s?[^;.:—]*?$", re.IGNORECASE)
"""What opens an example of a whole, up to the word that is looked at."""

_EXAMPLE_BEHIND = re.compile(rf",?\s{_SUCH_AS}", re.IGNORECASE)

_VERBAL = re.compile(r"\w+ed$")


def of_a_member(reading: Reading) -> bool:
    """Whether the draft gives to one of several things, or to an example, what all have together."""
    figures = [(mine, theirs) for mine, theirs in reading.figures if theirs.unit != "year"]
    if not figures:
        return False
    at = reading.source.span.start
    first = min(theirs.span.start for _, theirs in figures) - at
    counted = all(is_count(theirs) for _, theirs in figures)
    for one in reading.told:
        if one.source.light or _VERBAL.fullmatch(one.source.text):
            continue
        if counted and one.source.start > first:
            continue
        if _is_example(reading, one.source) or _is_one_of_several(reading, one.source):
            return True
    return False


def _is_example(reading: Reading, term: Term) -> bool:
    """Whether a word stands in an example whose whole the draft does not name."""
    text = reading.source.text
    opened = _EXAMPLE.search(text[: term.start])
    if opened is None or re.search(rf"\s(?:and|but|which|who)\s{_WORD}ed\b", opened.group()):
        return False
    return not any(one.source.end <= opened.start() for one in reading.told if not one.source.light)


def _is_one_of_several(reading: Reading, term: Term) -> bool:
    """Whether another thing is enumerated beside a word, and the draft has not that too."""
    text = reading.source.text
    before = _LISTED_BEFORE.search(text[: term.start])
    if before is not None and _AND_END.search(before.group()) and _lacking(reading, *before.span()):
        return True
    if _EXAMPLE_BEHIND.match(text, term.end):
        return False
    behind = _LISTED_BEHIND.match(text, term.end)
    return behind is not None and _lacking(reading, *behind.span())


_AND_END = re.compile(rf"{_AND}(?:the\s)?(?:{_WORD}\s)?$")


def _lacking(reading: Reading, start: int, end: int) -> bool:
    """Whether the words there are of things that the draft has not, and none of a clause of its own."""
    inside = [term for term in terms(reading.source) if start <= term.start < end]
    if not inside or any(_VERBAL.fullmatch(term.text) or term.measuring for term in inside):
        return False
    open_ = [term for term in inside if not term.light and not reading.in_the_draft(term)]
    return bool(open_)
