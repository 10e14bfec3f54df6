from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.cli import main
from bot.opening import opened
from bot.versions.tables import configuration as table
from config import load
from corpus.store.engine import transaction

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIG = "timezone: Europe/Stockholm\ncollections:\n  public: {paths: [news]}\n"


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Types a command over a home and a file; exit code, standard output and standard error."""
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COMMUNIQUE_NOW", "2024-05-20T06:00:00Z")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    Path("own.yaml").write_text(CONFIG, encoding="utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--config", "own.yaml", *words])
        return code, *capsys.readouterr()

    return run


def _history(typed: Callable[..., tuple[int, str, str]]) -> list[tuple[int, str]]:
    versions = json.loads(typed("config", "history", "--json")[1])["versions"]
    return [(one["number"], one["change"]) for one in versions]


def test_without_a_version_the_file_holds_and_no_home_is_made(
    typed: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    assert typed("config", "show")[1].startswith("timezone: Europe/Stockholm\n")
    assert typed("config", "check")[1] == "the configuration is right: 1 collections, 0 topics, 0 briefings\n"
    assert not (tmp_path / "home" / "communique.db").exists()
    assert "None yet: the file holds." in typed("config", "history")[1]


def test_a_file_that_is_imported_holds_from_then_on_and_can_be_undone(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    Path("other.yaml").write_text(CONFIG.replace("Stockholm", "Oslo"), encoding="utf-8")
    assert "Imported as version 2: it holds from now on." in typed("config", "import", "other.yaml")[1]
    said, _, shown = typed("config", "show")[1].partition("\n")
    assert said == "# version 2 in the database holds"
    assert shown.startswith("timezone: Europe/Oslo\n")
    assert "Version 3 holds now, as version 1 was." in typed("config", "undo")[1]
    assert opened(config=Path("own.yaml")).configuration == load(Path("own.yaml"))
    assert _history(typed) == [
        (3, "Undid version 2: as version 1 was."),
        (2, "Imported other.yaml."),
        (1, "Seeded from own.yaml."),
    ]


def test_to_import_what_holds_changes_nothing(typed: Callable[..., tuple[int, str, str]]) -> None:
    for _ in range(2):
        assert "Version 1 says the same, and holds." in typed("config", "import", "own.yaml")[1]
    assert _history(typed) == [(1, "Seeded from own.yaml.")]
    assert "There is nothing to undo." in typed("config", "undo")[1]


def test_a_file_with_mistakes_is_refused_whole(typed: Callable[..., tuple[int, str, str]]) -> None:
    Path("wrong.yaml").write_text(CONFIG + "briefings: {noon: {at: '25:00'}}\n", encoding="utf-8")
    code, _, complaint = typed("config", "import", "wrong.yaml")
    assert code == 1
    assert "wrong.yaml:4" in complaint
    assert _history(typed) == []


def test_a_file_that_was_changed_since_fails_nothing_and_is_told_of(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    typed("config", "import", "own.yaml")
    Path("own.yaml").write_text(CONFIG.replace("Stockholm", "Oslo"), encoding="utf-8")
    code, shown, _ = typed("config", "show")
    assert code == 0
    assert "# version 1 in the database holds; own.yaml has been changed since version 1 was made" in shown
    assert "# communique config import own.yaml makes it the next version" in shown
    assert "timezone: Europe/Stockholm\n" in shown
    assert "own.yaml has been changed" in typed("config", "check")[1]
    checks = json.loads(typed("doctor", "--json")[1])["checks"]
    (found,) = (one for one in checks if one["name"] == "configuration")
    assert (found["state"], found["hint"]) == (
        "warn",
        "communique config import own.yaml makes it the next version",
    )
    typed("config", "import", "own.yaml")
    assert "changed since" not in typed("config", "check")[1]


def test_the_file_that_is_named_is_checked_whatever_holds(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    typed("config", "import", "own.yaml")
    Path("own.yaml").write_text(CONFIG + "moods: [calm]\n", encoding="utf-8")
    code, _, complaint = typed("config", "check")
    assert (code, "unknown key 'moods'" in complaint) == (1, True)
    assert typed("config", "show")[0] == 0


def test_a_version_that_is_not_understood_stops_all_but_what_mends_it(
    typed: Callable[..., tuple[int, str, str]],
) -> None:
    typed("config", "import", "own.yaml")
    with transaction(opened(config=Path("own.yaml")).store.engine) as connection:
        connection.execute(table.update().values(text=CONFIG + "moods: [calm]\n"))
    code, _, complaint = typed("sources")
    assert code == 1
    assert "version 1 of the configuration, in the database, is not understood" in complaint
    assert "Imported as version 2" in typed("config", "import", "own.yaml")[1]
    assert typed("sources")[0] == 0
