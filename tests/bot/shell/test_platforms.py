"""`slack manifest` and `discord sync`, as people type them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from bot import cli
from bot.slack_adapter.manifest import manifest
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


def test_without_a_token_there_is_nothing_to_sync_with(run: Run, tmp_path: Path) -> None:
    code, printed, complaint = run("--home", str(tmp_path / "home"), "discord", "sync")
    assert (code, printed) == (1, "")
    assert "DISCORD_TOKEN is not set" in complaint
