"""A section of a configuration file, read key by key, with all that is wrong in it.

A mistake never stops the reading: it goes on the list with its place, a default stands in for the value, and
the whole list is raised at the end.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from config.errors import ConfigError, ConfigErrors
from config.near import did_you_mean
from config.yaml_source import Mapping, Mark, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from config.yaml_source import Node

T = TypeVar("T")
D = TypeVar("D")

NULL_HINT = "write a value, or leave the key out; text that starts with # needs quotes"


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The list of what is wrong in one file.

    Attributes:
        path: the file as the person named it.
    """

    path: str
    _errors: list[ConfigError] = field(default_factory=list)

    def add(self, error: ConfigError, mark: Mark, key: str) -> None:
        """Note what is wrong with this key, at this place."""
        self._errors.append(error.at(path=self.path, line=mark.line, column=mark.column, key=key or None))

    def raise_if_any(self) -> None:
        """Raise them all, in line order; do nothing where there are none.

        Raises:
            ConfigErrors: whenever there is one.
        """
        if self._errors:
            raise ConfigErrors(self._errors)


@dataclass(frozen=True, slots=True)
class Section:
    """The keys and values under one key of the file.

    Attributes:
        key: dotted; empty for the whole file.
        mark: where its key stands.
        entries: what was written under each key: where the key stands, and the value. Of a key that stands
            twice, the first.
    """

    key: str
    mark: Mark
    entries: dict[str, tuple[Mark, Node]]
    mistakes: Mistakes

    @classmethod
    def of(cls, node: Node, mistakes: Mistakes, *, key: str = "", mark: Mark | None = None) -> Section:
        """The section that stands at a node; an empty one where the node is empty or no section at all."""
        entries: dict[str, tuple[Mark, Node]] = {}
        section = cls(key, mark or node.mark, entries, mistakes)
        if isinstance(node, Scalar) and node.is_null:
            return section
        if not isinstance(node, Mapping):
            found = "a list" if isinstance(node, Sequence) else f"the text {node.text[:40]!r}"
            error = ConfigError(f"expected keys with values, found {found}", hint="key: value, a key a line")
            mistakes.add(error, node.mark, key)
            return section
        for name, value in node.entries:
            if name.text in entries:
                message = f"{name.text!r} stands twice, first on line {entries[name.text][0].line}"
                mistakes.add(ConfigError(message, hint="keep one"), name.mark, section.dotted(name.text))
                continue
            entries[name.text] = (name.mark, value)
        return section

    def dotted(self, name: str) -> str:
        """The whole key of one entry."""
        return f"{self.key}.{name}" if self.key else name

    def allow_only(self, *known: str) -> None:
        """Note every key that is none of these."""
        for name, (mark, _) in self.entries.items():
            if name not in known:
                error = ConfigError(f"unknown key {name!r}", hint=did_you_mean(name, known))
                self.mistakes.add(error, mark, self.dotted(name))

    def section(self, name: str) -> Section:
        """The section under a key; an empty one where the key is missing."""
        mark, node = self.entries.get(name, (self.mark, Scalar("", plain=True, mark=self.mark)))
        return Section.of(node, self.mistakes, key=self.dotted(name), mark=mark)

    def names(self) -> Iterator[str]:
        """Every key, where the keys are names."""
        for name, (mark, _) in self.entries.items():
            try:
                _check_name(name)
            except ConfigError as error:
                self.mistakes.add(error, mark, self.dotted(name))
            yield name

    def sections(self) -> Iterator[tuple[str, Section]]:
        """Every entry as a section, with its name, where the keys are names."""
        for name in self.names():
            yield name, self.section(name)

    def one(self, name: str, form: Callable[[str], T], default: D) -> T | D:
        """What the text under a key means, or the default where the key is missing or wrong."""
        if name not in self.entries:
            return default
        _, node = self.entries[name]
        for value in self._read(name, node, form):
            return value
        return default

    def many(self, name: str, form: Callable[[str], T]) -> tuple[T, ...]:
        """What each text of the list under a key means; those that mean nothing are left out."""
        if name not in self.entries:
            return ()
        _, node = self.entries[name]
        if isinstance(node, Sequence):
            return tuple(value for item in node.items for value in self._read(name, item, form))
        if isinstance(node, Mapping):
            self.wrong(name, "expected a list, found keys with values", f"{name}: [one, two]")
        elif node.is_null:
            hint = "[] for none, or leave the key out; text that starts with # needs quotes"
            self.wrong(name, "expected a list, found nothing", hint)
        else:
            found = node.text[:40]
            self.wrong(name, f"expected a list, found the text {found!r}", f'{name}: ["{found}"]')
        return ()

    def is_list(self, name: str) -> bool:
        """Whether a list stands under a key."""
        return name in self.entries and isinstance(self.entries[name][1], Sequence)

    def has_items(self, name: str) -> bool:
        """Whether anything but an empty list stands under a key (what does may still be wrong)."""
        node = self.entries[name][1] if name in self.entries else Sequence((), self.mark)
        return not isinstance(node, Sequence) or bool(node.items)

    def wrong(self, name: str, message: str, hint: str | None = None) -> None:
        """Note that the value under a key is wrong, or missing."""
        mark = self.entries[name][1].mark if name in self.entries else self.mark
        self.mistakes.add(ConfigError(message, hint=hint), mark, self.dotted(name))

    def _read(self, name: str, node: Node, form: Callable[[str], T]) -> Iterator[T]:
        """One value, or none where it is wrong."""
        try:
            yield form(_written(node))
        except ConfigError as error:
            self.mistakes.add(error, node.mark, self.dotted(name))


def text(written: str) -> str:
    """The text as it is kept: without white space at its ends, not empty, free of control characters."""
    kept = written.strip()
    if not kept:
        raise ConfigError("expected text, found white space only", hint="write a value")
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in kept):
        raise ConfigError("a line break or control character stands in the text", hint="write it on one line")
    return kept


def _written(node: Node) -> str:
    """The text of a value that must be one."""
    if not isinstance(node, Scalar):
        found = "a list" if isinstance(node, Sequence) else "keys with values"
        raise ConfigError(f"expected text, found {found}", hint="put text that holds : [ or { in quotes")
    if node.is_null:
        raise ConfigError("expected text, found nothing", hint=NULL_HINT)
    return text(node.text)


def _check_name(name: str) -> None:
    if text(name) != name:
        raise ConfigError(f"white space at an end of the name {name!r}", hint=f"write {name.strip()}")


def whole_number(least: int, greatest: int) -> Callable[[str], int]:
    """A form: a whole number within these bounds, both included."""

    def form(written: str) -> int:
        if not (written.isascii() and written.isdigit() and least <= int(written[:9]) <= greatest):
            message = f"expected a whole number from {least} to {greatest}, found {written[:40]!r}"
            nearest = least if written.startswith(("-", "0")) else greatest
            is_number = re.fullmatch(r"-?[0-9]+", written) is not None
            raise ConfigError(message, hint=f"write {nearest}" if is_number else "write the number in digits")
        return int(written)

    return form
