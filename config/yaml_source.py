"""YAML text as a tree in which every key and value knows its line: what the configuration is read from.

In comes the text of a file; out goes a tree of plain text. Nothing is converted, so that `08:00`, `no` and a
channel number of eighteen digits stay as they were written; and nothing in the text can build an object, nest
without end, or unfold into more than was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 16
"""Levels; a configuration has five."""

MAX_VALUES = 20_000
"""Keys and values, what an alias (`*name`) repeats counted each time: nine lines can ask for a billion."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML 1.2 writes nothing (its core schema, section 10.3)."""

SYNTAX_HINTS = (
    ("'\\t'", "indent with spaces: YAML allows no tabs"),
    (
        "mapping values are not allowed",
        "a key needs a colon and a space after it; quote text that holds both",
    ),
    ("could not find expected ':'", "every key needs a colon and a space: key: value"),
    ("unexpected end of stream", "close the quotation mark that opens here"),
    ("cannot start any token", "put text that starts with this character in quotes"),
    ("expected ',' or", "close the bracket that opens here, and put a comma between two values"),
    ("expected the node content", "close the bracket, and put text that starts with # in quotes"),
    ("found '<block", "indent the keys of one level by the same number of spaces"),
    ("found '?'", "indent the keys of one level by the same number of spaces"),
    ("found '<scalar>'", "put the whole text in double quotes"),
    ("expected alphabetic or numeric", "put text that starts with * or & in quotes"),
)
"""What the parser says, and what a person does about it; the first that fits."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something starts: line and column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text; `plain` when it was written without quotes."""

    text: str
    plain: bool
    mark: Mark

    @property
    def is_null(self) -> bool:
        """Whether nothing was written."""
        return self.plain and self.text in NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, in the order written."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; a key may stand twice, which is for the reader to refuse."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark


Node = Scalar | Sequence | Mapping


def tree(text: str, *, path: str | None = None) -> Node:
    """The text as a tree; an empty text is a null scalar.

    Raises:
        ConfigError: the text is no YAML, or has tags, several documents, too many levels or too many values.
    """
    # 60 ms, and wanted only by commands that read a configuration
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return _Composer(YAML(typ="safe", pure=True).parse(text)).root()
    except YAMLError as error:
        raise _syntax_error(error, text, path) from None
    except ConfigError as error:
        raise error.at(path=path, line=error.line, column=error.column, key=None) from None


class _Composer:
    """Turns the parser's flat events into a tree."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._values = 0

    def root(self) -> Node:
        """The tree of the only document."""
        root: Node | None = None
        for event in self._events:
            if _kind(event) == "DocumentStart":
                if root is not None:
                    raise _refusal(event, "a second document starts here", "remove the line ---")
                root = self._node(next(self._events), depth=1)
        return root if root is not None else Scalar("", plain=True, mark=Mark(1, 1))

    def _node(self, event: Any, *, depth: int) -> Node:  # noqa: ANN401 - ruamel's events carry no types
        values_before = self._values
        if _kind(event) == "Alias":
            node, size = self._anchored(event)
            self._values += size
        else:
            if event.tag is not None:
                raise _refusal(event, f"the tag {str(event.tag)!r} is not read", "leave the tag out")
            if depth > MAX_DEPTH:
                raise _refusal(event, f"more than {MAX_DEPTH} levels", "close the brackets")
            self._values += 1
            node = self._written(event, depth=depth)
            if event.anchor is not None:
                self._anchors[event.anchor] = (node, self._values - values_before)
        if self._values > MAX_VALUES:
            raise _refusal(event, f"more than {MAX_VALUES:,} values", "take out what is repeated by aliases")
        return node

    def _written(self, event: Any, *, depth: int) -> Node:  # noqa: ANN401 - ruamel's events carry no types
        mark = _mark(event.start_mark)
        if _kind(event) == "SequenceStart":
            items = []
            while _kind(event := next(self._events)) != "SequenceEnd":
                items.append(self._node(event, depth=depth + 1))
            return Sequence(tuple(items), mark)
        if _kind(event) == "MappingStart":
            entries = []
            while _kind(event := next(self._events)) != "MappingEnd":
                key = self._node(event, depth=depth + 1)
                if not isinstance(key, Scalar):
                    raise _refusal(event, "a key must be text", "put the key in quotes")
                entries.append((key, self._node(next(self._events), depth=depth + 1)))
            return Mapping(tuple(entries), mark)
        return Scalar(event.value, plain=event.style is None, mark=mark)

    def _anchored(self, event: Any) -> tuple[Node, int]:  # noqa: ANN401 - ruamel's events carry no types
        """What an alias stands for, and how many values that is; a value is no part of itself."""
        if event.anchor not in self._anchors:
            raise _refusal(
                event, f"no anchor &{event.anchor} before this", "put text that starts with * in quotes"
            )
        return self._anchors[event.anchor]


def _kind(event: Any) -> str:  # noqa: ANN401 - ruamel's events carry no types
    return type(event).__name__.removesuffix("Event")


def _mark(mark: Any) -> Mark:  # noqa: ANN401 - ruamel's marks carry no types
    return Mark(mark.line + 1, mark.column + 1)


def _refusal(event: Any, message: str, hint: str) -> ConfigError:  # noqa: ANN401 - ruamel's events carry no types
    mark = _mark(event.start_mark)
    return ConfigError(message, hint=hint, line=mark.line, column=mark.column)


def _syntax_error(error: Exception, text: str, path: str | None) -> ConfigError:
    """What the parser complains of, at the place a person would look at first."""
    position = getattr(error, "position", None)
    if position is not None:
        return ConfigError(
            "a character that YAML does not allow",
            hint="remove the control character (it may be invisible)",
            path=path,
            line=text.count("\n", 0, position) + 1,
        )
    problem = str(getattr(error, "problem", None) or error)
    hint = next((hint for sign, hint in SYNTAX_HINTS if sign in problem), None)
    found = getattr(error, "context_mark" if "opens here" in (hint or "") else "problem_mark", None)
    mark = _mark(found) if found is not None else Mark(1, 1)
    return ConfigError(f"not YAML: {problem}", hint=hint, path=path, line=mark.line, column=mark.column)
