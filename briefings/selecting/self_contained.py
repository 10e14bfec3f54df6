"""Sentences that can be read alone, and those that need the one before them.

In comes one passage; out comes whether a briefing may show it by itself. A sentence that merely opens with
"However" or "He" may come with its neighbour: both, or neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.selecting.cutting import dateline_end, opening_end
from briefings.selecting.openings import (
    FIRST_PERSON,
    FIRST_PERSON_DE,
    HANGS,
    HANGS_DE,
    NO_NEWS,
    QUOTED,
    VERBS,
)

if TYPE_CHECKING:
    from corpus.document import Passage

MIN_WORDS, MAX_WORDS = 6, 60
"""White-space words of a sentence that can stand as a line; Chinese counts two characters a word."""

MIN_WORDS_BESIDE = 3
"""Words of one that stands beside its neighbour: "He denied it." says something there."""

_ENDS = re.compile(r"(?<!\.\.)[.!。！][”\"'’)\]」』»]*(?:\s*\[\d+\])*\s*$")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_ENGLISH_WORD = re.compile("[a-z]+(?:['’][a-z]+)?")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z]")


def stands_alone(passage: Passage) -> bool:
    """Whether a sentence can be understood, and is worth reading, without its neighbours."""
    return word_count(passage.text) >= MIN_WORDS and _is_news(passage) and not hangs(passage)


def stands_once_cut(passage: Passage) -> bool:
    """Whether a sentence that hangs by its connective alone stands when that is left out, as `cut` does."""
    return (
        opening_end(passage) > dateline_end(passage.text)
        and word_count(passage.text) > MIN_WORDS
        and _is_news(passage)
    )


def needs_before(passage: Passage) -> bool:
    """Whether a sentence says something only beside the sentence before it, in the same paragraph."""
    return bool(passage.before) and hangs(passage) and _is_news(passage)


def hangs(passage: Passage) -> bool:
    """Whether the sentence opens, behind its dateline, with a word that points back."""
    start = 0 if passage.before else dateline_end(passage.text)
    if passage.document.language == "de" and HANGS_DE.match(passage.text, start):
        return True
    return HANGS.match(passage.text, start) is not None


def word_count(text: str) -> int:
    """White-space words; every two ideographs count as one more."""
    ideographs = 0 if text.isascii() else len(_IDEOGRAPH.findall(text))
    return len(text.split()) + ideographs // 2


def _is_news(passage: Passage) -> bool:
    """A finished statement about the world: no question, call to action, label or word of the page's own."""
    text = passage.text
    return (
        MIN_WORDS_BESIDE <= word_count(text) <= MAX_WORDS
        and _ENDS.search(text) is not None
        and NO_NEWS.match(text) is None
        and not _speaks_for_the_page(passage)
        and _has_verb(text)
    )


def _speaks_for_the_page(passage: Passage) -> bool:
    if passage.attribution is not None:
        return False  # a speaker does
    person = FIRST_PERSON_DE if passage.document.language == "de" else FIRST_PERSON
    return (
        person.search(passage.text) is not None and person.search(QUOTED.sub(" ", passage.text)) is not None
    )


def _has_verb(text: str) -> bool:
    """False only where an English text surely has none: no verb known, and no word in -s or -ed."""
    if _OTHER_SCRIPT.search(text):
        return True
    return any(
        word in VERBS or word.endswith(("s", "ed")) or "'" in word or "’" in word
        for word in _ENGLISH_WORD.findall(text.lower())
    )
