"""Tables that are read as they are printed, and as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


WIDTH = 118
"""Characters of a line of prose."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading.

    Attributes:
        title: of the section.
        said: what a reader has to know first; may be empty.
        columns: their names.
        rows: as many cells each as there are columns; numbers as they are to be shown.
    """

    title: str
    said: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        widths = [max(map(len, cells)) for cells in zip(self.columns, *self.rows, strict=True)]
        lines = [self.columns, ["-" * width for width in widths], *self.rows]
        table = "\n".join(
            "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
            for line in lines
        )
        return "\n\n".join(part for part in (f"## {self.title}", fill(self.said, WIDTH), table) if part)


def number(value: float) -> str:
    """Three digits that count, large numbers whole."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    if abs(value) >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if abs(value) >= 1 else f"{value:.3g}"


def share(value: float) -> str:
    """A share of 1."""
    return f"{value:.3f}"
