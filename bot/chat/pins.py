"""Pins: which channel or person a name meant when it was first met.

Whoever may rename a channel could otherwise take the name of one that a closed collection is open to, and
with it the collection. So a name is trusted once: the id that it had then is what it means from then on,
whoever bears the name now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.chat.tables import channel_name
from config.addresses import addressed, destinations_of
from config.destination import Destination, Platform
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Engine

    from config.configuration import Configuration


class Pins:
    """Remembers, in the database, what names mean."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, platform: Platform) -> dict[str, str]:
        """Every name that was met on a platform, as `name_of` has it → the id that it means.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        wanted = select(channel_name.c.name, channel_name.c.id).where(channel_name.c.platform == platform)
        with reading(self._engine) as connection:
            return {name: found for name, found in connection.execute(wanted)}  # noqa: C416  of rows, typed

    def pin(self, platform: Platform, name: str, found: str, *, now: datetime) -> str:
        """Pin a name to an id, unless it is pinned already; returns the id that it means.

        Args:
            name: as `name_of` has it.
            found: the id that bears the name now.
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        try:
            with transaction(self._engine) as connection:
                connection.execute(
                    channel_name.insert().values(platform=platform, name=name, id=found, pinned_at=now)
                )
        except IntegrityError:  # another replica was faster, or it was met before
            return self.of(platform)[name]
        return found


def name_of(where: Destination) -> str | None:
    """The name that a destination is pinned under: `board`, or `@anna` for a person; None for an id.

    Platforms write names in lower case, and an admin who does not means the same.
    """
    if where.platform is not Platform.SLACK or where.address[:1] not in {"#", "@"}:
        return None
    return where.address.removeprefix("#").lower()


def named_in(configuration: Configuration) -> dict[Destination, str]:
    """Every destination that a configuration gives by name → that name, as `name_of` has it."""
    every = {where: name_of(where) for where in destinations_of(configuration, Platform.SLACK)}
    return {where: name for where, name in every.items() if name is not None}


def meant_by(names: Mapping[Destination, str], pins: Mapping[str, str]) -> dict[Destination, Destination]:
    """What destinations given by name mean, as far as their names are pinned.

    Args:
        names: see `named_in`.
        pins: see `Pins.of`.
    """
    return {where: Destination(where.platform, pins[name]) for where, name in names.items() if name in pins}


def pinned(configuration: Configuration, pins: Pins) -> Configuration:
    """The configuration with its names as they were pinned, without asking the platform.

    So what is delivered by hand goes, in the ledger too, to the destination that the running bot sends to.
    Where it names none, the database is not asked.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    names = named_in(configuration)
    return addressed(configuration, meant_by(names, pins.of(Platform.SLACK))) if names else configuration
