"""Questions: what someone typed, as weighted words, with what it quotes and what it leaves out.

Two signs mean something, as they do wherever people search: a stretch in quotation marks must stand so, and a
word with a minus before it must not stand. Nothing else is ever read as syntax, and no text is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.index.amounts import amounts
from corpus.index.chinese_questions import without_question_words
from corpus.index.country_uses import country_uses
from corpus.index.date_uses import date_uses
from corpus.index.number_uses import number_uses
from corpus.index.ordinal_uses import ordinal_uses
from corpus.span import Span
from corpus.words.numbers import MAGNITUDES
from corpus.words.openings import opening_length
from corpus.words.tokens import is_cjk, token_texts, tokens
from corpus.words.vocabulary import (
    ASKING_WORDS,
    FAINT_WORDS,
    LOWER_CASE_STOP_WORDS,
    STOP_WORDS,
)
from corpus.words.written_dates import YEAR_WORDS, dates_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.aliases import AliasUse
    from corpus.words.tokens import Phrase, Token
    from corpus.words.written_dates import WrittenDate

MAX_CHARS = 200
"""What is searched of a question; what comes after is ignored."""

MAX_WORDS = 40
_FAINT, _KIND = 0.2, 0.5
_KIND_WITHIN = 3
_BEFORE_A_SUBJECT = frozenset({"do", "does", "did", "has", "have", "had"})
"""Who or what comes behind these is no kind of thing: "what did the harbour cost"."""

_YEAR_OF_DAY = 0.5
_SPOILT = re.compile("[\x00\ud800-\udfff]")
# Behind a digit a straight mark is the sign for inches.
_QUOTED = r'(?<!\d)"[^"]*"|[“”][^“”"]*[”"]|„[^“”„]*[“”]|«[^«»]*»|「[^「」]*」|『[^『』]*』|＂[^＂]*＂'
_MARKED = re.compile(rf"(?P<excluded>(?<!\S)[-\u2212－](?:{_QUOTED}|[^\W\d_]\S*))|{_QUOTED}")
"""A quoted stretch, or a minus behind white space with what is quoted or written right behind it."""


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
    """

    text: str
    written: str
    start: int
    end: int
    weight: float
    named: bool
    faint: bool
    amount: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What someone typed.

    Attributes:
        text: as it is searched: cut to `MAX_CHARS`, with spaces for what is left out. Offsets count in it,
            and in what was typed.
        words: in order, those of quoted stretches too; none where nothing is asked for: nothing answers that.
        phrases: tokens that must stand in a passage one right after the other, in this order, whatever signs
            stand between them; a single one must stand there as it is. An answer holds all of these.
        quoted: each of them as it was typed, without its marks.
        excluded: the same for what must not stand there. An answer holds none of these.
        uses: the numbers, dates and countries of the question with other ways to write them; places count in
            `words`.
    """

    text: str
    words: tuple[QuestionWord, ...]
    phrases: tuple[Phrase, ...] = ()
    quoted: tuple[str, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    uses: tuple[AliasUse, ...] = ()


def question_of(typed: str) -> Question:
    """The first `MAX_CHARS` characters of what someone typed, as a question; never fails.

    Quoted is what stands between "…", “…”, „…“, «…», 「…」 or 『…』; a mark that is never closed is only a
    sign. Left out is a word, up to the next white space, or a quoted stretch that has a minus right before
    it, and before that white space or nothing: `-ferry`, `-"wage deal"`. A minus between words or before a
    number stays what it is. Quoted small words alone ("to be or not to be") count like any others.
    """
    text = _SPOILT.sub(" ", typed[:MAX_CHARS])
    phrases: dict[Phrase, str] = {}
    excluded: dict[Phrase, None] = {}
    small: list[Span] = []
    quoted: list[Span] = []
    for match in _MARKED.finditer(text):
        phrase = _phrase(match.group())
        if not phrase:
            continue
        if match["excluded"]:
            excluded[phrase] = None
            text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
            continue
        phrases.setdefault(phrase, match.group()[1:-1].strip())
        quoted.append(Span(*match.span()))
        if STOP_WORDS.issuperset(phrase):
            small.append(Span(*match.span()))
    dates = dates_of(text)
    words = _words(text, small, quoted, dates)
    uses = (
        *number_uses(text, words),
        *date_uses(dates, words),
        *ordinal_uses(text, words),
        *country_uses(words),
    )
    return Question(text, words, tuple(phrases), tuple(phrases.values()), tuple(excluded), uses)


def question_words(question: str) -> tuple[QuestionWord, ...]:
    """The words of a question in order, at most `MAX_WORDS`, without those that it leaves out."""
    return question_of(question).words


def _phrase(marked: str) -> Phrase:
    """The tokens of a quoted stretch, such as a passage that holds it has them.

    A single Chinese character at its edge is no token of a passage where others stand beside it.
    """
    found = token_texts(marked)
    while found and _is_lone(found[0]):
        del found[0]
    while found and _is_lone(found[-1]):
        del found[-1]
    return tuple(found)


def _is_lone(token: str) -> bool:
    return len(token) == 1 and is_cjk(token) and token not in MAGNITUDES


def _words(
    text: str, small: Sequence[Span], quoted: Sequence[Span], dates: Sequence[WrittenDate]
) -> tuple[QuestionWord, ...]:
    found = (tokens(without_question_words(text, whole=quoted)) or tokens(text))[:MAX_WORDS]
    lower = [token.text for token in found if text[token.start].islower()]
    weights = _weights(
        [token.text for token in found],
        STOP_WORDS.union(LOWER_CASE_STOP_WORDS.intersection(lower)),
        opening=_opening(text, found),
    )
    weights = [weight * _share_of_date(token, dates) for token, weight in zip(found, weights, strict=True)]
    return tuple(
        QuestionWord(
            token.text,
            text[token.start : token.end],
            token.start,
            token.end,
            weight or float(any(span.start <= token.start < span.end for span in small)),
            named=token.start > 0 and text[token.start].isupper(),
            faint=token.text in FAINT_WORDS and text[token.start].islower(),
            amount=amount,
        )
        for token, weight, amount in zip(found, weights, amounts(text, found, dates), strict=True)
    )


def _opening(text: str, found: Sequence[Token]) -> int:
    """How many words a question begins with that only say that something is asked: none that is quoted."""
    quoted = _MARKED.search(text)
    end = quoted.start() if quoted else len(text)
    length = opening_length([token.text for token in found if token.end <= end])
    return length if length < len(found) else 0


def _share_of_date(token: Token, dates: Sequence[WrittenDate]) -> float:
    """How much of its weight a word keeps: less as the year of a day, which documents leave out."""
    date = next((date for date in dates if date.start <= token.start and token.end <= date.end), None)
    if date is None:
        return 1.0
    if token.text in YEAR_WORDS:
        return 0.0
    has_day = any(day for _, day in date.days)
    return _YEAR_OF_DAY if has_day and token.text.isdecimal() and int(token.text) == date.year else 1.0


def _weights(words: Sequence[str], stop_words: frozenset[str], *, opening: int) -> list[float]:
    """The weight of each word, none for the first ones, and less for the kind of thing that is asked for."""
    weights = [
        0.0 if place < opening or word in stop_words else _weight(word) for place, word in enumerate(words)
    ]
    for place, word in enumerate(words):
        after = range(place + 1, min(place + 1 + _KIND_WITHIN, len(words)))
        if not _BEFORE_A_SUBJECT.isdisjoint(words[at] for at in after):
            continue
        kind = next((at for at in after if weights[at] == 1.0), None)
        if word in ASKING_WORDS and kind is not None:
            weights[kind] = _KIND
    return weights


def _weight(token: str) -> float:
    if token in FAINT_WORDS:
        return _FAINT
    return 0.0 if len(token) == 1 and is_cjk(token) else 1.0
