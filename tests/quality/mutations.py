"""Sentences made wrong: each sentence of a text with one thing in it changed, so that it says another.

What is changed is a number, a unit, a date, a name, the negation, a verb of direction, a quantifier, or the
noun that is measured. No such sentence may come out of `check` as carried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_UNITS = {
    "percent": "percentage points",
    "billion": "million",
    "million": "billion",
    "tonnes": "barrels",
    "dollars": "euros",
    "euros": "dollars",
    "cubic metres": "litres",
}
_DIRECTIONS = {
    "rose": "fell",
    "grew": "shrank",
    "fell": "rose",
    "shrank": "grew",
    "swelled": "shrank",
    "widened": "narrowed",
    "overtook": "fell behind",
    "bought": "sold",
    "landed": "took off",
    "opens": "closes",
    "doubled": "halved",
    "shut": "opened",
    "left": "reached",
    "above": "below",
    "more than": "less than",
    "largest": "smallest",
    "before": "after",
}
_QUANTIFIERS = {
    "every": "hardly any",
    "some": "all",
    "many": "few",
    "both": "neither of",
    "nearly": "more than",
    "about": "exactly twice",
    "more than": "fewer than",
    "first": "third",
    "last": "first",
    "five": "nine",
    "six": "three",
    "two": "four",
    "ten": "thirty",
    "twelve": "seven",
    "eleven": "sixteen",
}
_MEASURES = {
    "trade": "investment",
    "exports": "imports",
    "imports": "exports",
    "deliveries": "debts",
    "capacity": "length",
    "oil": "coal",
    "gas": "uranium",
    "agreements": "contracts of sale",
    "regions": "banks",
    "accounts": "factories",
    "ministers": "generals",
    "conference": "exhibition",
    "entities": "universities",
    "turnover": "deficit",
}
_DENIED = re.compile(r"\b(is|was|were|are|has|have|will|would|could)\b(?! (?:not|no)\b)")
_AFFIRMED = re.compile(r"\b(?:do not|not|never|no) ")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:\.\d+)?(?![\w-]|[.,]\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def mutants(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Sentences that a sentence does not say, each with what was changed in it.

    Args:
        text: one English sentence.
        names: of the corpus; one is put in the place of another, the same one in every run.
    """
    yield from _each("number", text, _NUMBER.finditer(text), _other_number)
    yield from _each("year", text, _YEAR.finditer(text), lambda year: str(int(year) - 3))
    yield from _swaps("month", text, dict(zip(_MONTHS, (*_MONTHS[5:], *_MONTHS[:5]), strict=True)))
    yield from _swaps("unit", text, _UNITS)
    yield from _swaps("direction", text, _DIRECTIONS)
    yield from _swaps("quantifier", text, _QUANTIFIERS)
    yield from _swaps("measure", text, _MEASURES)
    yield from _each("negation", text, list(_DENIED.finditer(text))[:1], lambda verb: f"{verb} not")
    yield from _each("negation", text, list(_AFFIRMED.finditer(text))[:1], lambda _: "")
    others = [name for name in names if name not in text]
    for at, name in enumerate(names):
        if name in text and others:
            other = others[(7 * at + len(text)) % len(others)]
            changed = re.sub(rf"\b{re.escape(name)}\b", other, text, count=1)
            if changed != text:
                yield "name", changed


def names_in(texts: Iterable[str]) -> list[str]:
    """Words written large inside a sentence of these, without months and the like; sorted."""
    found = {
        word[0]
        for text in texts
        for word in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?! \d|['’])", text)
        if word[0] not in _MONTHS and not word[0].endswith(("day", "ese", "ian", "ean"))
    }
    return sorted(found)


def _other_number(number: str) -> str:
    """Another number that looks like it: one digit is changed."""
    first = str(int(number[0]) % 9 + 1)
    return first + number[1:] if len(number) < 3 else number[:-1] + str((int(number[-1]) + 4) % 10)


def _swaps(kind: str, text: str, table: dict[str, str]) -> Iterator[tuple[str, str]]:
    for word, other in table.items():
        found = re.search(rf"(?<![\w-]){word}(?![\w-])", text, re.IGNORECASE)
        if found is not None:
            written = other.capitalize() if found[0][0].isupper() else other
            yield kind, f"{text[: found.start()]}{written}{text[found.end() :]}"


def _each(
    kind: str, text: str, found: Iterable[re.Match[str]], changed: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    for one in found:
        yield kind, f"{text[: one.start()]}{changed(one.group())}{text[one.end() :]}"
