"""Who says an English sentence: the subject of a verb of saying, before or behind it, or a named source."""

from __future__ import annotations

import re
from itertools import islice

from corpus.speakers.subject import (
    behind,
    is_its_own,
    is_person,
    is_plain_subject,
    noun_phrase,
    source,
    trimmed,
)
from corpus.speakers.voice import PRONOUNS, Voice
from corpus.speech import (
    ALWAYS_THAT,
    HOLDING,
    IT_SAYS,
    JUST_SAYING,
    SAYING,
    SHOWING,
    SPEAKERS,
    STANCES,
    TAILED,
    THINKING,
    TITLES,
    WRITING,
)

_SUBJECT_REACH = 320  # characters before a verb in which its subject starts, asides included
_MAX_VERBS = 12  # verbs of saying that one sentence is asked for
_VERBS = SAYING | THINKING | STANCES.keys() | {"pointed", "points"}
_STANCE = {word: re.compile(rest) for word, rest in STANCES.items()}
_SOURCES = frozenset(
    {"according", "view", "words", "opinion", "judgment", "judgement", "eyes", "telling", "account"}
)
_FOREIGN = frozenset({"selon", "après", "según", "secondo"})
CUES = _VERBS | _SOURCES | _FOREIGN
"""Words without one of which no sentence names a voice, a colon before a quotation aside."""

_WORD = re.compile(r"[a-z]+")
_FOREIGN_SOURCE = re.compile(
    r"\b(?:[Ss]elon|[Dd]['’]après|[Ss]egún|[Ss]econdo)\s+"
    r"(?P<who>(?:l[eao]s?\s|el\s|il\s|i\s|un[ae]?\s|l['’])?[^\s,;:.()]+(?:\s[^\s,;:.()]+){0,5}?)(?=,)"
)
_QUOTE_BEFORE = re.compile(r"[”»」\"],?\s*$")
_TAIL = re.compile(
    r"\s*(?:[.,;?!]|$|(?:to|on|in|at|of|during|after|before|later|last|this|yesterday|today|earlier)\b)"
)
_SAID_BEFORE = re.compile(r"(?:,[”»\"]?|[?!][”»\"]|[”»\"],?)\s[^,]*(?:,[^,]*,\s*)?$")
_QUOTE_AND_SUBJECT = re.compile(r"[”»」\"]\s*(?:(?:he|she|they|[A-Z][\w’'.-]*)\s*){0,3}$")
_NOT_A_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|being|to|not|as|widely|an?|the|its|his|her|their|of|in|for|or|with|from|n['’]t)\s+$",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    r"(?:\s+(?:also|then|later|once|again|has|have|had|long|further|just|even|often|always|never|only|still|"
    r"[a-z]+ly|on\s+[A-Z]\w+day|in\s+(?:a|an)\s+\w+))*\s*$"
)
_WITH_CONTENT = re.compile(
    r"(?:\s+(?:to|in)\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})?"
    r"\s*(?:,?\s*(?:[“„\"«]|that\b|how\b|why\b)|:\s|.{0,60}[“„\"«])"
)
_CLAUSE = re.compile(
    r"[;:]\s|(?<=[a-z]{4})\.\s(?=[A-Z])|—|\s–\s|\b(?:that|because|although|though|while|as|but|so)\s"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:view|opinion|words|judge?ment|eyes) of)\s+"
    rf"(?P<who>(?:\b(?:{TITLES})\.|[^,;:.“”()]|\.(?=\S)|(?<=\b[A-Z])\.)+)(?:,\s(?P<named>[^,;:.“”()]+))?"
)
_IN_ONES_VIEW = re.compile(
    r"\b[Ii]n\s(?P<who>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})[’']s?\s(?:view|opinion|words|judge?ment|telling|account)\b"
)
_BEHIND = re.compile(
    rf"\s+(?P<who>(?:\b(?:{TITLES})\.|[^,;:.“”()]|\.(?=\S)|(?<=\b[A-Z])\.)+)(?:,\s(?P<named>[^,;:.“”()]+))?"
)
_ASIDE = re.compile(r"\bas\s+[^,;:·]*$", re.IGNORECASE)
_NO_CONTENT = re.compile(
    r"\s+(?:very\s+|too\s+|so\s+)?(?:little|nothing|much|less)"
    r"(?:\s+(?:new|more|else|publicly|in\s+public|specific|yet|so\s+far))*"
    r"\s*(?:$|[.,;:!?)—–]|(?:about|on|regarding|concerning|beyond|and|but|either|during|since|after|when)\b"
    r"|(?:of|in|to|at)\b(?![^,.;]*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\b))",
    re.IGNORECASE,
)
"""Behind a verb of saying it tells how much was said, and not what."""
_SAYS_COLON = re.compile(r"[^“„\"«·]{3,80}:\s*[“„\"«]·")


