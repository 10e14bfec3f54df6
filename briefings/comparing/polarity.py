"""Polarity: whether two sentences assert or deny the same, by the words that turn a statement round.

The words are those of the languages served, read together: what negates in one rarely means anything else in
another. A sentence may deny another thing than the one compared; it then counts as unlike, which is a miss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_ONLY = re.compile(
    r"\bnot (?:only|just|least)\b|\bno (?:more|less|fewer|later|sooner|earlier|longer than|doubt)\b"
    r"|\bno\. ?\d|\bне только\b|\bnicht nur\b|不仅|不僅",
    re.IGNORECASE,
)
"""What reads like a negation and is none."""

_NEGATION = (
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot)\b|n['’]t\b"
    r"|\b(?:не|нет|ни|никто|никогда|ничего)\b"
    r"|\b(?:nicht|kein\w*|niemals|niemand|ne|jamais|aucune?|nunca|ning[uú]n\w*)\b|\bn['’](?=[aeiouyéêh])"
    r"|没有|沒有|并未|並未|未能|尚未|从未|不会|不會|不是|不得|不能|并非|並非"
)
_DENIAL = (
    r"\b(?:den(?:y|ies|ied|ying|ial)|refus\w+|reject\w*|rebuff\w*|veto\w*|disput\w+|rul\w+ out"
    r"|(?:turn|vot)\w* down|declin(?:e|es|ed|ing) to|fail(?:s|ed|ing|ure)? to|cancel\w*|scrapp\w+|abandon\w*"
    r"|withdr[ae]w\w*|call\w* off)\b"
    r"|\b(?:отказ\w*|отверг\w*|отклон\w*|опроверг\w*|отриц\w*|отмен\w*)"
    r"|\b(?:abgelehnt|lehnt\w*|verweiger\w*|bestreit\w*|bestritt\w*|rejet\w*|rechaz\w*|neg[oó])\b"
    r"|否认|否認|拒绝|拒絕|否决|否決|取消"
)
_UNREAL = r"\b(?:would|could|should|might) have\b(?! to\b)|\bunlikely\b|\bh[äa]tten?\b"
"""What did not come to be."""

_TURNS = tuple(re.compile(cue, re.IGNORECASE) for cue in (_NEGATION, _DENIAL, _UNREAL))

_UP = (
    "r[io]se|risen|rais|grew|grow|increas|climb|swell|up\\b|вырос|рост\\b|увелич"
    "|stieg|gestiegen|steig(?:t|en)\\b|wuchs//增长|上升|增加|上涨"
)
_DOWN = (
    "f[ae]ll|drop|declin|decreas|shr[aiu]nk|down\\b|упал|сниз|сократ"
    "|fiel(?:en)?\\b|gefallen|sank(?:en)?\\b|gesunken|sink(?:t|en)\\b//下降|减少|下跌"
)
_OPPOSED = (
    ("arrest|detain|jail|imprison", "releas|freed|freeing"),
    ("approv|adopt|pass(?:ed|es)\\b|back(?:ed|s)\\b|accept|endors", "reject|oppos|dismiss"),
    (_UP, _DOWN),
    ("w[io]n\\b|wins\\b|winning\\b", "los(?:e|es|t|ing)\\b"),
    ("open(?:s|ed|ing)?\\b", "clos(?:e|es|ed|ing)\\b|shut"),
    ("beg[aiu]n|start", "end(?:s|ed)?\\b|stop|finish"),
    ("hir(?:e|ed|es)\\b|appoint|recruit", "fir(?:ed|es)\\b|dismiss|sack|resign"),
    ("join", "left\\b|leav(?:e|es|ing)\\b|quit"),
    ("confirm", "den(?:y|ies|ied)"),
    ("allow|permit|legalis|legaliz", "ban(?:s|ned)?\\b|forb[aio]d|prohibit"),
    ("convict|guilty", "acquit|innocent"),
    ("surviv|rescu|alive", "die[ds]?\\b|dead|kill|drown"),
    ("support", "oppos"),
    ("gain", "los(?:e|es|t|ing)\\b"),
    ("above", "below"),
    ("agree", "declin|disagree"),
    ("b(?:uy|uys|uying|ought)\\b", "s(?:ell|ells|elling|old)\\b"),
    ("kill|dead\\b|die[ds]?\\b|deaths?\\b", "injur|wound|hurt\\b"),
)


def _side(words: str) -> re.Pattern[str]:
    """One side of a pair: words that begin so, and behind two bars those of characters."""
    letters, _, characters = words.partition("//")
    return re.compile("|".join(filter(None, (rf"\b(?:{letters})", characters))), re.IGNORECASE)


_PAIRS = tuple((_side(first), _side(second)) for first, second in _OPPOSED)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HAN = re.compile("[\u3400-\u9fff]")

_OPENS_PHRASE = re.compile(
    r"not?|не|nicht|rul\w+|turn\w*|vot\w*|declin\w+|fail\w+|call\w*|would|could|should|might", re.IGNORECASE
)
"""What begins a cue of several words, or one that is none: not only, would have, turned down."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What the words of a sentence turn round.

    Attributes:
        turned: whether it negates, whether it denies, whether it tells what did not come to be, as bits.
        this: for each pair of opposites, whether it tells the first and not the second, as bits.
        that: the second and not the first.
    """

    turned: int
    this: int
    that: int

    def unlike(self, other: Turns) -> bool:
        """Whether one denies, refuses or undoes and the other does not, or each tells the opposite."""
        return self.turned != other.turned or self.opposite(other)

    def opposite(self, other: Turns) -> bool:
        """Whether each tells the opposite: bought and sold, arrested and released."""
        return bool(self.this & other.that or self.that & other.this)


_NO_TURNS = Turns(0, 0, 0)


@lru_cache(maxsize=1 << 14)
def turns(text: str) -> Turns:
    """What the words of a sentence turn round."""
    if _HAN.search(text):
        told = _NOT_ONLY.sub(" ", text)
        first, second = _opposed(told)
        return Turns(_turned(told), first & ~second, second & ~first)
    words = set(_WORDS.findall(text))
    read = [found for word in words if (found := _word_turns(word)) is not None]
    if not read:
        return _NO_TURNS
    if any(opens for _, opens in read):
        told = _NOT_ONLY.sub(" ", text)
        return Turns(_turned(told), *_sides(words if told == text else _WORDS.findall(told)))
    turned = 0
    for each, _ in read:
        turned |= each
    return Turns(turned, *_sides(words))


@lru_cache(maxsize=1 << 16)
def _word_turns(word: str) -> tuple[int, bool] | None:
    """What a word negates, and whether a cue of several words may begin with it; None if it turns nothing."""
    turned, opens = _turned(word), _OPENS_PHRASE.fullmatch(word) is not None
    return (turned, opens) if turned or opens or any(_word_sides(word)) else None


def _turned(text: str) -> int:
    turned = 0
    for at, turn in enumerate(_TURNS):
        turned |= (turn.search(text) is not None) << at
    return turned


def _sides(words: Iterable[str]) -> tuple[int, int]:
    """Of which pairs of opposites words tell the first alone, and of which the second."""
    first = second = 0
    for word in words:
        one, other = _word_sides(word)
        first |= one
        second |= other
    return first & ~second, second & ~first


@lru_cache(maxsize=1 << 16)
def _word_sides(word: str) -> tuple[int, int]:
    """The same of one word: most words of a corpus are met again and again."""
    return _opposed(word)


def _opposed(text: str) -> tuple[int, int]:
    """Which pairs of opposites have their first side in a text, and which their second, as bits."""
    one = other = 0
    for at, (first, second) in enumerate(_PAIRS):
        one |= (first.search(text) is not None) << at
        other |= (second.search(text) is not None) << at
    return one, other


def unlike(one: str, other: str) -> bool:
    """Whether one sentence denies, refuses or undoes and the other does not, or each tells the opposite."""
    return turns(one).unlike(turns(other))
