"""Offices: who holds which, as a sentence says it by the way ("Norland's finance minister, Ana Reyes, …").

In comes a sentence; out come its tenures: a role, what it is over, of which state or body, and the name beside
it. Only offices that one person holds at a time are read, and only where the sentence does not say that the
office was entered or left. What cannot be read for certain is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefings.chinese_offices import chinese_tenures
from briefings.countries import countries_in
from briefings.office_words import (
    APPOINTED,
    DOMAINS,
    NAME_OF_NOBODY,
    NEED_NO_PLACE,
    NOT_HELD,
    OFTEN_SHARED,
    ROLES,
    VOID,
)
from briefings.russian_offices import russian_tenures
from briefings.tenure import Office, Tenure
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
    r"minister|secretary|president|chancellor|mayor|governor|general|chief|ceo|cfo|chair|director|coach|speaker"
    r"|commissioner|rector|bishop|editor|sheriff|superintendent|leader|head|premier|kanzler|meister|präsident"
    r"|vorsitz|vorstand|direktor|trainer|\bled by\b|\bruns\b|\bheads\b",
    re.IGNORECASE,
)
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_HAN = re.compile(f"[{HAN}]")
_NOT_HELD = re.compile(NOT_HELD, re.IGNORECASE)
_PART = r"(?:(?:van|von|der|den|de|al|bin|bint|el|la|le|du|di|da|dos|ter|zu)\s+)"
_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w’'-]*\.?"
_NAME = rf"{_WORD}(?:\s+{_PART}*{_WORD}){{0,3}}"
_FULL_NAME = rf"{_WORD}(?:\s+{_PART}*{_WORD}){{1,3}}"
_BEHIND = re.compile(rf"(?P<comma>,)?\s+(?P<name>{_NAME})(?=(?P<after>.?))")
_OF = re.compile(
    rf"\s+(?:of|for|at|von|für|der|des)\s+(?:the\s+|der\s+|den\s+|die\s+)?(?P<scope>(?:[a-z]+\s+){{0,3}}?{_WORD}"
    rf"(?:\s+(?:(?:of|and|for|de|the|und|für)\s+(?:the\s+)?)?{_WORD}){{0,6}}|[a-zäöü]+(?:\s+[a-z]+)?)"
)
_LOWER_DOMAIN = re.compile(r"(?P<lower>[a-z]+(?:\s+(?:and\s+)?[a-z]+)*)\s+(?P<name>[A-Z].*)")
_BEFORE = re.compile(
    rf"(?:^|[^\w’'-])(?P<name>{_FULL_NAME})(?:,\s+(?:who\s+is\s+)?|\s+(?:is|ist|was\s+(?:appointed|elected|named|chosen)"
    r"|has\s+been\s+(?:appointed|elected|named|chosen)|became|becomes|was\s+sworn\s+in|wurde)\s+(?:as\s+)?)"
    r"(?:the\s+|its\s+|der\s+|die\s+|zum\s+|zur\s+)?$"
)
_CHAIRS = re.compile(
    rf"(?:^|[^\w’'-])(?P<name>{_FULL_NAME}),?\s+(?:who\s+)?(?P<verb>chairs|heads)\s+the\s+"
    rf"(?P<scope>{_WORD}(?:\s+(?:of\s+(?:the\s+)?)?{_WORD})*)"
)
_CLOSED = re.compile(r"\s*(?:[,.;)]|$)")
_TOKEN = re.compile(r"[\w’'.-]+$")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_VERBS_OF_CHAIRING = {"chairs": "chair", "heads": "head"}

LONGEST_SCOPE = 8
"""Words before a role that may belong to it."""


class _Scope(NamedTuple):
    """What stands before a role and belongs to it."""

    start: int
    domain: frozenset[str]
    bodies: tuple[str, ...]
    shared: bool
    appointed: bool


def tenures(text: str) -> tuple[Tenure, ...]:
    """Who holds which office according to a sentence, in order; none where it tells of a change."""
    if _HAN.search(text):
        return chinese_tenures(text)
    if _CYRILLIC.search(text):
        return () if _NOT_HELD.search(text) else russian_tenures(text)
    if not _HAS_ROLE.search(text) or _NOT_HELD.search(text):
        return ()
    found = [tenure for role in _ROLE.finditer(text) if (tenure := _tenure(text, role)) is not None]
    found.extend(
        Tenure(_office(_VERBS_OF_CHAIRING[chairing["verb"]], frozenset(), (chairing["scope"],)), chairing["name"])
        for chairing in _CHAIRS.finditer(text)
        if is_name(chairing["name"])
    )
    return tuple(found)


def tells_change(text: str) -> bool:
    """Whether a sentence says that an office was entered or left, or is not fully held."""
    return _NOT_HELD.search(text) is not None


def _tenure(text: str, match: re.Match[str]) -> Tenure | None:
    written = match.group().lower()
    compound = _COMPOUND.fullmatch(written.removeprefix("bundes"))
    if compound is None and written not in ROLES:
        return None
    role, _, domain = ("minister " + compound["domain"] if compound else ROLES[written]).partition(" ")
    if written in ROLES and role != "minister" and role != "chief":
        role, domain = ROLES[written], ""
    elif ROLES.get(written, "").startswith("chief "):
        role, domain = ROLES[written], ""
    before = _scope_before(text[: match.start()])
    if before.shared:
        return None
    domains = before.domain | ({DOMAINS.get(domain, domain)} if domain else frozenset())
    behind = match.end()
    bodies = before.bodies
    holder: str | None = None
    after = _OF.match(text, match.end())
    if after is not None:
        split = _split(after["scope"], text[after.end() :], article=text[: before.start].rstrip().endswith("the"))
        if split is None:
            return None
        words, holder = split
        behind = after.end()
        if any(word.lower() in DOMAINS for word in words.split()) and role == "minister":
            domains |= {DOMAINS[word.lower()] for word in words.split() if word.lower() in DOMAINS}
        else:
            bodies = (*bodies, words)
    holder = holder or _holder(text, before.start, behind)
    if holder is None or not is_name(holder):
        return None
    return Tenure(_office(role, domains, bodies), holder, appointed=before.appointed)


def _scope_before(text: str) -> _Scope:
    """The words before a role that belong to it, walking back to the first that does not."""
    at = len(text)
    domain: set[str] = set()
    bodies: list[str] = []
    shared = appointed = owned = False
    for _ in range(LONGEST_SCOPE):
        rest = text[:at].rstrip(" ")
        token = _TOKEN.search(rest)
        if token is None or len(text[:at]) - len(rest) > 1 or (at == len(text) and rest == text and text):
            break
        word = token.group()
        low = word.lower()
        if low in OFTEN_SHARED:
            shared = True
        elif low in {"and", "und", "&"}:
            if not domain or _domain_before(rest[: token.start()]) is None:
                break
        elif low in DOMAINS:
            domain.add(DOMAINS[low])
        elif low in APPOINTED:
            appointed = True
        elif low in VOID and word[0].islower():
            pass
        elif _POSSESSIVE.search(word) and word[0].isupper() and not owned:
            owned = True
            bodies.insert(0, _POSSESSIVE.sub("", word))
        elif word[0].isupper() and low not in {"the", "a", "an", "der", "die", "das"} and not word.endswith("."):
            bodies.insert(0, word)
        elif at == len(text) and word[0].islower() and low.isalpha() and _may_be_noun(low):
            domain.add(stem(fold(low)))
        else:
            break
        at = token.start()
    return _Scope(at, frozenset(domain), (" ".join(bodies),) if bodies else (), shared, appointed)


def _domain_before(text: str) -> str | None:
    token = _TOKEN.search(text.rstrip(" ,"))
    return DOMAINS.get(token.group().lower()) if token else None


def _may_be_noun(word: str) -> bool:
    """Whether a small word before a role may say of what: bank governor; not "said governor"."""
    return word not in _NO_NOUNS and not word.endswith(("ed", "ing", "ly", "ische", "ischer", "ischen"))


_NO_NOUNS = frozenset("""
    the a an of and or by with to from said says told met as is was are were be for in on at that where when while
    which who his her their its our my your whose because but then also including like called asked thanked
    meets met against between under over about than if will has had have mit von und bei der die das den dem
