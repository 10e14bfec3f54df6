"""The files of a new installation: right, private where they must be, and never in place of others."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from bot.errors import ProgramError
from bot.setup.answers import CHATS, Answers
from bot.setup.files import configuration_of, secrets_of, written
from config import ConfigErrors, Settings, load

if TYPE_CHECKING:
    from pathlib import Path

SLACK = ("SLACK_BOT_TOKEN=", "SLACK_APP_TOKEN=")
CONFIGURATION = configuration_of(Answers(), "Europe/Stockholm")


def test_what_is_written_is_a_configuration_that_holds(tmp_path: Path) -> None:
    done = written(tmp_path / "newsroom", CONFIGURATION, secrets_of(Answers(), SLACK))
    assert [path.name for path in done.new] == ["communique.yaml", ".env"]
    assert done.kept == ()
    held = load(tmp_path / "newsroom/communique.yaml")
    assert held.timezone == "Europe/Stockholm"
    assert held.collections["public"].paths == (tmp_path / "newsroom/documents",)
    assert list(map(str, held.briefings["morning"].to)) == ["console"]


def test_only_the_owner_can_read_the_secrets(tmp_path: Path) -> None:
    written(tmp_path, CONFIGURATION, secrets_of(Answers(), SLACK))
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_empty_secrets_are_as_if_they_were_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    written(tmp_path, CONFIGURATION, secrets_of(Answers(), SLACK))
    settings = Settings.read(env_file=tmp_path / ".env")
    assert (settings.slack_bot_token, settings.slack_app_token, settings.discord_token) == (None, None, None)


@pytest.mark.parametrize(
    ("chats", "names"),
    [
        ("slack", ["SLACK_BOT_TOKEN=", "SLACK_APP_TOKEN="]),
        ("discord", ["DISCORD_TOKEN="]),
        ("both", ["SLACK_BOT_TOKEN=", "SLACK_APP_TOKEN=", "DISCORD_TOKEN="]),
        ("none", []),
    ],
)
def test_only_what_was_asked_for_has_a_place(chats: str, names: list[str]) -> None:
    lines = secrets_of(Answers(CHATS[chats]), SLACK).splitlines()
    assert [line for line in lines if not line.startswith("#")] == names


def test_what_is_there_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-mine\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o640)
    done = written(tmp_path, CONFIGURATION, secrets_of(Answers(), SLACK))
    assert [path.name for path in (*done.new, *done.kept)] == ["communique.yaml", ".env"]
    assert (tmp_path / ".env").read_text(encoding="utf-8") == "SLACK_BOT_TOKEN=xoxb-mine\n"
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o640
    assert written(tmp_path, CONFIGURATION, "").new == ()


def test_a_link_that_leads_elsewhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / ".env").symlink_to(tmp_path / "elsewhere")
    assert [path.name for path in written(tmp_path, CONFIGURATION, "").kept] == [".env"]
    assert not (tmp_path / "elsewhere").exists()


def test_a_configuration_that_is_none_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ConfigErrors):
        written(tmp_path / "newsroom", "colections: {}", "")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProgramError, match="cannot be written"):
        written(tmp_path / "file" / "newsroom", CONFIGURATION, "")
