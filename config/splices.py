"""Splices: what is put into a YAML text, taken out of it or written anew, with all else left as it stands.

They are collected by the characters of the text that they are about, and made all at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from config.layout import Branch, Leaf, column, is_blank, line_above, line_end, lines_of
from config.writer import dumped

if TYPE_CHECKING:
    from config.layout import Entry, Node

BEFORE_COMMA = re.compile(r"(?:#[^\r\n]*|[^,#])*")
"""White space and comments."""


class Splices:
    """Those of one text.

    Attributes:
        original: that text, as it was.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self._made: list[tuple[int, int, str]] = []
        ends = [end for end in ("\r\n", "\n", "\r") if end in original]
        self._newline = ends[0] if ends else "\n"

    def text(self, start: int = 0, end: int | None = None) -> str:
        """The text, or some of it, with all of them made."""
        parts, at = [], start
        for begin, until, new in sorted(self._made, key=lambda splice: splice[0]):
            parts += [self.original[at:begin], new]
            at = max(at, until)
        return "".join([*parts, self.original[at:end]])

    def replace(self, entry: Entry, new: Any, *, flow: bool) -> None:  # noqa: ANN401 - plain values
        """Write the value of an entry anew: keys and values a line each, all else on one line.

        Args:
            flow: it stands in brackets, so that everything has to stand on one line.
        """
        value, behind, colon = entry.value, entry.value.start, ""
        if entry.key is not None:
            found = self.original.find(":", entry.key.end, value.start)
            behind, colon = (found + 1, " ") if found >= 0 else (entry.key.end, ": ")
        if isinstance(value, Branch) and not value.flow:
            last = len(value.entries) - 1
            first, end = lines_of(self.original, value, 0)[0], lines_of(self.original, value, last)[1]
            self._made.append((first, end, ""))
            start = end = behind
        else:
            start, end = (value.start, value.end) if value.start < value.end else (behind, behind)
        if isinstance(new, dict) and new and not flow:
            self._made.append((behind, end, ""))
            self._put(
                line_end(self.original, end), self._lines(dumped(new), column(self.original, entry.start) + 2)
            )
        else:
            shown = _on_one_line(new, value, flow=flow)
            self._made.append((start, end, colon + shown if start == behind else shown))

    def remove(self, branch: Branch, gone: set[int]) -> None:
        """Take entries out, but not all: with the comments that are their own, or with their commas."""
        for at in sorted(gone):
            if branch.flow:
                self._remove_from_brackets(branch, at, gone)
                continue
            start, end = lines_of(self.original, branch, at)
            if (
                start
                and is_blank(self.original, line_above(self.original, start))
                and is_blank(self.original, end)
            ):
                end = line_end(self.original, end)  # of two empty lines that would meet, one stays
            self._made.append((start, end, ""))

    def add(self, branch: Branch, written: str, *, after: int | None, first: int) -> None:
        """Put an entry behind another; or, where `after` is None, before the first that stays.

        Args:
            written: as `entry`, `item` or `moved` give it.
        """
        if not branch.flow:
            before, behind = lines_of(self.original, branch, first if after is None else after)
            self._put(before if after is None else behind, written)
        elif after is None:
            at = branch.entries[first].start
            self._made.append((at, at, f"{written}, "))
        else:
            at = branch.entries[after].end
            self._made.append((at, at, f", {written}"))

    def entry(self, branch: Branch, name: str, value: Any) -> str:  # noqa: ANN401 - plain values
        """A key and its value, as they can stand in a mapping."""
        if branch.flow:
            return dumped({name: value}, flow=True)[1:-2]
        return self._lines(dumped({name: value}), column(self.original, branch.entries[0].start))

    def item(self, branch: Branch, text: str) -> str:
        """A text, as it can stand in a list."""
        if branch.flow:
            return dumped([text], flow=True)[1:-2]
        return self._lines(dumped([text]).strip(), column(self.original, branch.entries[0].start))

    def moved(self, branch: Branch, at: int) -> str:
        """An entry as it can stand elsewhere in its branch, with the comments that are its own."""
        if branch.flow:
            return self.text(branch.entries[at].start, branch.entries[at].end)
        return self.text(*lines_of(self.original, branch, at)).removesuffix("\n").removesuffix("\r")

    def _remove_from_brackets(self, branch: Branch, at: int, gone: set[int]) -> None:
        """Take an entry out with the comma before it; or, with all that go beside it, the one behind it.

        What is written between two entries as a comment stays.
        """
        first, last, one = at, at, branch.entries[at]
        while first - 1 in gone:
            first -= 1
        while last + 1 in gone:
            last += 1
        behind = first == 0 or (last + 1 < len(branch.entries) and "#" in self._between(branch, first - 1))
        before = at if behind else at - 1
        start, end = branch.entries[before].end, branch.entries[before + 1].start
        if "#" in (between := self._between(branch, before)):
            found = BEFORE_COMMA.match(between)
            start += found.end() if found else 0
            end = start + 1
        self._made += [(start, end, ""), (one.start, one.end, "")]

    def _between(self, branch: Branch, at: int) -> str:
        """What stands between an entry and the next."""
        return self.original[branch.entries[at].end : branch.entries[at + 1].start]

    def _put(self, at: int, lines: str) -> None:
        """Put lines before the one that begins here; the last line of a text may have no end."""
        ended = at == 0 or self.original[at - 1] in "\r\n"
        self._made.append((at, at, lines + self._newline if ended else self._newline + lines))

    def _lines(self, written: str, margin: int) -> str:
        """YAML as lines of this text, the last without its end."""
        return self._newline.join(" " * margin + line for line in written.removesuffix("\n").split("\n"))


def _on_one_line(value: Any, before: Node, *, flow: bool) -> str:  # noqa: ANN401 - plain values
    """A value in the quotation marks of the one before it."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

    quoted = {'"': DoubleQuotedScalarString, "'": SingleQuotedScalarString}
    if not isinstance(value, dict | list) and isinstance(before, Leaf) and before.style in quoted:
        value = quoted[before.style](value)
    flow = flow or isinstance(value, dict | list)
    return dumped({"": value}, flow=flow).partition(": ")[2][: -2 if flow else -1]
