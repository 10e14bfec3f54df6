"""How well figures are read, against the quantity set of quantulum3.

A figure is a hit when it overlaps a gold quantity and has its value; of a gold range (a mean and half a
width) either end or the mean. The peer is quantulum3, without its classifier; the set is its own tests, which
it passes: its line says no more than that.
"""

from __future__ import annotations

import json
import math
import time
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.figures.recognition import figures_in
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PEER_TIME_S = 30.0
"""The peer reads rows for so long; what it has not come to is not scored for it."""


class Quantity(NamedTuple):
    """A number in a sentence: its place, and the values it may be given with, the first its own."""

    start: int
    end: int
    values: tuple[float, ...]
    unit: str | None = None

    def meets(self, other: Quantity) -> bool:
        """Whether both stand at one place with one value."""
        return (
            self.start < other.end
            and other.start < self.end
            and any(
                math.isclose(one, two, rel_tol=1e-6, abs_tol=1e-12)
                for one in self.values
                for two in other.values
            )
        )


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
"""Our names of gold units; one without a counterpart here (an attometre) is scored for the value alone."""


def scores(shared: Path) -> dict[str, dict[str, float]]:
    """Precision and recall of values, and recall of units, in each half of the set and all of it; the peer's.

    Args:
        shared: the folder that holds `eval`.
    """
    rows, peer, started = _rows(shared), _peer(), time.monotonic()
    read = []
    for row in rows:
        if time.monotonic() - started > PEER_TIME_S:
            break
        read.append((row, peer(row["req"])))
    return {"ours": measured(shared), "quantulum3": {**_half(read), "rows": len(read)}}


def measured(shared: Path) -> dict[str, float]:
    """Our own part of the scores, which needs no peer.

    Args:
        shared: the folder that holds `eval`.
    """
    read = [(row, _ours(row["req"])) for row in _rows(shared)]
    halves = {"even": read[::2], "odd": read[1::2], "all": read}
    return {
        f"{name}_{measure}": value for name, half in halves.items() for measure, value in _half(half).items()
    }


def _rows(shared: Path) -> list[dict[str, Any]]:
    path = shared / "eval/dev/text/quantulum_quantities.jsonl"
    return [row for line in path.read_text().splitlines() if (row := json.loads(line))["req"]]


def _ours(text: str) -> list[Quantity]:
    return [
        Quantity(figure.span.start, figure.span.end, (figure.value,), figure.unit)
        for figure in figures_in(text, Span(0, len(text)))
    ]


def _peer() -> Callable[[str], list[Quantity]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that it has no classifier, and none is wanted
        from quantulum3 import parser

    def read(text: str) -> list[Quantity]:
        return [
            _stated(quantity.span[0], quantity.span[1], vars(quantity))._replace(
                unit=_UNITS.get(quantity.unit.name)
            )
            for quantity in parser.parse(text)
        ]

    return read


def _stated(start: int, end: int, quantity: dict[str, Any]) -> Quantity:
    mean, width = quantity["value"], quantity.get("uncertainty") or 0
    return Quantity(start, end, (mean, mean - width, mean + width) if width else (mean,))


def _gold(row: dict[str, Any]) -> list[Quantity]:
    quantities, at = [], 0
    for quantity in row["res"]:
        start = max(row["req"].find(quantity["surface"], at), 0)
        at = end = start + len(quantity["surface"])
        unit = _UNITS.get(quantity["unit"])
        quantities.append(_stated(start, end, quantity)._replace(unit=unit))
    return quantities


def _half(read: Sequence[tuple[dict[str, Any], list[Quantity]]]) -> dict[str, float]:
    stated = right = expected = hit = units = units_right = 0
    for row, found in read:
        gold = _gold(row)
        stated, expected = stated + len(found), expected + len(gold)
        right += sum(any(one.meets(true) for true in gold) for one in found)
        hit += sum(any(true.meets(one) for one in found) for true in gold)
        known = [true for true in gold if true.unit]
        units += len(known)
        units_right += sum(any(true.meets(one) and true.unit == one.unit for one in found) for true in known)
    return {
        "precision": right / max(stated, 1),
        "recall": hit / max(expected, 1),
        "unit_recall": units_right / max(units, 1),
    }
