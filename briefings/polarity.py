"""Polarity: whether two sentences assert or deny the same, by the words that turn a statement round.

The words are those of the languages served, read together: what negates in one rarely means anything else in
another. A sentence may deny another thing than the one compared; it then counts as unlike, which is a miss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    r"|turn\w* down|declin(?:e|es|ed|ing) to|fail(?:s|ed|ing|ure)? to|cancel\w*|scrapp\w+|abandon\w*"
    r"|withdr[ae]w\w*|call\w* off)\b"
    r"|\b(?:отказ\w*|отверг\w*|отклон\w*|опроверг\w*|отриц\w*|отмен\w*)"
    r"|\b(?:abgelehnt|lehnt\w*|verweiger\w*|bestreit\w*|bestritt\w*|rejet\w*|rechaz\w*|neg[oó])\b"
    r"|否认|否認|拒绝|拒絕|否决|否決|取消"
)
_UNREAL = r"\b(?:would|could|should|might) have\b(?! to\b)|\bunlikely\b|\bh[äa]tten?\b"
"""What did not come to be."""

_TURNS = tuple(re.compile(cue, re.IGNORECASE) for cue in (_NEGATION, _DENIAL, _UNREAL))

_OPPOSED = (
    ("arrest|detain|jail|imprison", "releas|freed|freeing"),
    ("approv|adopt|pass(?:ed|es)\\b|back(?:ed|s)\\b|accept|endors", "reject|oppos|vot\\w+ down|dismiss"),
    (
        "r[io]se|risen|rais|grew|grow|increas|climb|swell|up\\b|вырос|рост\\b|увелич",
        "f[ae]ll|drop|declin|decreas|shr[aiu]nk|down\\b|упал|сниз|сократ",
    ),
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
    ("增长|上升|增加", "下降|减少|下跌"),
)


def is_han(words: str) -> bool:
    """Whether words stand in characters, which know no word borders."""
    return words[0] >= "\u2e80"


_PAIRS = tuple(
    tuple(re.compile(side if is_han(side) else rf"\b(?:{side})", re.IGNORECASE) for side in pair)
    for pair in _OPPOSED
)


_SIDES = re.compile(
    r"\b(?:"
    + "|".join(side for pair in _OPPOSED for side in pair if not is_han(side))
    + r")\w*|"
    + "|".join(side for pair in _OPPOSED for side in pair if is_han(side)),
    re.IGNORECASE,
)
"""Any word of any pair: few sentences have more than two, and only those need be told apart."""


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


def turns(text: str) -> Turns:
    """What the words of a sentence turn round."""
    told = _NOT_ONLY.sub(" ", text)
    turned = this = that = 0
    for at, turn in enumerate(_TURNS):
        turned |= (turn.search(told) is not None) << at
    sides = " ".join(_SIDES.findall(told))
    for at, (first, second) in enumerate(_PAIRS if sides else ()):
        one, other = first.search(sides) is not None, second.search(sides) is not None
        this |= (one and not other) << at
        that |= (other and not one) << at
    return Turns(turned, this, that)


def unlike(one: str, other: str) -> bool:
    """Whether one sentence denies, refuses or undoes and the other does not, or each tells the opposite."""
    return turns(one).unlike(turns(other))
