"""Country uses: the countries and capitals of a question, with what other languages call them.

«Китай» is also answered by a passage that holds China, Chinese or 中国, and «США» by one that holds USA. In
the script of the question only the names stand for one another, as Kiev and Kyiv do: whoever asks for China
is not told of all that is Chinese.

What is another word in small letters (turkey, «вены») counts with a capital alone, in the question and in the
passage; and no name counts inside a longer one of something else, as 罗马 (Rome) in 罗马尼亚 (Romania).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.found import How
from corpus.index.aliases import AliasUse
from corpus.words.countries import ABBREVIATIONS, COUNTRIES, NO_COUNTRIES, UNIONS
from corpus.words.russian_cases import cases
from corpus.words.tokens import is_cjk, token_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.index.question import QuestionWord
    from corpus.words.tokens import Phrase

COUNTRY_CLOSENESS = 0.9
"""As much as a person's name in another script: the country is the same, a name may be an adjective there."""

_LATIN, _CYRILLIC, _HAN = range(3)
_CYRILLIC_LETTER = re.compile("[а-яё]")


class _Name(NamedTuple):
    """A name of a country in one script, with the phrases of tokens that it is written as."""

    script: int
    adjective: bool
    forms: tuple[Phrase, ...]


def country_uses(words: Sequence[QuestionWord]) -> Iterator[AliasUse]:
    """Every country and capital of a question that other languages call otherwise, in order.

    Args:
        words: all the words of the question, in order.
    """
    at = 0
    while at < len(words):
        last = at + 1
        for phrase in _BEGINNING.get(words[at].text, ()):
            if phrase == tuple(word.text for word in words[at : at + len(phrase)]):
                last = at + len(phrase)
                if phrase in _OTHERS and (phrase not in _CAPITALISED or words[at].written[0].isupper()):
                    yield _use(at, phrase)
                break
        at = last


def _use(first: int, asked: Phrase) -> AliasUse:
    others = _OTHERS[asked]
    apart = {longer for phrase in others for longer in _LONGER.get(phrase, ()) if longer not in others}
    return AliasUse(
        first,
        first + len(asked),
        others,
        How.NAME,
        COUNTRY_CLOSENESS,
        capitalised=_CAPITALISED.intersection(others),
        apart=tuple(sorted(apart)),
    )


def _name(written: str, *, adjective: bool = False) -> _Name:
    if is_cjk(written[:2]):  # the table has simplified characters alone: nobody waits for the others to load
        return _Name(_HAN, adjective, (tuple(map("".join, pairwise(written))),))
    if not _CYRILLIC_LETTER.match(written):
        return _Name(_LATIN, adjective, (tuple(token_texts(written)),))
    forms = (written,) if written in ABBREVIATIONS else cases(written)
    return _Name(_CYRILLIC, adjective, tuple(dict.fromkeys(tuple(token_texts(form)) for form in forms)))


def _groups() -> Iterator[list[_Name]]:
    """The names that mean one country, or one city or other place."""
    for country in COUNTRIES + UNIONS:
        names = [_name(name) for name in country.names]
        yield [*names, *(_name(name, adjective=True) for name in country.adjectives)]
        yield [_name(name) for name in country.capitals]
    for place in NO_COUNTRIES:
        yield [_name(name) for name in place]


def _others(groups: Iterable[Sequence[_Name]]) -> dict[Phrase, tuple[Phrase, ...]]:
    """For each phrase that names a country or a city the phrases that other languages have for it."""
    others: dict[Phrase, tuple[Phrase, ...]] = {}
    for group in groups:
        for asked in group:
            found = [
                form
                for other in group
                if other is not asked and _stands_for(other, asked)
                for form in other.forms
            ]
            if found:
                others.update(dict.fromkeys(asked.forms, tuple(dict.fromkeys(found))))
    return others


def _stands_for(other: _Name, asked: _Name) -> bool:
    return other.script != asked.script or not (other.adjective or asked.adjective)


def _longer(phrases: Iterable[Phrase]) -> dict[Phrase, list[Phrase]]:
    """For each stretch of a longer phrase that phrase, and any other that holds it."""
    longer: dict[Phrase, list[Phrase]] = {}
    for phrase in phrases:
        for first in range(len(phrase)):
            for last in range(first + 1, len(phrase) + (first > 0)):
                longer.setdefault(phrase[first:last], []).append(phrase)
    return longer


_GROUPS = tuple(_groups())
_OTHERS = _others(_GROUPS)
_CAPITALISED = frozenset(
    form for country in COUNTRIES + UNIONS for name in country.common for form in _name(name).forms
)
_KNOWN = dict.fromkeys(form for group in _GROUPS for name in group for form in name.forms)
_LONGER = _longer(_KNOWN)
_BEGINNING: dict[str, list[Phrase]] = {}
for _phrase in sorted(_KNOWN, key=len, reverse=True):
    _BEGINNING.setdefault(_phrase[0], []).append(_phrase)
