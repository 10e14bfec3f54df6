"""Nouns: what can be listed, opened and changed, and what a button names: `briefing:morning`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.rendering.handles import handle_of, meant

if TYPE_CHECKING:
    from collections.abc import Iterable


class Noun(StrEnum):
    """A kind of thing in the configuration, as a page is asked for."""

    BRIEFINGS = "briefings"
    TOPICS = "topics"
    KEYWORDS = "keywords"
    SOURCES = "sources"
    CHANNELS = "channels"
    ACCESS = "access"
    HISTORY = "history"


MOST_LISTED = 8
"""Of one page: with a button for each, more do not fit into one message."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a button is about.

    Attributes:
        what: a noun for its page, or an act: `briefing.edit`.
        name: of the one thing that is meant; empty for all, or for a new one.
    """

    what: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.what}:{handle_of(self.name)}"

    @classmethod
    def of(cls, value: str) -> Target:
        """As a button carries it; a name may have colons of its own, and a long one is a handle."""
        what, _, name = value.partition(":")
        return cls(what, name)

    def among(self, names: Iterable[str]) -> Target:
        """The same with its whole name.

        Args:
            names: all that it may be about.
        """
        return replace(self, name=meant(self.name, names))
