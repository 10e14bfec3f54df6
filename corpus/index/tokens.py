"""Tokens: the words of a text in the one form that is searched, and where each of them stands.

A text is cut first and each piece folded afterwards, so that offsets always count in the text as it was
given, however much folding changes a word's length. The same function cuts passages and questions.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from corpus.index.vocabulary import SYMBOL_WORDS

TOKENS_VERSION = 1
"""Raised whenever the same text would give other tokens: an index of another version is rebuilt."""

MAX_TOKEN_CHARS = 60
"""Longer runs are no words but data; their beginning is enough to find them."""

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
# Marks that Python does not count as word characters, and invisible characters that stand inside words.
_INSIDE = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e"
    "\u200b-\u200d\u2060\ufeff"
)
_LETTER = rf"[^\W\d_{_CJK}]"
_TOKEN = re.compile(
    rf"""
      (?P<cjk>[{_CJK}]+)
    | (?P<number>\d{{1,3}}(?:[,，\u202f]\d{{3}})+(?:[.．]\d+)?(?![\d]) | \d+(?:[.,．，]\d+)?)
    | (?P<initials>(?<!\w){_LETTER}(?:\.{_LETTER})+(?!\w)\.?)
    | (?P<word>{_LETTER}(?:[^\W_{_CJK}]|[{_INSIDE}]|['’ʼ＇](?=[^\W\d_]))*)
    | (?P<symbol>[{re.escape("".join(SYMBOL_WORDS))}])
    """,
    re.VERBOSE,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_GROUPS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_SHORT_I_MARK = "\u0306"


@dataclass(frozen=True, slots=True)
class Token:
    """One searched form of one stretch of text; Chinese, Japanese and Korean give pairs of characters.

    Attributes:
        text: folded.
        start: offset in the text as given.
        end: offset in the text as given.
    """

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order; pairs of characters of one run overlap, all others do not."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "cjk":
            run = match.group()
            if len(run) == 1:
                found.append(Token(run, start, end))
            else:
                found.extend(Token(run[i : i + 2], start + i, start + i + 2) for i in range(len(run) - 1))
        elif kind == "number":
            found.append(Token(_number(match.group()), start, end))
        elif kind == "symbol":
            found.append(Token(SYMBOL_WORDS[match.group()], start, end))
        else:
            folded = _initials(match.group()) if kind == "initials" else fold(match.group())
            if folded:
                found.append(Token(folded, start, end))
    return found


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case, marks (й stays) or a possessive ending; empty when nothing remains."""
    if word.isascii() and word.isalnum():
        return word.lower()[:MAX_TOKEN_CHARS]
    word = unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold()
    word = word.replace("’", "'").replace("ʼ", "'")
    word = _without_marks(word).removesuffix("'s").replace("'", "")
    return word[:MAX_TOKEN_CHARS]


@lru_cache(maxsize=1 << 16)
def latin(token: str) -> str:
    """A Cyrillic (or Greek) token in Latin letters; any other token unchanged."""
    if token.isascii() or not all("\u0370" <= letter <= "\u052f" or letter.isascii() for letter in token):
        return token
    return re.sub(r"[^a-z0-9]", "", anyascii(token).lower()) or token


def is_cjk(token: str) -> bool:
    """Whether a token is a piece of a Chinese, Japanese or Korean run."""
    return re.fullmatch(f"[{_CJK}]{{1,2}}", token) is not None


def _without_marks(word: str) -> str:
    kept: list[str] = []
    for letter in unicodedata.normalize("NFD", word):
        if "\u0300" <= letter <= "\u036f" and not (letter == _SHORT_I_MARK and kept[-1:] == ["и"]):
            continue
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _initials(word: str) -> str:
    return fold(word.replace(".", ""))


def _number(written: str) -> str:
    """A number in one form: 1,000,000 and 1000000 are one token, 240.1 and 240,1, 26.50 and 26.5."""
    digits = unicodedata.normalize("NFKC", written).replace("\u202f", ",").replace(" ", ",")
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in digits)
    digits = digits.replace(",", "") if _GROUPS.fullmatch(digits) else digits.replace(",", ".")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits[:MAX_TOKEN_CHARS]
