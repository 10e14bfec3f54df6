from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.versions import editing
from bot.versions.editing import current
from bot.versions.edits import Edited, Place, posting_here
from bot.versions.errors import ConfigurationChanged
from bot.versions.holding import holding
from config.destination import destination
from tests.bot.versions.conftest import an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from bot.versions.versions import Versions
    from config import Configuration

edit = partial(editing.edit, made_by="slack:U012ABC", made_in="slack:C012ABC")


def _to(zone: str, configuration: Configuration) -> Edited:
    return Edited(replace(configuration, timezone=zone), f"The zone is {zone}.")


def test_the_first_edit_seeds_a_version_from_the_file_and_takes_effect_at_once(
    application: Application, versions: Versions
) -> None:
    made = edit(application, partial(_to, "Asia/Tokyo"))
    assert [one.change for one in versions.history()] == [
        "The zone is Asia/Tokyo.",
        "Seeded from communique.yaml.",
    ]
    assert made.version is not None
    assert made.changed
    assert (application.version, application.configuration.timezone) == (2, "Asia/Tokyo")
    assert str(application.now().tzinfo) == "Asia/Tokyo"


def test_an_edit_that_changes_nothing_stores_nothing(application: Application, versions: Versions) -> None:
    made = edit(application, Edited)
    assert (made.changed, made.version, versions.number()) == (False, None, 0)


def test_the_same_click_of_many_admins_at_once_is_one_version(
    application: Application, versions: Versions
) -> None:
    place = Place(destination("slack:C012ABC"), "#harbour")
    click = partial(posting_here, place=place, timezone="Europe/Stockholm", topics=["toll"])
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: edit(application, click), range(4)))
    assert sum(one.changed for one in made) == 1
    assert versions.number() == 2
    assert {one.edited.briefing for one in made} == {"harbour"}


def test_an_edit_of_what_somebody_has_changed_meanwhile_is_refused_where_that_matters(
    application: Application, versions: Versions
) -> None:
    edit(application, partial(_to, "Asia/Tokyo"), after=0)
    with pytest.raises(ConfigurationChanged, match=r"by slack:U012ABC .*The zone is Asia/Tokyo\."):
        edit(application, partial(_to, "UTC"), after=0)
    assert versions.number() == 2


def test_another_replica_takes_up_what_was_stored(application: Application, tmp_path: Path) -> None:
    other = an_application(tmp_path, application.home.database_url)
    assert other.aliases is other.aliases
    before = other.aliases
    seen = other.seen_by(frozenset({"public"}))
    edit(application, partial(_to, "Asia/Tokyo"))
    assert current(other) is other
    assert (other.version, other.configuration.timezone) == (2, "Asia/Tokyo")
    assert other.aliases is not before
    assert seen.configuration.timezone == "Europe/Stockholm"  # an answer that is under way goes on as it was
    other.store.engine.dispose()


def test_an_older_version_never_takes_the_place_of_a_newer_one(
    application: Application, versions: Versions
) -> None:
    edit(application, partial(_to, "Asia/Tokyo"))
    _, seeded = versions.history()
    assert not application.adopt(seeded)
    assert application.configuration.timezone == "Asia/Tokyo"


def test_what_names_mean_outlives_a_new_version(application: Application) -> None:
    application.understand(lambda written: replace(written, timezone="UTC"))
    assert application.configuration.timezone == "UTC"
    edit(application, partial(_to, "Asia/Tokyo"))
    assert (application.written.timezone, application.configuration.timezone) == ("Asia/Tokyo", "UTC")


def test_a_file_that_was_changed_since_is_told_and_not_merged(
    application: Application, tmp_path: Path
) -> None:
    edit(application, partial(_to, "Asia/Tokyo"))
    assert holding(application).said == "version 2 in the database holds"
    assert not holding(application).file_differs
    path = tmp_path / "communique.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    again = an_application(tmp_path, application.home.database_url)
    current(again)
    told = holding(again)
    assert told.file_differs
    assert told.said.startswith(f"version 2 in the database holds; {path} has been changed since version 1")
    assert told.hint == f"communique config import {path} makes it the next version"
    assert again.configuration.timezone == "Asia/Tokyo"
    again.store.engine.dispose()
