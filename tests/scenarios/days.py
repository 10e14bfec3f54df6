"""Days of a newsroom: the demo's documents, a hand that moves the clock, and what is delivered meanwhile."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import update

from bot.application import Application
from bot.home import Home
from bot.ingest import ingest
from bot.ledger import tables
from config import bundled_path, load
from corpus.clearance import EVERYTHING
from corpus.store.engine import transaction
from tests.quality.gold.demo import DEMO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bot.delivery.desk import Desk
    from tests.scenarios.desks import HandClock


@dataclass
class Days:
    """The bot as it delivers, and what happens to its documents.

    Attributes:
        folder: its documents are in `corpus/demo`.
        opened: what delivers, as at the start of the program.
    """

    folder: Path
    application: Application
    clock: HandClock
    opened: Callable[[], Desk]
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = self.opened()

    async def until(self, at: str) -> None:
        """Live until an instant: every round that the planner asks for, and what is due after it."""
        end = datetime.fromisoformat(at)
        while (following := await self._round()) is not None and following <= end:
            self.clock.to(following)
        self.clock.to(end)
        await self._round()

    def restart(self) -> None:
        """The program starts anew."""
        self.desk = self.opened()

    def write(self, name: str, text: str) -> None:
        """A document arrives."""
        (self.folder / "corpus/demo" / name).write_text(text, encoding="utf-8")
        ingest(self.application)

    def rewrite(self, name: str, before: str, after: str) -> None:
        """A document says something else from now on."""
        text = (self.folder / "corpus/demo" / name).read_text(encoding="utf-8")
        assert before in text
        self.write(name, text.replace(before, after))

    def copy(self, name: str, copied: str) -> None:
        """A document arrives that says the same as another."""
        self.write(copied, (self.folder / "corpus/demo" / name).read_text(encoding="utf-8"))

    def forget_how(self) -> None:
        """What was told is stored as by a newer program, which this one cannot read."""
        with transaction(self.application.store.engine) as connection:
            connection.execute(update(tables.edition).values(told=[{"version": 99}]))
        self.restart()

    async def _round(self) -> datetime | None:
        following = await asyncio.to_thread(self.desk.day.round)
        await self.desk.courier.carry_due()
        return following


@contextmanager
def newsroom(
    folder: Path, clock: HandClock, configured: Sequence[tuple[str, str]], *, documents: bool
) -> Iterator[Application]:
    """The program over an empty folder.

    Args:
        configured: what stands in the bundled configuration, and what stands there instead.
        documents: the demo's have been read; else there are none.
    """
    (folder / "corpus/demo").mkdir(parents=True)
    configuration = bundled_path().read_text(encoding="utf-8")
    for before, after in configured:
        assert before in configuration
        configuration = configuration.replace(before, after)
    (folder / "communique.yaml").write_text(configuration, encoding="utf-8")
    application = Application(
        Home.at(folder / "home"),
        load(folder / "communique.yaml"),
        clock=clock.now,
        clearance=EVERYTHING,
        max_file_bytes=50_000_000,
    )
    if documents:
        shutil.copytree(DEMO, folder / "corpus/demo", dirs_exist_ok=True)
        ingest(application)
    try:
        yield application
    finally:
        application.store.engine.dispose()
