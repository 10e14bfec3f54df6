"""Sight: which collections a change of the configuration opens to somebody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from config.configuration import SourceKind

if TYPE_CHECKING:
    from config import Configuration
    from config.configuration import Collection, Source


def gained(before: Configuration, after: Configuration) -> tuple[str, ...]:
    """The closed collections of which somebody sees something once one configuration follows the other.

    Somebody does where more may see it, or where what was read for it is read for another that more may see.
    """
    was, now = before.collections, after.collections
    opened = [name for name, one in now.items() if _wider(was.get(name), one)]
    opened += [
        one.collection
        for one in before.sources()
        for other in after.sources()
        if other.collection != one.collection
        and one not in after.sources()
        and _holds(other, one)
        and _wider(was[one.collection], now[other.collection])
    ]
    return tuple(dict.fromkeys(opened))


def _wider(was: Collection | None, now: Collection) -> bool:
    """Whether somebody may see it now who could not; what is not there, nobody sees."""
    allowed: tuple[object, ...] | None = () if was is None else was.allow
    if allowed is None:
        return False
    return now.allow is None or any(one not in allowed for one in now.allow)


def _holds(outer: Source, inner: Source) -> bool:
    """Whether all that is read of one is read of the other too."""
    if outer.kind is not inner.kind or outer.kind is not SourceKind.PATH:
        return outer.location == inner.location
    return Path(inner.location).is_relative_to(outer.location)
