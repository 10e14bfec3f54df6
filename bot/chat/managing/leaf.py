"""Leaves: as many of all there is of a kind as one message holds, and the button that turns to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.chat.managing.nouns import MOST_LISTED, Noun, Target
from briefings import phrases
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

MORE = "More"
_FROM = re.compile(r"@([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """Some of a kind, from one on.

    Attributes:
        noun: the kind.
        every: all there is of it.
        start: how many stand before the first that is shown.
    """

    noun: Noun
    every: Sequence[T]
    start: int = 0

    @property
    def shown(self) -> Sequence[T]:
        """At most `MOST_LISTED`."""
        return self.every[self.start : self._end]

    @property
    def footer(self) -> tuple[str, ...]:
        """How many follow, or nothing."""
        left = len(self.every) - self._end
        return (phrases.more(left),) if left > 0 else ()

    @property
    def turn(self) -> tuple[Action, ...]:
        """The button that shows what follows, or none."""
        value = f"{Target(self.noun, f'@{self._end + 1}')}"
        return (Action(Verb.OPEN, value, label=MORE),) if self.footer else ()

    @property
    def _end(self) -> int:
        return self.start + MOST_LISTED


def start_of(name: str) -> int | None:
    """How many stand before the first of a leaf that is named: `@9` begins at the ninth; None for no leaf."""
    found = _FROM.fullmatch(name)
    return None if found is None else int(found[1]) - 1


def listed(
    title: str,
    leaf: Leaf[tuple[str, T]],
    row: Callable[[str, T], tuple[str, ...]],
    *,
    none_yet: str,
    new: Action,
) -> Reply:
    """A leaf of things that have names: a row each, with a button that opens it, and one for a new one.

    Args:
        row: of a name and what bears it; the name comes first.
        none_yet: what is said where there is none.
    """
    opening = (
        Action(Verb.OPEN, f"{Target(leaf.noun, name)}", label=f"Open {name}", beside=name)
        for name, _ in leaf.shown
    )
    return Reply(
        title,
        rows=tuple(row(name, one) for name, one in leaf.shown),
        notice="" if leaf.every else none_yet,
        footer=leaf.footer,
        actions=(*opening, *leaf.turn, new),
    )
