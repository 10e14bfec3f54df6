"""Pictures of messages, as the page of a manual shows them.

On a board they stand one below the other, in an album each by a name, for its own place in a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

WIDTH = 100
"""Columns of a picture. A chat client breaks lines where its window ends."""

LONGEST = 60
"""Lines of a picture: of a longer message the page shows the first ones, and says how many are left out."""


@dataclass
class Board:
    """Pictures under their headings, as Markdown.

    Attributes:
        drawn: a message, or another thing that people see, as plain lines.
        instead: what is shown for what only this run has: ids, for which Slack shows names, and the like.
    """

    drawn: Callable[[Any], str]
    instead: Mapping[str, str]
    lines: list[str] = field(default_factory=list)

    def chapter(self, heading: str, lead: str) -> None:
        """A heading, with a sentence or two below it."""
        self.lines += [f"### {heading}", "", lead, ""]

    def show(self, lead: str, picture: object, *, longest: int = LONGEST) -> None:
        """A picture, with what leads to it."""
        self.lines += [lead, "", fenced(_rows(self.drawn(picture), self.instead, longest)), ""]

    def words(self, lead: str, words: str) -> None:
        """Plain words, such as a notification."""
        self.lines += [lead, "", fenced(_wrapped(words)), ""]

    def page(self) -> str:
        """All of it."""
        return "\n".join(self.lines)


@dataclass
class Album:
    """Pictures by name, as Markdown.

    Attributes:
        drawn: as on a board.
        instead: as on a board.
    """

    drawn: Callable[[Any], str]
    instead: Mapping[str, str]
    pictures: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, picture: object, *, longest: int = LONGEST) -> None:
        """A picture under a name of its own."""
        self.pictures[name] = fenced(_rows(self.drawn(picture), self.instead, longest))


def _rows(drawn: str, instead: Mapping[str, str], longest: int) -> list[str]:
    """The rows of a picture, as many as a page shows, without what is different in each run."""
    for before, after in instead.items():
        drawn = re.sub(before, after, drawn)
    rows = [row for line in drawn.splitlines() for row in _wrapped(line)]
    if len(rows) > longest:
        rows = [*rows[:longest], "", f"… {len(rows) - longest} more lines, left out on this page"]
    return rows


def fenced(rows: Sequence[str]) -> str:
    """Lines as Markdown shows them as they are."""
    while rows and not rows[-1]:
        rows = rows[:-1]
    return "\n".join(["```text", *rows, "```"])


def _wrapped(line: str) -> list[str]:
    """A line in rows; the bar of a quote stands before each of them."""
    before = next((one for one in ("┃ ", "│ ", "• ", "    ", "  ") if line.startswith(one)), "")
    below = before if before in {"┃ ", "│ "} else " " * len(before)
    if len(line) <= WIDTH:
        return [line]
    return wrap(line, WIDTH, subsequent_indent=below, break_long_words=False, break_on_hyphens=False)
