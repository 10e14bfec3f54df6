"""Numbers that count nothing: clock times, list marks, notes, telephone numbers, addresses, names."""

from __future__ import annotations

import re

from corpus.words.numbers import SMALL, TENS

_SMALL = "|".join((*SMALL, *TENS))
_ZONES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (cues, re.compile(pattern))
    for cues, pattern in (
        (("[",), r"\[\d+(?:[-–,]\s?\d+)*\]|\[\^[^\]\s]+\]"),  # notes
        (("eek",), r"\b[Ww]eeks?\s\d{1,2}(?:\s?[-–]\s?\d{1,2})?\b(?![.,]\d)"),
        (
            ("ig", "p.", "P.", "ec.", "ol.", "r.", "h."),
            r"\b(?:[Ff]igs?|[Pp]p?|[Cc]h|[Ss]ec|[Vv]ol|[Nn]r)\.\s?\d+(?:\s?[-–]\s?\d+)?",
        ),
        (
            (".m.", "M", "m", "clock", "UTC"),
            r"\d(?<!\w\d)\d?(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[AaPp][Mm]\b|o['’]clock\b|GMT\b|UTC\b)",
        ),
        ((":",), r"\d(?<![\d:]\d)\d?:\d\d(?::\d\d)?(?![\d:])"),
        (("点", "點", "时", "時"), r"\d{1,2}\s?[点點时時](?:\d{1,2}分)?(?!间)"),
        (("+",), r"\+\d[\d\s().-]{6,}\d"),
        (("(",), r"\(\d{2,4}\)\s?\d{3,4}-\d{3,4}"),
        (("-", "."), r"\d(?<![\d-]\d)\d\d[-.]\d{3}[-.]\d{4}(?!\d)"),
        ((".",), r"\d(?<![\d.,]\d)\d*(?:\.\d+){2,}(?![\d,])(?<!\.\d{3})"),
        (("0",), r"0(?<![\d.,]0)\d{1,4}[ -]\d{3,4}(?:[ -]\d{3,4})?(?!\d)"),
        (("#", "№", "o.", "os."), r"[#№]\s?\d[\d.,]*|\b[Nn]os?\.\s?\d+"),
        (("/",), r"\b(?:24/7|9/11|7/7)\b"),
        (("@", "://", "www."), r"(?:https?://|www\.)\S+|\S+@\S+"),
        (("st", "nd", "rd", "th"), r"\d(?<!\w\d)\d*(?:st|nd|rd|th)\b"),
    )
)
"""What digits count nothing in, each behind the characters without which a sentence has none of it.

They start with the digit and look back from there, for a first character is quick to look for.
"""
_LIST_MARK = re.compile(r"\s*(?:\(\d{1,3}\)|\d{1,3}[.)])(?=\s)")
_LABELS = frozenset({
    "chapter", "chapters", "article", "articles", "section", "sections", "item", "items", "figure", "figures",
    "page", "pages", "mile", "miles", "table", "tables", "number", "numbers", "flight", "flights", "route",
    "routes", "room", "rooms", "highway", "channel", "channels", "resolution", "resolutions", "version",
    "versions", "type", "types", "phase", "phases", "class", "level", "part", "volume", "vol", "annex",
    "appendix", "block", "line", "gate", "lot", "unit",
    "статья", "статьи", "пункт", "пункта", "глава", "рис", "табл", "стр",
})  # fmt: skip
_LABELS_ZH = ("第", "图", "表")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)\.?[\s\u00a0]+$")
_SHARE = re.compile(
    rf"\b(?:\d{{1,2}}|{_SMALL})\s+(?:in|out\s+of)\s+(?:\d{{1,3}}|{_SMALL}|a\s+hundred)\b"
    r"(?!\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|and|of|percent|per|[a-z]*illion|hundred|"
    r"thousand)\b|[-%.,/]\d|%)",
    re.IGNORECASE,
)
_OF_A_HEAD_COUNT = re.compile(rf"\s(?:in|out\s+of)\s+(?:\d|a\s+hundred|{_SMALL})", re.IGNORECASE)
_NAME = re.compile(r"(?P<word>[^\W\d_][\w'’-]*)[\s\u00a0]+$")
_RUSSIAN_VERB = re.compile(r"(?:л[иоа]|л[иоа]с[ьс]|лся)$")  # at the start of a sentence: "Остались 5"
_SENTENCE_WORDS = frozenset({
    "in", "on", "at", "of", "over", "about", "nearly", "some", "almost", "around", "only", "just", "more",
    "than", "the", "a", "an", "and", "but", "or", "by", "to", "from", "for", "with", "under", "up", "down",
    "after", "before", "since", "until", "when", "while", "if", "as", "between", "within", "among", "all",
    "any", "these", "those", "this", "that", "there", "their", "our", "its", "his", "her", "my", "your",
    "exactly", "roughly", "approximately", "least", "most", "another", "no", "not", "he", "she", "they",
    "we", "it", "i", "you", "now", "today",
    # Russian, German, French, Spanish, Italian
    "от", "до", "в", "во", "на", "с", "со", "к", "за", "по", "около", "более", "менее", "почти", "свыше",
    "из", "и", "а", "не", "еще", "ещё", "всего", "лишь", "только", "при", "примерно", "уже",
    "rund", "etwa", "über", "knapp", "fast", "mindestens", "höchstens", "am", "im", "auf", "von", "bis",
    "mit", "nach", "vor", "seit", "die", "der", "das", "es", "den", "und", "insgesamt", "weitere", "ungefähr",
    "environ", "près", "plus", "moins", "les", "des", "le", "la", "au", "en", "sur", "avec", "quelque", "et",
    "unos", "unas", "más", "casi", "cerca", "los", "las", "el", "con", "hasta", "desde", "y",
    "circa", "oltre", "quasi", "più", "gli", "e",
})  # fmt: skip


def excluded_zones(sentence: str) -> list[tuple[int, int]]:
    """The stretches of a sentence in which digits count nothing."""
    mark = _LIST_MARK.match(sentence)
    zones = [mark.span()] if mark else []
    for cues, pattern in _ZONES:
        for cue in cues:
            if cue in sentence:
                zones += [match.span() for match in pattern.finditer(sentence)]
                break
    return zones


def shares(sentence: str) -> list[tuple[int, int]]:
    """The stretches that say how many of how many: in "one in five children" nobody counted five."""
    if _OF_A_HEAD_COUNT.search(sentence) is None:
        return []
    return [match.span() for match in _SHARE.finditer(sentence)]


def is_label(sentence: str, start: int, end: int) -> bool:
    """Whether a number without a unit is a name's own: "chapter 3", "Apollo 11", "item 7a"."""
    if not sentence[start:end].isdigit():
        return False
    before = sentence[max(0, start - 32) : start]
    if before.endswith(_LABELS_ZH):
        return True
    if not before[-1:].isspace():
        return False
    last = _LAST_WORD.search(before)
    if last and last["word"].lower() in _LABELS:
        return True
    name = _NAME.search(before)
    if name is None:
        return False
    word = name["word"]
    if _RUSSIAN_VERB.search(word):
        return False
    return not word.islower() and word.lower() not in _SENTENCE_WORDS  # iPhone has its capital inside
