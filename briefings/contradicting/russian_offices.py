"""Offices in Russian: the role, what it is over in the genitive, and the name behind it."""

from __future__ import annotations

import re

from briefings.contradicting.countries import countries_in, states_in
from briefings.contradicting.office_words import APPOINTED, DOMAINS, RUSSIAN_ROLES
from briefings.contradicting.tenure import Office, Tenure
from corpus.words.stems import stem
from corpus.words.tokens import fold

_ENDING = r"(?:а|у|ом|е|я|ю|ем|ой|ы)?"
_ROLE = re.compile(
    r"(?P<before>(?:[\w-]+\s+){0,3})(?<![\w-])(?P<role>(?i:"
    + "|".join(
        " ".join(
            re.escape(word.rstrip("ьа")) + _ENDING + "ь?" if " " not in role else rf"{word[:-2]}\w+"
            for word in role.split()
        )
        for role in sorted(RUSSIAN_ROLES, key=len, reverse=True)
    )
    + r"))(?![\w-])(?P<scope>(?:\s+(?:[а-яё]+"
    + r"|«[^»]+»)){0,4})(?P<names>(?:\s+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,4})",
)
_SHARED = frozenset({
    "заместитель", "заместителя", "вице", "первый", "замминистра", "один", "одного", "пресс-секретарь",
    "помощник", "советник", "бывший",
})  # fmt: skip
_GENITIVE = re.compile(r"[ыи]$")
_ADJECTIVE = re.compile(r"\w+ск(?:ий|ого|ому|им|ом|ая|ой|ую)$")
_DOMAINS = {
    "иностранн": "foreign", "внутренн": "interior", "экономическ": "economy", "сельск": "agriculture",
    "чрезвычайн": "emergencies", "цифров": "digital",
}  # fmt: skip


def russian_tenures(text: str) -> tuple[Tenure, ...]:
    """Who holds which office according to a Russian sentence."""
    found = (_tenure(match) for match in _ROLE.finditer(text))
    return tuple(tenure for tenure in found if tenure is not None)


def _tenure(match: re.Match[str]) -> Tenure | None:
    before = match["before"].lower().split()
    if not _SHARED.isdisjoint(before):
        return None
    role = _concept(match["role"].lower())
    scope = match["scope"].split()
    names = match["names"].split()
    body, holder = _parted(names, lone=role != "minister" and not scope)
    if holder is None:
        return None
    domain = {DOMAINS[word] for word in scope if word in DOMAINS}
    domain |= {concept for root, concept in _DOMAINS.items() if any(word.startswith(root) for word in scope)}
    others = [word for word in scope if word not in DOMAINS and not word.startswith(tuple(_DOMAINS))]
    others = [word for word in others if word not in {"дел", "и", "развития", "хозяйства", "ситуаций"}]
    places = [word for word in before if _ADJECTIVE.search(word)]
    named = " ".join((*places, *body))
    bodies = frozenset(stem(fold(word)) for word in (*places, *body, *others) if not states_in(word))
    return Tenure(
        Office(role, frozenset(domain), states_in(named), bodies),
        " ".join(holder),
        appointed=not APPOINTED.isdisjoint(before),
    )


def _parted(names: list[str], *, lone: bool) -> tuple[list[str], list[str] | None]:
    """What of a run of capitalised words is the office's place, and what the holder; None when unclear."""
    if len(names) >= 3:
        return names[:-2], names[-2:]
    if len(names) == 2 and (countries_in(names[0]) or (lone and _GENITIVE.search(names[0]))):
        return names[:1], names[1:]
    if lone:
        return [], None
    return [], names


def _concept(written: str) -> str:
    for role, concept in sorted(RUSSIAN_ROLES.items(), key=lambda each: -len(each[0])):
        if written.startswith(role.split()[0].rstrip("ьа")):
            return concept
    return written
