"""The words of the calendar, by language: months, weekdays, seasons, quarters, units."""

from __future__ import annotations

from corpus.words import numbers
from corpus.words.months import ENGLISH_MONTHS, RUSSIAN_MONTHS

MONTHS: dict[str, int] = {}
"""English month names and abbreviations, lower case, without the full stop."""
for _number, _name in enumerate(ENGLISH_MONTHS, start=1):
    MONTHS |= {_name.lower(): _number, _name[:3].lower(): _number}
MONTHS["sept"] = 9

FULL_MONTHS = frozenset(month.lower() for month in ENGLISH_MONTHS)
"""The months' full names, lower case."""

MONTH_FORMS = tuple(
    sorted(
        {name for month in ENGLISH_MONTHS for name in (month, month.upper(), month[:3], month[:3].upper())}
        | {
            form.lower()
            for month in ENGLISH_MONTHS
            if month not in {"March", "May"}
            for form in (month, month[:3])
        }
        | {"Sept", "sept"},
        key=len,
        reverse=True,
    )
)
"""The forms a month is written in; "may" and "march" are verbs until they are capitals."""

MONTHS_RU: dict[str, int] = {form: number for number, forms in enumerate(RUSSIAN_MONTHS, 1) for form in forms}
"""Russian month names in the cases that dates stand in."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""English weekday names; the place is the number, Monday 0."""

WEEKDAYS_RU: dict[str, int] = {
    "понедельник": 0, "вторник": 1, "среду": 2, "четверг": 3, "пятницу": 4, "субботу": 5, "воскресенье": 6,
}  # fmt: skip
"""Russian weekday names as they stand after "в"."""

WEEKDAYS_ZH: dict[str, int] = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
"""The last character of a Chinese weekday name."""

SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14),
}  # fmt: skip
"""Meteorological seasons of the north: first and last month; a winter ends in the year after."""

SEASONS_RU: dict[str, tuple[int, int]] = {
    "весной": (3, 5),
    "летом": (6, 8),
    "осенью": (9, 11),
    "зимой": (12, 14),
}
"""Russian seasons, as adverbs."""

ORDINALS: dict[str, int] = {word: number for word, number in numbers.ORDINALS.items() if number <= 4} | {
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
"""The ordinals that quarters and halves go by."""

ORDINALS_RU: dict[str, int] = {
    "первом": 1, "первый": 1, "первого": 1, "втором": 2, "второй": 2, "второго": 2, "третьем": 3,
    "третий": 3, "третьего": 3, "четвертом": 4, "четвёртом": 4, "четвертый": 4, "четвертого": 4,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
"""The same in Russian, with the Roman and Arabic numerals in use."""

COUNTS: dict[str, int] = {"a": 1, "an": 1} | {
    word: number for word, number in numbers.SMALL.items() if 1 <= number <= 12
}
"""The small numbers of "two years ago"."""

STEPS: dict[str, int] = {
    "this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1,
}  # fmt: skip
"""How many weeks, months or years from now the word before the unit points."""
