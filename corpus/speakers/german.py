"""Who says a German sentence: the subject beside a verb of saying, or the source after "laut" and "so"."""

from __future__ import annotations

import re

from corpus.speakers.voice import Voice

_SAYING = (
    "sagte|sagt|sagten|erklärte|erklärt|erklärten|betonte|betont|betonten|warnte|warnt|warnten|kritisierte|"
    "behauptete|behauptet|schrieb|schreibt|berichtete|berichtet|berichteten|meinte|meint|räumte|bestritt|"
    "bestreitet|dementierte|kündigte|versicherte|bestätigte|forderte|fordert|ergänzte|bekräftigte|äußerte|"
    "argumentierte|argumentiert|glaubt|vermutet|teilte|teilt|"
    "teilten|schätzt|schätzte|schätzten|bestätigten|kündigten"
)
GERMAN = frozenset({
    "der", "die", "das", "und", "ist", "nicht", "den", "dem", "ein", "eine", "sich", "auf", "für", "mit",
    "wird", "sei", "dass", "er", "sie", "es", "von", "im", "am", "zum", "zur", "wurde", "hat", "sind", "nach",
})  # fmt: skip
"""Small words that no sentence is without; with a cue beside them the sentence is German."""

CUES = frozenset(_SAYING.split("|")) | {
    "laut", "angaben", "ansicht", "worten", "einschätzung", "darstellung", "zufolge", "so",
    "mitteilte", "meldete",
}  # fmt: skip
"""Words without one of which no sentence names a voice."""

_ARTICLE = r"(?:(?:[Dd](?:er|ie|as|em|en)|[Ee]ine?[rsmn]?|[Ss]eine?[rsmn]?|[Ii]hre?[rsmn]?)\s)?"
_PHRASE = (
    rf"{_ARTICLE}(?:[a-zäöüß]+e[rsnm]?\s){{0,2}}"
    r"[A-ZÄÖÜ][\w.-]*(?:\s(?:von\s|zu\s|für\s|des\s|der\s)*[A-ZÄÖÜ][\w.-]*){0,4}"
)
_REPORTED = r"[^.]*(?:,\s(?:dass?|wenn|er|sie|es|die|der|das|man)\b|[:„“\"»«]|\smit\b|\sam\b)"
_FRONT = (
    r"(?:Das|Dies|Es|So|Dazu|Dabei|Davon|Zudem|Auch|Außerdem|Zuvor|Zuletzt|Zugleich|Später|Gestern|Heute|"
    r"(?:Am|Im|In|Nach|Vor|Zu|Zum|Bei|Beim|Auf|Mit)\s[^,.:;]{2,40}?)"
)
"""What stands before the verb in the place of a subject, which then stands behind it."""
_SPOKEN = re.compile(
    rf"(?:[“”\"»«],?|,)\s(?:{_SAYING})\s(?P<behind>{_PHRASE}|er|sie)"
    rf"|(?:[“”\"»«],|,)\sso\s(?P<so>{_PHRASE})"
    rf"|\b[Ll]aut\s(?P<source>{_PHRASE})"
    rf"|\b[Nn]ach\s(?:Angaben|Ansicht|Worten|Einschätzung|Darstellung)\s(?:von\s)?(?P<view>{_PHRASE})"
    rf"|(?P<given>{_PHRASE})\szufolge\b"
    rf"|\b[Ww]ie\s(?P<as>{_PHRASE})\s(?:am\s\w+\s)?(?:mitteilte|meldete|{_SAYING})\b"
    rf"|^{_FRONT}\s(?:{_SAYING})\s(?P<front>{_PHRASE}|er|sie)\b"
    rf"|^(?P<pronoun>Er|Sie)\s(?:{_SAYING})\b"
    rf"|^(?!{_FRONT}\s(?:{_SAYING})\b)(?P<before>{_PHRASE}|Er|Sie)(?:,[^,]+,)?\s(?:{_SAYING})\b(?={_REPORTED})"
)


def german_voice(sentence: str) -> Voice | None:
    """Who is named as saying a sentence, a pronoun included; None when nobody is.

    Args:
        sentence: with what stands in quotation marks blanked out.
    """
    found = _SPOKEN.search(sentence)
    if found is None:
        return None
    kind = found.lastgroup or "before"
    return Voice(
        found[kind].rstrip("."),
        holds=kind in {"behind", "before", "pronoun", "front"},
        start=found.start(kind),
    )
