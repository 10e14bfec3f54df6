"""Language: which one a text is written in, by its script, its small words and its letters.

In comes a document's text; out goes what the splitting, the search and the figures choose their rules by,
where the document itself does not say.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.function_words import ARABIC, CYRILLIC, DEVANAGARI, LATIN, LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_CHARS_READ = 5000
"""How much of the text is looked at: what it opens with says enough."""

_MIN_SHARE_OF_SCRIPT = 0.7
_MIN_LETTERS = 8
_MIN_LETTERS_OF_CHINESE = 18  # six signs without kana may still be Japanese
_MIN_SHARE_OF_KANA = 0.05
_MAX_SHARE_OF_KANA_IN_CHINESE = 0.01
_MIN_SCORE = 1.5
_MIN_SCORE_PER_WORD = 0.06
_MIN_LEAD = 1.3
_LETTER_POINTS = 0.35
_IDEOGRAPH_WEIGHT = 3
"""One Chinese sign or Japanese or Korean syllable takes the room of about three letters."""

_SCRIPTS = (
    ("latin", "a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0620-\u064a\u066e-\u06d3"),
    ("devanagari", "\u0904-\u0939\u0958-\u0961"),
    ("han", "\u3400-\u4dbf\u4e00-\u9fff"),
    ("kana", "\u3041-\u3096\u30a1-\u30fa"),
    ("ko", "\uac00-\ud7a3"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u05d0-\u05ea"),
    ("th", "\u0e01-\u0e4e"),
    ("hy", "\u0531-\u0587"),
    ("ka", "\u10d0-\u10ff"),
    ("am", "\u1200-\u135a"),
    ("bn", "\u0985-\u09b9"),
    ("pa", "\u0a05-\u0a39"),
    ("gu", "\u0a85-\u0ab9"),
    ("ta", "\u0b85-\u0bb9"),
    ("te", "\u0c05-\u0c39"),
    ("kn", "\u0c85-\u0cb9"),
    ("ml", "\u0d05-\u0d39"),
    ("si", "\u0d85-\u0dc6"),
    ("my", "\u1000-\u102a"),
    ("km", "\u1780-\u17b3"),
    ("lo", "\u0e81-\u0eb0"),
)
"""Scripts by the letters they use, lower case; a script of one language goes by its code.
Source: the Unicode code charts."""

_SHARED_SCRIPTS = {"latin": LATIN, "cyrillic": CYRILLIC, "arabic": ARABIC, "devanagari": DEVANAGARI}
_LETTERS_OF = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS}
_WIDE = frozenset({"han", "kana", "ko"})
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0903\u093a-\u094f]+[^\W\d_]*)*")


def language_of(text: str) -> str | None:
    """The language that a text is written in.

    Args:
        text: a document's text, or a good part of it; one short sentence may be too little.

    Returns:
        ISO 639-1, or None where the text is too short, mixed, or gives no evidence.
    """
    sample = text[:MAX_CHARS_READ].lower()
    amounts = _amounts(sample)
    kana = amounts.pop("kana")
    amounts["han"] += kana
    script, amount = amounts.most_common(1)[0]
    if amount < _MIN_LETTERS or amount < _MIN_SHARE_OF_SCRIPT * amounts.total():
        return None
    if script == "han":
        return _chinese_or_japanese(amount, kana)
    if script in _SHARED_SCRIPTS:
        return _by_words_and_letters(sample, script)
    return script


def _amounts(sample: str) -> Counter[str]:
    """How much of the sample each script takes, counted in letters of an alphabet."""
    amounts = Counter(dict.fromkeys(_LETTERS_OF, 0))
    for letter, times in Counter(sample).items():
        for script in _scripts_of(letter):
            amounts[script] += times * (_IDEOGRAPH_WEIGHT if script in _WIDE else 1)
    return amounts


@lru_cache(maxsize=1 << 12)
def _scripts_of(letter: str) -> tuple[str, ...]:
    return tuple(script for script, letters in _LETTERS_OF.items() if letters.match(letter))


def _chinese_or_japanese(amount: int, kana: int) -> str | None:
    """Japanese has kana in every sentence, Chinese none but in a name."""
    if kana >= _MIN_SHARE_OF_KANA * amount:
        return "ja"
    if kana > _MAX_SHARE_OF_KANA_IN_CHINESE * amount or amount < _MIN_LETTERS_OF_CHINESE:
        return None
    return "zh"


def _by_words_and_letters(sample: str, script: str) -> str | None:
    """The language of a script whose small words and letters lead clearly; None where none does."""
    words = Counter(_WORD.findall(sample))
    scores = dict.fromkeys(_SHARED_SCRIPTS[script], 0.0)
    for seen, evidence in ((words, _word_points(script)), (Counter(sample), _letter_points(script))):
        for sign, times in seen.items():
            for language, points in evidence.get(sign, ()):
                scores[language] += points * times
    first, second = sorted(scores, key=lambda language: (-scores[language], language))[:2]
    if scores[first] < max(_MIN_SCORE, _MIN_SCORE_PER_WORD * words.total()):
        return None
    return first if scores[first] >= _MIN_LEAD * scores[second] else None


@cache
def _word_points(script: str) -> dict[str, list[tuple[str, float]]]:
    """For each small word the languages that have it; they share one point."""
    return _shared({name: words.split() for name, words in _SHARED_SCRIPTS[script].items()}, points=1)


@cache
def _letter_points(script: str) -> dict[str, list[tuple[str, float]]]:
    """For each telling letter the languages that have it; they share a part of a point."""
    return _shared({name: LETTERS.get(name, "") for name in _SHARED_SCRIPTS[script]}, points=_LETTER_POINTS)


def _shared(signs: Mapping[str, Iterable[str]], *, points: float) -> dict[str, list[tuple[str, float]]]:
    """By sign the languages that have it, each with its share of the points."""
    having: defaultdict[str, set[str]] = defaultdict(set)
    for language, its in signs.items():
        for sign in its:
            having[sign].add(language)
    return {sign: [(name, points / len(names)) for name in sorted(names)] for sign, names in having.items()}
