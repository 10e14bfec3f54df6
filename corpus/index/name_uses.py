"""Name uses: the names that a question asks for, with the other forms that the documents write them in.

"Xi Jinping" is also answered by a passage that holds 习近平, an organisation's acronym by its long form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.found import How
from corpus.index.aliases import AliasUse
from corpus.index.question import MAX_CHARS
from corpus.names.recognition import names_in
from corpus.span import Span
from corpus.words.scripts import HAN
from corpus.words.tokens import is_cjk, latin, token_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.index.question import QuestionWord
    from corpus.names.table import NameTable

NAME_CLOSENESS = 0.9
_MOST_FORMS = 12
_FEW_WORDS = 3
_NAME_CHARACTERS = (5, 4, 3, 2)
_HAN = re.compile(f"[{HAN}]{{2,}}")


def name_uses(
    question: str, words: Sequence[QuestionWord], table: NameTable, *, without: Iterable[AliasUse]
) -> tuple[AliasUse, ...]:
    """The names of a question that have other forms, each with those.

    Args:
        question: as asked.
        words: all its words, in order.
        table: of the names that the asker may see.
        without: words that admins' aliases stand for already.
    """
    taken = {place for use in without for place in range(use.first, use.last)}
    uses = []
    for span, name in (*_names_asked(question, words), *_characters_asked(question, table)):
        places = [
            place for place, word in enumerate(words) if span.start <= word.start and word.end <= span.end
        ]
        if taken.issuperset(places):
            continue
        asked = {latin(words[place].text) for place in places}
        phrases = dict.fromkeys(tuple(token_texts(form)) for form in table.group(name).forms)
        others = tuple(phrase for phrase in phrases if not asked.issubset(map(latin, phrase)))
        if others:
            taken.update(places)
            uses.append(AliasUse(places[0], places[-1] + 1, others[:_MOST_FORMS], How.NAME, NAME_CLOSENESS))
    return tuple(uses)


def _names_asked(question: str, words: Sequence[QuestionWord]) -> Iterator[tuple[Span, str]]:
    """The stretches of a question that may be names, with the name in each."""
    if not words:
        return
    text = question[: words[-1].end]
    mentions = names_in(text, Span(0, len(text)))
    yield from ((mention.span, mention.name) for mention in mentions)
    first, last = words[0], words[-1]
    if (
        first.written[0].isupper()
        and first.weight
        and len(first.text) > 1
        and all(mention.span.start > first.start for mention in mentions)
    ):
        yield Span(first.start, first.end), first.written
    if (
        not mentions and len(words) <= _FEW_WORDS and not is_cjk(first.text)
    ):  # people who ask in a hurry leave capitals out
        yield Span(first.start, last.end), text[first.start : last.end].title()


def _characters_asked(question: str, table: NameTable) -> Iterator[tuple[Span, str]]:
    """The Chinese names in a question that the documents hold, the longer ones first."""
    for run in _HAN.finditer(question[:MAX_CHARS]):
        for length in _NAME_CHARACTERS:
            for at in range(run.start(), run.end() - length + 1):
                name = question[at : at + length]
                if table.knows(name):
                    yield Span(at, at + length), name
