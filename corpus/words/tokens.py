"""Tokens: the words of a text in the one form that is searched, and where each of them stands.

A text is cut first and each piece folded afterwards, so that offsets always count in the text as it was
given, however much folding changes a word's length. The same function cuts passages and questions.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise, repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from corpus.words.numbers import BEFORE_ORDINAL_ZH, UNIT_WORDS, UNITS_ZH
from corpus.words.scripts import CJK
from corpus.words.simplified import simplified
from corpus.words.vocabulary import SYMBOL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKENS_VERSION = 3
"""Raised whenever the same text would give other tokens: an index of another version is rebuilt."""

Phrase = tuple[str, ...]
"""Tokens one behind the other."""

MAX_TOKEN_CHARS = 60
"""Longer runs are no words but data; their beginning is enough to find them."""

_LONGEST_KEPT = 30
"""Longer pieces are seldom met again: a Chinese passage is all one piece."""

# Marks that Python does not count as word characters, and invisible characters that stand inside words.
_INSIDE = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e"
    "\u200b-\u200d\u2060\ufeff"
)
_APOSTROPHE = "['’ʼ＇]"
_VOWEL = "aeiouhyàâäæéèêëìíîïòóôöœùúûü"
ELIDED = rf"(?<!\w)(?:[cdjlmnst]|[dns]ell|[ad]?all|qu|un){_APOSTROPHE}"
"""What French and Italian write before a vowel without its own; with a capital it begins a name: D'Angelo."""

_LETTERS = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u0481\u048a-\u052f"
"""Latin and Cyrillic, beyond ASCII: nothing but letters."""

_LETTER = rf"[^\W\d_{CJK}]"
_POINT = "[.,．，]"
_MAGNITUDE = "[万萬亿億]"
_BEHIND_NUMBER = r"(?<=\d)(?<![A-Za-z]\d)(?<![A-Za-z]\d\d)"
"""Not behind U23 or G7: there begins a word."""

_SIGN = rf"""
    (?<=\d)[十百千]?{_MAGNITUDE}{{1,2}}
  | {_BEHIND_NUMBER}(?:[年号號{UNITS_ZH}] | (?<!\d\d\d)[月日])
  | (?: (?<=\d{_MAGNITUDE}) | (?<=\d[十百千]{_MAGNITUDE}) | (?<=\d{_MAGNITUDE}{_MAGNITUDE}) )[{UNITS_ZH}]
  | {BEFORE_ORDINAL_ZH}(?=\d)
"""
"""What Chinese writes beside digits: in 5月16日在北京 日 is no part of the word behind it."""

_TOKEN = re.compile(
    rf"""
      (?P<plain>[A-Za-z{_LETTERS}]++(?![^\s,;:!?)\]"”—-]))  # most words, found twice as fast
    | (?P<sign>{_SIGN})
    | (?P<cjk>[{CJK}]+(?!(?<={BEFORE_ORDINAL_ZH})\d))
    | (?P<number>
          \d{{1,3}}(?:[,，\u202f]\d{{3}})+(?:[.．]\d+)?(?!\d)
        | (?<!\d{_POINT})\d+{_POINT}\d++(?!{_POINT}\d)  # 20.10.2024 and 10.0.0.1 are numbers of their own
        | \d+)
    | (?P<initials>(?<!\w){_LETTER}(?:\.{_LETTER})+(?!\w)\.?)
    | (?P<elision>{ELIDED}(?=[{_VOWEL}{_VOWEL.upper()}]\w))
    | (?P<word>{_LETTER}(?:[A-Za-z0-9{_LETTERS}]++|[^\W_{CJK}]|[{_INSIDE}]|{_APOSTROPHE}(?=[^\W\d_]))*)
    | (?P<symbol>[{re.escape("".join(SYMBOL_WORDS))}])
    """,
    re.VERBOSE,
)
_ONE_WORD = re.compile(f"[A-Za-z{_LETTERS}]+")
_CJK_TOKEN = re.compile(f"[{CJK}]{{1,2}}")
_RUSSIAN = re.compile("[А-яЁё]+")
_CYRILLIC_CODES = range(0x370, 0x530)  # and Greek
_CYRILLIC = re.compile("[\u0370-\u052fa-z0-9]+")
_AROUND = ".,;:!?()[]\"'"
"""Signs around a word that are no part of it, whatever it is."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_GROUPS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_OTHER_MARKS = re.compile("[\u0300-\u0305\u0307-\u036f]+")
_SHORT_MARK = re.compile("(?<!и)\u0306")
"""й is a letter of its own; no other letter is one with this mark."""


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


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens of a text stand, in order: much faster than `tokens`, which says what they are too."""
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "plain":
            found.append((start, end))
        elif kind == "cjk" and end - start > 1:
            found += [(at, at + 2) for at in range(start, end - 1)]
        elif _form(match.group(), kind):
            found.append((start, end))
    return found


def token_texts(text: str) -> list[str]:
    """The tokens of a text in order, without where they stand."""
    return [token for word in words(text) for token in _token_texts(word)]


