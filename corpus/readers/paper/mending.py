"""Mending: from the lines of a paragraph to its text, with the words whole that a line's end had cut.

A hyphen at the end of a line is one of two things: the mark of a word that was cut, or part of the word. The
document itself tells best: the word written whole elsewhere, or with its hyphen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.function_words import CYRILLIC, LATIN
from corpus.readers.paper.row import joins_without_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_HYPHENS = "-\N{HYPHEN}"
_LAST_PIECE = re.compile(rf"([^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*)[{_HYPHENS}]$")
_FIRST_PIECE = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
_WORD = re.compile(rf"(?<!\w)[^\W\d_]++(?:[{_HYPHENS}][^\W\d_]++)*+(?![{_HYPHENS}\w])")
_MIN_PART = 3
_TAIL_CHARS = 80
"""How much of the text before a line is looked at: no part of a word is longer."""
_FUNCTION_WORDS = frozenset(
    word for table in (LATIN, CYRILLIC) for words in table.values() for word in words.split()
)
_SUSPENDING = frozenset(
    {"and", "or", "to", "und", "oder", "bzw", "bis", "sowie", "et", "ou", "y", "o", "и", "или", "en", "of"}
)
"""What follows a hyphen that stands for the rest of a compound: `Ein- und Ausfuhr`, `pre- and post-war`."""


@dataclass(frozen=True)
class Spellings:
    """How the words of a document are written where no line ends in them, in lower case.

    Attributes:
        whole: words without a hyphen.
        compound: words with one.
        ends: the first and the last parts of those, each with its hyphen: `long-`, `-term`.
    """

    whole: frozenset[str] = frozenset()
    compound: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[str]) -> Spellings:
        """What these lines show; a word that their end may have cut is left out."""
        whole, compound, ends = set[str](), set[str](), set[str]()
        for line in lines:
            for word in _WORD.findall(_plain(line)):
                if "-" not in word:
                    whole.add(word)
                    continue
                compound.add(word)
                ends |= {word[: word.index("-") + 1], word[word.rindex("-") :]}
        return cls(frozenset(whole), frozenset(compound), frozenset(ends))


def mended(lines: Sequence[str], spellings: Spellings) -> tuple[str, tuple[int, ...]]:
    """The text of a paragraph, and where in it each of its lines starts.

    Every letter of the lines is in the text, in order; hyphens and spaces at the lines' ends may not be.
    """
    done, length, tail, starts = list[str](), 0, "", list[int]()
    for line in lines:
        after = line.strip()
        if not after:
            starts.append(-1)
            continue
        if tail:
            tail = _opened(tail, after, spellings)
            done.append(plain := tail[:-_TAIL_CHARS].replace(_SOFT_HYPHEN, ""))
            length, tail = length + len(plain), tail[-_TAIL_CHARS:]
        starts.append(length + len(tail) - tail.count(_SOFT_HYPHEN))
        tail += after
    text = "".join(done) + tail.replace(_SOFT_HYPHEN, "")
    return text, _with_empty_lines(starts, len(text))


def _with_empty_lines(starts: Sequence[int], end: int) -> tuple[int, ...]:
    """Where each line starts: one without text, told by -1, where the next one with text does."""
    found, following = list[int](), end
    for start in reversed(starts):
        following = following if start < 0 else min(start, following)
        found.append(following)
    return tuple(reversed(found))


def _opened(before: str, after: str, spellings: Spellings) -> str:
    """The text up to here, ended so that the next line goes on right after it."""
    if before.endswith(_SOFT_HYPHEN):
        return before[:-1]
    cut = _LAST_PIECE.search(before[-_TAIL_CHARS:])
    if cut is None:
        if before[-1] in _HYPHENS and before[-2:-1].isdigit() and after[0].isalnum():
            return before  # 2019-|20, MiG-|29
        return before if joins_without_space(before, after) else f"{before} "
    word = _FIRST_PIECE.match(after)
    if word is None:
        return before if after[0].isdigit() else f"{before} "
    return _joined(before, _plain(cut[1]), _plain(word[0]), word[0], spellings)


def _joined(before: str, first: str, second: str, written: str, spellings: Spellings) -> str:
    if second in _SUSPENDING and first + second not in spellings.whole:
        return f"{before} "
    if written[0].isupper() and not (written.isupper() and before[-2].isupper() and len(written) > 1):
        return before
    return before if _is_compound(first, second, spellings) else before[:-1]


def _is_compound(first: str, second: str, spellings: Spellings) -> bool:
    """Whether the hyphen between these two pieces is the word's own."""
    if first + second in spellings.whole:
        return False
    if len(first) == 1:
        return True  # e-mail, x-ray: no word is cut after its first letter
    if f"{first}-{second}" in spellings.compound:
        return True
    if first + second in _FUNCTION_WORDS:
        return False
    head, tail = first.rpartition("-")[2], second.partition("-")[0]
    if f"{head}-" in spellings.ends or f"-{tail}" in spellings.ends:
        return True
    return all(
        len(part) >= _MIN_PART and part in spellings.whole and part not in _FUNCTION_WORDS
        for part in (head, tail)
    )


def _plain(word: str) -> str:
    return word.casefold().replace("\N{HYPHEN}", "-").replace(_SOFT_HYPHEN, "")
