"""`init`, as people type it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot import cli
from bot.discord_adapter.invite import invite_link
from bot.slack_adapter.manifest import create_link, manifest
from config import load
from config.settings import Settings
from tests.scenarios.program import environment

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


def test_the_env_file_names_the_commands(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_COMMANDS=ask=find\n", encoding="utf-8")
    assert '"/find"' in run("slack", "manifest")[1]
    assert "type /find with a question" in run("init")[1]


def test_without_a_terminal_init_asks_nothing_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    code, printed, complaint = run("init")
    assert (code, complaint) == (0, "")
    lines = [line.strip() for line in printed.splitlines()]
    assert create_link(manifest(Settings.read(env_file=None))) in lines
    with_it = "communique --config communique.yaml"
    run_it = [f"{with_it} doctor", f"{with_it} run"]
    sync = f"{with_it} discord sync"
    wanted = ["SLACK_BOT_TOKEN=", "SLACK_APP_TOKEN=", *run_it, "DISCORD_TOKEN=", sync, *run_it]
    assert [line for line in lines if line in wanted] == wanted
    assert lines[:2] == ["written: communique.yaml", "written: .env"]
    assert lines[2] == "There is no folder documents yet: make it, and put documents there."
    assert sorted(one.name for one in tmp_path.iterdir()) == [".env", "communique.yaml"]


def test_init_can_be_run_again_for_what_it_says(run: Run, tmp_path: Path) -> None:
    run("init", "--yes")
    (tmp_path / ".env").write_text(
        "DISCORD_TOKEN=OTAwMDAwMDAwMDAwMDAwMDAx.hunter2.hunter2\n", encoding="utf-8"
    )
    printed = run("init", "--yes")[1]
    assert printed.startswith("kept as it is: communique.yaml\nkept as it is: .env\n")
    assert invite_link("900000000000000001") in printed
    assert "hunter2" in (tmp_path / ".env").read_text(encoding="utf-8")


def test_the_two_files_may_go_into_another_folder(run: Run, tmp_path: Path) -> None:
    printed = run("init", "--folder", "newsroom")[1]
    assert "What follows is typed in that folder: cd newsroom\n" in printed
    assert sorted(one.name for one in (tmp_path / "newsroom").iterdir()) == [".env", "communique.yaml"]
    assert run("--config", "newsroom/communique.yaml", "--home", "home", "config", "check")[0] == 0


def test_at_a_terminal_it_asks_three_questions(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "init"],
        cwd=tmp_path,
        env=environment(),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, b"teams\ndiscord\npapers\n112233445566778899 07:15\n")
    printed = "".join(iter(partial(_read, ours), ""))
    assert process.wait(timeout=300) == 0
    os.close(ours)
    assert printed.count("Slack, Discord, both or none?") == 2
    assert printed.count("In which folder are your documents?") == printed.count("Which channel") == 1
    assert "'teams' is none of them" in printed
    assert "Slack, in five steps" not in printed
    briefing = load(tmp_path / "communique.yaml").briefings["morning"]
    assert (briefing.at, list(map(str, briefing.to))) == (time(7, 15), ["discord:112233445566778899"])


def _read(terminal: int) -> str:
    """What was printed since; empty once the program has ended."""
    try:
        return os.read(terminal, 4096).decode()
    except OSError:  # the other side is closed
        return ""


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
