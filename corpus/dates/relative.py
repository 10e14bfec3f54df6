"""English dates that are counted from the day of writing: "yesterday", "last month", "two years ago"."""

from __future__ import annotations

import re
from functools import partial

from corpus.dates.derived import counted
from corpus.dates.edtf import bounds, month_iso, quarter_iso, spanned
from corpus.dates.reading import DIGIT, Anchor, Form, Reading
from corpus.dates.words import COUNTS, STEPS
from corpus.words.numbers import SMALL, TENS

Match = re.Match[str]

_S = r"[\s\u00a0]+"
_STEP = "(?P<step>this|last|next|previous|past|coming|current)"
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


_PARTS_OF_DAY = "morning|noon|afternoon|evening|night"
_NEAR_DAY = re.compile(
    rf"\b(?:(?:the{_S})?day{_S}(?P<beyond>before{_S}yesterday|after{_S}tomorrow)"
    rf"|(?P<day>{'|'.join(_DAYS)})(?:{_S}(?:{_PARTS_OF_DAY}))?"
    rf"|(?P<part>this{_S}(?:{_PARTS_OF_DAY})|last{_S}night))\b(?!['’]s{_S}world)",
    re.IGNORECASE,
)


def _near_day(match: Match) -> Reading:
    if match["beyond"]:
        count = -2 if match["beyond"].lower().startswith("before") else 2
    elif match["part"]:
        count = -1 if match["part"].lower().startswith("last") else 0
    else:
        count = _DAYS[match["day"].lower()]
    return Reading(*match.span(), relative=partial(Anchor.offset, unit="day", count=count))


_NEAR_UNIT = re.compile(
    rf"\b(?:(?P<within>earlier|later){_S})?{_STEP}{_S}(?P<unit>week|month|quarter|year)\b(?!-)(?!{_S}of\b)",
    re.IGNORECASE,
)


def _near_unit(match: Match) -> Reading:
    step, unit = STEPS[match["step"].lower()], match["unit"].lower()
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=step))


_BEYOND = re.compile(
    rf"\b(?:the{_S})?(?P<unit>week|month|year){_S}(?P<way>after{_S}next|before{_S}last)\b", re.IGNORECASE
)


def _beyond(match: Match) -> Reading:
    count = 2 if match["way"].lower().startswith("after") else -2
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=match["unit"].lower(), count=count))


_COUNTS = COUNTS | {word: number for word, number in (SMALL | TENS).items() if number}
_COUNT_CUES = frozenset(_COUNTS) | {DIGIT}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_AGO = re.compile(
    rf"\b{_COUNT}{_S}(?P<unit>day|week|month|year|decade)s?{_S}(?:ago|from{_S}(?P<ahead>now|today))\b",
    re.IGNORECASE,
)
_IN = re.compile(rf"\b[Ii]n{_S}{_COUNT}{_S}(?P<unit>day|week|month|year)s?(?:['’]{_S}time)?\b")


_COMING = re.compile(
    r"\b(?:will|shall|would|due|going\s+to|set\s+to|expected|again|back|expires?|ends?|begins?|starts?|opens?)\b[^,;]*$"
)


def _units(match: Match) -> tuple[int, str]:
    count, unit = _COUNTS.get(match["count"].lower()) or int(match["count"]), match["unit"].lower()
    return (10 * count, "year") if unit == "decade" else (count, unit)


def _ago(match: Match) -> Reading:
    """So many days, months or years back, as finely as they are counted; "from today" counts from the day."""
    count, unit = _units(match)
    if match["ahead"]:
        return Reading(*match.span(), relative=partial(_from_the_day, count=count, unit=unit))
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=-count))


def _from_the_day(anchor: Anchor, count: int, unit: str) -> str | None:
    today = anchor.offset("day", 0)
    return counted(today, anchor.last, count, unit) if today else None


def _in(match: Match) -> Reading | None:
    """A date to come, where the sentence speaks of one: "built in two days" is a length of time."""
    count, unit = _units(match)
    if match.start() and not _COMING.search(match.string, max(0, match.start() - 60), match.start()):
        return None

    def to_come(anchor: Anchor) -> str | None:
        return anchor.offset(unit, count) if anchor.ahead else None

    return Reading(*match.span(), relative=to_come)


