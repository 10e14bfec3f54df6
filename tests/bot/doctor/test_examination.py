"""What `doctor` sees of an installation."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.doctor import examined
from bot.ingest import ingest
from bot.ledger import Ledger
from bot.ledger.entries import LeftOut, Occurrence, Planned
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, Kind
from bot.relating import RULES
from tests.bot.homes import AUDIT, NOW, TUNNEL, a_folder, an_application
from tests.bot.running.builders import ONE, post
from tests.scenarios.program import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _collections(folder: Path) -> dict[str, str | None]:
    return _check(folder, "collections")


def _check(folder: Path, name: str) -> dict[str, str | None]:
    shape = examined(home=folder / "home", config=folder / "communique.yaml").shape
    (found,) = (check for check in shape["checks"] if check["name"] == name)
    return dict(found)


def test_documents_in_a_collection_that_the_configuration_no_longer_knows_are_counted(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "board/a.txt").write_text(TUNNEL)
    (folder / "board/b.txt").write_text(AUDIT)
    ingest(an_application(folder))
    assert _collections(folder)["state"] == "ok"

    config = folder / "communique.yaml"
    config.write_text(config.read_text().replace("board: {", "council: {"))
    found = _collections(folder)
    assert found["state"] == "warn"
    assert found["found"] == "2 documents in 'board', which the configuration does not know"
    assert "--collection" in (found["hint"] or "")


def test_an_index_whose_bytes_have_changed_on_the_disk_is_made_anew(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "board/a.txt").write_text(TUNNEL)
    ingest(an_application(folder))
    assert _check(folder, "index")["state"] == "ok"

    (part,) = (folder / "home/index").glob("part-*")
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    found = _check(folder, "index")
    assert (found["state"], found["found"]) == ("warn", "1 file had changed on the disk; it is made anew now")
    assert _check(folder, "index")["state"] == "ok"


def test_documents_that_nobody_has_compared_yet_are_counted(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "board/a.txt").write_text(TUNNEL)
    application = an_application(folder)
    ingest(application)
    assert _check(folder, "comparing")["state"] == "ok"

    application.store.relate({}, upto=0, rules=RULES)
    found = _check(folder, "comparing")
    assert (found["state"], found["found"]) == ("warn", "1 document not yet compared with the others")

    (withdrawn,) = application.reader.documents()
    application.store.withdraw(withdrawn.id, at="2024-05-21T00:00:00Z")
    assert _check(folder, "comparing")["state"] == "ok"


def test_messages_that_are_late_failed_or_held_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_NOW", NOW.isoformat())
    folder = a_folder(tmp_path)
    assert _check(folder, "delivery")["found"] == "nothing has been delivered yet"

    ledger = Ledger(an_application(folder).store.engine, clock=lambda: NOW)
    ledger.plan([], {(Kind.BRIEFING, "morning"): datetime(2024, 5, 20, 5, 59, tzinfo=UTC)})
    found = _check(folder, "delivery")
    last = "in 7 days; last looked Mon 20 May 2024 07:59 Stockholm"
    assert (found["state"], found["found"]) == ("ok", f"nothing {last}")

    post(ledger, ONE, due_at=NOW - timedelta(hours=1))
    post(ledger, ONE, due_at=NOW, subject="other")
    found = _check(folder, "delivery")
    assert (found["state"], found["found"]) == ("warn", f"1 late {last}")

    claims = ledger.claim("one", "file", lease=timedelta(minutes=1), limit=2)
    for claim, state in zip(claims, (DeliveryState.FAILED, DeliveryState.HELD), strict=True):
        ledger.record([Outcome(claim, state, reason="somebody must look")])
    found = _check(folder, "delivery")
    assert (found["state"], found["found"]) == ("warn", f"1 failed, 1 held {last}")
    assert "--state held" in (found["hint"] or "")


def test_which_database_it_is_stands_first_of_what_is_looked_at(tmp_path: Path) -> None:
    found = _check(a_folder(tmp_path), "database")

    assert found["state"] == "ok"
    assert found["found"] == f"SQLite {sqlite3.sqlite_version}, rollback journal"


def test_a_postgresql_that_may_forget_is_warned_of(tmp_path: Path, postgres_url: str) -> None:
    done = run(tmp_path / "home", "doctor", "--json", COMMUNIQUE_DATABASE_URL=postgres_url)
    (found,) = (check for check in json.loads(done.stdout)["checks"] if check["name"] == "database")

    assert found["state"] == "warn"  # the server of the tests keeps nothing through a loss of power
    assert found["found"].startswith("PostgreSQL ")
    assert "fsync" in found["hint"]
    assert done.returncode == 0


def test_what_was_left_out_is_counted_and_a_clock_that_was_ahead_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_NOW", NOW.isoformat())
    folder = a_folder(tmp_path)
    ledger = Ledger(an_application(folder).store.engine, clock=lambda: NOW)
    due = Occurrence(Kind.BRIEFING, "morning", "2024-05-20T08:00", "UTC", "", NOW - timedelta(hours=2))
    ledger.plan([Planned(due, (ONE,))], {(Kind.BRIEFING, "morning"): NOW})
    ledger.leave_out([LeftOut(due, (ONE,), "missed: none is made up for", DeliveryState.SKIPPED)])
    found = _check(folder, "delivery")
    assert found["state"] == "ok"
    assert (found["found"] or "").startswith("1 skipped in 7 days")

    ledger.plan([], {(Kind.BRIEFING, "morning"): NOW + timedelta(days=3)})
    found = _check(folder, "delivery")
    assert found["state"] == "warn"
    assert (found["found"] or "").endswith("which is still to come: a clock was ahead")


def test_one_is_said_as_one(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "communique.yaml").write_text(
        "timezone: UTC\ncollections: {public: {paths: [board]}}\nbriefings: {morning: {at: '08:00'}}\n"
    )
    assert _check(folder, "configuration")["found"] == "1 collection, 1 briefing"


def test_slack_is_looked_at_once_its_token_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder(tmp_path)
    unset = _check(folder, "slack")
    assert (unset["state"], unset["found"]) == ("ok", "not set up (SLACK_BOT_TOKEN is not set)")
    assert "notes" not in _names(folder)

    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-nobody")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")  # the port of `discard`: nobody answers
    found = _check(folder, "slack")
    assert (found["state"], found["found"]) == ("fail", "Slack does not answer")
    assert (found["hint"] or "").startswith("it cannot be reached from here")
    assert _check(folder, "slack connection")["found"] == "SLACK_APP_TOKEN is not set"


def test_notes_that_nobody_on_slack_sees_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder(tmp_path)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-nobody")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    found = _check(folder, "notes")
    assert found["state"] == "warn"
    assert "go to the console alone" in (found["found"] or "")
    config = folder / "communique.yaml"
    config.write_text(config.read_text() + 'admins: {notes: ["slack:C012ABC", console]}\n')
    found = _check(folder, "notes")
    assert (found["state"], found["found"]) == ("ok", "to slack:C012ABC, console")


def _names(folder: Path) -> list[str]:
    shape = examined(home=folder / "home", config=folder / "communique.yaml").shape
    return [check["name"] for check in shape["checks"]]


def test_a_clock_that_is_set_by_hand_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_NOW", raising=False)
    found = _check(folder, "clock")
    assert (found["state"], found["found"]) == ("ok", "no other clock to hold it against")
    monkeypatch.setenv("COMMUNIQUE_NOW", NOW.isoformat())
    found = _check(folder, "clock")
    assert found["state"] == "warn"
    assert found["found"] == "COMMUNIQUE_NOW sets it to Mon 20 May 2024 08:00 Stockholm"


def test_the_zones_and_the_rules_they_go_by_are_told(tmp_path: Path) -> None:
    assert (_check(a_folder(tmp_path), "time zones")["found"] or "").startswith("1 zone found, rules ")


def test_the_fault_of_sqlite_is_told_of_and_does_not_fail(tmp_path: Path) -> None:
    found = _check(a_folder(tmp_path), "sqlite")
    assert found["state"] == "ok"
    assert (found["found"] or "").startswith(sqlite3.sqlite_version)


def test_a_file_of_secrets_that_others_can_read_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_folder(tmp_path)
    monkeypatch.chdir(folder)
    assert "secrets" not in _names(folder)
    (folder / ".env").write_text("SLACK_PORT=3001\n", encoding="utf-8")
    (folder / ".env").chmod(0o644)
    found = _check(folder, "secrets")
    assert (found["state"], found["hint"]) == ("warn", f"chmod 600 {folder / '.env'}")
    (folder / ".env").chmod(0o600)
    assert _check(folder, "secrets")["state"] == "ok"


def test_a_database_that_others_can_read_is_warned_of(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    assert _check(folder, "home")["state"] == "ok"
    (folder / "home").chmod(0o755)
    (folder / "home" / "communique.db").chmod(0o644)
    found = _check(folder, "home")
    assert found["state"] == "warn"
    assert (found["found"] or "").endswith("communique.db")
    assert found["hint"] == f"chmod 700 {folder / 'home'}"
    (folder / "home").chmod(0o700)
    assert _check(folder, "home")["state"] == "ok"


def test_a_database_that_is_none_fails_and_the_rest_is_not_looked_at(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "home").mkdir()
    (folder / "home/communique.db").write_text("words, and no database" * 100, encoding="utf-8")
    result = examined(home=folder / "home", config=folder / "communique.yaml")
    assert not result.ok
    assert [check["name"] for check in result.shape["checks"]][-1] == "database"
