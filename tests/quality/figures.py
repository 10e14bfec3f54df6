"""How well figures are read: values, and values with units, against the quantity set of quantulum3.

A gold range is its mean and half its width; we state its two ends, so both are expected. A gold unit that has
no counterpart in our names (a baker's dozen, an attometre) counts for the value alone.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from corpus.figures.recognition import figures_in
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_UNITS = {
    "metre": "m", "kilometre": "km", "square kilometre": "km2", "square mile": "square mile",
    "mile": "mile", "inch": "inch", "foot": "foot", "cubic metre": "m3", "litre": "l", "kilogram": "kg",
    "milligram": "mg", "gram": "g", "ton": "t", "ton per day": "t/day", "pound-mass": "lb", "day": "day",
    "year": "year", "hour": "hour", "minute": "minute", "second": "second", "watt": "W", "watt hour": "Wh",
    "megawatt": "MW", "kilowatt": "kW", "dollar": "USD", "euro": "EUR", "pound sterling": "GBP",
    "dollar per kilogram": "USD/kg", "cent": "cent", "percentage": "percent", "degree Celsius": "°C",
    "degree celsius": "°C", "degree fahrenheit": "°F", "kilometre per hour": "km/h", "mile per hour": "mph",
    "gigabyte": "GB", "hectare": "ha", "hertz": "Hz",
}  # fmt: skip


def scores(shared: Path) -> dict[str, float]:
    """Precision and recall of values, and recall of units, for each half of the set and all of it.

    Args:
        shared: the folder that holds `eval`.
    """
    path = shared / "eval/dev/text/quantulum_quantities.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    halves = {"even": rows[::2], "odd": rows[1::2], "all": rows}
    return {
        f"{name}_{measure}": value for name, half in halves.items() for measure, value in _half(half).items()
    }


def _half(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    right = stated = expected = units_right = units_expected = 0
    for row in rows:
        text = row["req"]
        figures = figures_in(text, Span(0, len(text))) if text else ()
        found = Counter(_key(figure.value) for figure in figures)
        gold = Counter(_key(value) for value, _ in _gold(row))
        right += (found & gold).total()
        stated += found.total()
        expected += gold.total()
        found_units = Counter((_key(figure.value), figure.unit) for figure in figures)
        gold_units: Counter[tuple[str, str | None]] = Counter(
            (_key(value), _UNITS[unit]) for value, unit in _gold(row) if unit in _UNITS
        )
        units_right += (found_units & gold_units).total()
        units_expected += gold_units.total()
    return {
        "value_precision": right / max(stated, 1),
        "value_recall": right / max(expected, 1),
        "unit_recall": units_right / max(units_expected, 1),
    }


def _gold(row: dict[str, Any]) -> list[tuple[float, str]]:
    ends = []
    for quantity in row["res"]:
        value, width = quantity["value"], quantity.get("uncertainty") or 0
        ends += [(end, quantity["unit"]) for end in ((value - width, value + width) if width else (value,))]
    return ends


def _key(value: float) -> str:
    return "0" if math.isclose(value, 0, abs_tol=1e-12) else f"{value:.6g}"
