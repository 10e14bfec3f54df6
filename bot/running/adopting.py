"""Adopting: a program that runs takes up new versions of the configuration without a restart."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.door import KNOWN, troubles
from bot.versions.editing import current
from bot.versions.holding import holding

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.running.rounds import Planner

EVERY_S = 5.0
"""So often the database is asked for the number of the latest version."""

_log = structlog.get_logger("communique.running")


@dataclass(slots=True)
class Adopting:
    """A planner over the latest version: each round begins by taking it up.

    Attributes:
        logged: the number of the version that was last told of.
    """

    application: Application
    planner: Planner
    logged: int

    @classmethod
    def over(cls, application: Application, planner: Planner) -> Adopting:
        """A planner of an application that has just been opened; logs which configuration holds."""
        if application.version:
            holds = holding(application)
            write = _log.warning if holds.file_differs else _log.info
            write("configuration", holds=holds.said, **({"hint": holds.hint} if holds.hint else {}))
        return cls(application, planner, application.version)

    def round(self) -> datetime | None:
        """Take up the latest version, then do what is to be done; with one not understood, the one before."""
        try:
            current(self.application)
        except KNOWN as error:
            _log.error("configuration_not_adopted", reason=troubles(error)[0].message)
        self._tell()
        return self.planner.round()

    async def watch(self, clock: Clock, changed: Callable[[], None]) -> None:
        """Take up each new version soon, whoever stored it, until cancelled.

        Args:
            changed: called once another version is in force; in the loop's thread.
        """
        told = self.application.version
        while True:
            await clock.sleep(EVERY_S)
            await asyncio.to_thread(self._take_up)
            if self.application.version > told:
                told = self.application.version
                changed()

    def _take_up(self) -> None:
        with suppress(Exception):  # a door: the next round fails of the same, and says so
            current(self.application)

    def _tell(self) -> None:
        number = self.application.version
        if number != self.logged:
            self.logged = number
            _log.info("configuration_adopted", version=number)
