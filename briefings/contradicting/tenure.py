"""Tenure: an office and who holds it, as one sentence names them together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """An office that one person holds at a time.

    Attributes:
        role: in English, lower case: minister, mayor.
        domain: what it is over, in English where known.
        countries: codes of the states it belongs to, where the sentence names them with it.
        bodies: stems of the other names beside it: a town, a bank, a club.
    """

    role: str
    domain: frozenset[str]
    countries: frozenset[str]
    bodies: frozenset[str]

    @property
    def placed(self) -> bool:
        """Whether the sentence says of which state or body it is."""
        return bool(self.countries or self.bodies)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office.

    Attributes:
        holder: the name as written, which may be a surname alone.
        appointed: the sentence says that it was lately taken up.
    """

    office: Office
    holder: str
    appointed: bool = False
