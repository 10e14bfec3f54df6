"""Who says a Russian sentence: the subject beside a verb of saying, or the source it is given by."""

from __future__ import annotations

import re

from corpus.speakers.voice import Voice
from corpus.speech import SAYING_RU

_MAX_WORDS = 12  # a longer subject is a clause, not a name
_SAID = re.compile(
    rf"(?:[—–-]\s*|\b[Кк]ак\s+|[»”],?\s*|,\s)(?:{SAYING_RU})\s+(?:«[^»]*»\s+)?(?P<behind>(?:[^.,;:«»—]|(?<=\b[А-ЯЁ])\.)+)"
    rf"|\b(?P<before>(?![Кк]ак\b)[^.,;:«»—()\s][^.,;:«»—()]*?)\s+(?:также\s+|ранее\s+)?(?:{SAYING_RU})\b"
    r"|\b(?:[Пп]о\s+(?:словам|данным|мнению|сообщению|информации|оценк[еа]м?|подсчётам|подсчетам|версии|утверждению)"
    r"|[Сс]огласно(?:\s+данным)?|[Сс]о\s+ссылкой\s+на|[Сс]\s+точки\s+зрения)"
    r"\s+(?!об?\s)(?P<source>(?:[^,;:.«»—]|(?<=\b[А-ЯЁ])\.)+)"
)
_WRITES = re.compile(r"\s(?:пишет|написала?)$")
_WITH_CONTENT = re.compile(r"\s*(?:[,:—«]|что\b|в\s)")
_OWN_WORDS = re.compile(r"\b[Пп]о (?P<whose>его|е[её]|их) (?:словам|мнению|оценке|данным|утверждению)\b")
_OWNERS = {"его": "он", "её": "она", "ее": "она", "их": "они"}
_NAME = re.compile(
    r"(?:[А-ЯЁ]\.\s?)+[А-ЯЁ][\w-]+$|[А-ЯЁ][\w-]+(?:\s(?:[А-ЯЁ]\.\s?)*[А-ЯЁ][\w-]+)+$|[А-ЯЁ][\w-]+$"
)
_ASIDE = re.compile(
    r"\s(?:вечером|утром|дн[её]м|ночью|вчера|сегодня|накануне|ранее|позже|журналистам|также|во?|на|по|после|при|"
    r"об?|что)(?:\s|$)"
)
_OPENING = re.compile(r"(?P<name>[А-ЯЁ][а-яё-]+\s[А-ЯЁ][а-яё-]+)\s[а-яё]")
_NAMED_SUBJECT = re.compile(r"(?:л[аио]?|[еи]т)\s(?P<name>[А-ЯЁ][а-яё-]+\s[А-ЯЁ][а-яё-]+),\s[а-яё]")
_SOURCE_ENDS = re.compile(r"\s(?:в\s\d|за\s\d|на\s\d|в\s(?:прошлом|этом|первом|минувшем))")


def russian_opening(sentence: str) -> str | None:
    """The full name that a sentence opens with, or introduces with an office; one capital may be any word."""
    found = _OPENING.match(sentence) or _NAMED_SUBJECT.search(sentence)
    return found["name"] if found else None


def russian_voice(sentence: str) -> Voice | None:
    """Who is named as saying a sentence, a pronoun included; None when nobody is.

    Args:
        sentence: with what stands in quotation marks blanked out.
    """
    if (own := _OWN_WORDS.search(sentence)) is not None:
        return Voice(_OWNERS[own["whose"]])
    found = _SAID.search(sentence)
    if found is None:
        return None
    if _WRITES.search(found[0]) and not _WITH_CONTENT.match(sentence, found.end()):
        return None
    phrase = (found["behind"] or found["before"] or found["source"]).strip()
    if found["behind"] and not _NAME.search(phrase):
        phrase = _ASIDE.split(phrase, maxsplit=1)[0]
    if found["source"]:
        phrase = _SOURCE_ENDS.split(phrase, maxsplit=1)[0]
    words = phrase.split()
    if not words or len(words) > _MAX_WORDS or "·" in phrase:
        return None
    name = _NAME.search(phrase)
    return Voice(name[0] if name and not found["source"] else phrase)
