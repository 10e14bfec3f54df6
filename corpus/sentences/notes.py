"""Footnote marks behind a stop: they belong to the sentence they stand behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.sentences.stops import opens_sentence, word_before

if TYPE_CHECKING:
    from corpus.sentences.abbreviations import Vocabulary

_BRACKETED = r"\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n)\s\d{1,3}|citation\sneeded)\]"
_MARKS = re.compile(rf"\s?(?:{_BRACKETED}|[⁰¹²³⁴-⁹]+)(?:\s?{_BRACKETED})*")
_NUMBER = re.compile(r"\s?\d{1,3}(?:,\d{1,3})*(?=\s|\Z)")
_OPENERS = re.compile(r"[\W_]*")


def note_end(text: str, start: int, at: int, end: int, known: Vocabulary) -> int:
    """Where the footnote marks end that follow a stop; 0 where none do.

    "[1]", "[2][3]", "[note 4]" and raised digits are plain to see. A bare number is a raised digit that lost
    its form ("ended.4 The", "ended. 4 The") only where no sentence could open with it.

    Args:
        text: a stretch of a block's text.
        start: where the sentence starts.
        at: where its stop is.
        end: behind the stop and the signs that close with it.
        known: the language's vocabulary.
    """
    marks = _MARKS.match(text, end)
    if marks:
        return marks.end()
    number = _NUMBER.match(text, end)
    if number is None:
        return 0
    word = word_before(text, start, at)
    if word.lower() in known.abbreviations:
        return 0
    openers = _OPENERS.match(text, number.end())
    following = openers.end() if openers else len(text)
    if following == len(text):
        return number.end()
    glued = (
        text[end] != " " and word.isalpha() and word.islower() and len(word) > 2 and text[following].isupper()
    )
    return number.end() if glued or opens_sentence(text, following, known) else 0
