"""Keywords: which of a channel's keywords stand in a message.

In come the configuration, a destination and the text of a message; out comes what was found, and where. A
false trigger interrupts people, a missed one costs nothing: where it is doubtful, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from bot.chat.keyword_phrases import MIN_LONE_LETTERS, Phrase, phrases_of, readings, without_articles
from bot.chat.prose import prose
from corpus.names.demonyms import DEMONYMS
from corpus.names.spelling import Nearness, name_word, nearness
from corpus.words.scripts import HANGUL, KANA, UNSPACED
from corpus.words.tokens import Token, is_cjk, tokens
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.chat.keyword_phrases import Word
    from config import Configuration
    from config.destination import Destination

MAX_CHARS = 4_000
"""Of a message that is looked at: Slack's own recommendation for the length of a text, Discord's longest."""

_HYPHENS = "-‐‑–"
_SOFT_GAP = re.compile(rf"[^\S\n]{{0,2}}(?:\n|[{_HYPHENS}'’·])?[^\S\n]{{0,2}}")
"""Between two words of a phrase: spaces, a line break, a hyphen, an apostrophe, the dot of Chinese names."""

_POSSESSIVE = re.compile("['’ʼ＇][sS]$")
ALONE = ""
"""In place of a second word."""

_WORD = re.compile(r"\w")
_KANA, _HANGUL, _UNSPACED = (re.compile(f"[{letters}]") for letters in (KANA, HANGUL, UNSPACED))
_PARTICLES = re.compile(
    rf"(?:은|는|이|가|을|를|의|에|에서|에게|로|으로|와|과|도|만|까지|부터|이다|입니다)(?![{HANGUL}])"
)
"""What Korean writes behind a noun without a space."""

_BESIDE = 40
"""Characters on either side in which the two words are looked for that show how a text uses capitals."""

_HOLD_ANOTHER = re.compile("发展中国家|發展中國家|发展中國家")
"""Chinese words that hold another across the seam of their parts: developing countries are not China."""


_Phrases = Mapping[tuple[str, str], tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A keyword that stands in a message.

    Attributes:
        keyword: its name in the configuration.
        found: the words of the message that it was found by.
        start: offset of the first character of `found` in the message.
        end: offset behind the last.
    """

    keyword: str
    found: str
    start: int
    end: int


