"""The subject of an English verb of saying: the name, or the phrase, that stands for somebody."""

from __future__ import annotations

import re

from corpus.offices import COMPANY, OFFICES
from corpus.speakers.voice import PRONOUNS
from corpus.speech import NOT_SPEAKERS, ONE_PERSON, SPEAKERS, TITLES
from corpus.words.months import ENGLISH_MONTHS

_FEWEST_WORDS = 2  # of a relative clause that is over before the verb of saying
_MAX_WORDS = 12  # a longer subject is a clause, not a name
_SUBORDINATE = re.compile(
    r"^(?:when|after|before|since|if|unless|until|whether|where|once|what|how|why)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:what|which|who|whom|whose|when|where)\b", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"^(?:(?:and|but|while|as|however|moreover|meanwhile|yet|so|then|still|also|even"
    r"|\w+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:ago|later|earlier)"
    r"|(?:late\s+|early\s+)?(?:on|in|by|since)\s+(?:early\s+|late\s+|mid-)?"
    rf"(?:\d{{1,2}}\s+)?(?:[A-Z]\w+day|{'|'.join(ENGLISH_MONTHS)})(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?"
    r"|in\s+\d{4}|(?:last|this)\s+(?:week|month|year|spring|summer|autumn|winter)|yesterday|today|earlier)\s+)+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:in|on|at|by|for|from|with|without|during|before|after|since|despite|amid|under|over|through|until|as|when|"
    r"while|if|although|though|because|to|of|according|including|such|like|however|moreover|meanwhile|also|earlier|"
    r"later|last|this|yesterday|today|still|yet|indeed|instead|therefore|prior|\w+(?:ing|ly)(?=\s(?-i:[a-z]))|"
    r"speaking|visiting|addressing|citing|quoting|answering|leaving|returning)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:after|before|during|since|at|in|on|following)\s", re.IGNORECASE)
_BEHIND_ADVERBIAL = re.compile(
    rf"\b(?!(?:of|with|by|in|on|at|from|for|to|the|an?|and|or|as|against)\b)(?!\w+ing\b)[a-z]{{3,}}\s"
    rf"(?P<name>(?:(?:{TITLES})\.?\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}})$"
)
_NAME_ENDS = re.compile(
    r"\s(?:of|from|in|on|at|after|during|when|while|as|who|whose|which|to|that|before|and|about|with|for|this|last|by|"
    r"since|earlier|later|[A-Z][a-z]+day)\s"
)
_OFFICE_ENDS = re.compile(
    r"\s(?:on|after|during|when|while|as|who|whose|which|to|that|before|about|this|last|by|since|earlier|later|in|"
    r"[A-Z][a-z]+day)\s"
)
_PARTICLE = r"(?:(?:van|von|der|den|de|al|bin|el|la|le|du|di|da|dos|ter)\s+)*"
_NAME = rf"[A-Z][\w’'.-]*(?:\s+{_PARTICLE}[A-Z][\w’'.-]*)+"
_TITLED_NAME = re.compile(
    rf"^(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur)\s+)?(?:[A-Z][\w’'.-]*\s+)*(?:(?!(?:and|or)\s)[a-z](?:[^\W\dA-Z]|[’'-])*\s+)+(?P<name>{_NAME})$"
)
_PARTICIPLE = re.compile(r"\s(?:representing|including|residing|living|working|speaking|based)\s")
_PREPOSITION = re.compile(r"\b(?:of|from|in|for|at|with|to|on|by)\b")
_DETERMINER = (
    r"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Ss]ome|"
    r"[Mm]any|[Bb]oth|[Aa]nother|[Oo]ther|[Mm]ost|(?:[A-Z][\w-]*\s){1,3}?[A-Z]?[\w-]*[’']s?|[Tt]he\s[\w-]+[’']s?)"
)
_UNNAMED = re.compile(rf"{_DETERMINER}(?:\s+[a-z][\w’'-]*)+|[A-Z]?[a-z]+(?:\s+[a-z]+)*")
_ANYBODY = re.compile(rf"{_DETERMINER}(?:\s+[A-Za-z][\w’'-]*){{1,7}}")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|should|must|may|might|it|he|she|they|we|that|not)\b"
)
_PLURAL = re.compile(r"(?:[a-z-]+\s){0,3}[a-z-]+s|(?:[a-z-]+\s){0,2}(?:police|people)")
_PERSON = re.compile(rf"(?:^|\s){_NAME}$")
_BARE_NAME = re.compile(rf"{_NAME}$")
_ONCE = re.compile(r"(?:then|ex|former)-?\s?[A-Z]")
_ITS_OWN = re.compile(
    r"[Aa]n\s(?:earlier|original|previous)\s(?:version|edition|report|article|story|headline|caption)"
    r"|[Tt]h(?:e|is)\s(?:earlier|original|previous)\s(?:version|edition|headline|caption)"
)
_OF_THIS = re.compile(r"\s(?:of|on|in|to)\s(?:this|our)\s.*$")
_ORGANISED = re.compile(rf"\b(?:{'|'.join(sorted(OFFICES))}|{COMPANY})\b", re.IGNORECASE)


