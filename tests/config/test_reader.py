"""The configuration, from its file."""

from __future__ import annotations

import os
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from config import ConfigErrors, bundled_path, load
from config.configuration import Briefing, CatchUp, Collection, Keyword, Topic, Unknown
from config.destination import Destination, Platform
from config.reader import INSTALLATION, MAX_BYTES
from config.schedule import DateRange

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """\
timezone: Europe/Lisbon
collections:
  public: {paths: [docs, ~/notes.md], feeds: [https://example.org/news.xml]}
  board:  {paths: [/srv/board], allow: ["slack:#board"]}
  vault:  {allow: []}
topics:
  harbour:
    words: [harbour, Grand Tunnel]
    aliases: {Grand Tunnel: [Big Tube, Tunel Grande]}
keywords:
  Grand Tunnel: {channels: ["slack:C012ABC"], cooldown: 2h}
briefings:
  morning:
    title: Morning briefing
    days: mon-fri
    at: 08:00
    timezone: Asia/Tokyo
    topics: [harbour]
    lines: 12
    to: ["slack:#briefings", "slack:@anna", "discord:112233445566778899", console, "file:outbox/a.jsonl"]
    skip: [2026-12-24..2027-01-01, "2026-06-06"]
    catch_up: none
    unknown: hold
  overview:
admins: {slack: [U012ABC, S09], discord_roles: [998877], notes: [console]}
"""


def written(folder: Path, text: str, name: str = "communique.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def the_mistake(path: Path) -> tuple[str, str | None]:
    with pytest.raises(ConfigErrors) as caught:
        load(path)
    (error,) = caught.value.errors
    assert error.path == str(path)
    return error.message, error.hint


def test_a_whole_file_becomes_one_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "anna"))
    configuration = load(written(tmp_path, WHOLE))

    board = Destination(Platform.SLACK, "#board")
    assert configuration.timezone == "Europe/Lisbon"
    assert list(configuration.collections) == ["public", "board", "vault"]
    assert configuration.collections["public"] == Collection(
        paths=(tmp_path / "docs", tmp_path / "anna/notes.md"), feeds=("https://example.org/news.xml",)
    )
    assert configuration.collections["board"].allow == (board,)
    assert configuration.collections["vault"].allow == ()
    assert configuration.topics == {
        "harbour": Topic(("harbour", "Grand Tunnel"), {"Grand Tunnel": ("Big Tube", "Tunel Grande")})
    }
    assert configuration.keywords == {
        "Grand Tunnel": Keyword((Destination(Platform.SLACK, "C012ABC"),), timedelta(hours=2))
    }
    assert configuration.briefings["morning"] == Briefing(
        title="Morning briefing",
        timezone="Asia/Tokyo",
        days=(0, 1, 2, 3, 4),
        at=time(8),
        topics=("harbour",),
        lines=12,
        to=(
            Destination(Platform.SLACK, "#briefings"),
            Destination(Platform.SLACK, "@anna"),
            Destination(Platform.DISCORD, "112233445566778899"),
            Destination(Platform.CONSOLE),
            Destination(Platform.FILE, "outbox/a.jsonl"),
        ),
        skip=(
            DateRange(date(2026, 12, 24), date(2027, 1, 1)),
            DateRange(date(2026, 6, 6), date(2026, 6, 6)),
        ),
        catch_up=CatchUp.NONE,
        unknown=Unknown.HOLD,
    )
    assert configuration.briefings["overview"] == Briefing(title="overview", timezone="Europe/Lisbon")
    assert configuration.admins.slack == ("U012ABC", "S09")
    assert configuration.admins.discord_roles == ("998877",)
    assert [str(note) for note in configuration.admins.notes] == ["console"]


def test_relative_paths_count_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    path = written(tmp_path / "etc", "collections: {public: {paths: [../docs]}}")
    assert load(path).collections["public"].paths == (tmp_path / "docs",)


def test_the_bundled_file_counts_from_the_installation_root() -> None:
    assert bundled_path().parent.parent == INSTALLATION
    assert (INSTALLATION / "corpus").is_dir()


def test_a_file_that_says_little_has_one_open_collection(tmp_path: Path) -> None:
    configuration = load(written(tmp_path, "timezone: UTC\nbriefings: # none yet\n"))
    assert configuration.collections == {"public": Collection()}
    assert not configuration.briefings


def test_an_alias_of_yaml_repeats_what_was_written(tmp_path: Path) -> None:
    text = "keywords:\n  gas: {channels: &desk [console]}\n  oil: {channels: *desk}\n"
    keywords = load(written(tmp_path, text)).keywords
    assert keywords["oil"] == keywords["gas"]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "communique.yaml"
    path.write_bytes(b"\xef\xbb\xbftimezone: UTC\r\ntopics:\r\n  gas: {words: [gas]}\r\n")
    assert load(path).topics["gas"].words == ("gas",)


def test_a_missing_file_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    written(tmp_path, WHOLE, "communique.yml")
    assert the_mistake(tmp_path / "communique.yaml") == (
        "there is no such file",
        "did you mean 'communique.yml'?",
    )
    assert the_mistake(tmp_path / "nowhere" / "communique.yaml") == ("there is no such file", None)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert the_mistake(tmp_path)[0] == "is not a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    path.chmod(0)
    assert the_mistake(path)[0] == "may not be read"


def test_a_file_that_is_too_big_is_not_parsed(tmp_path: Path) -> None:
    message, hint = the_mistake(written(tmp_path, "# " + "x" * MAX_BYTES))
    assert message == "is larger than 1 MB"
    assert hint == "is this the right file?"


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "communique.yaml"
    path.write_bytes("timezone: UTC\ntopics: {gås: {words: [gås]}}\n".encode("latin-1"))
    with pytest.raises(ConfigErrors, match="is not UTF-8") as caught:
        load(path)
    assert caught.value.line == 2
