"""Tokens: the words of a text in the one form that is searched, and where each of them stands.

A text is cut first and each piece folded afterwards, so that offsets always count in the text as it was
given, however much folding changes a word's length. The same function cuts passages and questions.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from corpus.words.scripts import CJK
from corpus.words.vocabulary import SYMBOL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKENS_VERSION = 1
"""Raised whenever the same text would give other tokens: an index of another version is rebuilt."""

MAX_TOKEN_CHARS = 60
"""Longer runs are no words but data; their beginning is enough to find them."""

# Marks that Python does not count as word characters, and invisible characters that stand inside words.
_INSIDE = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e"
    "\u200b-\u200d\u2060\ufeff"
)
_LETTER = rf"[^\W\d_{CJK}]"
_TOKEN = re.compile(
    rf"""
      (?P<plain>[A-Za-z]++(?![^\s,;:!?)\]"”—-]))  # most words, found twice as fast
    | (?P<cjk>[{CJK}]+)
    | (?P<number>\d{{1,3}}(?:[,，\u202f]\d{{3}})+(?:[.．]\d+)?(?![\d]) | \d+(?:[.,．，]\d+)?)
    | (?P<initials>(?<!\w){_LETTER}(?:\.{_LETTER})+(?!\w)\.?)
    | (?P<word>{_LETTER}(?:[A-Za-z0-9]++|[^\W_{CJK}]|[{_INSIDE}]|['’ʼ＇](?=[^\W\d_]))*)
    | (?P<symbol>[{re.escape("".join(SYMBOL_WORDS))}])
    """,
    re.VERBOSE,
)
_CYRILLIC = re.compile("[\u0370-\u052fa-z0-9]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_GROUPS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_SHORT_I_MARK = "\u0306"


class Token(NamedTuple):
    """One searched form of one stretch of text; Chinese, Japanese and Korean give pairs of characters.

    Attributes:
        text: folded.
        start: offset in the text as given.
        end: offset in the text as given.
    """

    text: str
    start: int
    end: int


def pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """The stretches of a text that give tokens, in order, each with its kind, as `forms` takes them."""
    return ((match.group(), match.lastgroup) for match in _TOKEN.finditer(text))


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order; pairs of characters of one run overlap, all others do not."""
    return [
        Token(token, match.start() + start, match.start() + end)
        for match in _TOKEN.finditer(text)
        for token, start, end in forms(match.group(), match.lastgroup)
    ]


def token_texts(text: str) -> list[str]:
    """The tokens of a text in order, without where they stand."""
    return list(chain.from_iterable(map(_token_texts, words(text))))


def words(text: str) -> list[str]:
    """A text cut at its spaces: no token has one in it, and none depends on what stands beyond one.

    Most words of a corpus are met again and again, and what is found in a word can be kept.
    """
    return text.split(" ")


@lru_cache(maxsize=1 << 16)
def _token_texts(word: str) -> tuple[str, ...]:
    return tuple(token for written, kind in pieces(word) for token, _, _ in forms(written, kind))


@lru_cache(maxsize=1 << 16)
def forms(written: str, kind: str | None) -> tuple[tuple[str, int, int], ...]:
    """The tokens of one piece of a text, with offsets in the piece."""
    length = len(written)
    if kind == "cjk" and length > 1:
        return tuple((written[at : at + 2], at, at + 2) for at in range(length - 1))
    if kind == "cjk":
        folded = written
    elif kind == "number":
        folded = _number(written)
    elif kind == "symbol":
        folded = SYMBOL_WORDS[written]
    else:
        folded = fold(written.replace(".", "") if kind == "initials" else written)
    return ((folded, 0, length),) if folded else ()


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
    if token.isascii() or not _CYRILLIC.fullmatch(token):
        return token
    return re.sub(r"[^a-z0-9]", "", anyascii(token).lower()) or token


def is_cjk(token: str) -> bool:
    """Whether a token is a piece of a Chinese, Japanese or Korean run."""
    return re.fullmatch(f"[{CJK}]{{1,2}}", token) is not None


def _without_marks(word: str) -> str:
    kept: list[str] = []
    for letter in unicodedata.normalize("NFD", word):
        if "\u0300" <= letter <= "\u036f" and not (letter == _SHORT_I_MARK and kept[-1:] == ["и"]):
            continue
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _number(written: str) -> str:
    """A number in one form: 1,000,000 and 1000000 are one token, 240.1 and 240,1, 26.50 and 26.5."""
    digits = unicodedata.normalize("NFKC", written).replace("\u202f", ",").replace(" ", ",")
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in digits)
    digits = digits.replace(",", "") if _GROUPS.fullmatch(digits) else digits.replace(",", ".")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits[:MAX_TOKEN_CHARS]
