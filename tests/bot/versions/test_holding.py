"""What is in force is told, and where the file says otherwise, what to type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.running.adopting import Adopting
from bot.versions.editing import current, edit
from bot.versions.edits import Edited
from bot.versions.holding import Holding, holding
from bot.versions.version import File
from bot.versions.versions import Versions
from tests.bot.versions.conftest import an_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from bot.application import Application
    from config import Configuration

HELD = "version 2 in the database holds"


class Nothing:
    """A planner that plans nothing."""

    def round(self) -> datetime | None:
        """Never again."""
        return None


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[Application]:
    """Seeded from its file, then edited: version 2 holds."""
    application = an_application(tmp_path)
    edit(application, _to_tokyo, made_by="slack:U012ABC", made_in="slack:C012ABC")
    yield application
    application.store.engine.dispose()


def test_the_file_that_it_began_with_is_no_difference(edited: Application) -> None:
    assert holding(edited) == Holding(HELD)


def test_the_program_logs_at_its_start_that_the_file_has_been_changed(
    edited: Application, tmp_path: Path
) -> None:
    path = tmp_path / "communique.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    again = current(an_application(tmp_path, edited.home.database_url))
    with capture_logs() as logged:
        Adopting.over(again, Nothing())
    (told,) = logged
    assert (told["event"], told["log_level"]) == ("configuration", "warning")
    assert told["holds"] == f"{HELD}; {path} has been changed since version 1 was made, or is another file"
    assert told["hint"] == f"communique config import {path} makes it the next version"
    assert again.configuration.timezone == "Asia/Tokyo"
    again.store.engine.dispose()


def test_a_file_with_the_text_of_the_version_is_no_difference(edited: Application, tmp_path: Path) -> None:
    latest = Versions(edited.store.engine).latest()
    assert latest is not None
    exported = tmp_path / "exported.yaml"
    exported.write_bytes(latest.text.encode())
    edited.file = File.at(exported)
    assert holding(edited) == Holding(HELD)


def test_a_file_that_is_not_there_is_told_and_asks_for_nothing(edited: Application, tmp_path: Path) -> None:
    edited.file = File.at(tmp_path / "gone.yaml")
    said = f"{HELD}; {tmp_path / 'gone.yaml'} is not there to be compared with it"
    assert holding(edited) == Holding(said)


def test_a_name_with_a_space_is_written_as_one_types_it(edited: Application, tmp_path: Path) -> None:
    path = tmp_path / "our desk.yaml"
    path.write_text("timezone: UTC\n", encoding="utf-8")
    edited.file = File.at(path)
    assert holding(edited).hint == f"communique config import '{path}' makes it the next version"


def _to_tokyo(configuration: Configuration) -> Edited:
    return Edited(replace(configuration, timezone="Asia/Tokyo"), "It is in Tokyo.")
