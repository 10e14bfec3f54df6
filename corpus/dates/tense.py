"""Whether a sentence speaks of a date as one to come: "will meet on Friday", "closes on 1 May"."""

from __future__ import annotations

import re

_EVENTS = (
    "open|reopen|close|end|expire|meet|resume|depart|arrive|become|begin|start|host|face|vote|kick|air|premiere|"
    "gather|convene|decide|travel|visit|publish|present|release|celebrate|return|go|come|enter|take"
)
"""Verbs whose present tense beside a date is a plan."""
_VERBS_IN_S = "|".join(f"{verb}s" for verb in _EVENTS.split("|") if verb not in {"go", "take", "come"})
_SINGULAR = rf"(?:{_VERBS_IN_S}|launches|reaches|goes|holds|runs)"
_NO_OWNER = (
    r"(?<!\bhis\s)(?<!\bits\s)(?<!\bthis\s)(?<!\bas\s)(?<!\bwas\s)(?<!['’]s\s)"  # "its close" is a noun
)
_PLURAL = rf"(?<=s\s){_NO_OWNER}(?:{_EVENTS})"
_TAKES_EFFECT = r"takes?\s+(?:effect|place|office)|(?:comes?|goes|go|enters?)\s+into\s+(?:force|effect)"
_MODAL = (
    r"(?:will|shall|would|won['’]t|to(?=\s+be\s))(?:\s+(?:not|also|then|now|be|have|\w+ly))*(?:\s+\w{2,}ed)?"
)
_PLANNED = "expected|scheduled|due|set|planned|slated"
_PUT_OFF = "postponed|delayed|adjourned|deferred|rescheduled|extended|moved|remanded|suspended|closed|shut"
_IS = (
    r"(?:is|are|isn['’]t|aren['’]t)(?:\s+(?:closed|shut|open|free|cancelled|not))*(?=\s+(?:(?:on|in|at|from|until|for)\s+)?"
    r"(?:the\s+)?$)|(?:they|we|you|who)\s+(?:play|meet|vote|open|start|begin|return|leave|face|go)"
)
_LOOKS_AHEAD = (
    rf"{_MODAL}|scheduled|planned|slated|upcoming|next|(?:is|are|was|were)\s+(?:{_PLANNED}|likely|about|going)|"
    r"(?:is|are)\s+(?:not\s+|now\s+|\w+ly\s+)?to(?:\s+be)?(?:\s+\w{2,}ed)?|about\s+to|"
    rf"(?:{_PLANNED.replace('|due', '')}|hopes?|wants?|aims?|intends?|plans?|vows?)\s+(?:to|for)|"
    r"due\s+(?:for|to(?!\s+(?:the|an?|its|his|her|their)\b))|"
    rf"(?:{_PUT_OFF})\s+(?:\w+\s+){{0,3}}?(?:until|till|to)|{_IS}|"
    rf"(?<!\bthe\s)(?<!\ba\s)(?<!\bof\s)(?<!-)(?:{_SINGULAR}|{_PLURAL}|{_TAKES_EFFECT})"
)
_LOOKS_BACK = (
    r"was|were|had|did|said|says|told|wrote|died|held|took|came|went|won|lost|met|fell|rose|began|became|left|gave|got|"
    r"wurden?|waren|hatten?|teilten?|sagten?|kamen?|made|spoke|found|shot|hit|cut|put|broke|brought|built|sent|saw|sold|led|ran|drew|beat|struck|flew|stood|"
    r"[a-z]{3,}ed"
)
_CUE = re.compile(
    rf"(?:(?<!\w)(?P<ahead>{_LOOKS_AHEAD})|\b(?P<back>{_LOOKS_BACK}))(?!\w)|(?P<other>(?<=\w)['’]ll\b|\b(?:wird|werden|soll|sollen|voraussichtlich)\b|будет|будут|состоится|пройд[её]т|"
    r"планиру|将|即将|预计)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:\s(?:morning|afternoon|evening|night))?['’]s?(?=\s)")
_LEADS_TO = re.compile(r"\b(?:ahead\s+of|upcoming|until|for)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 60  # characters before a date in which a verb speaks of it
_OPENS_WITHIN = 24  # characters before a date that still opens its sentence


def speaks_ahead(sentence: str, start: int, end: int) -> bool | None:
    """Whether the words around a date look ahead: "will begin on Friday", "On Friday, it will".

    The nearest verb before the date decides; where a date opens its sentence, the first one behind it.

    Args:
        sentence: its text.
        start: where the date starts in it.
        end: where the date ends.

    Returns:
        False where a verb in the past speaks of it; None where no verb tells.
    """
    if _POSSESSIVE.match(sentence, end):
        return _LEADS_TO.search(sentence, max(0, start - _REACH), start) is not None or None
    cues = list(_CUE.finditer(sentence, max(0, start - _REACH), start))
    cue = cues[-1] if cues else _CUE.search(sentence, end) if start <= _OPENS_WITHIN else None
    return None if cue is None else cue["back"] is None
