"""Questions: what someone typed, as weighted words. Nothing in it is ever read as query syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.index.amounts import amounts, other_forms
from corpus.words.tokens import is_cjk, tokens
from corpus.words.vocabulary import (
    ASKING_WORDS,
    CJK_BREAKS,
    FAINT_WORDS,
    LOWER_CASE_STOP_WORDS,
    STOP_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_CHARS = 200
"""What is searched of a question; what comes after is ignored."""

MAX_WORDS = 40
_FAINT, _KIND = 0.2, 0.5
_KIND_WITHIN = 3
_BREAK = re.compile("|".join(map(re.escape, CJK_BREAKS)))
_SPOILT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """One word of a question.

    Attributes:
        text: as a token.
        written: as it stands in the question.
        start: offset in the question.
        end: offset in the question.
        weight: 0..1: how much it matters whatever the documents are; 0 for a word with no content.
        named: it starts with a capital inside the question, as names do.
        faint: it is a small word of another language than English and Russian.
        amount: it is a number that an answer must hold.
        same: other tokens that say the same number.
    """

    text: str
    written: str
    start: int
    end: int
    weight: float
    named: bool
    faint: bool
    amount: bool
    same: tuple[str, ...]


def question_words(question: str) -> tuple[QuestionWord, ...]:
    """The words of a question in order, at most `MAX_WORDS` of its first `MAX_CHARS` characters."""
    text = _SPOILT.sub(" ", question[:MAX_CHARS])
    cut = _BREAK.sub(lambda match: " " * len(match.group()), text)
    found = tokens(cut)[:MAX_WORDS]
    if not found:
        found = tokens(text)[:MAX_WORDS]
    lower = [token.text for token in found if text[token.start].islower()]
    weights = _weights(
        [token.text for token in found], STOP_WORDS.union(LOWER_CASE_STOP_WORDS.intersection(lower))
    )
    following = [token.text for token in found][1:] + [""] * bool(found)
    return tuple(
        QuestionWord(
            token.text,
            text[token.start : token.end],
            token.start,
            token.end,
            weight,
            named=token.start > 0 and text[token.start].isupper(),
            faint=token.text in FAINT_WORDS and text[token.start].islower(),
            amount=amount,
            same=other_forms(token.text, after) if amount else (),
        )
        for token, weight, amount, after in zip(found, weights, amounts(text, found), following, strict=True)
    )


def _weights(words: Sequence[str], stop_words: frozenset[str]) -> list[float]:
    """The weight of each word, less for the kind of thing that is asked for."""
    weights = [0.0 if word in stop_words else _weight(word) for word in words]
    for place, word in enumerate(words):
        after = range(place + 1, min(place + 1 + _KIND_WITHIN, len(words)))
        kind = next((at for at in after if weights[at] == 1.0), None)
        if word in ASKING_WORDS and kind is not None:
            weights[kind] = _KIND
    return weights


def _weight(token: str) -> float:
    if token in FAINT_WORDS:
        return _FAINT
    return 0.0 if len(token) == 1 and is_cjk(token) else 1.0
