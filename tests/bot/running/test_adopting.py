from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.running.adopting import Adopting
from bot.versions.editing import edit
from bot.versions.edits import Edited
from bot.versions.tables import configuration as table
from corpus.store.engine import transaction
from tests.bot.versions.conftest import NOW, an_application

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.application import Application
    from config import Configuration


@dataclass
class Zones:
    """A planner that notes the zone of the configuration in each round."""

    application: Application
    seen: list[str] = field(default_factory=list)

    def round(self) -> datetime | None:
        """Note it."""
        self.seen.append(self.application.configuration.timezone)
        return None


@dataclass
class Ticks:
    """A clock whose sleeps do something, and end after some."""

    then: list[Callable[[], None] | None]

    def now(self) -> datetime:
        """Always the same."""
        return NOW

    def elapsed_s(self) -> float:
        """None."""
        return 0.0

    async def sleep(self, seconds: float) -> None:  # noqa: ARG002  no time passes in tests
        """The next thing happens."""
        if not self.then:
            raise asyncio.CancelledError
        happens = self.then.pop(0)
        if happens is not None:
            happens()


def _zone(name: str, configuration: Configuration) -> Edited:
    return Edited(replace(configuration, timezone=name), f"The zone is {name}.")


def _change(folder: Path, zone: str = "Asia/Tokyo") -> None:
    """Another replica makes an edit."""
    other = an_application(folder)
    edit(other, partial(_zone, zone), made_by="slack:U012ABC", made_in="slack:C012ABC")
    other.store.engine.dispose()


def test_the_round_after_an_edit_goes_by_it(tmp_path: Path) -> None:
    application = an_application(tmp_path)
    zones = Zones(application)
    adopting = Adopting.over(application, zones)
    adopting.round()
    _change(tmp_path)
    with capture_logs() as logged:
        adopting.round()
        adopting.round()
    assert zones.seen == ["Europe/Stockholm", "Asia/Tokyo", "Asia/Tokyo"]
    assert [one["event"] for one in logged] == ["configuration_adopted"]


def _watched(application: Application, *happenings: Callable[[], None] | None) -> list[str]:
    """The zone that held each time that a change was told of, while these things happened."""
    adopting = Adopting.over(application, Zones(application))
    told: list[str] = []
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(
            adopting.watch(Ticks([*happenings]), lambda: told.append(application.configuration.timezone))
        )
    return told


def test_a_new_version_of_another_replica_holds_soon_and_is_told_once(tmp_path: Path) -> None:
    application = an_application(tmp_path)
    application.store  # noqa: B018  made before others use it
    assert _watched(application, None, partial(_change, tmp_path), None) == ["Asia/Tokyo"]


def test_a_version_that_a_click_has_put_in_force_is_told_as_well(tmp_path: Path) -> None:
    application = an_application(tmp_path)

    def click() -> None:
        edit(application, partial(_zone, "Asia/Tokyo"), made_by="slack:U012ABC", made_in="slack:C012ABC")

    assert _watched(application, None, click, None) == ["Asia/Tokyo"]


def test_what_is_not_understood_does_not_end_the_watching(tmp_path: Path) -> None:
    application = an_application(tmp_path)

    def break_it() -> None:
        _change(tmp_path)
        with transaction(application.store.engine) as connection:
            connection.execute(update(table).values(text="moods: [calm]\n"))

    assert _watched(application, break_it, None) == []
    assert application.configuration.timezone == "Europe/Stockholm"


def test_with_a_version_that_is_not_understood_what_held_goes_on(tmp_path: Path) -> None:
    application = an_application(tmp_path)
    zones = Zones(application)
    adopting = Adopting.over(application, zones)
    _change(tmp_path)
    with transaction(application.store.engine) as connection:
        connection.execute(update(table).values(text="moods: [calm]\n"))
    with capture_logs() as logged:
        adopting.round()
    assert zones.seen == ["Europe/Stockholm"]
    assert [(one["event"], one["log_level"]) for one in logged] == [("configuration_not_adopted", "error")]