def triggers(configuration: Configuration, where: Destination, text: str) -> tuple[Trigger, ...]:
    """The keywords of a channel that stand in a message, in its order, each at its first place.

    Where two overlap the longer is meant; of two that are equally long, the one configured first.

    Args:
        where: only keywords that list this destination are looked for.
        text: as people read it; what goes beyond `MAX_CHARS` is not looked at.
    """
    wanted = _wanted(_Same(configuration), where)
    if not wanted:
        return ()
    own = without_articles(prose(text[:MAX_CHARS]))
    compiled = _compiled(_Same(configuration))
    apart = [match.span() for match in _HOLD_ANOTHER.finditer(own)]
    found = [
        one
        for one in _found(compiled, own, tokens(own))
        if one.keyword in wanted and not any(start < one.start and one.end < end for start, end in apart)
    ]
    found.sort(key=lambda one: (one.start - one.end, wanted[one.keyword], one.start))
    taken = bytearray(len(own))
    first: dict[str, Trigger] = {}
    for one in found:
        if any(taken[one.start : one.end]):
            continue
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
        if one.keyword not in first or one.start < first[one.keyword].start:
            first[one.keyword] = one
    in_order = sorted(first.values(), key=lambda one: one.start)
    return tuple(replace(one, found=text[one.start : one.end]) for one in in_order)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A configuration as a key: it is a frozen value, but what it holds has no hash."""

    configuration: Configuration

    def __hash__(self) -> int:
        return id(self.configuration)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.configuration is self.configuration


@lru_cache(maxsize=1024)
def _wanted(key: _Same, where: Destination) -> Mapping[str, int]:
    """The keywords of a channel, each with its place in the configuration."""
    keywords = enumerate(key.configuration.keywords.items())
    return {name: place for place, (name, one) in keywords if where in one.channels}


@lru_cache(maxsize=16)
def _compiled(key: _Same) -> _Phrases:
    """All phrases of all keywords, by every reading of their first two words, or of their only one."""
    found: dict[tuple[str, str], dict[Phrase, None]] = {}
    for phrase in phrases_of(key.configuration):
        seconds = phrase.words[1].readings if len(phrase.words) > 1 else {ALONE}
        for begins in product(phrase.words[0].readings, seconds):
            found.setdefault(begins, {})[phrase] = None
    return {begins: tuple(phrases) for begins, phrases in found.items()}


def _found(compiled: _Phrases, text: str, cut: Sequence[Token]) -> Iterator[Trigger]:
    read = [readings(token.text) for token in cut]
    for at, (token, firsts) in enumerate(zip(cut, read, strict=True)):
        seconds = (ALONE, *(read[at + 1] if at + 1 < len(cut) else ()))
        for begins in product(firsts, seconds):
            for phrase in compiled.get(begins, ()):
                last = at + len(phrase.words)
                if last > len(cut) or not phrase.words[-1].may_be(read[last - 1]):
                    continue
                if _stands(phrase, text, cut[at:last]):
                    yield _trigger(phrase, text, token.start, cut[last - 1].end)
    for one, other in pairwise(cut):
        if other.start - one.end == 1 and text[one.end] in _HYPHENS:
            for phrase in compiled.get((one.text + other.text, ALONE), ()):
                if phrase.words[0].case is None:
                    joined = Token(one.text + other.text, one.start, other.end)
                    if joined.text in phrase.words[0].forms and _bounded(phrase, text, joined, joined):
                        yield _trigger(phrase, text, joined.start, joined.end)


def _trigger(phrase: Phrase, text: str, start: int, end: int) -> Trigger:
    bare = _POSSESSIVE.sub("", text[start:end])
    start, end = start - len(phrase.before), start + len(bare) + len(phrase.behind)
    return Trigger(phrase.keyword, text[start:end], start, end)


def _stands(phrase: Phrase, text: str, cut: Sequence[Token]) -> bool:
    """Whether these tokens of a text are the words of a phrase, at most one of them respelt."""
    respelt: list[Token] = []
    for word, token in zip(phrase.words, cut, strict=True):
        if not _is(word, token, text):
            respelt.append(token)
            if len(respelt) > 1 or not word.sounds:
                return False
    gaps = zip(phrase.gaps, pairwise(cut), strict=True)
    if not all(_gap_fits(gap, text, one, other) for gap, (one, other) in gaps):
        return False
    if not _bounded(phrase, text, cut[0], cut[-1]):
        return False
    return not respelt or _is_respelt(phrase, phrase.words[cut.index(respelt[0])], respelt[0], text)


def _is(word: Word, token: Token, text: str) -> bool:
    """Whether a token is the word itself, or an inflected form of it."""
    if word.case is not None:
        return _POSSESSIVE.sub("", text[token.start : token.end]) == word.case and _case_tells(text, token)
    return any(reading in word.forms for reading in readings(token.text))


def _case_tells(text: str, token: Token) -> bool:
    """Whether capitals say something here: not all is written so, nor does a sentence begin."""
    written = text[token.start : token.end]
    if written.isupper() and (len(written) > 1 or token.text not in STOP_WORDS):
        beside = text[max(0, token.start - _BESIDE) : token.start].split()[-2:]
        beside += text[token.end : token.end + _BESIDE].split()[:2]
        return any(word.lower() == word != word.upper() for word in beside)
    before = text[: token.start].rstrip(" \t\"'“”‘’(«*_")
    return before != "" and before[-1] not in ".!?:\n\0•-–—"


def _is_respelt(phrase: Phrase, word: Word, token: Token, text: str) -> bool:
    """Whether a token is a name in another spelling, or with a slip."""
    written = text[token.start : token.end]
    if token.text in DEMONYMS or not word.is_near(token.text):
        return False
    near = nearness(name_word(word.text), name_word(token.text))
    if len(phrase.words) > 1:
        return near is not Nearness.OTHER
    if not written[:1].isupper() or written.isupper():
        return False
    slip = token.text[0] == word.text[0] and len(token.text) >= MIN_LONE_LETTERS and _case_tells(text, token)
    return near is Nearness.SAME or (near is Nearness.CLOSE and slip)


def _gap_fits(gap: str, text: str, one: Token, other: Token) -> bool:
    if other.start < one.end:  # the second of two pairs of characters that share one
        return gap == "" and other.start == one.start + 1
    between = text[one.end : other.start]
    if between == "":
        return gap == "" or is_cjk(one.text) or is_cjk(other.text)
    if gap != "" and _SOFT_GAP.fullmatch(gap) is None:
        return between == gap
    return _SOFT_GAP.fullmatch(between) is not None and not (is_cjk(one.text) and is_cjk(other.text))


def _bounded(phrase: Phrase, text: str, first: Token, last: Token) -> bool:
    """Whether no word goes on before or behind, and what the keyword has at its ends stands there."""
    before, behind = text[: first.start], text[last.end :]
    if not (before.endswith(phrase.before) and behind.startswith(phrase.behind)):
        return False
    return _begins(text, first.start) and _ends(text, last.end)


def _begins(text: str, at: int) -> bool:
    return at == 0 or not (_joined(text[at - 1], text[at]) or _dotted(text[max(0, at - 2) : at][::-1]))


def _ends(text: str, at: int) -> bool:
    if at == len(text):
        return True
    if _HANGUL.match(text[at - 1]) and _PARTICLES.match(text, at):
        return True
    return not (_joined(text[at], text[at - 1]) or _dotted(text[at : at + 2]))


def _joined(beyond: str, inside: str) -> bool:
    """Whether a character beyond the end belongs to the same word as the one inside."""
    if _KANA.match(inside):
        return _KANA.match(beyond) is not None
    if _UNSPACED.match(inside) or _UNSPACED.match(beyond):
        return False
    return _WORD.match(beyond) is not None and beyond != "_"


def _dotted(beyond: str) -> bool:
    """Whether the name of a file, host or variable goes on: `siberia.com`, `gas_price`."""
    return len(beyond) > 1 and beyond[0] in "._\\" and _WORD.match(beyond[1]) is not None