_STRETCH_STEPS = "last|past|previous|next|coming|upcoming|following"
_STRETCH = re.compile(
    rf"\b(?P<step>{_STRETCH_STEPS}){_S}{_COUNT}{_S}"
    rf"(?P<unit>day|week|month|quarter|year|decade)s\b(?!{_S}(?:of|in)\b)"
    rf"|\b{_COUNT.replace('<count>', '<many>')}{_S}(?P<way>previous|coming|upcoming){_S}"
    r"(?P<units>day|week|month|quarter|year)s\b",
    re.IGNORECASE,
)


_BEFORE_LAST = re.compile(
    r"(?:^|[^\w\s]|['’]s|\b(?:the|th[eo]se|this|that|its|his|her|their|our|my|your|in|over|for|during|within|of|from|"
    r"since|than|through|throughout|across))\s*$",
    re.IGNORECASE,
)


def _stretch(match: Match) -> Reading | None:
    """The days, months or years up to the anchor or from it on: as finely as they are counted.

    Behind an auxiliary or a noun "last" is a verb, and what follows a length of time: "will last 90 days".
    """
    if (match["step"] or "").lower() == "last" and not _BEFORE_LAST.search(
        match.string, max(0, match.start() - 12), match.start()
    ):
        return None
    written, unit = (match["count"] or match["many"]).lower(), (match["unit"] or match["units"]).lower()
    count = _COUNTS.get(written) or int(written)
    if unit == "decade":
        count, unit = 10 * count, "year"
    back = (match["step"] or match["way"]).lower() in {"last", "past", "previous"}
    near = (match["step"] or match["way"]).lower() in {"last", "past"}
    return Reading(*match.span(), relative=partial(_reaching, count=count, unit=unit, back=back, near=near))


def _reaching(anchor: Anchor, count: int, unit: str, *, back: bool, near: bool) -> str | None:
    if not near and anchor.ahead is False:
        return None  # "the next two weeks were hard": counted from another day than the anchor
    year, month = anchor.year, anchor.last.month
    if unit == "year":
        ends = f"{max(year - count, 1):04d}", f"{year:04d}", f"{min(year + count, 9999):04d}"
    elif unit == "quarter" and anchor.precision != "year":
        quarter = (month + 2) // 3
        first, last = (-count, -1) if back else (1, count)  # quarters are counted whole
        return spanned(quarter_iso(year, quarter + first), quarter_iso(year, quarter + last))
    elif unit == "month" and anchor.precision in {"day", "month"}:
        ends = month_iso(year, month - count), month_iso(year, month), month_iso(year, month + count)
    elif unit in {"day", "week"}:
        days = 7 * count if unit == "week" else count
        before, now, after = (anchor.offset("day", offset) for offset in (-days, 0, days))
        if not (before and now and after):
            return None
        ends = before, now, after
    else:
        return None
    return spanned(*(ends[:2] if back else ends[1:]))


_REST = re.compile(
    rf"\b(?:the{_S})?(?:rest|remainder){_S}of{_S}(?:the|this){_S}(?P<unit>week|month|quarter|year)\b",
    re.IGNORECASE,
)


def _rest(match: Match) -> Reading:
    """From the anchor to the end of its week, month, quarter or year."""

    def rest(anchor: Anchor) -> str | None:
        today, whole = anchor.offset("day", 0), anchor.offset(match["unit"].lower(), 0)
        days = bounds(whole) if whole else None
        return spanned(today, days[1].isoformat()) if today and days and anchor.ahead is not False else None

    return Reading(*match.span(), relative=rest)


_UNITS = frozenset({"day", "week", "month", "quarter", "year", "decade"})
_UNIT_CUES = _UNITS | {f"{unit}s" for unit in _UNITS}
FORMS = (
    Form(_NEAR_DAY, _near_day, (frozenset({*_DAYS, *_PARTS_OF_DAY.split("|")}),)),
    Form(_NEAR_UNIT, _near_unit, (_UNITS, frozenset(STEPS))),
    Form(_BEYOND, _beyond, (_UNITS, frozenset({"next", "last"}), frozenset({"after", "before"}))),
    Form(_AGO, _ago, (frozenset({"ago", "now", "today"}), _UNIT_CUES)),
    Form(_IN, _in, (_UNIT_CUES, frozenset({"in"}), _COUNT_CUES)),
    Form(_STRETCH, _stretch, (_UNIT_CUES - _UNITS, frozenset(_STRETCH_STEPS.split("|")))),
    Form(_REST, _rest, (frozenset({"rest", "remainder"}), _UNITS)),
)
"""Every such form."""
