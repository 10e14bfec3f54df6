from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from bot.versions.errors import ConfigurationChanged, UnreadableVersion
from bot.versions.tables import configuration as table
from bot.versions.version import File
from bot.versions.versions import LOST
from config import ConfigErrors, as_yaml, load, parse
from config.configuration import Topic
from config.patch import ROOT
from corpus.store.engine import transaction
from tests.bot.versions.conftest import CONFIG, NOW

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


def test_the_text_of_a_version_is_that_of_the_file_with_absolute_paths(
    application: Application, versions: Versions
) -> None:
    assert application.file is not None
    folder = application.file.path.parent
    made = versions.seed(application.written, application.file, now=NOW)
    expected = CONFIG.replace("[news]", f"[{folder}/news]").replace("[board]", f"[{folder}/board]")
    assert made.text == expected


@pytest.mark.parametrize(
    ("mark", "end", "last"), [("", "\n", ""), ("\ufeff", "\r\n", "\n"), ("", "\r\n", "\n\n")]
)
def test_a_file_with_absolute_paths_is_stored_to_the_last_character(
    application: Application, versions: Versions, mark: str, end: str, last: str
) -> None:
    written = f"{mark}# ours\ntimezone:  UTC # 'here'\ncollections: {{a: {{paths: [ /srv/a ]}}}}{last}"
    path = application.home.folder.parent / "other.yaml"
    path.write_bytes(written.replace("\n", end).encode())
    versions.seed(load(path), File.at(path), now=NOW)
    latest = versions.latest()
    assert latest is not None
    assert latest.text.encode() == path.read_bytes()
    assert latest.sha256 == latest.file_sha256
    assert latest.read() == load(path)


def test_an_edit_leaves_comments_and_all_that_it_is_not_about_as_they_were(
    application: Application, versions: Versions
) -> None:
    assert application.file is not None
    text = CONFIG.replace("Stockholm", "Stockholm   # the desk")
    held = versions.seed(application.written, replace(application.file, text=text), now=NOW)
    made = _append(versions, _in_zone(application, "Asia/Tokyo"), after=1)
    assert made.text == held.text.replace("Europe/Stockholm   #", "Asia/Tokyo   #").replace(
        'at: "08:00"', 'at: "08:00", timezone: Europe/Stockholm'
    )
    assert made.change == "Its zone."


def test_where_comments_cannot_be_kept_the_change_says_so(versions: Versions) -> None:
    text = "collections: {a: {paths: [/a]}}\ntopics: {a: {words: &w [x]}, b: {words: *w}}"
    for comment, change in ((" # c", f"b is gone. {LOST}"), ("", "b is gone.")):
        held = parse(text, path="", folder=ROOT)
        only_b = replace(held, topics=MappingProxyType({"b": held.topics["b"]}))
        made = versions.append(
            only_b,
            after=versions.number(),
            made_by="a",
            made_in="b",
            change="b is gone.",
            now=NOW,
            text=text + comment,
        )
        assert (made.change, made.text) == (change, as_yaml(only_b))


def _undo(versions: Versions) -> Version | None:
    """The way back once."""
    number = versions.number()
    earlier = versions.before(number)
    return None if earlier is None else _restore(versions, earlier, after=number)


def _restore(versions: Versions, earlier: Version, *, after: int) -> Version:
    return versions.restore(earlier, after=after, made_by="slack:U012ABC", made_in="slack:C012ABC", now=NOW)


def test_each_undo_goes_further_back_until_nothing_is_left(
    application: Application, versions: Versions
) -> None:
    seeded = versions.seed(application.written, application.file, now=NOW)
    changed = _append(versions, _in_zone(application, "Asia/Tokyo"), after=1)
    _append(versions, _in_zone(application, "UTC"), after=2)
    made = [_undo(versions) for _ in range(3)]
    assert [one and (one.text, one.change) for one in made] == [
        (changed.text, "Undid version 3: as version 2 was."),
        (seeded.text, "Undid version 2: as version 1 was."),
        None,
    ]


def test_a_change_after_an_undo_is_the_next_to_be_undone(
    application: Application, versions: Versions
) -> None:
    seeded = versions.seed(application.written, application.file, now=NOW)
    _append(versions, _in_zone(application, "Asia/Tokyo"), after=1)
    _undo(versions)
    _append(versions, _in_zone(application, "UTC"), after=3)
    undone = _undo(versions)
    assert undone is not None
    assert (undone.text, undone.change) == (seeded.text, "Undid version 4: as version 3 was.")
    assert _undo(versions) is None


def test_what_was_gone_back_to_is_undone_as_any_change(application: Application, versions: Versions) -> None:
    seeded = versions.seed(application.written, application.file, now=NOW)
    _append(versions, _in_zone(application, "Asia/Tokyo"), after=1)
    third = _append(versions, _in_zone(application, "UTC"), after=2)
    assert _restore(versions, seeded, after=3).change == "Back to version 1."
    undone = _undo(versions)
    assert undone is not None
    assert undone.text == third.text


def test_only_the_latest_is_left_for_an_earlier_one(application: Application, versions: Versions) -> None:
    assert _undo(versions) is None
    seeded = versions.seed(application.written, application.file, now=NOW)
    assert _undo(versions) is None
    for after, zone in ((1, "Asia/Tokyo"), (2, "UTC")):
        _append(versions, _in_zone(application, zone), after=after)
    with pytest.raises(ConfigurationChanged):
        _restore(versions, seeded, after=2)
    assert versions.number() == 3


def test_versions_are_read_one_by_one_and_the_latest_so_many(
    application: Application, versions: Versions
) -> None:
    first = versions.seed(application.written, application.file, now=NOW)
    second = _append(versions, _in_zone(application, "Asia/Tokyo"), after=1)
    assert [versions.at(number) for number in (0, 1, 2, 3)] == [None, first, second, None]
    assert versions.history(1) == (second,)
