from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from bot.versions.errors import ConfigurationChanged, UnreadableVersion
from bot.versions.tables import configuration as table
from config import ConfigErrors, as_yaml
from config.configuration import Topic
from corpus.store.engine import transaction
from tests.bot.versions.conftest import NOW

if TYPE_CHECKING:
    from bot.application import Application
    from bot.versions.version import Version
    from bot.versions.versions import Versions
    from config import Configuration


def _append(
    versions: Versions, configuration: Configuration, *, after: int, by: str = "slack:U012ABC"
) -> Version:
    return versions.append(
        configuration, after=after, made_by=by, made_in="slack:C012ABC", change="Its zone.", now=NOW
    )


def _in_zone(application: Application, zone: str) -> Configuration:
    return replace(application.written, timezone=zone)


def test_without_a_version_the_file_holds(versions: Versions) -> None:
    assert versions.number() == 0
    assert versions.latest() is None
    assert versions.history() == ()


def test_the_first_version_says_which_file_it_was_made_from(
    application: Application, versions: Versions
) -> None:
    made = versions.seed(application.written, application.file, now=NOW)
    assert (made.number, made.change, made.made_by) == (1, "Seeded from communique.yaml.", "console")
    assert made.read() == application.written
    assert application.file is not None
    assert versions.files() == {application.file.sha256: 1}
    assert versions.seed(application.written, application.file, now=NOW) == made


def test_what_was_appended_is_read_back_as_it_was(application: Application, versions: Versions) -> None:
    versions.seed(application.written, application.file, now=NOW)
    changed = _in_zone(application, "Asia/Tokyo")
    made = _append(versions, changed, after=1)
    assert versions.latest() == made
    assert made.read() == changed
    assert made.made_at == NOW
    assert [one.number for one in versions.history()] == [2, 1]


def test_whoever_was_slower_is_told_who_changed_it_and_when(
    application: Application, versions: Versions
) -> None:
    versions.seed(application.written, application.file, now=NOW)
    made = _append(versions, _in_zone(application, "Asia/Tokyo"), after=1)
    with pytest.raises(
        ConfigurationChanged, match=r"by slack:U012ABC at 2024-05-20 06:00 UTC: Its zone\."
    ) as raised:
        _append(versions, _in_zone(application, "UTC"), after=1, by="slack:U034DEF")
    assert raised.value.latest == made
    assert versions.number() == 2


@pytest.mark.parametrize("after", [1, 7])
def test_nothing_follows_a_version_that_is_not_there(
    application: Application, versions: Versions, after: int
) -> None:
    with pytest.raises(ConfigurationChanged, match="has been changed meanwhile"):
        _append(versions, application.written, after=after)
    assert versions.number() == 0


def test_of_many_at_once_one_is_stored(application: Application, versions: Versions) -> None:
    versions.seed(application.written, application.file, now=NOW)

    def append(number: int) -> bool:
        try:
            _append(versions, application.written, after=1, by=f"slack:U{number:03}")
        except ConfigurationChanged:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(append, range(8))) == 1
    assert versions.number() == 2


def test_a_configuration_that_would_be_refused_when_it_is_read_is_not_stored(
    application: Application, versions: Versions
) -> None:
    wordless = replace(application.written, topics=MappingProxyType({"tunnel": Topic(words=())}))
    with pytest.raises(ConfigErrors, match="a topic needs words"):
        _append(versions, wordless, after=0)
    assert versions.number() == 0


def test_a_configuration_that_would_mean_something_else_when_it_is_read_is_not_stored(
    application: Application, versions: Versions
) -> None:
    spaced = replace(application.written, topics=MappingProxyType({"tunnel": Topic(words=("tunnel ",))}))
    with pytest.raises(ConfigErrors):
        _append(versions, replace(spaced, briefings=MappingProxyType({})), after=0)
    assert versions.number() == 0


def test_a_version_of_a_newer_program_is_a_clear_error(application: Application, versions: Versions) -> None:
    versions.seed(application.written, application.file, now=NOW)
    newer = as_yaml(application.written) + "moods: [calm]\n"
    with transaction(application.store.engine) as connection:
        connection.execute(update(table).values(text=newer))
    latest = versions.latest()
    assert latest is not None
    with pytest.raises(UnreadableVersion, match=r"version 1 of the configuration.*unknown key 'moods'"):
        latest.read()
