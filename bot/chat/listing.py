"""Listings: things to choose from, laid out so that what somebody may be typing is found among very many.

Case, marks and the script make no difference, nor how a character is drawn. All keys are bytes one after the
other: three hundred thousand names take some megabytes, and a search through them some milliseconds.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from corpus.mapped import Strings
from corpus.words.scripts import CJK
from corpus.words.simplified import simplified
from corpus.words.tokens import fold, latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MAX_CHARS = 100
"""Of what is shown and of what it stands for. **Source** of both: docs.discord.com, Autocomplete."""

FEWEST_LETTERS, MOST_SLIPS = 4, 2
"""Letters for each slip in a word, and slips; what is shorter is like too much, but beside a longer word."""

LOOKED_AT, MOST_READ = 200, 4_000
"""Words that are like a typed one, and lines that have one of them; lines with any of them."""

_CODING, _ERRORS = "utf-8", "surrogatepass"
_APART = re.compile(r"[\W_]+")
_INSIDE = re.compile("['’ʼ`´]")
_CHARACTER = re.compile(f"([{CJK}])")


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that somebody may mean.

    Attributes:
        shown: at most `MAX_CHARS`.
        value: what is typed in the end; at most `MAX_CHARS`.
    """

    shown: str
    value: str


class Line(NamedTuple):
    """One thing to choose from.

    Attributes:
        words: what it is found by.
        shown: what is shown of it.
        value: what it stands for.
        weight: how likely it is, beside what other listings hold.
    """

    words: str
    shown: str
    value: str
    weight: int = 0


