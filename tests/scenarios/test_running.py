"""`communique run` as a process: once, at its hour, through signals, kill -9 and a second worker."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from bot.ingest import ingest
from tests.bot.homes import an_application
from tests.landed import landed
from tests.scenarios.program import run
from tests.scenarios.service import LONG_S, running, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.scenarios.service import Running

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
briefings:
  morning: {title: Morning, at: "08:00", to: ["file:one.jsonl", "file:two.jsonl", console]}
"""
JUST_BEFORE = "2024-05-20T05:59:59.500Z"
BEFORE = "2024-05-20T05:59:57Z"
SOON = "2024-05-20T06:01:30Z"
"""After the lease of whoever is gone, and before what was frozen in time is too late."""
LATER = "2024-05-20T06:03:00Z"
TOMORROW = 1_716_271_200
"""08:00 on the next day, in Unix time."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a configuration, a document, and a home that has read it."""
    folder = tmp_path_factory.mktemp("running")
    landed(folder / "news/tunnel.txt", "The tunnel under the harbour opened on 3 May 2024.\n")
    (folder / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    application = an_application(folder)
    ingest(application)
    application.store.engine.dispose()
    return folder


@pytest.fixture
def home(read: Path, tmp_path: Path) -> Path:
    """A copy of that home, beside a copy of its configuration."""
    return shutil.copytree(read, tmp_path / "copy") / "home"


@pytest.fixture
def config(home: Path) -> Path:
    """The path of the configuration."""
    return home.parent / "communique.yaml"


def _arrived(home: Path, name: str) -> list[str]:
    path = home / name
    if not path.exists():
        return []
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def _states(home: Path) -> dict[str, str]:
    """What stands in the ledger, by destination."""
    with closing(sqlite3.connect(home / "communique.db", timeout=LONG_S)) as database:
        return dict(database.execute("SELECT destination, state FROM delivery"))


def _each_once(home: Path) -> bool:
    return [len(_arrived(home, name)) for name in ("one.jsonl", "two.jsonl")] == [1, 1]


def test_a_single_run_sends_what_is_due_and_the_next_one_nothing(home: Path, config: Path) -> None:
    first = run(home, "--config", config, "run", "--once", COMMUNIQUE_NOW=JUST_BEFORE)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.endswith("morning Mon 20 May 08:00: sent to 3 of 3\n")
    assert "tunnel" in first.stdout
    second = run(home, "--config", config, "run", "--once", COMMUNIQUE_NOW=LATER)
    assert (second.returncode, second.stdout, second.stderr) == (0, "nothing was due\n", "")
    assert _each_once(home)


def test_a_single_run_in_which_something_fails_says_so_and_exits_1(home: Path, config: Path) -> None:
    (home / "two.jsonl").mkdir()
    done = run(home, "--config", config, "run", "--once", COMMUNIQUE_NOW=JUST_BEFORE)
    assert done.returncode == 1
    assert "morning Mon 20 May 08:00: sent to 2 of 3\n  file:two.jsonl: failed: " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_it_sends_at_the_hour_says_how_it_is_and_stops_in_order(home: Path, config: Path) -> None:
    with running(home, config, COMMUNIQUE_NOW=JUST_BEFORE, COMMUNIQUE_HTTP_PORT="0") as service:
        for name in ("file:one.jsonl", "file:two.jsonl", "console"):
            assert service.says("delivery", destination=name)["state"] == "sent"
        assert service.page("/healthz") == (200, '{"alive": true}')
        assert service.page("/readyz") == (200, '{"ready": true, "reasons": [], "troubles": []}')
        status, text = service.page("/metrics")
        assert status == 200
        assert 'communique_deliveries{kind="briefing",state="sent"} 3.0' in text
        assert 'communique_delivery_lateness_seconds_count{kind="briefing"} 3.0' in text
        (due_at,) = re.findall(r"^communique_next_due_timestamp_seconds (\S+)$", text, re.MULTILINE)
        assert float(due_at) == TOMORROW
        assert "communique_index_lag_changes 0.0" in text
        assert service.page("/other")[0] == 404
        database = (home / "communique.db").read_bytes()
        (home / "communique.db").write_bytes(b"this is no database, however long one looks at it. " * 100)
        status, text = service.page("/readyz")
        assert (status, json.loads(text)["ready"]) == (503, False)
        assert "the database cannot be read" in " ".join(json.loads(text)["reasons"])
        assert service.page("/healthz")[0] == 200
        assert "communique_database_readable 0.0" in service.page("/metrics")[1]
        (home / "communique.db").write_bytes(database)
        assert service.stop() == 0
        service.says("stopped")
    assert _each_once(home)
    records = [json.loads((home / name).read_text()) for name in ("one.jsonl", "two.jsonl")]
    assert all(one["sent_at"].startswith("2024-05-20T06:0") for one in records)


@contextmanager
def _stuck(home: Path, config: Path) -> Iterator[tuple[Running, FileLock]]:
    """A service that is in the middle of sending: one of its files is locked."""
    held = FileLock(home / "one.jsonl.lock")
    held.acquire()
    with running(home, config, COMMUNIQUE_NOW=JUST_BEFORE) as service:
        for name in ("file:two.jsonl", "console"):
            service.says("delivery", destination=name)
        until(lambda: _states(home)["file:one.jsonl"] == "sending")
        yield service, held
    held.release()


def test_a_signal_in_the_middle_lets_it_finish(home: Path, config: Path) -> None:
    with _stuck(home, config) as (service, held):
        service.process.send_signal(signal.SIGTERM)
        service.says("stopping")
        held.release()
        assert service.process.wait(LONG_S) == 0
    assert _each_once(home)
    assert set(_states(home).values()) == {"sent"}


def test_a_second_signal_ends_it_at_once_and_leaves_what_was_under_way_to_be_looked_for(
    home: Path, config: Path
) -> None:
    with _stuck(home, config) as (service, _):
        service.process.send_signal(signal.SIGTERM)
        service.says("stopping")

        def ended() -> bool:  # signals of the first second mean the same as the first
            service.process.send_signal(signal.SIGTERM)
            return service.process.poll() is not None

        until(ended)
        assert service.process.returncode == -signal.SIGTERM
    assert _arrived(home, "one.jsonl") == []
    assert _states(home)["file:one.jsonl"] == "sending"


def test_two_workers_send_once(home: Path, config: Path) -> None:
    with (
        running(home, config, COMMUNIQUE_NOW=JUST_BEFORE) as one,
        running(home, config, COMMUNIQUE_NOW=JUST_BEFORE) as other,
    ):
        until(lambda: _each_once(home))
        assert (one.stop(signal.SIGINT), other.stop()) == (0, 0)
    assert _each_once(home)


def test_a_worker_that_is_killed_is_followed_by_one_that_sends_what_is_left_and_nothing_twice(
    home: Path, config: Path
) -> None:
    with running(home, config, COMMUNIQUE_NOW=BEFORE) as service:
        service.says("frozen")
        service.stop(signal.SIGKILL)
    with running(home, config, COMMUNIQUE_NOW=SOON) as service:
        until(lambda: _each_once(home))
        assert service.stop() == 0
    assert _each_once(home)
