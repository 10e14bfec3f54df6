"""Quotation marks: what of a sentence stands between them, and whether they stay open behind it."""

from __future__ import annotations

import re

OPENING = frozenset('“„«「"')
"""Marks that a quoted sentence begins with."""

_QUOTED = re.compile(r"[“„][^“”„]*(?:[”“]|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|\"[^\"]*(?:\"|$)")
_MARK = re.compile(r"[“”„«»「」\"]")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」"}


def masked(sentence: str) -> str:
    """The sentence with what stands in quotation marks blanked out, every other offset kept."""
    return _QUOTED.sub(lambda quote: quote[0][0] + "·" * (len(quote[0]) - 2) + quote[0][-1:], sentence)


def open_mark(sentence: str, before: str) -> str:
    """The mark that is still open behind a sentence, or empty.

    Args:
        before: the mark that was open in front of it, or empty.
    """
    mark = before
    for sign in _MARK.findall(sentence):
        if mark == '"':
            mark = "" if sign == '"' else mark
        elif mark and sign in _PAIRS[mark]:
            mark = ""
        elif not mark and sign in OPENING:
            mark = sign
    return mark
