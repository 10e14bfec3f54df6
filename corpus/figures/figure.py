"""One number that a document states, and the word that says how exact it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.span import Span


class Qualifier(StrEnum):
    """The word beside a number that says how exact it is."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a document states.

    Attributes:
        span: in the document's canonical text, number to unit, without the qualifier.
        value: the full number: "240.1 billion" is 240100000000, "4.5 percent" is 4.5, "tripled" is 3.
        unit: an ISO 4217 code (a bare $ is USD), `percent`, an SI symbol (`m3`, `t`, `m3/year`), a time unit
            in the singular (`day`), or the counted noun in the singular, lower case.
        qualifier: None when the number is given as exact.
        period: what the number is for, as EDTF (`2023`, `2024-Q1`), where the sentence says so.
    """

    span: Span
    value: float
    unit: str | None = None
    qualifier: Qualifier | None = None
    period: str | None = None
