"""Restoring: what was sent is not sent again, and what may have been waits for somebody's word."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from alembic import command

from bot import cli
from bot.backup.backup import backed_up
from bot.backup.doubting import REASON
from bot.backup.errors import InTheWay, NoBackup, ServersOwn
from bot.backup.restoring import Restored, made_ready, restored
from bot.home import Home, open_store
from bot.ledger import Ledger
from bot.ledger.entries import Occurrence, Planned
from bot.ledger.states import DeliveryState, Kind
from bot.migrations.upgrade import config
from corpus.errors import StoreTooNew
from corpus.store.engine import open_engine, schema_revision, url_of_file, writing
from corpus.store.schema import SCHEMA_REVISION
from tests.bot.running.builders import ONE, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=6)

CONFIG = """\
timezone: UTC
collections: {public: {paths: [news]}}
briefings:
  morning: {days: daily, at: "08:00", to: ["file:out.jsonl"]}
"""
NEWS = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"
MORE = "The second tube of the tunnel is to be dug from 2026 on, the port said.\n"


def _publish(file: Path, text: str) -> None:
    """Write a file that has stood there for a while: a young one may still be being written."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (0, 0))


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Types a command at an hour of Monday, over one of the homes; what it printed."""
    (tmp_path / "news").mkdir()
    _publish(tmp_path / "news/a.txt", NEWS)
    (tmp_path / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def call(home: str, now: str, *arguments: str) -> str:
        monkeypatch.setenv("COMMUNIQUE_NOW", f"2024-05-{now}:00Z")
        code = cli.main(["--home", str(tmp_path / home), "--config", "communique.yaml", *arguments])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return printed.out

    return call


def test_after_a_restore_nothing_is_read_or_sent_twice(typed: Callable[..., str], tmp_path: Path) -> None:
    typed("old", "20T07:50", "run", "--once")
    typed("old", "20T08:01", "run", "--once")
    assert len((tmp_path / "old/out.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert typed("old", "20T09:00", "backup", "copy.db").startswith("backed up: copy.db, ")
    _publish(tmp_path / "news/b.txt", MORE)
    typed("old", "21T08:01", "run", "--once")

    told = typed("new", "21T12:00", "restore", "copy.db")
    assert told.startswith(f"restored: 1 document in {tmp_path / 'new'}\n")
    assert typed("new", "21T12:00", "ingest").endswith(
        "1 added, 0 updated, 1 unchanged, 0 skipped, 0 failed\n"
    )
    typed("new", "21T12:01", "run", "--once")
    assert not (tmp_path / "new/out.jsonl").exists()  # Tuesday's was sent, though the backup does not know

    typed("new", "22T08:01", "run", "--once")  # Wednesday is another day
    (line,) = (tmp_path / "new/out.jsonl").read_text(encoding="utf-8").splitlines()
    assert "second tube" in line
    assert "opened on 3 May" not in line  # it was told on Monday


def test_what_was_still_to_be_sent_is_held_for_somebody_to_decide(tmp_path: Path) -> None:
    old, file = Home.at(tmp_path / "old"), tmp_path / "copy.db"
    ledger = Ledger(open_store(old).engine, clock=lambda: NOW)
    post(ledger, ONE, due_at=NOW, subject="ready")
    post(ledger, ONE, due_at=NOW, subject="sending")
    ledger.claim("one", "file", lease=timedelta(minutes=1), limit=1)
    due = Occurrence(Kind.BRIEFING, "planned", "2024-05-20T08:00", "UTC", "", NOW)
    later = Occurrence(Kind.BRIEFING, "planned", "2024-05-21T08:00", "UTC", "", NOW + timedelta(days=1))
    ledger.plan([Planned(due, (ONE,)), Planned(later, (ONE,))], {(Kind.BRIEFING, "planned"): NOW})
    backed_up(old, file)

    new = Home.at(tmp_path / "new")
    assert restored(new, file, now=LATER) == Restored(documents=0, held=3)
    again = Ledger(open_store(new).engine, clock=lambda: LATER)
    states = {
        (occurrence.subject, occurrence.nominal): (one.state, one.reason)
        for occurrence, deliveries in again.occurrences(since=NOW - timedelta(days=1))
        for one in deliveries
    }
    waiting = states.pop(("planned", later.nominal))
    assert waiting == (DeliveryState.PLANNED, None)
    assert set(states.values()) == {(DeliveryState.HELD, REASON)}
    assert again.claim("two", "file", lease=timedelta(minutes=1), limit=9) == []
    assert again.claim_unknown("two", "file", lease=timedelta(minutes=1), limit=9) == []
    assert again.watermarks() == {(Kind.BRIEFING, "planned"): LATER}

    held = [
        one for _, every in again.occurrences(since=NOW) for one in every if one.state is DeliveryState.HELD
    ]
    assert {again.resolve(one.id, arrived=False) for one in held} == {
        DeliveryState.READY,
        DeliveryState.PLANNED,
    }


def _empty_backup(tmp_path: Path) -> Path:
    home, file = Home.at(tmp_path / "old"), tmp_path / "copy.db"
    open_store(home).engine.dispose()
    backed_up(home, file)
    return file


def test_a_home_with_a_database_or_what_is_left_of_one_is_refused(tmp_path: Path) -> None:
    file, home = _empty_backup(tmp_path), Home.at(tmp_path / "new")
    home.folder.mkdir()
    for left in ("communique.db", "communique.db-journal", "communique.db-wal"):
        (home.folder / left).write_text("mine", encoding="utf-8")
        with pytest.raises(InTheWay, match="is there already"):
            restored(home, file, now=NOW)
        assert [one.name for one in home.folder.iterdir()] == [left]
        (home.folder / left).unlink()
    (home.folder / "index").mkdir()
    (home.folder / "index/of-another-database").touch()
    assert restored(home, file, now=NOW) == Restored(documents=0, held=0)
    assert [one.name for one in home.folder.iterdir()] == ["communique.db"]


def test_a_backup_of_an_older_version_is_migrated(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    engine = open_engine(url_of_file(file))
    with writing(engine) as connection:
        command.upgrade(config(connection), "0003")
    engine.dispose()
    home = Home.at(tmp_path / "new")
    restored(home, file, now=NOW)
    assert schema_revision(open_engine(home.database_url)) == SCHEMA_REVISION
    assert schema_revision(open_engine(url_of_file(file))) == "0003"


def test_a_backup_of_a_newer_version_is_refused_and_nothing_is_left_behind(tmp_path: Path) -> None:
    file, home = _empty_backup(tmp_path), Home.at(tmp_path / "new")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew, match=r"copy\.db: a newer version of Communique made it"):
        restored(home, file, now=NOW)
    assert list(home.folder.iterdir()) == []


def test_what_is_no_backup_is_refused_and_nothing_is_left_behind(tmp_path: Path) -> None:
    home, file = Home.at(tmp_path / "new"), tmp_path / "copy.db"
    with pytest.raises(NoBackup, match="there is no such file"):
        restored(home, file, now=NOW)
    file.write_text("words, and no database" * 100, encoding="utf-8")
    with pytest.raises(NoBackup, match="this is no database, or it is damaged"):
        restored(home, file, now=NOW)
    file.unlink()
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(NoBackup, match="this is no database of Communique"):
        restored(home, file, now=NOW)
    assert list(home.folder.iterdir()) == []


def test_a_server_is_restored_by_its_own_programs(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    home = Home.at(tmp_path, "postgresql://communique:hunter2@db.example.org/communique")
    with pytest.raises(ServersOwn) as refused:
        restored(home, tmp_path / "copy.dump", now=NOW)
    assert (refused.value.hint or "").startswith("pg_restore ")
    assert "hunter2" not in f"{refused.value}{refused.value.hint}"


def test_a_server_that_was_restored_by_other_means_sends_nothing_twice(
    tmp_path: Path, postgres_url: str
) -> None:
    home = Home.at(tmp_path, postgres_url)
    ledger = Ledger(open_store(home).engine, clock=lambda: NOW)
    post(ledger, ONE, due_at=NOW)
    ledger.plan([], {(Kind.BRIEFING, "morning"): NOW})
    assert made_ready(home, now=LATER) == Restored(documents=0, held=1)
    assert ledger.claim("one", "file", lease=timedelta(minutes=1), limit=9) == []
    assert ledger.watermarks() == {(Kind.BRIEFING, "morning"): LATER}
    ledger.engine.dispose()


def test_where_nothing_was_restored_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="there is no database"):
        made_ready(Home.at(tmp_path / "none"), now=NOW)
    assert list(tmp_path.iterdir()) == []
