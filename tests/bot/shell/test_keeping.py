"""`backup` and `restore`, as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import cli
from bot.ingest import ingest
from tests.bot.homes import TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_backup_and_a_restore_say_what_they_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = a_folder(tmp_path)
    (folder / "news/a.txt").write_text(TUNNEL, encoding="utf-8")
    ingest(an_application(folder))
    assert cli.main(["--home", "home", "backup", "copy.db"]) == 0
    assert capsys.readouterr().out.startswith("backed up: copy.db, 0.")
    assert cli.main(["--home", "other", "restore", "copy.db"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == f"restored: 1 document in {tmp_path / 'other'}"
    assert "held" not in printed.out

    assert cli.main(["--home", "home", "backup", "copy.db"]) == 1
    assert cli.main(["--home", "home", "restore", "copy.db"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "communique: copy.db is there already",
        "  hint: name another file",
        f"communique: {tmp_path / 'home/communique.db'} is there already",
        "  hint: restore into an empty home: communique --home FOLDER restore FILE",
    ]


def test_a_broken_configuration_does_not_keep_anybody_from_a_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_folder(tmp_path)
    ingest(an_application(folder))
    (folder / "communique.yaml").write_text("colections: {}", encoding="utf-8")
    typed = ["--home", str(folder / "home"), "--config", str(folder / "communique.yaml")]
    assert cli.main([*typed, "backup", str(tmp_path / "copy.db")]) == 0
    assert capsys.readouterr().err == ""


def test_a_restore_is_from_a_file_or_in_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_folder(tmp_path)
    ingest(an_application(folder))
    home = ["--home", str(folder / "home")]
    assert cli.main([*home, "restore"]) == cli.main([*home, "restore", "copy.db", "--in-place"]) == 2
    assert "say either a FILE or --in-place" in capsys.readouterr().err
    assert cli.main([*home, "restore", "--in-place"]) == 0
    assert capsys.readouterr().out.startswith("restored: 0 documents in ")
