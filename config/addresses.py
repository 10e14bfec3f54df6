"""Addresses: every place in a configuration where a destination stands, and rewriting them all.

Admins write `slack:#board`; a platform knows ids. In comes a configuration as it was written, out goes one
whose destinations are those that names were found to mean.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from config.configuration import Configuration
    from config.destination import Destination, Platform


@dataclass(frozen=True, slots=True)
class Uses:
    """What a configuration has to do with a destination; names in the order in which they were written.

    Attributes:
        briefings: that go there.
        keywords: that are listened for there.
        collections: closed ones that are open to it.
        notes: notes to the admins go there.
    """

    briefings: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    notes: bool = False

    @property
    def any(self) -> bool:
        """Whether it has to do with it at all."""
        return bool(self.briefings or self.keywords or self.collections or self.notes)


def destinations_of(configuration: Configuration, platform: Platform) -> tuple[Destination, ...]:
    """Every destination of a platform that a configuration names, each once."""
    every = (
        *(where for one in configuration.briefings.values() for where in one.to),
        *(where for one in configuration.keywords.values() for where in one.channels),
        *(where for one in configuration.collections.values() for where in one.allow or ()),
        *configuration.admins.notes,
    )
    return tuple(dict.fromkeys(where for where in every if where.platform is platform))


def uses_of(configuration: Configuration, where: Destination) -> Uses:
    """What a configuration has to do with a destination."""
    return Uses(
        tuple(name for name, one in configuration.briefings.items() if where in one.to),
        tuple(name for name, one in configuration.keywords.items() if where in one.channels),
        tuple(name for name, one in configuration.collections.items() if where in (one.allow or ())),
        where in configuration.admins.notes,
    )


def addressed(configuration: Configuration, meant: Mapping[Destination, Destination]) -> Configuration:
    """The same configuration with each destination replaced by the one that it means.

    Args:
        meant: a destination as it was written → what it means; one that is not in it stays. Two that come
            to mean the same are one.
    """

    def all_of(places: tuple[Destination, ...]) -> tuple[Destination, ...]:
        return tuple(dict.fromkeys(meant.get(where, where) for where in places))

    if not meant:
        return configuration
    return replace(
        configuration,
        collections=MappingProxyType(
            {
                name: one if one.allow is None else replace(one, allow=all_of(one.allow))
                for name, one in configuration.collections.items()
            }
        ),
        keywords=MappingProxyType(
            {
                name: replace(one, channels=all_of(one.channels))
                for name, one in configuration.keywords.items()
            }
        ),
        briefings=MappingProxyType(
            {name: replace(one, to=all_of(one.to)) for name, one in configuration.briefings.items()}
        ),
        admins=replace(configuration.admins, notes=all_of(configuration.admins.notes)),
    )


def closed_to(configuration: Configuration, outside: Collection[Destination]) -> Configuration:
    """The same configuration with no closed collection open to these destinations."""
    if not outside:
        return configuration
    return replace(
        configuration,
        collections=MappingProxyType(
            {
                name: one
                if one.allow is None
                else replace(one, allow=tuple(where for where in one.allow if where not in outside))
                for name, one in configuration.collections.items()
            }
        ),
    )