def _token_texts(word: str) -> tuple[str, ...]:
    return _of_word(word) if len(word) <= _LONGEST_KEPT else _of_word.__wrapped__(word)


@lru_cache(maxsize=1 << 16)
def _of_word(word: str) -> tuple[str, ...]:
    return tuple(cased_tokens([word]).texts)


class CasedTokens(NamedTuple):
    """The tokens of several words, those of each in order.

    Attributes:
        texts: folded.
        capitals: whether each is written with a capital.
        counts: how many each word has.
    """

    texts: list[str]
    capitals: list[bool]
    counts: list[int]


def cased_tokens(of: Sequence[str]) -> CasedTokens:
    """The tokens of many words, several times faster than of one after the other.

    Args:
        of: as `words` cuts them, or any texts.
    """
    texts: list[str] = []
    capitals: list[bool] = []
    ends: list[int] = []
    simple = ""
    start = 0
    for word in of:
        core = word.strip(_AROUND)
        if core.isalpha() and (core.isascii() or _ONE_WORD.fullmatch(core)):  # as most words are
            folded = core.lower()[:MAX_TOKEN_CHARS] if core.isascii() else fold(core)
            texts.append(UNIT_WORDS.get(folded, folded))
            capitals.append(core[0].isupper())
        else:
            for match in _TOKEN.finditer(word):
                if match.lastgroup == "cjk":
                    simple = simple or simplified(" ".join(of))
                    texts += pairs(simple[start + match.start() : start + match.end()])
                elif folded := _form(match[0], match.lastgroup):
                    texts.append(folded)
                capitals += repeat(match[0][0].isupper(), len(texts) - len(capitals))
        ends.append(len(texts))
        start += len(word) + 1
    return CasedTokens(texts, capitals, [end - begin for begin, end in pairwise([0, *ends])])


def words(text: str) -> list[str]:
    """A text cut at its spaces: no token has one in it, and none depends on what stands beyond one.

    Most words of a corpus are met again and again, and what is found in a word can be kept.
    """
    return text.split(" ")


def forms(written: str, kind: str | None) -> tuple[tuple[str, int, int], ...]:
    """The tokens of one piece of a text, with offsets in the piece."""
    if kind == "cjk" and len(written) > 1:
        return tuple((pair, at, at + 2) for at, pair in enumerate(pairs(simplified(written))))
    folded = _form(written, kind)
    return ((folded, 0, len(written)),) if folded else ()


def pairs(run: str) -> list[str]:
    """Each two characters of a run side by side, or the only one."""
    return list(map(add, run, run[1:])) or [run]


@lru_cache(maxsize=1 << 16)
def _form(written: str, kind: str | None) -> str:
    """The only token of a piece; empty when there is none."""
    if kind in {"cjk", "sign"}:
        return simplified(written)
    if kind == "elision":
        return ""
    if kind == "number":
        return _number(written)
    if kind == "symbol":
        return SYMBOL_WORDS[written]
    return _unit(fold(written.replace(".", "") if kind == "initials" else written))


def _unit(word: str) -> str:
    """What stands behind numbers in its one form; any other word unchanged."""
    return UNIT_WORDS.get(word, word)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case, marks (й stays) or a possessive ending; empty when nothing remains."""
    if word.isascii() and word.isalnum():
        return word.lower()[:MAX_TOKEN_CHARS]
    if _RUSSIAN.fullmatch(word):
        return word.lower().replace("ё", "е")[:MAX_TOKEN_CHARS]
    word = unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold()
    word = word.replace("’", "'").replace("ʼ", "'")
    word = _without_marks(word).removesuffix("'s").replace("'", "")
    return word[:MAX_TOKEN_CHARS]


@lru_cache(maxsize=1 << 16)
def latin(token: str) -> str:
    """A Cyrillic (or Greek) token in Latin letters; any other token unchanged."""
    if token.isascii() or not _CYRILLIC.fullmatch(token):
        return token
    return token.translate(_latin_letters()) or token


@cache
def _latin_letters() -> dict[int, str]:
    """The small Latin letters and digits for each Cyrillic or Greek letter; nothing for a sign."""
    return {code: re.sub("[^a-z0-9]", "", anyascii(chr(code)).lower()) for code in _CYRILLIC_CODES}


def is_cjk(token: str) -> bool:
    """Whether a token is a piece of a Chinese, Japanese or Korean run."""
    return _CJK_TOKEN.fullmatch(token) is not None


def _without_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _SHORT_MARK.sub("", _OTHER_MARKS.sub("", decomposed)))


def _number(written: str) -> str:
    """A number in one form: 1,000,000 and 1000000 are one token, 240.1 and 240,1, 26.50 and 26.5."""
    digits = written if written.isascii() else _ascii_digits(written)
    digits = digits.replace(",", "") if _GROUPS.fullmatch(digits) else digits.replace(",", ".")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits[:MAX_TOKEN_CHARS]


def _ascii_digits(written: str) -> str:
    written = unicodedata.normalize("NFKC", written).replace("\u202f", ",").replace(" ", ",")
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)
