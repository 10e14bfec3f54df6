"""Homes that are read-only, locked, full or too new: one clear line, exit code 1, and nothing stored lost."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
from typing import TYPE_CHECKING

import pytest

from bot.commands.ask import ask
from bot.ingest import ingest
from tests.bot.homes import TUNNEL, a_folder, an_application
from tests.generated import write_jsonl
from tests.scenarios.program import command, environment, run

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = TUNNEL.strip()
SMALL_DISK_KB = 300
MORE = 80


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one document, and beside it a folder with more."""
    (tmp_path / "tunnel.txt").write_text(TUNNEL)
    (tmp_path / "more").mkdir()
    write_jsonl(tmp_path / "more/coast.jsonl", MORE, sentences=4)
    application = an_application(a_folder(tmp_path))
    assert ingest(application, [tmp_path / "tunnel.txt"]).failed == []
    application.store.engine.dispose()
    return application.home.folder


def _one_line(said: str, *words: str) -> None:
    """One line, and the hint below it."""
    line, hint = said.splitlines()
    assert line.startswith("communique: ")
    assert hint.startswith("  hint: ")
    for word in words:
        assert word in line
    assert "Traceback" not in said


def _answers(home: Path) -> None:
    shape = ask(an_application(home.parent), "tunnel under the harbour").shape
    assert [excerpt["quote"] for excerpt in shape["excerpts"]] == [ANSWER]


def _apart(script: str, home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command among mounts of its own, made by a script in which `$1` is the home.

    Whoever runs the tests may be root, whom no permission stops; a mount that is read-only or full does.
    """
    unshare = shutil.which("unshare")
    if unshare is None or os.geteuid() != 0:
        pytest.skip("only root may mount")
    wrapped = [unshare, "--mount", "sh", "-c", f'{script} || exit 99; shift; exec "$@"', "sh", str(home)]
    done = subprocess.run(
        [*wrapped, *command(home, *arguments)],
        env=environment(),
        cwd=home.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if done.returncode == 99:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    return done


READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"'


def test_a_read_only_home_refuses_an_ingest_and_still_answers(home: Path, tmp_path: Path) -> None:
    refused = _apart(READ_ONLY, home, "ingest", tmp_path / "more")
    asked = _apart(READ_ONLY, home, "ask", "tunnel under the harbour", "--json")

    assert refused.returncode == 1
    _one_line(refused.stderr, str(home / "communique.db"), "cannot be written")
    assert asked.returncode == 0, asked.stderr
    assert [excerpt["quote"] for excerpt in json.loads(asked.stdout)["excerpts"]] == [ANSWER]


def test_a_home_in_a_read_only_folder_cannot_be_made_and_says_so_in_json(home: Path) -> None:
    made = _apart(READ_ONLY.replace('"$1"', f'"{home}"'), home / "new", "ask", "tunnel", "--json")
    assert made.returncode == 1
    error = json.loads(made.stdout)["error"]
    assert error["path"] == str(home / "new")
    assert "cannot be made" in error["message"]


def test_a_full_disk_stops_an_ingest_and_loses_nothing(home: Path, tmp_path: Path) -> None:
    # The home is copied onto a disk of its own, and copied back to be looked at.
    kept = tmp_path / "kept"
    onto = (
        f'cp -r "$1" "{kept}" && mount -t tmpfs -o size={SMALL_DISK_KB}k none "$1" && cp -r "{kept}/." "$1"'
    )
    refused = _apart(onto, home, "ingest", tmp_path / "more")
    shutil.rmtree(kept, ignore_errors=True)

    assert refused.returncode == 1
    _one_line(refused.stderr, str(home / "communique.db"), "full")


def test_where_no_file_may_grow_an_ingest_stops_and_what_was_stored_still_answers(
    home: Path, tmp_path: Path
) -> None:
    limit = (home / "communique.db").stat().st_size + 60_000

    def no_file_may_grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    refused = run(home, "ingest", tmp_path / "more", before=no_file_may_grow)
    assert refused.returncode == 1
    _one_line(refused.stderr, str(home / "communique.db"), "disk")
    _answers(home)

    again = ingest(an_application(tmp_path), [tmp_path / "more"])
    assert (again.failed, len(again.added) + len(again.unchanged)) == ([], MORE)


def test_a_locked_database_refuses_an_ingest_in_one_line_and_still_answers(
    home: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{home / 'communique.db'}?timeout=0.05"
    holder = sqlite3.connect(home / "communique.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refused = run(home, "ingest", tmp_path / "more", COMMUNIQUE_DATABASE_URL=url)
    _answers(home)
    holder.execute("COMMIT")
    holder.execute("BEGIN EXCLUSIVE")
    shut = run(home, "ask", "tunnel", "--json", COMMUNIQUE_DATABASE_URL=url)
    holder.close()

    assert refused.returncode == 1
    _one_line(refused.stderr, str(home / "communique.db"), "locked by another process")
    assert shut.returncode == 1
    assert "locked" in json.loads(shut.stdout)["error"]["message"]


def test_a_home_of_a_later_version_is_refused_and_left_untouched(home: Path, tmp_path: Path) -> None:
    with sqlite3.connect(home / "communique.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (home / "communique.db").read_bytes()
    refused = run(home, "ingest", tmp_path / "more")

    assert refused.returncode == 1
    _one_line(refused.stderr, "newer version", "9999")
    assert (home / "communique.db").read_bytes() == before
