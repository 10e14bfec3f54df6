"""Whether a date is named only to compare with it: "up from 30 in 2020", "above the same period of 2023".

In come a text and where one of its dates starts. What the sentence tells did not happen on such a date, so a
timeline leaves it out; it stays a date that the sentence mentions.
"""

from __future__ import annotations

import re

_REACH = 80  # characters before a date in which the words that compare stand
_LEADS_ON = (
    r"(?:\s+(?:in|at|on|during|early|late|the|an?|end|start|beginning|middle|summer|spring|autumn|winter|those|"
    r"that|levels?|of|from|seen|its|their|his|her|last|all))*\s+"
)
_NUMBER = r"[$€£¥]?\d[\d.,]*(?:\s?(?:%|percent|per\s+cent|[mb]illion|trillion|thousand|points?))?"
_CHANGED = (
    r"(?:up|down|r[io]ses?|risen|rising|rose|falls?|fell|fallen|falling|grows?|grew|grown|growing|went|"
    r"(?:increas|decreas|declin|drop|jump|soar|climb|surg|expand|shr[aiu]nk|slip|edg|tumbl|doubl|tripl|chang|"
    r"mov|slump|plung|eas|sank|improv|recover|rebound|widen|narrow)\w*)"
)
_UNIT = r"(?:period|time|month|months|quarter|half|week|weekend|day|stretch|season|point|date)"
_COMPARES = "|".join((
    rf"\b(?:since|than|unlike|versus|vs\.?|(?:compared|relative|comparison)\s+(?:with|to)){_LEADS_ON}",
    r"\bagainst\s+(?:in\s+)?",
    rf"\b(?:as\s+(?:many|much|high|low|large|big)\s+as|like){_LEADS_ON}",
    rf"\b(?:same|corresponding|comparable|year-ago)\s+{_UNIT}\s+(?:of|in|on|from)?\s*(?:the\s+)?",
    (r"\b(?:above|below|beyond|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?)\s+(?:(?:the|that|those|its|their)\s+)?"
    r"(?:(?:\w+\s+)?(?:levels?|average|peak|figures?|totals?|highs?|lows?)\s+(?:(?:seen|set|reached)\s+)?(?:of|in|from)\s+)?"),
    rf"\b(?:from|against)\s+{_NUMBER}\s+(?:in|on|at)\s+(?:the\s+)?",
    (rf"\b{_CHANGED}(?:\s+\w+){{0,3}}\s+from\s+(?:(?:about|around|nearly|just|some|over|only)\s+)?"
    rf"(?:{_NUMBER}|\w+)(?:\s+\w+){{0,3}}\s+(?:in|on|at)\s+(?:the\s+)?"),
    r"\b(?:чем\s+во?|сравнению\s+со?|против\s+[\d.,]+(?:\s+\w+){0,2}\s+во?|с|со)\s+(?:(?:начала|конца|середины)\s+)?",
    (r"\b(?:seit|gegenüber|(?:mehr|weniger|\w{3,}er)\s+als|verglichen\s+mit|im\s+Vergleich\s+(?:zum?|mit))\s+"
    r"(?:(?:dem|der|im|zum|Jahr|Anfang|Ende|Mitte)\s+)*"),
    r"(?:[比较較自]|相比|同比)\s*",
))  # fmt: skip
_COMPARED_WITH = re.compile(rf"(?:{_COMPARES})$", re.IGNORECASE)


_SO_LONG = re.compile(r"\b(?:more|less|longer)\s+than\s+$", re.IGNORECASE)
_AGO = re.compile(r"[^,.;]{1,20}\sago\b")


def is_comparison(text: str, start: int) -> bool:
    """Whether the words right before a date make it one that something is only compared with.

    Args:
        text: a sentence, or the whole text that it stands in.
        start: where the date starts in it.
    """
    low = max(0, start - _REACH)
    if _SO_LONG.search(text, low, start) and _AGO.match(text, start):
        return False  # "more than a year ago" is a while, not what more is measured against
    return _COMPARED_WITH.search(text, low, start) is not None