def english_voice(sentence: str, words: frozenset[str]) -> Voice | None:
    """Who is named as saying a sentence, a pronoun included; None when nobody is.

    Args:
        sentence: with what stands in quotation marks blanked out.
        words: those of the sentence, quotations included, in lower case.
    """
    verbs = () if words.isdisjoint(_VERBS) else _verbs(sentence)
    for verb in verbs:
        who = _subject(sentence, verb) or _inverted_subject(sentence, verb)
        if who is not None:
            aside = _ASIDE.search(sentence, max(0, verb.start() - _SUBJECT_REACH), verb.start())
            argues = verb[0] in HOLDING
            holds = not aside and (is_person(who) or who.lower() in PRONOUNS or argues)
            return Voice(who, holds=holds, start=verb.start(), argues=argues)
    patterns = () if words.isdisjoint(_SOURCES) else (_ACCORDING, _IN_ONES_VIEW)
    if not words.isdisjoint(_FOREIGN) and (found := _FOREIGN_SOURCE.search(sentence)):
        return Voice(found["who"], start=found.start())
    for pattern in patterns:
        if (found := pattern.search(sentence)) is not None:
            who = source(found["who"], found.groupdict().get("named"))
            return None if who is None else Voice(who, start=found.start())
    return None


def _verbs(sentence: str) -> list[re.Match[str]]:
    """The words that may be verbs of saying, those that only take a stand last."""
    found = (word for word in _WORD.finditer(sentence) if word[0] in _VERBS)
    return sorted(islice(found, _MAX_VERBS), key=lambda word: word[0] in STANCES and word[0] not in SAYING)


def opens_a_quote(sentence: str) -> bool:
    """Whether a short clause leads with a colon into a quotation, though no verb says so."""
    return _SAYS_COLON.match(sentence) is not None


def _inverted_subject(sentence: str, verb: re.Match[str]) -> str | None:
    """The subject behind the verb, as it stands after a quote or a comma: “…,” said X of Y."""
    quoted = _QUOTE_BEFORE.search(sentence, max(0, verb.start() - 4), verb.start())
    plain = sentence[: verb.start()].endswith(", ") and verb[0] in JUST_SAYING
    if not (quoted or plain):
        return None
    found = _BEHIND.match(sentence, verb.end())
    if found is None:
        return None
    if plain and not is_plain_subject(found["who"]):
        return None
    return behind(found["who"], found["named"])


def _subject(sentence: str, verb: re.Match[str]) -> str | None:
    """The subject before the verb, without what commas set off; None when the verb does not give a view."""
    before = sentence[max(0, verb.start() - _SUBJECT_REACH) : verb.start()]
    word = verb[0]
    if not before.strip() or _NOT_A_VERB.search(before):
        return None
    tail = _ends_with(sentence, verb, before)
    if not _tells(sentence, verb, before, tail=tail):
        return None
    before = _BEFORE_VERB.sub("", before)
    boundary = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    closing = max(before.rfind(mark) for mark in '”»"') + 1
    clause = before[max(boundary, closing) :].strip()
    who = noun_phrase(clause, any_subject=word in SAYING and word not in STANCES, tail=tail)
    if who is None or is_its_own(who):
        return None
    words = who.split()
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return words[0] if words[0].lower() != "it" or word in IT_SAYS else None
    if word in THINKING and not (words[-1][0].isupper() or any(w.lower() in SPEAKERS for w in words)):
        return None
    if word in SHOWING and len(words) == 1 and who.lower() not in SPEAKERS:
        return None
    return trimmed(who)


def _ends_with(sentence: str, verb: re.Match[str], before: str) -> bool:
    """Whether the verb and its subject follow what is said: "…, two officials say."."""
    return _TAIL.match(sentence, verb.end()) is not None and _SAID_BEFORE.search(before) is not None


def _tells(sentence: str, verb: re.Match[str], before: str, *, tail: bool) -> bool:
    """Whether a word that may be a verb of saying is one here."""
    word, end = verb[0], verb.end()
    if word in SAYING and _NO_CONTENT.match(sentence, end):
        return False
    if word in _PARTICLES:
        return sentence.startswith(_PARTICLES[word], end) or (
            word in STANCES and _STANCE[word].match(sentence, end) is not None
        )
    if word in STANCES:
        return _STANCE[word].match(sentence, end) is not None or (
            word in SAYING | THINKING and _WITH_CONTENT.match(sentence, end) is not None
        )
    if word == "told":
        return not sentence.startswith(" to ", end)
    if word not in ALWAYS_THAT and word not in WRITING:
        return True
    quoted = _QUOTE_BEFORE.search(before) is not None or _QUOTE_AND_SUBJECT.search(before) is not None
    return quoted or _WITH_CONTENT.match(sentence, end) is not None or (tail and word in TAILED)


_PARTICLES = {"put": " it", "puts": " it", "pointed": " out", "points": " out"}
