"""Clock times: the hour a sentence gives something, in minutes of the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUR = 60
_NOON = 12
_TIMES = re.compile(
    r"""(?P<hedge>\b(?:about|around|(?:shortly|just)\ (?:before|after)|nearly|около|gegen)\s
          |凌晨|早上|上午|中午|下午|晚上|傍晚)?\s?
      (?:\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)
       |\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b(?!:)(?:\sUhr|\sh\b)?
       |\b(?P<german>\d{1,2})(?:[.:](?P<german_minute>[0-5]\d))?\sUhr\b
       |\b(?P<russian>\d{1,2})\sчас(?:а|ов)?\s(?P<part>утра|дня|вечера|ночи)
       |(?P<chinese>\d{1,2})[时時点點](?P<chinese_minute>\d{1,2})?(?:分)?
       |\b(?P<word>noon|midnight|полдень|полночь)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_MAY_TELL = re.compile(r"\d(?:[:.]\d|\s?(?:[ap]\.?\s?m|uhr|час|[时時点點]))", re.IGNORECASE)
_NAMED = ("noon", "Noon", "midnight", "Midnight", "полдень", "полночь")
"""What a sentence without a time of the day seldom has, found fast."""
_LATE = frozenset({"下午", "晚上", "傍晚"})
LOOSE_MINUTES = 30
"""How far an hour that is told loosely may lie from the true one."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of the day.

    Attributes:
        start: offset in the text.
        end: offset in the text.
        minute: since midnight.
        room: minutes it may lie off.
    """

    start: int
    end: int
    minute: int
    room: int

    def may_be(self, other: Clock) -> bool:
        """Whether both can be one time, midnight being no border."""
        apart = abs(self.minute - other.minute)
        return min(apart, 24 * _HOUR - apart) <= max(self.room, other.room)


def clocks(text: str) -> tuple[Clock, ...]:
    """The times of the day that a sentence names, in order."""
    return tuple(_read(text)) if _MAY_TELL.search(text) or any(hour in text for hour in _NAMED) else ()


def _read(text: str) -> Iterator[Clock]:
    for found in _TIMES.finditer(text):
        minutes = found["minute"] or found["minute24"] or found["german_minute"] or found["chinese_minute"]
        hour = _hour(found)
        if hour is None or hour > 24:
            continue
        hedged = found["hedge"] is not None and found["hedge"].strip().isascii()
        loose = (
            hedged or found["hedge"] in {"около ", "gegen "} or "许" in text[found.end() : found.end() + 1]
        )
        minute = (hour * _HOUR + int(minutes or 0)) % (24 * _HOUR)
        yield Clock(found.start(), found.end(), minute, LOOSE_MINUTES if loose else 0 if minutes else 4)


def _hour(found: re.Match[str]) -> int | None:
    if found["word"]:
        return _NOON if found["word"].casefold() in {"noon", "полдень"} else 0
    written = found["hour"] or found["hour24"] or found["german"] or found["russian"] or found["chinese"]
    hour = int(written)
    late = (found["half"] or "")[:1].casefold() == "p" or found["hedge"] in _LATE
    late = late or found["part"] in {"дня", "вечера"}
    if found["half"] and hour == _NOON:
        return _NOON if late else 0
    return hour + _NOON if late and hour < _NOON else hour
