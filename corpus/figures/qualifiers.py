"""The words that say how exact a number is, as they stand before it or behind it."""

from __future__ import annotations

import re

from corpus.figures.figure import Qualifier
from corpus.figures.units import TIME
from corpus.words.scripts import UNSPACED

_BEFORE: dict[Qualifier, str] = {
    Qualifier.ABOUT: "about|around|roughly|approximately|approx.|some|circa|ca.|an estimated|estimated|"
    "in the region of|on the order of|~|≈|около|примерно|приблизительно|"
    "порядка|rund|etwa|ungefähr|约|大约|大概|約",
    Qualifier.NEARLY: "nearly|almost|close to|just under|virtually|approaching|knapp|beinahe|почти|"
    "近|将近|接近|近乎",
    Qualifier.MORE_THAN: "more than|over|above|exceeding|exceeded|exceeds|upwards of|in excess of|"
    "greater than|just over|well over|higher than|larger than|longer than|surpassing|surpassed|>|"
    "mehr als|über|более|больше|свыше|более чем|超过|逾|多于|超過|超",
    Qualifier.LESS_THAN: "less than|fewer than|under|below|lower than|smaller than|shorter than|<|"
    "weniger als|менее|меньше|不到|不足|少于|低于",
    Qualifier.AT_LEAST: "at least|no less than|no fewer than|not less than|a minimum of|minimum of|≥|"
    "mindestens|wenigstens|не менее|как минимум|至少|不少于",
    Qualifier.AT_MOST: "at most|up to|no more than|not more than|a maximum of|maximum of|as many as|"
    "as much as|as high as|≤|höchstens|bis zu|не более|до|максимум|至多|最多|不超过|高达|多达",
}
_AFTER: dict[Qualifier, str] = {
    Qualifier.AT_LEAST: "or more|or above|or higher|and more|and above|plus|и более|以上",
    Qualifier.AT_MOST: "or less|or fewer|or below|at most|以下|以内",
    Qualifier.ABOUT: "or so|左右|上下",
    Qualifier.MORE_THAN: "多|余",
}
_QUALIFIER = {
    phrase: which
    for table in (_BEFORE, _AFTER)
    for which, phrases in table.items()
    for phrase in phrases.split("|")
}


def _alternation(table: dict[Qualifier, str]) -> str:
    phrases = sorted(
        (phrase for phrases in table.values() for phrase in phrases.split("|")), key=len, reverse=True
    )
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


_BEFORE_NUMBER = re.compile(
    rf"(?:(?<![^\W{UNSPACED}])|(?=[{UNSPACED}]))(?P<phrase>{_alternation(_BEFORE)})\s*(?:на\s+)?$",
    re.IGNORECASE,
)
_LAST_WORDS = frozenset(phrase.split()[-1] for phrases in _BEFORE.values() for phrase in phrases.split("|"))
_BEHIND_UNIT = re.compile(rf"\s*(?P<phrase>{_alternation(_AFTER)})(?![^\W{UNSPACED}])", re.IGNORECASE)
_OVER_A_TIME = re.compile(
    r"\b(?:in|for|after|since|of|by|lasted|just|well|took|takes)\s+over\s*(?:на\s+)?$", re.IGNORECASE
)
_REACHING = re.compile(
    r"\b(?:упа[лд]|вырос|возрос|сниз|увелич|сократ|повыс|подня|подорожа|подешев|опусти|дош|дохо|рост|рос|раст|пада|"
    r"довел|довест|измени)\w*\s(?:[^,;.]{0,40}\s)?до\s*$",
    re.IGNORECASE,
)
"""Behind these "до" says what was reached, and does not limit it."""
_REACH = 24  # characters before a number in which its qualifier starts
_REACHED_WITHIN = 64  # characters before a number in which a change that reaches it starts


def qualifier_before(sentence: str, start: int, unit: str | None) -> Qualifier | None:
    """The qualifier that ends where a number (with its sign) starts; None when it stands as exact."""
    before = sentence[max(0, start - _REACH) : start]
    found = _BEFORE_NUMBER.search(before) if _may_qualify(before) else None
    if found is None:
        return None
    phrase = " ".join(found["phrase"].lower().split())
    if phrase == "over" and unit in TIME and not _OVER_A_TIME.search(before):
        return None  # "over three days" is a while, "in over three days" is more than that
    if phrase == "до" and _REACHING.search(sentence, max(0, start - _REACHED_WITHIN), start):
        return None
    return _QUALIFIER[phrase]


def _may_qualify(before: str) -> bool:
    """Whether what stands before a number ends as a qualifier does: a quick look before the long one."""
    words = before.split()
    if not words:
        return False
    last = words[-1].lower()
    return not last.isascii() or last[-1] in "~<>" or last.rpartition("-")[2].lstrip("(\"'[") in _LAST_WORDS


def qualifier_behind(sentence: str, end: int) -> Qualifier | None:
    """The qualifier that starts right behind a number or its unit: "40 or more"."""
    found = _BEHIND_UNIT.match(sentence, end)
    return _QUALIFIER[" ".join(found["phrase"].lower().split())] if found else None
