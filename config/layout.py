"""YAML text as a tree in which every key and value knows its characters: what a patch of the text goes by.

In comes a text that the reader has accepted; out goes where each key and value stands in it. What stands in
none of them is comments, white space and punctuation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMENT = re.compile(r"[ \t]*#")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One piece of text, or an alias that stands for something.

    Attributes:
        end: the first character behind it; that of one that is empty is where it would begin.
        text: what it means; of an alias its name.
        style: the quotation mark or `|` or `>` that it begins with; `*` for an alias; empty where
            it is plain.
    """

    start: int
    end: int
    text: str
    style: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether not a single character was written."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping or a list.

    Attributes:
        flow: in brackets, and not a line for each entry.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    flow: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list.

    Attributes:
        start: of the key, of the dash, or of an item in brackets.
        key: None for an item.
    """

    start: int
    key: Leaf | None
    value: Node

    @property
    def end(self) -> int:
        """The first character behind its value."""
        return self.value.end


Node = Leaf | Branch


def layout(text: str) -> Node:
    """Where everything stands in a text with one document, which the reader has accepted."""
    from ruamel.yaml import YAML  # 60 ms, and wanted only by what changes a configuration

    events = YAML(typ="safe", pure=True).parse(text)
    for event in events:
        if _kind(event) == "DocumentStart":
            return _Walk(text, events).node(next(events))
    return Leaf(0, 0, "")


def has_comments(text: str) -> bool:
    """Whether comments stand in a text; where it cannot be read, whether they may."""
    from ruamel.yaml.error import YAMLError

    try:
        leaves = tuple(_leaves(layout(text)))
    except YAMLError:
        return "#" in text
    at, between = 0, []
    for leaf in leaves:
        between.append(text[at : leaf.start])
        at = max(at, leaf.end)
    return "#" in "".join(between) + text[at:]


def line_start(text: str, at: int) -> int:
    """Where the line begins that this character stands in."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line after this character begins; the end of the text where there is none."""
    found = re.compile(r"\r\n|\r|\n").search(text, at)
    return found.end() if found else len(text)


def line_above(text: str, start: int) -> int:
    """Where the line begins that stands above the one that begins here."""
    return line_start(text, start - (2 if text.startswith("\r\n", start - 2) else 1))


def column(text: str, at: int) -> int:
    """How far in its line a character stands, from 0."""
    return at - line_start(text, at)


def lines_of(text: str, branch: Branch, at: int) -> tuple[int, int]:
    """Where the lines of an entry begin and end, in a branch that has lines; its own comments are among them.

    Those are, above it, the ones that begin where it does, but not the head of the file; below it, the ones
    that are farther in.
    """
    one = branch.entries[at]
    depth, start = column(text, one.start), line_start(text, one.start)
    least = line_end(text, branch.entries[at - 1].end) if at else 0
    above = start
    while above > least and _is_comment(text, line_above(text, above), depth, depth):
        above = line_above(text, above)
    end = line_end(text, one.end)
    while end < len(text) and _is_comment(text, end, depth + 1, len(text)):
        end = line_end(text, end)
    return (above or start), end


def is_blank(text: str, at: int) -> bool:
    """Whether the line that begins here has nothing in it, but ends."""
    return at < len(text) and not text[at : line_end(text, at)].strip()


def _is_comment(text: str, at: int, least: int, most: int) -> bool:
    """Whether the line that begins here is a comment that begins between these columns."""
    found = COMMENT.match(text, at)
    return found is not None and least <= found.end() - 1 - at <= most


class _Walk:
    """Turns the parser's flat events into a tree."""

    def __init__(self, text: str, events: Iterator[Any]) -> None:
        self._text, self._events = text, events

    def node(self, event: Any, *, after: int = 0) -> Node:  # noqa: ANN401 - ruamel's events carry no types
        """What begins with an event; `after` is where its key ends."""
        start, end = event.start_mark.index, event.end_mark.index
        match _kind(event):
            case "Alias":
                return Leaf(start, end, event.anchor, "*")
            case "MappingStart":
                return self._branch(start, tuple(self._mapping()), flow=event.flow_style)
            case "SequenceStart":
                return self._branch(start, tuple(self._items(flow=event.flow_style)), flow=event.flow_style)
        if start == end:  # the parser says where the next token stands
            colon = self._text.find(":", after, start)
            start = end = after if colon < 0 else colon + 1
        else:  # what a block of text has behind it is none of it
            end = start + len(self._text[start:end].rstrip())
        return Leaf(start, end, event.value, event.style or "")

    def _branch(self, start: int, entries: tuple[Entry, ...], *, flow: bool) -> Branch:
        end = self._end if flow or not entries else entries[-1].end
        return Branch(start, end, entries, flow)

    def _mapping(self) -> Iterator[Entry]:
        while not self._ends(event := next(self._events)):
            key = self.node(event)
            value = self.node(next(self._events), after=key.end)
            yield Entry(key.start, key if isinstance(key, Leaf) else None, value)

    def _items(self, *, flow: bool) -> Iterator[Entry]:
        while not self._ends(event := next(self._events)):
            value = self.node(event)
            yield Entry(value.start if flow else self._text.rfind("-", 0, value.start), None, value)

    def _ends(self, event: Any) -> bool:  # noqa: ANN401 - ruamel's events carry no types
        self._end = event.end_mark.index
        return _kind(event) in {"MappingEnd", "SequenceEnd"}


def _leaves(node: Node) -> Iterator[Leaf]:
    """Every key and value that is text, in order."""
    if isinstance(node, Leaf):
        yield node
        return
    for entry in node.entries:
        if entry.key is not None:
            yield entry.key
        yield from _leaves(entry.value)


def _kind(event: Any) -> str:  # noqa: ANN401 - ruamel's events carry no types
    return type(event).__name__.removesuffix("Event")
