"""`init`, `slack manifest` and `discord sync`, as people type them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from bot import cli
from bot.discord_adapter.invite import invite_link
from bot.slack_adapter.manifest import create_link, manifest
from config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

VARIABLES = ("SLACK_MODE", "SLACK_PUBLIC_URL", "SLACK_COMMANDS", "SLACK_BOT_TOKEN", "DISCORD_TOKEN")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_the_manifest_is_printed_as_json_or_as_yaml(run: Run) -> None:
    code, printed, complaint = run("slack", "manifest")
    assert (code, complaint) == (0, "")
    assert json.loads(printed) == manifest(Settings.read(env_file=None))
    code, as_yaml, complaint = run("slack", "manifest", "--yaml")
    assert (code, complaint) == (0, "")
    assert YAML(typ="safe").load(as_yaml) == json.loads(printed)


def test_the_env_file_names_the_commands(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_COMMANDS=ask=find\n", encoding="utf-8")
    assert '"/find"' in run("slack", "manifest")[1]
    assert "type /find with a question" in run("init")[1]


def test_init_says_what_to_do_with_the_link_on_a_line_of_its_own(run: Run, tmp_path: Path) -> None:
    code, printed, complaint = run("init")
    assert (code, complaint) == (0, "")
    lines = [line.strip() for line in printed.splitlines()]
    assert create_link(manifest(Settings.read(env_file=None))) in lines
    run_it = ["communique doctor", "communique run"]
    sync = "communique discord sync"
    wanted = ["SLACK_BOT_TOKEN=", "SLACK_APP_TOKEN=", *run_it, "DISCORD_TOKEN=", sync, *run_it]
    assert [line for line in lines if line in wanted] == wanted
    assert list(tmp_path.iterdir()) == []


def test_over_http_init_asks_for_the_signing_secret(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_MODE", "http")
    monkeypatch.setenv("SLACK_PUBLIC_URL", "https://bots.example.org")
    code, printed, complaint = run("init")
    assert (code, complaint) == (0, "")
    assert "SLACK_SIGNING_SECRET=\n" in printed
    assert "SLACK_PUBLIC_URL=https://bots.example.org\n" in printed
    assert "SLACK_APP_TOKEN" not in printed


def test_a_placeholder_in_the_manifest_is_told_beside_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_MODE", "http")
    for command in (("init",), ("slack", "manifest")):
        code, _, complaint = run(*command)
        assert code == 0
        assert "SLACK_PUBLIC_URL is not set" in complaint


def test_a_link_that_would_be_too_long_is_left_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_MODE", "http")
    monkeypatch.setenv("SLACK_PUBLIC_URL", f"https://example.org/{'x' * 1_000}")
    printed = run("init")[1]
    assert "manifest_json" not in printed
    assert "communique slack manifest" in printed


def test_the_invite_is_whole_once_the_token_is_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "client_id=APPLICATION_ID&" in run("init")[1]
    monkeypatch.setenv("DISCORD_TOKEN", "OTAwMDAwMDAwMDAwMDAwMDAx.hunter2.hunter2")
    printed = run("init")[1]
    (link,) = [line.strip() for line in printed.splitlines() if "oauth2" in line]
    assert link == invite_link("900000000000000001")
    assert "APPLICATION_ID" not in printed


def test_without_a_token_there_is_nothing_to_sync_with(run: Run, tmp_path: Path) -> None:
    code, printed, complaint = run("--home", str(tmp_path / "home"), "discord", "sync")
    assert (code, printed) == (1, "")
    assert "DISCORD_TOKEN is not set" in complaint


def test_no_secret_that_is_set_is_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-hunter2hunter2")
    monkeypatch.setenv("DISCORD_TOKEN", "OTAwMDAwMDAwMDAwMDAwMDAx.hunter2.hunter2")
    assert "hunter2" not in run("init")[1] + run("slack", "manifest")[1]


def test_a_wrong_setting_is_one_plain_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_COMMANDS", "ask=fact")
    code, printed, complaint = run("init")
    assert (code, printed) == (1, "")
    assert "SLACK_COMMANDS" in complaint
    assert "Traceback" not in complaint
