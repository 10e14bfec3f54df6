"""Adopting: a program that runs takes up new versions of the configuration without a restart."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.door import KNOWN, troubles
from bot.versions.editing import current
from bot.versions.holding import holding
from bot.versions.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.running.rounds import Planner
    from config.configuration import Collection

EVERY_S = 5.0
"""So often the database is asked for the number of the latest version."""

_log = structlog.get_logger("communique.running")


@dataclass(slots=True)
class Adopting:
    """A planner over the latest version: each round begins by taking it up.

    Attributes:
        collections: those that the program began with: their sources are watched until it ends.
        logged: the number of the version that was last told of.
    """

    application: Application
    planner: Planner
    collections: Mapping[str, Collection]
    logged: int

    @classmethod
    def over(cls, application: Application, planner: Planner) -> Adopting:
        """A planner of an application that has just been opened; logs which configuration holds."""
        if application.version:
            holds = holding(application)
            write = _log.warning if holds.file_differs else _log.info
            write("configuration", holds=holds.said, **({"hint": holds.hint} if holds.hint else {}))
        return cls(application, planner, application.written.collections, application.version)

    def round(self) -> datetime | None:
        """Take up the latest version, then do what is to be done; with one not understood, the one before."""
        try:
            current(self.application)
        except KNOWN as error:
            _log.error("configuration_not_adopted", reason=troubles(error)[0].message)
        self._tell()
        return self.planner.round()

    async def watch(self, clock: Clock, look_again: Callable[[], None]) -> None:
        """Have a round begun whenever there is a new version, until cancelled."""
        told = self.application.version
        while True:
            await clock.sleep(EVERY_S)
            number = await asyncio.to_thread(self._number)
            if number > told:
                told = number
                look_again()

    def _number(self) -> int:
        try:
            return Versions(self.application.store.engine).number()
        except KNOWN:  # the next round says that the database is gone
            return 0

    def _tell(self) -> None:
        number, written = self.application.version, self.application.written
        if number == self.logged:
            return
        self.logged = number
        _log.info("configuration_adopted", version=number)
        if written.collections != self.collections:
            _log.warning(
                "restart_needed",
                version=number,
                reason="collections have changed: new folders, feeds and pages are watched after a restart",
            )
