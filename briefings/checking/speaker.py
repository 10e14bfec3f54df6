"""Speakers: whether a source only lets somebody else say what the draft says in its own voice.

What a person says, and what an office expects, is theirs: a draft that leaves them out claims more. What an
office counted or decided is told as it stands, since the office is where the figure comes from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.checking.clause_marks import ASIDE
from briefings.checking.modality import modality
from corpus.offices import CHINESE, COMPANY, GERMAN, OFFICES, RUSSIAN

if TYPE_CHECKING:
    from briefings.checking.reading import Reading
    from corpus.document import Passage

_BODIES = OFFICES | {"data", "figures", "statistics", "ministries", "offices", "officers"}
_OFFICE = re.compile(rf"{GERMAN}|{RUSSIAN}|{CHINESE}|\b{COMPANY}\b")
_SPOKEN_OF = re.compile(r"\b(?:spoke|speaks|talked|talks) (?:of|about) (?:the|an?|his|her|their|its)\b")
"""What is spoken of is there: the speaker does not assert it."""

_PERSON = re.compile(
    r"\b(?:he|she|his|her|they|their|I|spokes\w+|officials?|lawyers?|presidents?|ministers?|director|head|chief"
    r"|experts?|analysts?|economists?|traders?|sources?|people|person|witness\w*|residents?|neighbou?rs?)\b"
    r"|\b(?:адвокат|эксперт|источник|представител|президент|министр|директор)\w*|发言人|律师|专家|知情人",
)


def unattributed(reading: Reading) -> bool:
    """Whether the source leaves to a speaker what the draft says in its own voice."""
    source, speaker = reading.source, reading.source.attribution
    if reading.draft.attribution or not speaker or not _outside(reading, speaker):
        return False
    if _SPOKEN_OF.search(source.text):
        return False
    _, possible, wanted, expected = modality(source.text, language=source.document.language)
    return possible or wanted or expected or not _is_office(source, speaker)


def _is_office(source: Passage, speaker: str) -> bool:
    """Whether the speaker is an office, and no person of it."""
    if _PERSON.search(speaker):
        return False
    words = re.findall(r"[\w'-]+", speaker.casefold())
    if not _BODIES.isdisjoint(words) or _OFFICE.search(speaker) is not None:
        return True
    return source.named_source is not None and source.named_source in speaker


def _outside(reading: Reading, speaker: str) -> bool:
    """Whether anything that answers stands outside the words that name the speaker."""
    text, at = reading.source.text, reading.source.span.start
    found = text.find(speaker)
    if found < 0:
        return True
    start = max(text.rfind(mark, 0, found) for mark in (",", ";", "”", "»", "，"))
    if start < 0 or (text.startswith(",", found + len(speaker)) and _APPOSITION.fullmatch(text, 0, found)):
        start = 0
    end = found + len(speaker)
    aside = ASIDE.match(text, end)
    if aside is not None:
        end = aside.end()
    places = [one.source.start for one in reading.told if not one.source.light]
    places += [theirs.span.start - at for _, theirs in reading.figures]
    places += [theirs.span.start - at for _, theirs in reading.dates]
    return any(not start <= place < end for place in places)


_APPOSITION = re.compile(r"[^,;“”]{1,60},\s")
"""What opens a sentence before the name of its subject: "The judge, "."""
