"""What in a message its writer did not write: quoted history, heads of earlier messages, the signature.

In come the lines of a message; out goes, for each, whether it is such. Mail programs mark what they quote in
a few forms each, in the language that they are set to; what none of the forms tells is the writer's own.
**Source:** RFC 3676, 4.3 and 4.5 (signature and quotation marks); the forms of Outlook, Gmail, Apple Mail and
Thunderbird in English, German, Russian, Chinese, French, Spanish and Italian.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTED = re.compile(r"\s{0,3}>")
_LEAD_IN = re.compile(
    r".{0,300}\b(?:wrote|writes|schrieb|(?:на)?писала?|пишет|a écrit|escribió|ha scritto)\b[^.!?]{0,160}:\s*$"
    r"|.{0,300}(?:写道|寫道)\s*[:：]\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"[^\s<>@]@[\w-]+\.\w")
_ORIGINAL = re.compile(
    r"\s*+[-_]{2,}+\s*+(?:original message|urspr(?:ü|ue)ngliche nachricht|исходное сообщение|原始邮件"
    r"|原始郵件|message d['’]origine|mensaje original|messaggio originale)\s*[-_]{2,}\s*$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"\s*+(?:[-_]{2,}+\s*+(?:forwarded message|weitergeleitete nachricht|пересылаемое сообщение|转发的邮件"
    r"|轉寄的郵件|message transféré|mensaje reenviado|messaggio inoltrato)\s*(?:[-_]{2,})?"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|начало переадресованного письма)\s*:)\s*$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\s*+\**+(?P<name>from|von|de|da|от(?: кого)?|发件人|寄件者"
    r"|sent|date|gesendet|datum|отправлено|дата|发送时间|日期|envoyé|enviado(?: el)?|inviato|fecha"
    r"|to|an|кому|收件人|à|para|a|cc|kopie|копия|抄送|reply-to"
    r"|subject|betreff|тема|主题|主旨|objet|asunto|oggetto)\**\s*[:：]",
    re.IGNORECASE,
)
_FROM = frozenset("from von de da от 发件人 寄件者".split()) | {"от кого"}  # noqa: SIM905 - reads as words
_SIGNATURE = re.compile(r"-- ?$|\s*+_{30,}+\s*$")
"""Its first line, or that of the footer of a mailing list."""
_MIN_FIELDS = 3
_MAX_LEAD_IN_LINES = 3
_MAX_SIGNATURE_LINES = 15
_MAX_COVER_CHARS = 280
"""Of a few words over a message that is passed on; more than that is a text of its own."""


def foreign_lines(lines: Sequence[str], *, forwards: bool) -> list[bool]:
    """For each line, whether it is history, the head of another message, or the signature.

    Args:
        lines: a line each, as they stand in the message; empty lines may be among them.
        forwards: the message says that it passes another on: then what stands under a head is its matter.
    """
    foreign = [bool(_QUOTED.match(line)) for line in lines]
    passed_on = 0
    for index, line in enumerate(lines):
        if foreign[index]:
            continue
        head = _head_length(lines, index)
        if _FORWARDED.match(line):
            foreign[index] = True
            forwards, passed_on = True, passed_on or index
        elif (_ORIGINAL.match(line) or head) and not forwards:
            return _closed(lines, foreign, index)
        elif _ORIGINAL.match(line) or head:
            foreign[index : index + max(1, head)] = [True] * max(1, head)
            passed_on = passed_on or index
        elif length := _lead_in_length(lines, index):
            if forwards or _quotes_next(lines, index + length):
                foreign[index : index + length] = [True] * length
            elif _ADDRESS.search(" ".join(lines[index : index + length])):
                return _closed(lines, foreign, index)
    return _without_signature(lines, _without_cover(lines, foreign, passed_on))


def _without_cover(lines: Sequence[str], foreign: Sequence[bool], passed_on: int) -> list[bool]:
    """Also the few words above a message that is passed on, where that message has more to say.

    Args:
        passed_on: where its head or its mark begins; 0 for no such message, or nothing above it.
    """
    chars = [0 if other else len(line.strip()) for line, other in zip(lines, foreign, strict=True)]
    cover = sum(chars[:passed_on])
    if cover <= _MAX_COVER_CHARS and cover < sum(chars[passed_on:]):
        return [True] * passed_on + list(foreign[passed_on:])
    return list(foreign)


def _closed(lines: Sequence[str], foreign: Sequence[bool], start: int) -> list[bool]:
    """All from this line on is another's."""
    own = _without_signature(lines[:start], foreign[:start])
    return [*own, *[True] * (len(lines) - start)]


def _without_signature(lines: Sequence[str], foreign: Sequence[bool]) -> list[bool]:
    """Also the signature, up to what is quoted under it, and the footer of a mailing list."""
    found = list(foreign)
    end, lines_below = len(lines), 0
    for index in range(len(lines) - 1, -1, -1):
        if foreign[index]:
            end, lines_below = index, 0
            continue
        lines_below += bool(lines[index].strip())
        if lines_below <= _MAX_SIGNATURE_LINES and _SIGNATURE.match(lines[index]):
            found[index:end] = [True] * (end - index)
            end = index
    return found


def _head_length(lines: Sequence[str], start: int) -> int:
    """How many lines the head of another message has that begins here: who, when, to whom, on what."""
    first = _FIELD.match(lines[start])
    if first is None or first["name"].lower() not in _FROM:
        return 0
    length = fields = 0
    for line in lines[start : start + 12]:
        if _FIELD.match(line):
            fields += 1
        elif line.strip() and not line.startswith((" ", "\t")):
            break
        length += 1
    return length if fields >= _MIN_FIELDS else 0


def _lead_in_length(lines: Sequence[str], start: int) -> int:
    """How many lines `On Monday, Ann Roe wrote:` takes that begins here; it may be wrapped. 0 for none."""
    for length in range(1, _MAX_LEAD_IN_LINES + 1):
        part = lines[start : start + length]
        if len(part) < length or not part[-1].strip():
            return 0
        if part[-1].rstrip().endswith((":", "：")):
            return length if _LEAD_IN.match(" ".join(part)) else 0
    return 0


def _quotes_next(lines: Sequence[str], start: int) -> bool:
    following = next((line for line in lines[start : start + 3] if line.strip()), "")
    return _QUOTED.match(following) is not None
