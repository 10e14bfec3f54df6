"""When a briefing is due, as an admin writes it: days, time of day, time zone, days to skip, durations.

Every function here takes the text of one value and returns what it means; where it means nothing, the
ConfigError that it raises has the likely fix but no place yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo, available_timezones

from config.errors import ConfigError
from config.near import near

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of `date.weekday()`: Monday is 0. The first three letters are enough."""

DAY_GROUPS = {"daily": range(7), "weekdays": range(5), "weekends": range(5, 7)}

DURATION_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}

ABBREVIATION = re.compile(r"[A-Z]{2,5}|[A-Z]{3}[0-9][A-Z]{3}")
"""CET, EST, EST5EDT: what several places far apart call their hour."""

LONGEST_DURATION = timedelta(days=366)

TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
LIKELY_TIME = re.compile(r"([0-9]{1,2})(?:\s*[.:h,]?\s*([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """Days from the first to the last, both included, counted in the briefing's own time zone."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"


def days(text: str) -> tuple[int, ...]:
    """The weekdays that `mon-fri`, `mon, wed` or `daily` names, Monday 0, in order; a range may wrap."""
    named: set[int] = set()
    for part in text.lower().split(","):
        if part.strip() in DAY_GROUPS:
            named.update(DAY_GROUPS[part.strip()])
            continue
        first, *rest = (_weekday(word.strip(), text) for word in re.split(r"[-–]", part))
        if len(rest) > 1:
            raise ConfigError(f"bad days {text!r}", hint="mon-fri, or mon, wed, fri")
        last = rest[0] if rest else first
        named.update(day % 7 for day in range(first, last + (7 if last < first else 0) + 1))
    return tuple(sorted(named))


def days_text(weekdays: tuple[int, ...]) -> str:
    """The shortest text that `days` reads back as these weekdays: runs of three and more as a range."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = ([run[0], run[-1]] if len(run) > 2 else run for run in runs)
    joins = ("-" if len(run) > 2 else "," for run in runs)
    return ",".join(
        join.join(DAY_NAMES[day][:3] for day in part) for join, part in zip(joins, parts, strict=True)
    )


def time_of_day(text: str) -> time:
    """The wall-clock time that `08:00` names."""
    found = TIME.fullmatch(text)
    if found is None:
        raise ConfigError(f"bad time {text!r}", hint=f'write "{_likely_time(text)}", in quotes')
    return time(int(found[1]), int(found[2]))


def timezone(text: str) -> str:
    """The IANA name of a time zone: a place, or UTC; no abbreviation, which means other hours elsewhere."""
    if text == "UTC" or _is_place(text):
        return text
    hint = "name a place, such as Europe/Stockholm, or UTC"
    if not ABBREVIATION.fullmatch(text):
        zones = [zone for zone in sorted(available_timezones()) if "/" in zone]
        named = {zone.rpartition("/")[2]: zone for zone in zones} | {zone: zone for zone in zones}
        likely = near(text.replace(" ", "_"), named, least=80)
        hint = f"did you mean {named[likely]!r}?" if likely else hint
    raise ConfigError(f"unknown time zone {text!r}", hint=hint)


def date_range(text: str) -> DateRange:
    """The days that `2026-12-24` or `2026-12-24..2027-01-01` names."""
    parts = re.split(r"\s*\.\.\s*", text)
    if len(parts) > 2:
        raise ConfigError(f"bad days to skip {text!r}", hint='write "2026-12-24..2027-01-01"')
    first, last = (_day(part, text) for part in (parts[0], parts[-1]))
    if last < first:
        raise ConfigError(f"{text!r} ends before it starts", hint=f'did you mean "{last}..{first}"?')
    return DateRange(first, last)


def duration(text: str) -> timedelta:
    """The time that `30m` names: a whole number of seconds, minutes, hours or days, more than none."""
    found = re.fullmatch(r"([0-9]{1,8})([smhd])", text)
    length = timedelta(**{DURATION_UNITS[found[2]]: int(found[1])}) if found else timedelta(0)
    if not timedelta(0) < length <= LONGEST_DURATION:
        likely = re.fullmatch(r"([1-9][0-9]{0,3})\s*([smhd]?)[a-z]*", text, re.IGNORECASE)
        written = f"{likely[1]}{(likely[2] or 'm').lower()}" if likely else "30m"
        raise ConfigError(f"bad duration {text!r}", hint=f"write {written}; s, m, h and d count, to a year")
    return length


def duration_text(length: timedelta) -> str:
    """The shortest text that `duration` reads back as this length, in whole seconds."""
    seconds = int(length.total_seconds())
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def _is_place(text: str) -> bool:
    if "/" not in text or text.startswith(("posix/", "right/")):
        return False
    try:
        return ZoneInfo(text).key == text
    except (ValueError, KeyError, OSError):  # no possible name, no zone of this name, a folder of zones
        return False


def _weekday(word: str, text: str) -> int:
    for number, name in enumerate(DAY_NAMES):
        if len(word) >= 3 and name.startswith(word):
            return number
    names = list(chain(DAY_NAMES, DAY_GROUPS, (name[:3] for name in DAY_NAMES)))
    likely = near(word, names, least=60)
    if likely is not None:
        hint = f"did you mean {likely if likely in DAY_GROUPS else likely[:3]!r}?"
    else:
        hint = "mon-fri, or mon, wed, fri, or daily"
    raise ConfigError(f"bad days {text!r}", hint=hint)


def _day(text: str, whole: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"there is no day {text!r}", hint="year-month-day, such as 2026-12-24") from None
    dotted = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    example = f"{dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02}" if dotted else "2026-12-24"
    raise ConfigError(
        f"bad days to skip {whole!r}",
        hint=f'write "{example}" for a day, "2026-12-24..2027-01-01" for several',
    )


def _likely_time(text: str) -> str:
    """The time that was probably meant; 08:00 where nobody could tell.

    Some YAML tools read an unquoted 8:00 as the number 480 (base 60, YAML 1.1), and write that.
    """
    if re.fullmatch(r"[0-9]{3,4}", text) and int(text) < 24 * 60 and int(text[-2:]) > 59:
        return f"{int(text) // 60:02}:{int(text) % 60:02}"
    found = LIKELY_TIME.fullmatch(text.strip())
    if found is None:
        return "08:00"
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute == 0:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else "08:00"
