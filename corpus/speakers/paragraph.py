"""Who says each sentence of a paragraph.

In come a text and the sentences of one paragraph; out comes, for each, the name phrase as it stands in the
text, or None where the document speaks in its own voice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.speakers.chinese import chinese_voice
from corpus.speakers.english import CUES, english_voice, opens_a_quote
from corpus.speakers.german import CUES as GERMAN_CUES
from corpus.speakers.german import GERMAN, german_voice
from corpus.speakers.quotation import OPENING, masked, open_mark
from corpus.speakers.russian import russian_opening, russian_voice
from corpus.speakers.subject import is_one_person, is_person
from corpus.speakers.voice import Voice
from corpus.speech import NOT_NAMES
from corpus.words.lower import lower_words
from corpus.words.months import ENGLISH_MONTHS
from corpus.words.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.span import Span

_PARTICLE = r"(?:(?:van|von|der|den|de|al|bin|el|la|le|du|di)\s+)*"
_OPENING_NAME = re.compile(
    rf"(?:^|, )(?P<name>[A-Z][\w-]*(?:\s{_PARTICLE}[A-Z][\w-]*){{0,3}})(?=(?:[’']s)?[ ,])"
)
_OWN_VOICE = re.compile(
    r"\d[\d.,]*\d\d|\d(?:\s?percent|%)|[$€£]\d"
    rf"|\b(?:{'|'.join(ENGLISH_MONTHS)})\s\d|\d\s(?:{'|'.join(ENGLISH_MONTHS)})\b"
)
_VIEW = re.compile(
    r"\b(?:would|should|could|must|may|might|will|can|cannot|is|are|ought|need|needs|has to|have to|never|"
    r"nobody|nothing|бы|может|должн\w+|нельзя|нужно|будет)\b"
)
_LATELY = re.compile(
    r"\b(?:recently|already|earlier|later|yesterday|last|since|ago|currently|meanwhile)\b", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"^(?:In (?:this|that|his|her|their) (?:view|reading|opinion|account)|On this (?:view|reading)|"
    r"By this logic|По (?:его|её|их) (?:мнению|словам)|Demnach)\b"
)
_words = lower_words(re.compile(r"[^\W\d_]+"))
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_HAN = re.compile(f"[{HAN}]")


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
    named: str | None = earlier  # whom a pronoun means
    said: str | None = None  # who spoke last in this paragraph
    floor: str | None = None  # who still speaks in a plain sentence
    argued = False  # whether the one with the floor was arguing
    mark = ""  # the quotation mark that is still open
    opened: int | None = None  # the sentence that opened it, where nobody was named with it
    for at, span in enumerate(sentences):
        sentence = span.of(text)
        before, mark = mark, open_mark(sentence, mark)
        voice = _voice(before + sentence, at_quote=bool(before))
        who = None if voice is None else voice.who
        if voice is not None and voice.is_pronoun:
            who = _meant(text, sentence, voice, named)
            if who is not None and voice.is_plural and is_one_person(who):
                who = None  # "they" after one person: somebody whom nothing here names
                floor = None
        if voice is not None and who is not None:
            named, said = who, who
            quoted = (before or not OPENING.isdisjoint(sentence)) and not voice.argues
            floor = who if (voice.holds and not quoted) or who == floor else None
            argued = voice.argues
            if opened is not None:
                found[opened:] = [who] * (at - opened)
        elif before or sentence[0] in OPENING:
            who = said
        elif (
            floor is not None
            and _goes_on(sentence, floor, argued=argued)
            and not _takes_over(text, span, floor)
        ):
            who = floor
        else:
            said = None if said and _takes_over(text, span, said) else said
            floor = None
            named = _subject_name(text, span) or named
        found.append(who)
        if not mark or (voice is not None and who is not None):
            opened = None
        elif opened is None and not before:
            opened = at
    return tuple(found)


def _voice(sentence: str, *, at_quote: bool) -> Voice | None:
    """Who is named as saying a sentence, a pronoun included."""
    if _HAN.search(sentence) and (voice := chinese_voice(masked(sentence))):
        return voice
    if _CYRILLIC.search(sentence) and (voice := russian_voice(masked(sentence))):
        return voice
    words = _words(sentence)
    if not words.isdisjoint(GERMAN_CUES) and (not words.isdisjoint(GERMAN) or "so" not in words):
        voice = german_voice(masked(sentence))
        if voice is not None:
            return voice
    if words.isdisjoint(CUES) and ":" not in sentence:
        return None
    hidden = masked(sentence)
    if voice := english_voice(hidden, words):
        return voice
    if not at_quote and opens_a_quote(hidden) and (name := _opening_name(sentence)):
        return Voice(name, holds=is_person(name))
    return None


def _meant(text: str, sentence: str, voice: Voice, named: str | None) -> str | None:
    """Whom a pronoun stands for: a name that opens its own sentence, else who was named last."""
    if voice.start > 0 and (found := _OPENING_NAME.match(sentence)) and found.end() < voice.start:
        name = found["name"]
        possessive = sentence.startswith(("'s", "’s"), found.end())
        if not possessive and name.split()[0].lower() not in NOT_NAMES and _is_known(text, name):
            return name
    return named


def _goes_on(sentence: str, floor: str, *, argued: bool) -> bool:
    """Whether a plain sentence still gives the view of the speaker before it.

    Args:
        argued: the speaker was arguing; who only said something goes on where a sentence judges or foresees.
    """
    if _GOES_ON.match(sentence):
        return True
    if _OWN_VOICE.search(sentence) or _LATELY.search(sentence) or not (argued or _VIEW.search(sentence)):
        return False
    name = _opening_name(sentence)
    return name is None or name not in floor


def _takes_over(text: str, span: Span, speaker: str) -> bool:
    """Whether a sentence opens with somebody but the speaker: a full name, or the end of an earlier one."""
    name = _opening_name(span.of(text))
    if name is None or name.split()[-1] in speaker.split():
        return False
    return " " in name or any(_ends_a_name(text, at) for at in _places(text, name, span.start))


def _subject_name(text: str, span: Span) -> str | None:
    """The name that a sentence opens with, if it is one and not a common word in first place."""
    sentence = span.of(text)
    name = _opening_name(sentence)
    if name is None or f"{name}'s" in sentence or f"{name}’s" in sentence:
        return None
    return name if _is_known(text, name) else None


def _is_known(text: str, name: str) -> bool:
    """Whether a word with a capital is a name: it has several words, or a capital within a sentence too."""
    return " " in name or any(_is_within_a_sentence(text, at) for at in _places(text, name, len(text)))


def _places(text: str, name: str, end: int) -> Iterator[int]:
    """Where a word stands behind a space and is not the beginning of a longer one."""
    at = text.find(f" {name}", 0, end)
    while at >= 0:
        behind = at + 1 + len(name)
        if behind >= len(text) or not text[behind].isalnum():
            yield at
        at = text.find(f" {name}", behind, end)


def _is_within_a_sentence(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in ",;–—")


def _ends_a_name(text: str, at: int) -> bool:
    """Whether the word before a space has a capital."""
    return text[text.rfind(" ", 0, at) + 1 : at][:1].isupper() and text[at - 1] not in ",;:!?"


def _opening_name(sentence: str) -> str | None:
    """The name that a sentence opens with: whom "he" in the next one means."""
    if name := russian_opening(sentence):
        return name
    for match in _OPENING_NAME.finditer(sentence):
        if match["name"].split()[0].lower() not in NOT_NAMES:
            return match["name"]
    return None
