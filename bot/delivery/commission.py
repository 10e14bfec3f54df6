"""Commissions: everything that is to be delivered by the clock, whoever asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.ledger.states import Kind
from bot.schedule.schedule import schedule_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.schedule.schedule import Schedule
    from config import Configuration
    from config.configuration import Briefing
    from config.destination import Destination


@dataclass(frozen=True)
class Commission:
    """Something that is delivered by the clock: a configured briefing, or somebody's own digest.

    Attributes:
        subject: the briefing's name, or the digest's id.
        briefing: what it holds, when it is due and where it goes.
    """

    kind: Kind
    subject: str
    briefing: Briefing

    @property
    def schedule(self) -> Schedule | None:
        """When it is due; None where it is off, or only made when somebody asks for it."""
        return schedule_of(self.briefing)

    @cached_property
    def destinations(self) -> tuple[Destination, ...]:
        """Where it goes, each once."""
        return tuple(dict.fromkeys(self.briefing.to))

    def goes_to(self, where: Destination) -> bool:
        """Whether this is one of its destinations; asked for each of a thousand messages."""
        return where in self._destinations

    @cached_property
    def _destinations(self) -> frozenset[Destination]:
        return frozenset(self.briefing.to)


def commissions(
    configuration: Configuration, digests: Iterable[tuple[str, Briefing]] = ()
) -> dict[tuple[Kind, str], Commission]:
    """All of them, by kind and subject.

    Args:
        digests: those that people asked for themselves, each with its id.
    """
    every = [
        *(Commission(Kind.BRIEFING, name, one) for name, one in configuration.briefings.items()),
        *(Commission(Kind.DIGEST, name, one) for name, one in digests),
    ]
    return {(one.kind, one.subject): one for one in every if one.destinations}