class Listing:
    """Lines in order, those that are likelier first; what is too long to be offered is left out."""

    def __init__(self, lines: Iterable[Line]) -> None:
        short = [line for line in lines if len(line.shown) <= MAX_CHARS and len(line.value) <= MAX_CHARS]
        keys_of = map(_key, _simplified([line.words for line in short]))
        kept = [(key, line) for key, line in zip(keys_of, short, strict=True) if key]
        # Each key behind a line feed and a space, so that its words, and they alone, begin behind a space.
        keys = [f"\n {key}".encode(_CODING, _ERRORS) for key, _ in kept]
        self._keys = b"".join(keys) + b"\n"
        self._starts = array("I", accumulate(map(len, keys), initial=0))
        self._shown = Strings.of([line.shown for _, line in kept])
        same = all(line.shown == line.value for _, line in kept)
        self._values = self._shown if same else Strings.of([line.value for _, line in kept])
        self._weights = array("q", [line.weight for _, line in kept])

    def __len__(self) -> int:
        return len(self._weights)

    def __getitem__(self, number: int) -> Completion:
        return Completion(self._shown[number], self._values[number])

    def weight(self, number: int) -> int:
        """How likely a line is, beside those of other listings."""
        return self._weights[number]

    def beginning(self, key: str) -> Iterator[int]:
        """The numbers of the lines that begin so; with nothing, of all."""
        return self._holding(f"\n {key}")

    def with_word(self, key: str) -> Iterator[int]:
        """Of those with a word that begins so, or that has these words in a row."""
        return self._holding(f" {key}")

    def with_words(self, key: str) -> Iterator[int]:
        """Of those with words that begin as these do, in any order."""
        first, *others = sorted(key.split() or [""], key=len, reverse=True)
        sought = [f" {word}".encode(_CODING, _ERRORS) for word in others]
        holding = self._holding(f" {first}")
        return (number for number in holding if all(word in self._line(number) for word in sought))

    def like(self, key: str) -> list[tuple[int, int]]:
        """Of those with words that begin nearly as these do, in any order: the slips, and the number.

        The longest word says the most: those that have it are looked for, and read more closely.
        """
        first, *others = sorted(key.split(), key=len, reverse=True) or [""]
        slips: dict[int, int] = {}
        having = (
            (number, edits)
            for begins, edits in self._read_as(first).items()
            for number in islice(self._holding(f" {begins}"), LOOKED_AT)
        )
        for number, edits in islice(having, MOST_READ):
            words = self._line(number).decode(_CODING, _ERRORS).split()
            whole = edits
            for word in others:
                more = _slips(word, words)
                if more is None:
                    break
                whole += more
            else:
                slips[number] = min(whole, slips.get(number, whole))
        return sorted((whole, number) for number, whole in slips.items())

    def _read_as(self, word: str) -> dict[str, int]:
        """What a typed word may be the beginning of, each with the slips in it, the nearest first."""
        from rapidfuzz import process  # slow to load, and wanted only where nothing begins so
        from rapidfuzz.distance import OSA

        found = {word: 0} if word and f" {word}".encode(_CODING, _ERRORS) in self._keys else {}
        slips = min(len(word) // FEWEST_LETTERS, MOST_SLIPS)
        if slips and word.isalpha():
            for length in range(len(word) - slips, len(word) + slips + 1):
                begins = list({each[:length] for each in self._words if len(each) >= length})
                near = process.extract(word, begins, scorer=OSA.distance, score_cutoff=slips, limit=None)
                found.update((each, int(edits)) for each, edits, _ in near if each not in found)
        return dict(sorted(found.items(), key=lambda one: (one[1], one[0]))[:LOOKED_AT])

    @cached_property
    def _words(self) -> list[str]:
        """The words of all keys that are long enough to have a slip, each once, in no order."""
        words = set(self._keys.decode(_CODING, _ERRORS).split())
        return [word for word in words if len(word) >= FEWEST_LETTERS - 1]

    def _holding(self, text: str) -> Iterator[int]:
        """The numbers of the lines that hold a text, each once, in order."""
        sought = text.encode(_CODING, _ERRORS)
        at = self._keys.find(sought)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._keys.find(sought, self._starts[number + 1])

    def _line(self, number: int) -> bytes:
        return self._keys[self._starts[number] : self._starts[number + 1]]


class Offer:
    """Listings side by side, read as one."""

    def __init__(
        self, *listings: Listing, still: Callable[[int, Completion], Completion | None] | None = None
    ) -> None:
        """Listings side by side.

        Args:
            still: what a line of a listing, given by its place among these, is now; None where it is no more.
        """
        self._listings, self._still = listings, still

    def beginning(self, key: str) -> Iterator[Completion]:
        """Those that begin so, the likelier first; with nothing, all of them."""
        return self._merged(Listing.beginning, key)

    def with_word(self, key: str) -> Iterator[Completion]:
        """Those with a word that begins so, or that has these words in a row."""
        return self._merged(Listing.with_word, key)

    def with_words(self, key: str) -> Iterator[Completion]:
        """Those with words that begin as these do, in any order."""
        return self._merged(Listing.with_words, key)

    def like(self, key: str) -> Iterator[Completion]:
        """Those with words that begin nearly as these do, the most alike first."""
        found = [
            (slips, -one.weight(number), place, number)
            for place, one in enumerate(self._listings)
            for slips, number in one.like(key)
        ]
        return self._now((place, number) for _, _, place, number in sorted(found))

    def _merged(self, tier: Callable[[Listing, str], Iterator[int]], key: str) -> Iterator[Completion]:
        streams = (self._weighed(tier, key, place) for place in range(len(self._listings)))
        return self._now((place, number) for _, place, number in merge(*streams))

    def _weighed(
        self, tier: Callable[[Listing, str], Iterator[int]], key: str, place: int
    ) -> Iterator[tuple[int, int, int]]:
        one = self._listings[place]
        return ((-one.weight(number), place, number) for number in tier(one, key))

    def _now(self, found: Iterable[tuple[int, int]]) -> Iterator[Completion]:
        for place, number in found:
            one = self._listings[place][number]
            now = one if self._still is None else self._still(place, one)
            if now is not None:
                yield now


def named(names: Iterable[str]) -> Offer:
    """Names that stand for themselves."""
    return Offer(Listing(Line(name, name, name) for name in names))


def _slips(typed: str, words: Iterable[str]) -> int | None:
    """The slips in a word that was typed beside a longer one; None where it begins none of these words."""
    from rapidfuzz.distance import OSA

    allowed = (
        min(max(len(typed) // FEWEST_LETTERS, 1), MOST_SLIPS) if typed.isalpha() and len(typed) > 2 else 0
    )
    lengths = range(len(typed) - allowed, len(typed) + allowed + 1)
    found = (OSA.distance(typed, word[:length]) for word in words for length in lengths)
    return min((slips for slips in found if slips <= allowed), default=None)


def key_of(text: str) -> str:
    """The words of a text without case, marks and script, single spaces between; each Chinese character."""
    return _key(*_simplified([text]))


def _key(text: str) -> str:
    """The same of a text whose characters are simplified."""
    text = _INSIDE.sub("", text)
    if text.isascii():
        return " ".join(_APART.sub(" ", text).lower().split())
    return " ".join(filter(None, map(_letters, _APART.split(_CHARACTER.sub(r" \1 ", text)))))


def _letters(word: str) -> str:
    return word.lower() if word.isascii() else latin(fold(word))


def _simplified(texts: list[str]) -> list[str]:
    """These texts with every Chinese character simplified: all at once, or it takes longer than all else."""
    whole = "\0".join(text.replace("\0", " ") for text in texts)
    return simplified(whole).split("\0") if texts and _CHARACTER.search(whole) else texts
