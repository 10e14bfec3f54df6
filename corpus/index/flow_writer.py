"""Writing a flow: texts as the numbers of their terms, many texts at once.

Most words of a corpus are met again and again. Each is cut into tokens when it is met first; from then on it
is a number, and what it gives is looked up for all words of many texts in one step.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import count, islice
from typing import TYPE_CHECKING

import numpy as np

from corpus.index.flow import flow_of, stretches
from corpus.words.tokens import cased_tokens, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from corpus.index.lexicon import Ids

AT_ONCE_CHARS = 1 << 18
"""Of texts that are cut together: enough that a step costs little, and few enough to stay near."""

KEPT_CHARS = 1 << 23
"""Of the words that are kept: those of a large corpus, and of Chinese, whose runs never come again, no more
than some megabytes."""


class FlowWriter:
    """Collects texts, then gives their flow.

    Attributes:
        terms: the number of each term; asked for one that is not there yet, it takes it in.
    """

    def __init__(self, *, at_once_chars: int = AT_ONCE_CHARS, kept_chars: int = KEPT_CHARS) -> None:
        self.terms: defaultdict[str, int] = defaultdict(count().__next__)
        self._words = _Words(self.terms, kept_chars)
        self._at_once_chars = at_once_chars
        self._waiting: list[str] = []
        self._waiting_chars = 0
        self._flow = [np.empty(0, np.uint32)]
        self._lengths = [np.empty(0, np.int64)]

    def add(self, text: str) -> None:
        """Take in the next text."""
        self._waiting.append(text)
        self._waiting_chars += len(text)
        if self._waiting_chars >= self._at_once_chars:
            self._take_in()

    def flow(self) -> tuple[Ids, npt.NDArray[np.int64]]:
        """The flow of all texts, as a part has it, and where each starts in it; one more than there are."""
        self._take_in()
        ends = np.cumsum(np.concatenate(self._lengths))
        return np.concatenate(self._flow), np.concatenate([[0], ends]).astype(np.int64)

    def _take_in(self) -> None:
        if not self._waiting:
            return
        cut = words(" ".join(self._waiting))
        last_words = np.cumsum([text.count(" ") + 1 for text in self._waiting]) - 1
        flow, ends = self._words.flow(cut)
        self._flow.append(flow)
        self._lengths.append(np.diff(ends[last_words], prepend=0))
        self._waiting, self._waiting_chars = [], 0


class _Words:
    """Words as they are written, numbered, each with its stretch of a flow."""

    def __init__(self, terms: Mapping[str, int], kept_chars: int) -> None:
        self._terms = terms
        self._kept_chars = kept_chars
        self._forget()

    def flow(self, cut: Sequence[str]) -> tuple[Ids, npt.NDArray[np.int64]]:
        """What words give, one after the other, and where that of each ends."""
        if self._chars > self._kept_chars:
            self._forget()
        known = len(self._numbers)
        numbers = np.fromiter(map(self._numbers.__getitem__, cut), np.int64, len(cut))
        self._learn([*islice(reversed(self._numbers), len(self._numbers) - known)][::-1])
        starts = np.frombuffer(self._starts, np.int64)
        lengths = starts[numbers + 1] - starts[numbers]
        tokens = np.frombuffer(self._tokens, np.uint32)
        return tokens[stretches(starts[numbers], lengths)], np.cumsum(lengths)

    def _learn(self, new: Sequence[str]) -> None:
        found = cased_tokens(new)
        terms = np.fromiter(map(self._terms.__getitem__, found.texts), np.uint32, len(found.texts))
        self._tokens.frombytes(flow_of(terms, np.array(found.capitals, np.uint32)).tobytes())
        self._starts.frombytes((self._starts[-1] + np.cumsum(found.counts, dtype=np.int64)).tobytes())
        self._chars += sum(map(len, new))

    def _forget(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._tokens, self._starts = array("I"), array("q", [0])
        self._chars = 0