""".split())


def _split(scope: str, rest: str, *, article: bool) -> tuple[str, str | None] | None:
    """What stands behind "of", parted into the body and the name that follows it without a comma."""
    lower = _LOWER_DOMAIN.fullmatch(scope)
    if lower is not None and " of " not in scope:
        words = lower["lower"].split()
        if any(word in DOMAINS for word in words):
            return lower["lower"], lower["name"]
    words = scope.split()
    heads = 0
    while heads < len(words) and (words[heads].lower() in DOMAINS or words[heads].lower() in {"affairs", "and"}):
        heads += 1
    if 0 < heads < len(words):
        return " ".join(words[:heads]), " ".join(words[heads:])
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
    return before["name"] if (closed or " is " in before.group() or " was " in before.group()) and not led else None


def _reads_on(rest: str) -> bool:
    return re.match(r"\s*(?:[,.;)]|$)|\s+[a-zäöü]", rest) is not None


def is_name(name: str) -> bool:
    """Whether capitalised words may be a person's name."""
    words = [word.lower().strip(".’'") for word in name.split()]
    return bool(words) and not any(
        word in NAME_OF_NOBODY or word in DOMAINS or word in ROLES for word in words
    ) and not countries_in(name)


def _office(role: str, domain: frozenset[str], bodies: tuple[str, ...]) -> Office:
    named = " ".join(bodies)
    words = frozenset(
        stem(fold(word.strip(".")))
        for word in re.findall(r"[\w’'.-]+", named)
        if word.lower() not in VOID and word[0].isupper() and not countries_in(word)
    )
    return Office(role, domain, countries_in(named), words)


__all__ = ["NEED_NO_PLACE", "is_name", "tells_change", "tenures"]
_ = (dataclass, lru_cache)
