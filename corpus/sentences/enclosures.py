"""Quotations and parentheses: what they hold together although a stop stands inside.

A sentence that quotes two sentences of somebody is one sentence, and so is one with a remark in brackets.
Long speeches are not held: past a limit each of their sentences stands for itself.
"""

from __future__ import annotations

import re

from corpus.sentences.gaps import WIDE_STOPS
from corpus.sentences.saying import SPEAKER

MAX_HELD_CHARS = 400
"""How far a quotation or a parenthesis may run from its opening sign and still be held together; our choice:
about what one excerpt in a chat can show."""
MAX_HELD_WIDE_CHARS = 120
"""The same behind a Chinese or Japanese stop, where one character says as much as several letters."""

_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"), ("「", "」"), ("『", "』"))
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("”", "”"))
_BEFORE_OPENER = frozenset(" ([{“‘'—–-:")
_GOES_ON = re.compile(rf"\s+(?:[a-zа-яё]|{SPEAKER})|,")

Pair = tuple[str, str]


def enclosure_pairs(text: str) -> list[Pair]:
    """The opening and closing signs that the text uses, so that no others are looked for."""
    pairs = [(opening, closing) for opening, closing in (*_BRACKETS, *_QUOTES) if opening in text]
    # “ closes what „ opens; ” is both signs only where no “ is the opening one.
    without = {("“", "”")} if "„" in text else {("”", "”")} if "“" in text else set()
    return [pair for pair in pairs if pair not in without]


def is_held(text: str, start: int, end: int, pairs: list[Pair]) -> bool:
    """Whether a stop lies inside a quotation or a parenthesis that its sentence holds together.

    Args:
        text: the block's text, all white space as spaces.
        start: where the sentence starts.
        end: behind the stop and the closing signs that follow it.
        pairs: what `enclosure_pairs` gives for the text.
    """
    limit = MAX_HELD_WIDE_CHARS if text[end - 1] in WIDE_STOPS else MAX_HELD_CHARS
    for opening, closing in pairs:
        at = text.rfind(opening, max(start, end - limit), end)
        if at < 0 or not _is_open(text, at, start, end, opening, closing):
            continue
        close = text.find(closing, end, at + limit)
        if close < 0:
            continue
        if at > start + 1:
            return True
        if (opening, closing) in _QUOTES and (text[close - 1] == "," or _GOES_ON.match(text, close + 1)):
            return True
    return False


def _is_open(text: str, at: int, start: int, end: int, opening: str, closing: str) -> bool:
    """Whether the sign at this place opens, and nothing has closed it since."""
    if opening == closing:
        return at == start or text[at - 1] in _BEFORE_OPENER
    return text.find(closing, at + 1, end) < 0