def behind(phrase: str, apposition: str | None) -> str | None:
    """The subject that begins a phrase behind a verb; "his lawyer, Anna Berg" is Anna Berg."""
    if apposition and _BARE_NAME.match(apposition) and is_title(_OFFICE_ENDS.split(phrase + " ")[0]):
        return apposition.strip()
    head = _NAME_ENDS.split(phrase + " ", maxsplit=1)[0]
    if head == head.lower():
        head = _OFFICE_ENDS.split(phrase + " ", maxsplit=1)[0]
    return trimmed(head)


def is_plain_subject(phrase: str) -> bool:
    """Whether what stands behind a verb is its subject: "the police", and not "the box was found"."""
    opens = phrase[:1].isupper() or any(form.match(phrase) for form in (_ANYBODY, _ONCE))
    return opens and not _FINITE.search(phrase)


def source(phrase: str, apposition: str | None) -> str | None:
    """Who is meant behind "according to"; "his own statements" are his."""
    if apposition and is_title(phrase) and _BARE_NAME.match(apposition):
        return apposition.strip()
    words = phrase.split()
    if words and words[0].lower() in {"his", "her", "their"} and len(words) < 4:
        return "he"
    opens = bool(words) and (words[0][0].isupper() or words[0].lower() in _OPENERS)
    return trimmed(phrase) if opens or could_speak(phrase) else None


_OPENERS = frozenset(
    {"the", "a", "an", "some", "many", "public", "his", "her", "their", "its", "one", "two", "three"}
)


def is_person(who: str) -> bool:
    """Whether a phrase ends in a name of two words or more."""
    return _PERSON.search(who) is not None


def is_one_person(who: str) -> bool:
    """Whether a phrase stands for a single person: "the mayor", "Anna Berg of the harbour office"."""
    head = _PREPOSITION.split(who, maxsplit=1)[0].strip()
    words = head.split()
    if not words or "and" in words:
        return False
    if words[-1].lower() in ONE_PERSON:
        return True
    behind_article = words[0].lower() == "the" and all(
        word[0].isupper() for word in words[1:]
    )  # the Red Cross
    return is_person(head) and not behind_article and not _ORGANISED.search(head)


def is_its_own(who: str) -> bool:
    """Whether a phrase is the paper itself, which corrects itself: "an earlier version of this page"."""
    return _ITS_OWN.fullmatch(_OF_THIS.sub("", who)) is not None


def is_title(phrase: str) -> bool:
    """Whether a phrase is an office or a tie, not a name: "the club's director", "her lawyer"."""
    phrase = phrase.strip()
    return _UNNAMED.fullmatch(phrase) is not None or (bool(phrase) and not phrase.split()[-1][0].isupper())


def noun_phrase(clause: str, *, any_subject: bool, tail: bool) -> str | None:
    """The name in the clause before a verb.

    Args:
        any_subject: take "the club" as well, whatever the noun.
        tail: take "pollsters" as well, because nothing follows the verb.
    """
    parts = [part.strip() for part in clause.split(",")]
    if parts and not parts[-1]:  # a comma right before the verb: what it closes is an aside
        parts = parts[:-1]
        candidates = parts
    else:
        candidates = parts[-1:]
    for at, part in enumerate(candidates):
        if _TIME.match(part) and (found := _BEHIND_ADVERBIAL.search(part)):
            return found["name"]
        if _SUBORDINATE.match(part):
            return None
        if _RELATIVE.search(part):
            return _named_behind(candidates, at) or _with_relative(part, any_subject=any_subject)
        phrase = _CONNECTIVE.sub("", part)
        if _ADVERBIAL.match(phrase):
            continue
        named = candidates[at + 1] if at + 1 < len(candidates) else ""
        if is_title(phrase) and _BARE_NAME.fullmatch(named):
            return named
        if could_speak(phrase) or (any_subject and _is_anybody(phrase)):
            return phrase
        if any_subject and tail and _PLURAL.fullmatch(phrase):
            return phrase
    return None


def _is_anybody(phrase: str) -> bool:
    """Whether a phrase is a noun behind a determiner, not a clause: not "the talks were long"."""
    return _ANYBODY.fullmatch(phrase) is not None and _FINITE.search(phrase) is None


def _named_behind(parts: list[str], at: int) -> str | None:
    """The name in apposition to a part of a clause."""
    return parts[at + 1] if at + 1 < len(parts) and _BARE_NAME.fullmatch(parts[at + 1]) else None


def _with_relative(part: str, *, any_subject: bool) -> str | None:
    """The subject with a relative clause behind it: "experts who studied the dam"."""
    head, _, behind = part.partition(" who ")
    if len(behind.split()) < _FEWEST_WORDS:
        return None
    return head if could_speak(head) or (any_subject and _ANYBODY.fullmatch(head)) else None


def could_speak(phrase: str) -> bool:
    """Whether a phrase is a name, a pronoun or an office."""
    words = phrase.split()
    if not words or len(words) > _MAX_WORDS or "·" in phrase:
        return False
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return True
    if words[0].lower() in NOT_SPEAKERS:
        return False
    return any(word.lower() in SPEAKERS for word in words) or words[-1][0].isupper()


def trimmed(phrase: str) -> str | None:
    """A name without the lower-case title before it: "analyst Anna Berg" is Anna Berg."""
    phrase = _PARTICIPLE.split(phrase.strip(" ,'’“”\""), maxsplit=1)[0]
    found = _TITLED_NAME.match(phrase)
    if found and not _PREPOSITION.search(phrase, 0, found.start("name")):
        return found["name"]
    words = phrase.split()
    if not words or len(words) > _MAX_WORDS:
        return None
    return phrase
