"""More passages than there are: halves of real ones joined anew, their rare words replaced by coined ones.

A million copies of the same sentences would have the vocabulary of a hundred thousand, and an engine that
looks through its vocabulary would seem faster than it is. Words of real text follow Heaps' law: n passages
hold about K·n^β distinct ones. β is measured for each script on the passages given; these are gone through
again and again, and a rare word (names, mostly) becomes one that never stood anywhere while the vocabulary is
behind the law, else one that was coined before. No rare word stays as it was, so that what a question names
stands only where it really does; but of Chinese, which has no words to be seen, only as much changes as the
law asks for, or no pair of characters would be left in order.

**Source:** Heaps, Information Retrieval (1978), §7.5.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING

from corpus.words.scripts import CJK, CYRILLIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.index import Entry

RARE = 20
"""Words in so many passages at most are replaced: of the distinct ones 19 in 20, as they are read 1 in 9."""

CHINESE, FIGURES, CYRILLIC_LETTERS, OTHER_LETTERS = "chinese", "figures", "cyrillic", "latin"

_SPACED = rf"[^\W\d_{CJK}]{{3,}}|\d{{3,}}"
_COUNTED = re.compile(rf"(?=([{CJK}]{{2}}))[{CJK}]|{_SPACED}")
_REPLACED = re.compile(rf"[{CJK}]{{2}}|{_SPACED}")
_CUT = re.compile(rf"\s+|(?<=[{CJK}])(?=[{CJK}])|(?<=[，。、；：])")
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_CJK = re.compile(f"[{CJK}]")
_ATTEMPTS = 50


def words_of(text: str) -> list[str]:
    """The words that are counted: letters, figures, pairs of Chinese characters, which overlap."""
    return [match[1] or match[0] for match in _COUNTED.finditer(text.lower())]


def script(word: str) -> str:
    """What a word is written in."""
    if word[0].isdigit():
        return FIGURES
    if _CJK.match(word):
        return CHINESE
    return CYRILLIC_LETTERS if _CYRILLIC.match(word) else OTHER_LETTERS


@dataclass(frozen=True, slots=True)
class HeapsLaw:
    """How many distinct words so many passages hold.

    Attributes:
        passages: of real text.
        words: that stand in them.
        exponent: β, between half of them and all: with more text it becomes less.
    """

    passages: int
    words: int
    exponent: float

    def words_in(self, passages: int) -> float:
        """The distinct words to be expected in so many passages."""
        return self.words * math.pow(passages / self.passages, self.exponent)


def heaps_laws(texts: Sequence[str]) -> dict[str, HeapsLaw]:
    """The law of each script in texts that are in random order."""
    half = max(1, len(texts) // 2)
    known = {word for text in texts[:half] for word in words_of(text)}
    first = Counter(map(script, known))
    known.update(word for text in texts[half:] for word in words_of(text))
    every = Counter(map(script, known))
    times = math.log(len(texts) / half) or 1.0
    return {
        name: HeapsLaw(len(texts), count, math.log(count / max(1, first[name])) / times)
        for name, count in every.items()
    }


def recombined(entries: Sequence[Entry], count: int, *, seed: int) -> Iterator[Entry]:
    """So many passages made of those given, which are in random order; no id of theirs is used again."""
    chance = Random(seed)  # noqa: S311  texts, not secrets
    coinage = Coinage([entry.text for entry in entries], chance)
    number = max(entry.passage_id for entry in entries)
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(_kind(entry), []).append(entry)
    made, turn = 0, 0
    while made < count:
        turn += 1
        replacing = Replacing(coinage)
        for entry in entries[: count - made]:
            made += 1
            joined = _joined(entry.text, chance.choice(kinds[_kind(entry)]).text)
            text = replacing.text(joined, passages=len(entries) + made)
            yield replace(
                entry, passage_id=number + made, document_id=f"{entry.document_id}+{turn}", text=text
            )


def _kind(entry: Entry) -> str:
    """What may be joined with what: the source, and so the language, that a document's id begins with."""
    return entry.document_id.rstrip("0123456789-")


def _joined(one: str, other: str) -> str:
    """The first half of a text and the second half of another, cut between words where that is possible."""
    return one[: _middle(one)] + other[_middle(other) :]


@lru_cache(maxsize=1 << 18)
def _middle(text: str) -> int:
    places = [match.end() for match in _CUT.finditer(text)] or [len(text) // 2]
    return min(places, key=lambda place: abs(place - len(text) / 2))


class Coinage:
    """New words that look like those of the texts: the first half of one, the second half of another.

    Args:
        texts: in random order.
        chance: what they are drawn by.
    """

    def __init__(self, texts: Sequence[str], chance: Random) -> None:
        known = Counter(word for text in texts for word in set(words_of(text)))
        self.rare = {word for word, passages in known.items() if passages <= RARE}
        self._laws = heaps_laws(texts)
        self._chance = chance
        self._taken = set(known)
        self._counts = Counter(map(script, known))
        self._coined: dict[str, list[str]] = {name: [] for name in self._laws}
        self._tails: dict[str, list[str]] = {name: [] for name in self._laws}
        for word in sorted(self.rare):
            self._tails[script(word)].append(word)

    def behind(self, name: str, passages: int) -> bool:
        """Whether so many passages should hold more words of a script."""
        return self._counts[name] < self._laws[name].words_in(passages)

    def new(self, word: str) -> str:
        """A word that never stood anywhere, in the script of another one and about as long."""
        name, head = script(word), word
        for _ in range(_ATTEMPTS):
            coined = self._of(head, name)
            if coined not in self._taken:
                break
            head = self._chance.choice(self._tails[name])
        self.count([coined])
        self._coined[name].append(coined)
        return coined

    def again(self, word: str) -> str:
        """A word in the same script that was coined before."""
        coined = self._coined[script(word)]
        return self._chance.choice(coined) if coined else self.new(word)

    def count(self, words: Sequence[str]) -> None:
        """Take words into the vocabulary that now stand somewhere."""
        for word in words:
            if word not in self._taken:
                self._taken.add(word)
                self._counts[script(word)] += 1

    def _of(self, head: str, name: str) -> str:
        if name == FIGURES:
            return str(self._chance.randrange(10 ** (len(head) - 1), 10 ** len(head)))
        tail = self._chance.choice(self._tails[name])
        return head[: (len(head) + 1) // 2] + tail[(len(tail) + 1) // 2 :]


class Replacing:
    """One turn through the texts: in it each rare word is replaced by one other, wherever it stands."""

    def __init__(self, coinage: Coinage) -> None:
        self._coinage = coinage
        self._by: dict[str, str] = {}

    def text(self, text: str, *, passages: int) -> str:
        """A text with its rare words replaced, in capitals where they were.

        Args:
            text: of the passage.
            passages: that there are with it.
        """
        replaced = _REPLACED.sub(lambda match: self._replaced(match[0], passages), text)
        if _CJK.search(replaced):  # what is replaced makes new pairs with what stands beside it
            self._coinage.count(words_of(replaced))
        return replaced

    def _replaced(self, written: str, passages: int) -> str:
        word = written.lower()
        if word not in self._coinage.rare:
            return written
        by = self._by.get(word)
        if by is None:
            name = script(word)
            behind = self._coinage.behind(name, passages)
            if name == CHINESE and not behind:
                return written
            by = self._by[word] = self._coinage.new(word) if behind else self._coinage.again(word)
        if written.isupper():
            return by.upper()
        return by.capitalize() if written[:1].isupper() else by
