"""Topics: what the briefing of a place may be about, for a dialogue of any platform.

A platform may show fewer than there are: those that are chosen come first, and what is chosen but cannot be
shown stays chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering.handles import meant
from bot.rendering.wording import NOT_SHOWN, are
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

NO_TOPICS = "There are no topics yet. Admins make them on the page “topics”, with “New topic”."


@dataclass(frozen=True, slots=True)
class Topics:
    """What can be chosen for a place, for a form of any platform.

    Attributes:
        every: names of all topics: those that are chosen, then the others in the order of the configuration.
        chosen: those that its briefing is about now; none is an overview of everything.
        version: the number of the version that this was read from, to be handed back with the choice.
        when: the hour of that briefing: `on weekdays at 08:00 Stockholm`; empty where it has none.
    """

    every: tuple[str, ...]
    chosen: tuple[str, ...]
    version: int
    when: str = ""

    def more(self, most: int) -> str:
        """What is told where there are more than a dialogue shows, or empty."""
        left = len(self.every) - most
        return "" if left <= 0 else f"{phrases.several(left, 'more topic')} {are(left)} {NOT_SHOWN}"


def in_order(every: Iterable[str], chosen: Collection[str]) -> tuple[str, ...]:
    """The topics in the order in which a dialogue shows them."""
    return (*chosen, *(name for name in every if name not in chosen))


def wanted(
    handles: Iterable[str], every: Collection[str], chosen: Collection[str], *, shown: int | None
) -> tuple[str, ...]:
    """The topics that somebody wants now: what they chose, and what was chosen and not shown to them.

    Args:
        handles: what came back of those that were chosen; see `bot.rendering.handles`.
        every: the names of all topics.
        chosen: before.
        shown: how many a dialogue shows; None where it shows all.
    """
    kept = () if shown is None else in_order(every, chosen)[shown : max(shown, len(chosen))]
    return (*(meant(one, every) for one in handles), *kept)
