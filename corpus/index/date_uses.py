"""Date uses: the dates of a question, with the other ways in which passages may write them.

"2024-05-16" is also answered by "May 16, 2024", and, less surely, by "on May 16": when that was, the document
may say elsewhere. "May 16, 1972" says another day. The name of
the month counts by itself in every language, as the day does: "5 марта" is also answered by "5-6 March".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.found import How
from corpus.index.aliases import AliasUse
from corpus.index.number_uses import NUMBER_CLOSENESS
from corpus.words.written_dates import MONTH_NUMBERS, MONTHS_OR_VERBS, date_phrases, month_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.index.question import QuestionWord
    from corpus.words.written_dates import WrittenDate

UNDATED_CLOSENESS = 0.7
"""Of a day or month without the year asked for: any year has it."""


def date_uses(dates: Sequence[WrittenDate], words: Sequence[QuestionWord]) -> Iterator[AliasUse]:
    """Every date of a question that may be written otherwise, in order.

    Args:
        dates: of the question.
        words: all its words, in order.
    """
    for date in dates:
        places = [at for at, word in enumerate(words) if date.start <= word.start and word.end <= date.end]
        days = [(month, day) for month, day in date.days if month]
        if not places or not days:
            continue
        first, last = places[0], places[-1] + 1
        asked = tuple(word.text for word in words[first:last])
        years = [(date.year, NUMBER_CLOSENESS)]
        if date.year:
            years.append((None, UNDATED_CLOSENESS))
        for year, closeness in years:
            phrases = (phrase for month, day in days for phrase in date_phrases(year, month, day))
            others = tuple(dict.fromkeys(phrase for phrase in phrases if phrase != asked))
            other_than = None if year else date.year
            yield AliasUse(first, last, others, How.NUMBER, closeness, year=other_than)
        yield from _month_uses(date, words[first:last], first)


def _month_uses(date: WrittenDate, words: Sequence[QuestionWord], first: int) -> Iterator[AliasUse]:
    """The month by name, of a day: beside several days it stands apart from the one asked for."""
    for at, word in enumerate(words, first):
        for month, day in date.days:
            if month and day and MONTH_NUMBERS.get(word.text) == month:
                others = tuple(name for name in month_names(month) if name != (word.text,))
                capitals = MONTHS_OR_VERBS.intersection(others)
                yield AliasUse(
                    at, at + 1, others, How.NUMBER, NUMBER_CLOSENESS, capitalised=capitals, year=date.year
                )
