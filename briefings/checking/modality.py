"""Modality: what a sentence says is, what will be, and what may be, or is only wanted or believed.

A draft must say a thing as its source does: what is planned has not happened, what somebody wants is not so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.comparing.periods import ahead

if TYPE_CHECKING:
    from corpus.document import Passage

_COMING = (
    r"\b(?:will|shall|won't|going to|due (?:to|in|on|at)|set to|about to"
    r"|(?:is|are|was|were) to\b(?! blame))|[’']ll\b"
    r"|\b(?:plan(?:s|ned|ning)?|expect(?:s|ed)?|inten(?:d|ds|ded)|propos\w+|schedul\w+|forecast\w*|predict\w*"
    r"|aim(?:s|ed)?|prepar(?:e|es|ed|ing)|project(?:s|ed)|anticipat\w+)\b"
    r"|\b(?:буд[еу]т|план\w+|ожида\w+|намерен\w*|собира\w+)\b|\b(?:wird|werden|soll(?:en)?|geplant)\b"
    r"|将|預計|预计|计划|計劃"
)
_POSSIBLE = (
    r"\b(?:would|could|might|should|ought|perhaps|possibly|probably|maybe|potentially|reportedly"
    r"|allegedly|alleged|unconfirmed|rumou?r\w*|seem(?:s|ed)?|appear(?:s|ed)? to|likely|unlikely"
    r"|if|unless|whether|provided|claim(?:s|ed)?|believ\w+|thinks?|thought|suspect\w*|doubt\w*"
    r"|estimat\w+|can)\b|(?<!\d )\bmay\b(?! \d)"
    r"|\b(?:бы|если|возможно|может|могут|вероятно|якобы)\b|\b(?:könnte\w*|würde\w*|möglich\w*|wenn|falls)\b"
    r"|可能|或许|如果|据称|可以"
)
_WANTED = (
    r"\b(?:want(?:s|ed)?|hop(?:e|es|ed|ing)|wish\w*|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?"
    r"|ask(?:s|ed)? (?:for|to)|call(?:s|ed|ing)? (?:for|on)|seek(?:s|ing)?|sought|tr(?:y|ies|ied|ying) to"
    r"|consider(?:s|ed|ing)?|threaten\w*|promis\w+|pledg\w+|vow\w*|offer(?:s|ed) to|agreed to|like to"
    r"|dreams? of|attempt\w*|fear(?:s|ed)?|plead\w*)\b"
    r"|\b(?:хочет|хотят|призва\w+|требу\w+|надеет\w+|обеща\w+)\b|\b(?:fordert\w*|will|wollen|hofft)\b"
    r"|希望|要求|呼吁|呼籲"
)
_EXPECTED = (
    r"\b(?:(?:plan(?:s|ned|ning)?|prepar(?:es|ed|ing)|aim(?:s|ed|ing)?) (?:to|for|on)\b"
    r"|(?:expect(?:s|ed)?|inten(?:ds|ded)|propos(?:es|ed)|forecast\w*|predict(?:s|ed)?"
    r"|project(?:s|ed) to|anticipat(?:es|ed)|foresees?))\b"
    r"|\b(?:планиру\w+|ожида\w+|намерен\w*|собира(?:ет|ют)\w*)\b|\b(?:plant|planen|erwarte[tn]?)\b"
    r"|預計|预计|计划|計劃"
)
_CUES = tuple(
    re.compile(cue, re.IGNORECASE if cue is not _POSSIBLE else 0)
    for cue in (_COMING, _POSSIBLE, _WANTED, _EXPECTED)
)
_IF = re.compile(r"\b(?:If|Unless|Whether|Perhaps|Maybe|Possibly|Probably|Reportedly|May be)\b")
_GERMAN_WILL = re.compile(r"\bwill\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(said|told|announced|added|wrote|reported|confirmed|promised)\b([^.;]*?)\bwould(?! have)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b\w+ed\b|\b(?:was|were|had|did)\b")


def modality(words: str, *, language: str | None) -> tuple[bool, bool, bool, bool]:
    """Whether the words speak of what is to come, or only possible, wanted, or expected."""
    # "He said it would open" is how a report in the past writes "it will open".
    words = _REPORTED.sub(r"\1\2will", words)
    coming, possible, wanted, expected = (cue.search(words) is not None for cue in _CUES)
    if wanted and language != "de":
        wanted = _CUES[2].search(_GERMAN_WILL.sub(" ", words)) is not None
    return coming, possible or _IF.search(words) is not None, wanted, expected


def of_what_is_to_come(passage: Passage) -> bool:
    """Whether a sentence in the present tense gives a day that lies ahead of its document."""
    return _PAST.search(passage.text) is None and any(
        ahead(mention.iso, passage.document) for mention in passage.dates
    )
