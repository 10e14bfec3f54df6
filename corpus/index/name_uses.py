"""Name uses: the names that a question asks for, with the other forms that the documents write them in.

"Xi Jinping" is also answered by a passage that holds 习近平, an organisation's acronym by its long form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.found import How
from corpus.index.aliases import AliasUse
from corpus.names.matching import Likeness, likeness
from corpus.names.recognition import names_in
from corpus.span import Span
from corpus.words.scripts import HAN
from corpus.words.simplified import simplified
from corpus.words.tokens import is_cjk, latin, token_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.index.question import QuestionWord
    from corpus.names.table import NameTable

NAME_CLOSENESS = 0.9
_MOST_FORMS = 12
_ACRONYM = re.compile(r"[^\W\d_]{2,7}")
_INSTITUTION_RU = re.compile(
    r"(?<!\w)(?=([А-ЯЁ]\w+(?:[аяо]я|[оеыи]й|[ую]ю|[ое]го|[ое]му|[ыио]м|[ое]е|[ыи][ех])(?: [а-яё]+){1,3}))"
)
"""An adjective with a capital and words without one."""
_NAME_WORDS = (4, 3, 2)
_FEW_WORDS = 3
_NAME_CHARACTERS = (5, 4, 3, 2)
_HAN = re.compile(f"[{HAN}]{{2,}}")


def name_uses(
    question: str, words: Sequence[QuestionWord], table: NameTable, *, without: Iterable[AliasUse]
) -> tuple[AliasUse, ...]:
    """The names of a question that have other forms, each with those.

    Args:
        question: as it is searched.
        words: all its words, in order.
        table: of the names that the asker may see.
        without: words that admins' aliases stand for already.
    """
    if not words:
        return ()
    question = question[: words[-1].end]
    taken = {place for use in without for place in range(use.first, use.last)}
    uses = []
    for span, name in _asked(question, words, table):
        places = [
            place for place, word in enumerate(words) if span.start <= word.start and word.end <= span.end
        ]
        if taken.issuperset(places):
            continue
        asked = {latin(words[place].text) for place in places}
        phrases = dict.fromkeys(tuple(token_texts(form)) for form in _forms(name, table))
        others = tuple(phrase for phrase in phrases if not asked.issubset(map(latin, phrase)))
        if others:
            taken.update(places)
            uses.append(AliasUse(places[0], places[-1] + 1, others[:_MOST_FORMS], How.NAME, NAME_CLOSENESS))
    return tuple(uses)


def _forms(name: str, table: NameTable) -> Sequence[str]:
    """The forms of a name; of one that no document holds just so, those of the form that is nearest to it."""
    group = table.group(name)
    return group.forms if table.knows(name) else table.group(group.canonical).forms


def _asked(question: str, words: Sequence[QuestionWord], table: NameTable) -> Iterator[tuple[Span, str]]:
    """The stretches of a question that are or may be names, with the name in each, the surest first."""
    yield from _names_asked(question, words, table)
    yield from _institutions_asked(question)
    yield from _small_asked(question, words, table)
    yield from _characters_asked(question, table)


def _names_asked(
    question: str, words: Sequence[QuestionWord], table: NameTable
) -> Iterator[tuple[Span, str]]:
    """The stretches of a question that may be names, with the name in each."""
    mentions = names_in(question, Span(0, len(question)))
    yield from ((mention.span, mention.name) for mention in mentions)
    first, last = words[0], words[-1]
    if (
        first.written[0].isupper()
        and first.weight
        and len(first.text) > 1
        and all(mention.span.start > first.start for mention in mentions)
    ):
        yield Span(first.start, first.end), first.written
    whole = Span(first.start, last.end)
    unseen = not mentions or not first.weight  # people in a hurry leave capitals out, and He is a surname too
    if unseen and len(words) <= _FEW_WORDS and not is_cjk(first.text):
        guess = question[whole.start : whole.end].title()
        others = (form for form in table.group(guess).forms if form != guess)
        if table.knows(guess) or any(likeness(guess, form) is Likeness.SAME for form in others):
            yield whole, guess


def _institutions_asked(question: str) -> Iterator[tuple[Span, str]]:
    """What may be the name of an institution in Russian, which has one capital; the longer ones first."""
    for match in _INSTITUTION_RU.finditer(question):
        words = match[1].split(" ")
        for count in range(len(words), 1, -1):
            name = " ".join(words[:count])
            yield Span(match.start(), match.start() + len(name)), name


def _small_asked(
    question: str, words: Sequence[QuestionWord], table: NameTable
) -> Iterator[tuple[Span, str]]:
    """The names of the documents in a question without capitals, the longer ones first."""
    if question != question.lower():
        return
    for word in words:
        short = word.written.upper()
        if word.weight and _ACRONYM.fullmatch(short) and table.knows(short):
            yield Span(word.start, word.end), short
    for count in _NAME_WORDS:
        for one, other in zip(words, words[count - 1 :], strict=False):
            name = question[one.start : other.end].title()
            if one.weight and other.weight and table.knows(name):
                yield Span(one.start, other.end), name


def _characters_asked(question: str, table: NameTable) -> Iterator[tuple[Span, str]]:
    """The Chinese names in a question that the documents hold, the longer first, and what stands alone."""
    for run in _HAN.finditer(question):
        if len(run[0]) <= _NAME_CHARACTERS[0]:
            yield Span(run.start(), run.end()), simplified(run[0])
        for length in _NAME_CHARACTERS:
            for at in range(run.start(), run.end() - length + 1):
                name = question[at : at + length]
                known = next((each for each in {name, simplified(name)} if table.knows(each)), None)
                if known:
                    yield Span(at, at + length), known
