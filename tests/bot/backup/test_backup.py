"""The backup: one moment's whole database in a file, whoever writes meanwhile."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.backup.backup import backed_up
from bot.backup.errors import InTheWay, NoBackup, ServersOwn
from bot.home import Home, open_store
from bot.ingest import ingest
from bot.ledger import Ledger
from bot.ledger.states import Kind
from corpus.clearance import EVERYTHING
from corpus.store import Store
from corpus.store.engine import url_of_file
from tests.bot.homes import TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path

BEGIN = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
WRITES = 60


def _filled(tmp_path: Path) -> Home:
    folder = a_folder(tmp_path)
    (folder / "news/a.txt").write_text(TUNNEL, encoding="utf-8")
    application = an_application(folder)
    ingest(application)
    application.store.engine.dispose()
    return application.home


def test_a_backup_holds_every_text_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "copy of Monday.db"
    size = backed_up(_filled(tmp_path), file)
    assert size == file.stat().st_size
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (document,) = Store.at(url_of_file(file)).reader(EVERYTHING).documents()
    assert Store.at(url_of_file(file)).reader(EVERYTHING).contents(document.id, 1).text == TUNNEL
    assert not list(tmp_path.glob(".*"))


def test_a_backup_is_one_moment_while_somebody_writes(tmp_path: Path) -> None:
    home = _filled(tmp_path)
    ledger = Ledger(open_store(home).engine)
    written = threading.Event()

    def write() -> None:
        for number in range(WRITES):
            both = dict.fromkeys(
                [(Kind.BRIEFING, "morning"), (Kind.BRIEFING, "evening")], BEGIN + timedelta(minutes=number)
            )
            ledger.plan([], both)  # both in one transaction
            written.set()

    writer = threading.Thread(target=write)
    writer.start()
    written.wait()
    seen: list[dict[tuple[Kind, str], datetime]] = []
    while writer.is_alive() or not seen:
        file = tmp_path / f"{len(seen)}.db"
        backed_up(home, file)
        marks = Ledger(Store.at(url_of_file(file)).engine).watermarks()
        seen.append(marks)
    writer.join()

    assert all(len(marks) == 2 and len(set(marks.values())) == 1 for marks in seen)
    assert set(ledger.watermarks().values()) == {BEGIN + timedelta(minutes=WRITES - 1)}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    home, file = _filled(tmp_path), tmp_path / "copy.db"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(InTheWay, match="is there already"):
        backed_up(home, file)
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_home_without_a_database_is_not_made_by_backing_it_up(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "none")
    with pytest.raises(NoBackup, match="there is no database"):
        backed_up(home, tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_leaves_no_backup_that_looks_like_one(tmp_path: Path) -> None:
    home = _filled(tmp_path)
    database = home.folder / "communique.db"
    whole = database.read_bytes()
    for damaged in (b"words, and no database" * 200, whole[:8192] + b"\xff" * 8192 + whole[16384:]):
        database.write_bytes(damaged)
        with pytest.raises(NoBackup, match="database"):
            backed_up(home, tmp_path / "copy.db")
        assert not list(tmp_path.glob("*.db*"))
        assert not list(tmp_path.glob(".*"))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="cannot be written: No such file or directory"):
        backed_up(_filled(tmp_path), tmp_path / "nowhere" / "copy.db")


def test_what_a_killed_writer_left_half_done_is_not_in_the_backup(tmp_path: Path) -> None:
    home = _filled(tmp_path)
    database = home.folder / "communique.db"
    with closing(sqlite3.connect(database, isolation_level=None)) as killed:
        killed.execute("PRAGMA cache_size=1")
        killed.execute("BEGIN IMMEDIATE")
        killed.execute("UPDATE revision SET text = 'half'")
        killed.execute("CREATE TABLE padding AS SELECT randomblob(200000) AS bytes")
        left = {one.name: one.read_bytes() for one in home.folder.glob("communique.db*")}
    for name, content in left.items():
        (home.folder / name).write_bytes(content)
    assert len(left["communique.db-journal"]) > 512

    backed_up(home, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT text FROM revision").fetchall() == [(TUNNEL,)]


def test_a_server_has_backups_of_its_own_and_no_password_is_shown(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    home = Home.at(tmp_path, "postgresql://communique:hunter2@db.example.org/communique")
    with pytest.raises(ServersOwn) as refused:
        backed_up(home, tmp_path / "my copy.dump")
    hint = refused.value.hint or ""
    assert hint.startswith("pg_dump --format=custom --file='")
    assert hint.endswith("my copy.dump' postgresql://communique@db.example.org/communique")
    assert "hunter2" not in f"{refused.value}{hint}"
