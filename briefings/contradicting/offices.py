"""Offices: who holds which, as a sentence says it by the way ("Norland's finance minister, Ana Reyes, …").

In comes a sentence; out come its tenures: a role, what it is over, of which state or body, and the name
beside
it. Only offices that one person holds at a time are read, and only where the sentence does not say that the
office was entered or left. What cannot be read for certain is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from briefings.contradicting.chinese_offices import chinese_tenures
from briefings.contradicting.countries import countries_in, states_in
from briefings.contradicting.office_words import (
    APPOINTED,
    DOMAINS,
    NAME_OF_NOBODY,
    NOT_HELD,
    OFTEN_SHARED,
    RANKS,
    ROLES,
    VOID,
)
from briefings.contradicting.russian_offices import russian_tenures
from briefings.contradicting.tenure import Office, Tenure
from corpus.words.scripts import CYRILLIC, HAN
from corpus.words.stems import stem
from corpus.words.tokens import fold

_COMPOUND = re.compile(
    rf"(?P<domain>{'|'.join(sorted(DOMAINS, key=len, reverse=True))})s?minister(?:in)?", re.IGNORECASE
)
_ROLE = re.compile(
    rf"(?<![\w-])(?:(?:bundes)?\w+minister(?:in)?|{'|'.join(sorted(ROLES, key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)
_HAS_ROLE = re.compile(
    r"minister|secretary|president|chancellor|mayor|governor|general|chief|ceo|cfo|chair|director|coach"
    r"|speaker"
    r"|commissioner|rector|bishop|editor|sheriff|superintendent|leader|head|premier|kanzler|meister|präsident"
    r"|vorsitz|vorstand|direktor|trainer|\bruns\b|\bheads\b",
    re.IGNORECASE,
)
_LED = re.compile(r"\bled by\b", re.IGNORECASE)
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_HAN = re.compile(f"[{HAN}]")
_NOT_HELD = re.compile(NOT_HELD, re.IGNORECASE)
_PART = r"(?:(?:van|von|der|den|de|al|bin|bint|el|la|le|du|di|da|dos|ter|zu)\s+)"
_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w’'-]*\.?"
_NAME = rf"{_WORD}(?:\s+{_PART}*{_WORD}){{0,3}}"
_FULL_NAME = rf"{_WORD}(?:\s+{_PART}*{_WORD}){{1,3}}"
_BEHIND = re.compile(rf"(?P<comma>,)?\s+(?P<name>{_NAME})(?=(?P<after>.?))")
_OF = re.compile(
    rf"\s+(?:of|for|at|von|für|der|des)\s+(?:the\s+|der\s+|den\s+"
    rf"|die\s+)?(?P<scope>(?:[a-z]+\s+){{0,3}}?{_WORD}"
    rf"(?:\s+(?:(?:of|and|for|de|the|und|für)\s+(?:the\s+)?)?{_WORD}){{0,6}}|[a-zäöü]+(?:\s+[a-z]+)?)"
)
_LOWER_DOMAIN = re.compile(r"(?P<lower>[a-z]+(?:\s+(?:and\s+)?[a-z]+)*)\s+(?P<name>[A-Z].*)")
_BEFORE = re.compile(
    rf"(?:^|[^\w’'-])(?P<name>{_FULL_NAME})(?:,\s+(?:who\s+is\s+)?|\s+(?:is|ist|was\s+(?:appointed"
    rf"|elected|named|chosen)"
    r"|has\s+been\s+(?:appointed|elected|named|chosen)|became|becomes|was\s+sworn\s+in|wurde)\s+(?:as\s+)?)"
    r"(?:the\s+|its\s+|der\s+|die\s+|zum\s+|zur\s+)?$"
)
_CHAIRS = re.compile(
    rf"(?:^|[^\w’'-])(?P<name>{_FULL_NAME}),?\s+(?:who\s+)?(?P<verb>chairs|heads)\s+the\s+"
    rf"(?P<scope>{_WORD}(?:\s+(?:of\s+(?:the\s+)?)?{_WORD})*)"
)
_CLOSED = re.compile(r"\s*(?:[,.;)]|$)")
_TOKEN = re.compile(r"[\w’'.-]+$")
_PASSIVE = re.compile(r"\b(?:was|been|were|is|wurde)\s$")
_STOP = re.compile(r"\w{2,}\.$|^\w\.$")
_SMALL_WORDS = """
the a an of and or by with to from said says told met as is was are were be for in on at that where when
while which
who his her their its our my your whose because but then also including like called asked thanked meets met
against
between under over about than if will has had have mit von und bei der die das den dem des
"""
_NO_NOUNS = frozenset(_SMALL_WORDS.split())
_ARTICLE = re.compile(r"\bthe\s*$")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_VERBS_OF_CHAIRING = {"chairs": "chair", "heads": "head"}

LONGEST_SCOPE = 8
"""Words before a role that may belong to it."""


@dataclass(slots=True)
class _Scope:
    """What stands before a role and belongs to it, as it is gathered word by word.

    Attributes:
        start: where it begins.
        domain: what the role is over.
        bodies: names of states and bodies.
        shared: whether it is one of several, or another's deputy.
        appointed: whether it was lately taken up.
        owned: whether an owner was met: nobody has two.
    """

    start: int
    domain: set[str] = field(default_factory=set)
    bodies: list[str] = field(default_factory=list)
    shared: bool = False
    appointed: bool = False
    owned: bool = False


def tenures(text: str) -> tuple[Tenure, ...]:
    """Who holds which office according to a sentence, in order; none where it tells of a change."""
    if not text.isascii() and _HAN.search(text):
        return chinese_tenures(text)
    russian = not text.isascii() and _CYRILLIC.search(text)
    found = russian_tenures(text) if russian else _latin_tenures(text)
    return () if found and _NOT_HELD.search(text) else found


def _latin_tenures(text: str) -> tuple[Tenure, ...]:
    if not _tells_role(text):
        return ()
    found = [tenure for role in _ROLE.finditer(text) if (tenure := _tenure(text, role)) is not None]
    found.extend(
        Tenure(
            _office(_VERBS_OF_CHAIRING[chairing["verb"]], frozenset(), chairing["scope"]), chairing["name"]
        )
        for chairing in _CHAIRS.finditer(text)
        if is_name(chairing["name"])
    )
    return tuple(found)


def _tells_role(text: str) -> bool:
    return any(map(_has_role, text.split())) or _LED.search(text) is not None


@lru_cache(maxsize=1 << 16)
def _has_role(word: str) -> bool:
    return _HAS_ROLE.search(word) is not None


def _tenure(text: str, match: re.Match[str]) -> Tenure | None:
    written = match.group().lower()
    compound = _COMPOUND.fullmatch(written.removeprefix("bundes"))
    if compound is None and written not in ROLES:
        return None
    role = "minister" if compound else ROLES[written]
    domains = {DOMAINS[compound["domain"]]} if compound else set()
    if role.startswith("minister "):
        role, _, domain = role.partition(" ")
        domains.add(domain)
    scope = _scope_before(text[: match.start()], ministerial=role == "minister")
    if scope.shared:
        return None
    domains |= scope.domain
    behind, holder, bodies = match.end(), None, list(scope.bodies)
    after = _OF.match(text, match.end())
    if after is not None:
        split = _split(
            after["scope"], text[after.end() :], article=_ARTICLE.search(text[: scope.start]) is not None
        )
        if split is None:
            return None
        body, holder = split
        behind = after.end()
        over = (
            {DOMAINS[word] for word in body.lower().split() if word in DOMAINS}
            if role == "minister"
            else set()
        )
        domains |= over
        bodies += [] if over else [body]
    holder = holder or _holder(text, scope.start, behind)
    if holder is None or not is_name(holder):
        return None
    return Tenure(_office(role, frozenset(domains), " ".join(bodies)), holder, appointed=scope.appointed)


def _scope_before(text: str, *, ministerial: bool) -> _Scope:
    """The words before a role that belong to it, walking back to the first that does not."""
    scope = _Scope(len(text))
    for _ in range(LONGEST_SCOPE):
        rest = text[: scope.start].rstrip(" ")
        token = _TOKEN.search(rest)
        if token is None or scope.start - len(rest) > 1:
            break
        if not _taken(scope, token.group(), rest[: token.start()], ministerial=ministerial):
            break
        scope.start = token.start()
    return scope


def _taken(scope: _Scope, word: str, before: str, *, ministerial: bool) -> bool:
    """Take a word into the scope of a role, or tell that the scope begins behind it."""
    low, first = word.lower(), not (scope.domain or scope.bodies)
    # At the beginning of a sentence any word has a capital.
    if low in RANKS or (low in OFTEN_SHARED and (word[0].islower() or (first and not before.strip()))):
        scope.shared = True
    elif low in {"and", "und", "&"}:
        return bool(scope.domain) and _domain_before(before) is not None
    elif low in DOMAINS and (ministerial or word[0].islower()):
        scope.domain.add(DOMAINS[low])
    elif word == "New" and scope.bodies:
        scope.bodies.insert(0, word)
    elif low in APPOINTED:
        scope.appointed = True
        return not _PASSIVE.search(before)
    elif word[0].isupper():
        return _taken_name(scope, word)
    elif low not in VOID:
        # A small noun right before the role says of what: bank governor.
        noun = first and low.isalpha() and _may_be_noun(low)
        if noun:
            scope.domain.add(stem(fold(low)))
        return noun
    return True


def _taken_name(scope: _Scope, word: str) -> bool:
    """Take a word with a capital into the scope: a body, or once its owner."""
    if _POSSESSIVE.search(word):
        if scope.owned:
            return False
        scope.owned = True
    elif word.lower() in {"the", "a", "an", "der", "die", "das"} or _STOP.search(word):
        return False
    scope.bodies.insert(0, _POSSESSIVE.sub("", word))
    return True


def _domain_before(text: str) -> str | None:
    token = _TOKEN.search(text.rstrip(" ,"))
    return DOMAINS.get(token.group().lower()) if token else None


def _may_be_noun(word: str) -> bool:
    """Whether a small word before a role may say of what: bank governor; not "said governor"."""
    return word not in _NO_NOUNS and not word.endswith(("ed", "ing", "ly", "ische", "ischer", "ischen"))


def _split(scope: str, rest: str, *, article: bool) -> tuple[str, str | None] | None:
    """What stands behind "of", parted into the body and the name that follows it without a comma."""
    lower = _LOWER_DOMAIN.fullmatch(scope)
    if lower is not None and " of " not in scope:
        words = lower["lower"].split()
        if any(word in DOMAINS for word in words):
            return lower["lower"], lower["name"]
    words = scope.split()
    heads = 0
    while heads < len(words) and (
        words[heads].lower() in DOMAINS or words[heads].lower() in {"affairs", "and"}
    ):
        heads += 1
    if 0 < heads < len(words):
        return " ".join(words[:heads]), " and ".join(words[heads:]).partition(" and and")[0].replace(
            " and ", " "
        )
    capital = [word for word in words if word[0].isupper()]
    ends = _CLOSED.match(rest) is not None
    if len(capital) <= 2 or ends or article:
        if len(capital) == 3 and not article and countries_in(words[0]) and " of " not in scope:
            return words[0], " ".join(words[1:])
        return scope, None
    return None


def _holder(text: str, start: int, end: int) -> str | None:
    """The name right behind an office, or before it as what the office stands beside."""
    behind = _BEHIND.match(text, end)
    if behind is not None:
        name = behind["name"].rstrip(".") if behind["after"] == "" else behind["name"]
        direct = behind["comma"] is None
        # "The minister, New York and …": a name between commas has two words and is closed.
        if (direct or (" " in name and behind["after"] in {",", ".", ";", ")", "", " "})) and not re.match(
            r"['’]s?\b|-", text[behind.end("name") :]
        ):
            whole = _POSSESSIVE.search(name) is None and is_name(name)
            if whole and (direct or _reads_on(text[behind.end("name") :])):
                return name
        if direct:
            return None
    before = _BEFORE.search(text[:start])
    if before is None:
        return None
    closed = _CLOSED.match(text, end) or not before.group().rstrip().endswith(
        (",", "the", "its", "who is", "der", "die")
    )
    led = re.search(r"\b(?:in|at|near|from|to|im|aus|bei)\s$", text[: before.start("name")])
    return (
        before["name"]
        if (closed or " is " in before.group() or " was " in before.group()) and not led
        else None
    )


def _reads_on(rest: str) -> bool:
    return re.match(r"\s*(?:[,.;)]|$)|\s+[a-zäöü]", rest) is not None


def is_name(name: str) -> bool:
    """Whether capitalised words may be a person's name."""
    words = [word.lower().strip(".’'") for word in name.split() if word[0].isupper()]
    return (
        bool(words)
        and not any(word in NAME_OF_NOBODY or word in DOMAINS or word in ROLES for word in words)
        and not countries_in(name)
    )


def _office(role: str, domain: frozenset[str], named: str) -> Office:
    words = frozenset(
        stem(fold(word.strip(".")))
        for word in re.findall(r"[\w’'.-]+", named)
        if word.lower() != "the" and word[0].isupper() and not states_in(word)
    )
    return Office(role, domain, states_in(named), words)
