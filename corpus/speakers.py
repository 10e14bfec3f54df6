"""Speakers: who says a sentence, where the document lets somebody else speak.

In come a text and the sentences of one paragraph; out comes, for each, the name phrase as it stands in the
text, or None where the document speaks in its own voice.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from corpus.russian_speakers import russian_opening, russian_speaker
from corpus.speech import (
    ALWAYS_THAT,
    JUST_SAYING,
    NOT_NAMES,
    NOT_SPEAKERS,
    SAYING,
    SAYING_ZH,
    SPEAKERS,
    THINKING,
    TITLES,
    WRITING,
)
from corpus.words.months import ENGLISH_MONTHS
from corpus.words.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.span import Span

_MAX_WORDS = 12  # a longer subject is a clause, not a name
_SUBJECT_REACH = 320  # characters before a verb in which its subject starts, asides included
_MAX_VERBS = 12  # verbs of saying that one sentence is asked for
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "он", "она", "они"})
_OPENING = '“„«「"'
_QUOTED = re.compile(r"[“„][^“”„]*(?:[”“]|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|\"[^\"]*(?:\"|$)")
_QUOTE_BEFORE = re.compile(r"[”»」\"]\s*$")
_QUOTE_AND_SUBJECT = re.compile(r"[”»」\"]\s*(?:(?:he|she|they|[A-Z][\w’'.-]*)\s*){0,3}$")
_CUES = SAYING | THINKING | {"according", "pointed", "points", "put", "view"}
_WORD = re.compile(r"[a-z]+")
_VERB = re.compile(
    rf"\b(?:{'|'.join(sorted(SAYING | THINKING, key=len, reverse=True))}|point(?:s|ed)? out|put it)\b"
)
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
_CLAUSE = re.compile(r"[;:]\s|—|\s–\s|\b(?:that|because|although|though|while|as|but|so)\s")
_SUBORDINATE = re.compile(
    r"^(?:when|after|before|since|if|unless|until|whether|where|once|what|how|why)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:what|which|who|whom|whose|when|where)\b", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"^(?:and|but|while|as|however|moreover|meanwhile|yet|so|then|still|also|even"
    r"|\w+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:ago|later|earlier)"
    r"|on\s+[A-Z]\w+day(?=\s+(?:the|an?)\s))\s+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:in|on|at|by|for|from|with|without|during|before|after|since|despite|amid|under|over|through|until|as|when|"
    r"while|if|although|though|because|to|of|according|including|such|like|however|moreover|meanwhile|also|earlier|"
    r"later|last|this|yesterday|today|still|yet|indeed|instead|therefore|prior|\w+ing|\w+ly)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:view|opinion|words) of)\s+(?P<who>(?:[^,;:.“”()]|\.(?=\S))+)"
)
_BEHIND = re.compile(
    rf"\s+(?P<who>(?:\b(?:{TITLES})\.|[^,;:.“”()]|\.(?=\S)|(?<=\b[A-Z])\.)+)(?:,\s(?P<named>[^,;:.“”()]+))?"
)
_NAME_ENDS = re.compile(
    r"\s(?:of|from|in|on|at|after|during|when|while|as|who|whose|which|to|that|before|and|about|with|for|this|last|by|"
    r"since|earlier|later|[A-Z][a-z]+day)\s"
)
_PARTICLE = r"(?:(?:van|von|der|den|de|al|bin|el|la|le|du|di)\s+)*"
_NAME = rf"[A-Z][\w’'.-]*(?:\s+{_PARTICLE}[A-Z][\w’'.-]*)+"
_TITLED_NAME = re.compile(
    rf"^(?:(?:[Tt]he|[Aa]n?)\s+)?(?:[A-Z][\w’'.-]*\s+)*(?:[a-z][\w’'-]*\s+)+(?P<name>{_NAME})$"
)
_PARTICIPLE = re.compile(r"\s(?:representing|including|residing|living|working|speaking|based)\s")
_PREPOSITION = re.compile(r"\b(?:of|from|in|for|at|with|to|on|by)\b")
_UNNAMED = re.compile(r"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he|[Aa]n?)(?:\s+[a-z][\w’'-]*)+")
_DEFINITE = re.compile(r"(?:the|his|her|their|its)(?:\s+[a-z][a-z-]*){1,2}", re.IGNORECASE)
_PERSON = re.compile(rf"(?:^|\s){_NAME}$")
_OPENING_NAME = re.compile(
    rf"(?:^|, )(?P<name>[A-Z][\w-]*(?:\s{_PARTICLE}[A-Z][\w-]*){{0,3}})(?=(?:[’']s)?[ ,])"
)
_OWN_VOICE = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\d(?:\s?percent|%)|[$€£]\d"
    rf"|\b(?:{'|'.join(ENGLISH_MONTHS)})\s\d"
)
_SAYS_COLON = re.compile(r"[^“„\"«·]{3,80}:\s*[“„\"«]·")
_ASIDE = re.compile(r"\bas\s+[^,;:·]*$", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_HAN = re.compile(f"[{HAN}]")
_CHINESE = re.compile(
    rf"(?:^|[，。；、”\s])(?P<before>[{HAN}A-Za-z·]{{2,16}}?)"
    r"(?:(?:周|星期)[一二三四五六日]|[昨今]日|日前|近日|随后|还|也|则|曾|再次|同时|对此|\d+日)*"
    rf"(?:{SAYING_ZH})(?=[，：:“\s]|[{HAN}]{{4}})"
    rf"|(?:^|[，。；])(?:根)?据(?P<source>[{HAN}A-Za-z·]{{2,16}}?)(?:的)?(?:报道|统计|数据|消息|报告|介绍|称|透露|显示)"
)


def attributions(text: str, sentences: Sequence[Span], earlier: str | None = None) -> tuple[str | None, ...]:
    """Who says each sentence of a paragraph, in the text's own words; None for the document's own voice.

    A pronoun gives way to the name it stands for. A person who has the floor keeps it over sentences in
    quotation marks, and over plain ones until a date, a figure or the person as a subject shows that the
    paragraph reports again.

    Args:
        text: canonical text.
        sentences: the sentences of one paragraph, in order.
        earlier: the last speaker before this paragraph, for a pronoun that opens it.
    """
    found: list[str | None] = []
    named: str | None  # whom a pronoun means
    said: str | None  # who spoke last in this paragraph
    floor: str | None  # who still speaks in a plain sentence
    named, said, floor, quoting = earlier, None, None, False
    for span in sentences:
        sentence = span.of(text)
        inside, quoting = quoting, _quote_stays_open(sentence, open_before=quoting)
        who, holds = _speaker("“" + sentence if inside else sentence)
        if who is not None and who.lower() in _PRONOUNS:
            who = named
        if who is not None:
            named, said, floor = who, who, who if holds and (_PERSON.search(who) or who == floor) else None
        elif inside or sentence[0] in _OPENING:
            who = said
        elif floor is not None and _goes_on(sentence, floor) and not _takes_over(text, span, floor):
            who = floor
        else:
            said = None if said and _takes_over(text, span, said) else said
            floor = None
            named = _opening_name(sentence) or named
        found.append(who)
    return tuple(found)


def _quote_stays_open(sentence: str, *, open_before: bool) -> bool:
    last = max(sentence.rfind("“"), sentence.rfind("„"))
    closed = sentence.rfind("”")
    return open_before if last < 0 and closed < 0 else last > closed


def _goes_on(sentence: str, floor: str) -> bool:
    """Whether a plain sentence still gives the view of the speaker before it."""
    if _OWN_VOICE.search(sentence):
        return False
    name = _opening_name(sentence)
    return name is None or name not in floor


def _takes_over(text: str, span: Span, speaker: str) -> bool:
    """Whether a sentence opens with somebody but the speaker: a full name, or the end of an earlier one."""
    name = _opening_name(span.of(text))
    if name is None or name.split()[-1] in speaker.split():
        return False
    return " " in name or re.search(rf"\b[A-Z][\w.-]*\s{re.escape(name)}\b", text[: span.start]) is not None


def _opening_name(sentence: str) -> str | None:
    """The name that a sentence opens with: whom "he" in the next one means."""
    if name := russian_opening(sentence):
        return name
    for match in _OPENING_NAME.finditer(sentence):
        if match["name"].split()[0].lower() not in NOT_NAMES:
            return match["name"]
    return None


def _speaker(sentence: str) -> tuple[str | None, bool]:
    """Who is named as saying a sentence, a pronoun included, and whether that gives them the floor."""
    if _HAN.search(sentence) and (found := _CHINESE.search(_masked(sentence))):
        return found["before"] or found["source"], False
    if _CYRILLIC.search(sentence) and (phrase := russian_speaker(_masked(sentence))):
        return phrase, False
    cued = not _CUES.isdisjoint(_WORD.findall(sentence.lower()))
    if not cued and ":" not in sentence:
        return None, False
    masked = _masked(sentence)
    if cued:
        for verb in islice(_VERB.finditer(masked), _MAX_VERBS):
            if (who := _subject(masked, verb) or _inverted_subject(masked, verb)) is not None:
                return who, not _ASIDE.search(masked, max(0, verb.start() - _SUBJECT_REACH), verb.start())
        if (source := _ACCORDING.search(masked)) is not None:
            return _source(source["who"]), False
    if _SAYS_COLON.match(masked):
        return _opening_name(sentence), True
    return None, False


def _source(phrase: str) -> str | None:
    """The name in "according to …"; "his own statements" are his."""
    words = phrase.split()
    if words and words[0].lower() in {"his", "her", "their"}:
        return "he"
    named = _could_speak(phrase) or (
        words and words[0].lower() in {"the", "a", "an", "some", "many", "public"}
    )
    return _trimmed(phrase) if named else None


def _masked(sentence: str) -> str:
    """The sentence with what stands in quotation marks blanked out, every other offset kept."""
    return _QUOTED.sub(lambda quote: quote[0][0] + "·" * (len(quote[0]) - 2) + quote[0][-1:], sentence)


def _inverted_subject(masked: str, verb: re.Match[str]) -> str | None:
    """The subject behind the verb, as it stands after a quote: “…,” said X of Y."""
    if not _QUOTE_BEFORE.search(masked, max(0, verb.start() - 4), verb.start()):
        return None
    found = _BEHIND.match(masked, verb.end())
    if found is None:
        return None
    if found["named"] and _UNNAMED.fullmatch(found["who"]) and _PERSON.match(found["named"]):
        return found["named"]
    return _trimmed(_NAME_ENDS.split(found["who"] + " ", maxsplit=1)[0])


def _subject(masked: str, verb: re.Match[str]) -> str | None:
    """The subject before the verb, without what commas set off; None when the verb does not give a view."""
    before = masked[max(0, verb.start() - _SUBJECT_REACH) : verb.start()]
    word = verb[0].split()[0]
    if _NOT_A_VERB.search(before) or not before.strip():
        return None
    if verb[0] in ALWAYS_THAT and not (
        _WITH_CONTENT.match(masked, verb.end()) or _QUOTE_BEFORE.search(before)
    ):
        return None
    if verb[0] in WRITING and not (
        _WITH_CONTENT.match(masked, verb.end()) or _QUOTE_AND_SUBJECT.search(before)
    ):
        return None
    before = _BEFORE_VERB.sub("", before)
    boundary = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    closing = max(before.rfind(mark) for mark in '”»"') + 1
    clause = before[max(boundary, closing) :].strip()
    who = _noun_phrase(clause, any_subject=word in JUST_SAYING)
    if who is None:
        return None
    words = who.split()
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return words[0]
    if word in THINKING and not (words[-1][0].isupper() or any(w.lower() in SPEAKERS for w in words)):
        return None
    return _trimmed(who)


def _noun_phrase(clause: str, *, any_subject: bool) -> str | None:
    """The name in the clause before a verb; `any_subject` takes "the club" as well, whatever the noun."""
    parts = [part.strip() for part in clause.split(",")]
    if parts and not parts[-1]:  # a comma right before the verb: what it closes is an aside
        parts = parts[:-1]
        candidates = parts
    else:
        candidates = parts[-1:]
    for part in candidates:
        if _SUBORDINATE.match(part) or _RELATIVE.search(part):
            return None
        phrase = _CONNECTIVE.sub("", part)
        spoken = any_subject and _DEFINITE.fullmatch(phrase) is not None
        if not _ADVERBIAL.match(phrase) and (spoken or _could_speak(phrase)):
            return phrase
    return None


def _could_speak(phrase: str) -> bool:
    words = phrase.split()
    if not words or len(words) > _MAX_WORDS or "·" in phrase or words[0].lower() in NOT_SPEAKERS:
        return False
    low = {word.lower() for word in words}
    return bool(low & _PRONOUNS and len(words) == 1) or bool(low & SPEAKERS) or words[-1][0].isupper()


def _trimmed(phrase: str) -> str | None:
    """A name without the lower-case title before it: "analyst Anna Berg" is Anna Berg."""
    phrase = _PARTICIPLE.split(phrase.strip(" ,'’“”\""), maxsplit=1)[0]
    found = _TITLED_NAME.match(phrase)
    if found and not _PREPOSITION.search(phrase, 0, found.start("name")):
        return found["name"]
    words = phrase.split()
    if not words or len(words) > _MAX_WORDS:
        return None
    return phrase
