"""A paragraph of a paper: rows that are read as one, with what the layout says they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.block import Role
    from corpus.readers.paper.row import Row


@dataclass(frozen=True)
class Paragraph:
    """Rows of one role; never empty.

    Attributes:
        lines: the text of each row; of a row of a table with a mark between its cells.
        opens: its first row is set in, or marked as an item: nothing before it runs on into it.
        runs_on: its last row is full, so that the text may go on in the next column.
        table: it is a row of a table.
    """

    role: Role
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    opens: bool = False
    runs_on: bool = False
    table: bool = False

    @property
    def size(self) -> float:
        """The size of its first row, in points."""
        return self.rows[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(row.bold for row in self.rows)
