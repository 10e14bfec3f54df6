"""The desk of an intake: what all its sources are read with, one at a time or side by side."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from bot.intake.batch import Batch
from bot.report import Report
from corpus.errors import ReadFailure

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.application import Application
    from bot.intake.batch import Reading
    from bot.intake.unit import Unit
    from bot.web.client import Web
    from bot.web.fetched import Fetched, WebError
    from corpus.readers import Readers

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """What an intake works with.

    Attributes:
        readers: for one thread at a time: see `alone`.
        now: when the intake began.
        report: of the whole intake.
    """

    application: Application
    web: Web
    readers: Readers
    now: datetime
    report: Report = field(default_factory=Report)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def alone(self, work: Callable[[], T]) -> T:
        """Do what reads or writes documents, in a thread, while nobody else does; the web need not wait."""
        async with self._turn:
            return await asyncio.to_thread(work)

    def store(self, page: tuple[Unit, Reading]) -> Report:
        """Read and store a page, and report of it alone; it is added to the whole report too."""
        own = Report()
        batch = Batch(self.application, own, filing=False)
        batch.take(*page)
        batch.store()
        self.report.extend(own)
        return own

    def fail(self, url: str, error: WebError | ReadFailure) -> None:
        """Report an address that gave nothing."""
        reason = error.reason if isinstance(error, ReadFailure) else error.message
        self.report.failed.append(ReadFailure(url, reason, hint=error.hint))

    def tell_of_move(self, fetched: Fetched) -> None:
        """Tell of an address that has moved for good."""
        if fetched.moved_to:
            reason = f"it has moved for good to {fetched.moved_to}"
            hint = "put that address into the configuration"
            self.report.repaired.append(ReadFailure(fetched.asked, reason, hint=hint))
