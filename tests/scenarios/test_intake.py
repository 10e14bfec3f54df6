"""`communique run` and its sources: folders, feeds and strangers, kill -9, and a second program."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.homes import AUDIT, TUNNEL
from tests.bot.intake.newsstand import Item, article, rss
from tests.landed import landed
from tests.outside.hostile import bomb, silence
from tests.outside.server import Outside, refusal
from tests.scenarios import service as scenario
from tests.scenarios.program import run
from tests.scenarios.service import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scenarios.service import Running

CONFIG = """\
timezone: UTC
collections:
  public: {{paths: [news], feeds: [{feeds}], every: 30m}}
briefings:
  morning: {{title: Morning, days: daily, at: "08:00", to: ["file:out.jsonl"]}}
"""
LONG_BEFORE = "2026-03-02T07:20:00Z"
AFTER_A_LEASE = "2026-03-02T07:25:00Z"
AFTER_ANOTHER = "2026-03-02T07:29:00Z"
TEN_SECONDS_BEFORE = "2026-03-02T07:59:50Z"
JUST_BEFORE = "2026-03-02T07:59:59.500Z"
AT_EIGHT = "2026-03-02T08:0"
"""Or minutes later: who starts after the hour, if only because starting takes its time, reads first."""
HERE = "127.0.0.1"
LONG_S = 300.0
"""Reading gives way to all else that a machine does, which may be much."""

SUBJECTS = ("bridge", "lock", "quay")
NO_DATABASE = b"this is no database, however long one looks at it. " * 100


until = partial(scenario.until, longest_s=LONG_S)


@pytest.fixture
def outside() -> Iterator[Outside]:
    with Outside() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that is yet to be made, beside a folder with a document and a configuration without feeds."""
    (tmp_path / "news").mkdir()
    landed(tmp_path / "news/tunnel.txt", TUNNEL)
    return _configured(tmp_path / "home")


def _configured(home: Path, *feeds: str) -> Path:
    named = ", ".join(f"'{one}'" for one in feeds)
    _config(home).write_text(CONFIG.format(feeds=named), encoding="utf-8")
    return home


def _config(home: Path) -> Path:
    return home.parent / "communique.yaml"


def _feed(outside: Outside, *, hanging: bool = False) -> str:
    """A feed of teasers, with a page for each.

    Args:
        hanging: nothing comes of the last page the first time that it is asked for.
    """
    items = []
    for number, subject in enumerate(SUBJECTS):
        said = f"The {subject} of Norwick was opened on {number + 3} May 2024, years after the vote on it."
        page = article(f"About the {subject}", said, f"Nobody in Norwick had expected the {subject} so soon.")
        plays = (silence(), page) if hanging and subject == SUBJECTS[-1] else (page,)
        url = outside.serve(f"/{subject}", *plays)
        items.append(Item(url, f"About the {subject}", f"{said[:40]}…", f"tag:{subject}"))
    return outside.serve("/feed", rss(*items))


def _titles(home: Path) -> list[str]:
    """Of the documents that are stored, in order."""
    if not (home / "communique.db").exists():
        return []
    with closing(sqlite3.connect(home / "communique.db", timeout=LONG_S)) as database:
        try:
            rows = database.execute(
                "SELECT title FROM revision JOIN document ON document.id = document_id AND revision = number"
            )
            return sorted(title for (title,) in rows)
        except sqlite3.OperationalError:  # it is just being made
            return []


def _sent(home: Path) -> list[dict[str, Any]]:
    path = home / "out.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def _child(service: Running) -> int:
    """The process id of the intake that goes on, waited for."""
    pid = service.process.pid

    def children() -> list[str]:
        found = []
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended meanwhile
                found += (task / "children").read_text().split()
        return found

    until(lambda: bool(children()))
    return int(children()[0])


def _gone(pid: int) -> bool:
    """Whether a process has ended, though nobody may have asked how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def _each_page_asked(outside: Outside) -> list[int]:
    return [len(outside.asked(f"/{subject}")) for subject in SUBJECTS]


ALL = sorted(["tunnel", *(f"About the {subject}" for subject in SUBJECTS)])


def test_what_lands_in_a_folder_or_a_feed_while_it_runs_is_in_the_briefing(
    home: Path, outside: Outside
) -> None:
    _configured(home, _feed(outside))
    with running(home, _config(home), COMMUNIQUE_NOW=LONG_BEFORE, COMMUNIQUE_INSIDE_HOSTS=HERE) as service:
        until(lambda: _titles(home) == ALL)
        (home.parent / "news/audit.txt").write_text(AUDIT)
        until(lambda: "audit" in _titles(home))
        assert service.says("intake", added=1)["failed"] == 0
        assert service.stop() == 0
    with running(home, _config(home), COMMUNIQUE_NOW=JUST_BEFORE, COMMUNIQUE_INSIDE_HOSTS=HERE) as service:
        until(lambda: bool(_sent(home)))
        assert service.stop() == 0
    (message,) = _sent(home)
    for words in (
        "Auditors have found",
        "the harbour opened",
        *(f"The {subject} of" for subject in SUBJECTS),
    ):
        assert words in message["text"]
    assert message["sent_at"].startswith(AT_EIGHT)


@pytest.mark.parametrize("orphaned", [False, True])
def test_a_program_that_is_killed_while_it_reads_is_followed_by_one_that_reads_on(
    home: Path, outside: Outside, *, orphaned: bool
) -> None:
    _configured(home, _feed(outside, hanging=True))
    with running(home, _config(home), COMMUNIQUE_NOW=LONG_BEFORE, COMMUNIQUE_INSIDE_HOSTS=HERE) as service:
        until(lambda: bool(outside.asked(f"/{SUBJECTS[-1]}")))
        child = _child(service)
        assert service.stop(signal.SIGKILL) == -signal.SIGKILL
        if not orphaned:
            os.kill(child, signal.SIGKILL)
    assert _titles(home) == ["tunnel"]
    with running(home, _config(home), COMMUNIQUE_NOW=AFTER_A_LEASE, COMMUNIQUE_INSIDE_HOSTS=HERE) as service:
        until(lambda: _titles(home) == ALL)
        assert service.stop() == 0
    until(lambda: _gone(child))
    assert _titles(home) == ALL
    again = run(
        home,
        "--config",
        _config(home),
        "ingest",
        "--json",
        COMMUNIQUE_NOW=AFTER_ANOTHER,
        COMMUNIQUE_INSIDE_HOSTS=HERE,
    )
    report = json.loads(again.stdout)
    # Whoever was left behind may have let the feed's words stand in for the page that hung.
    assert report["added"] == []
    assert len(report["updated"]) + len(report["unchanged"]) == len(ALL)
    assert len(report["updated"]) <= 1


def test_a_signal_ends_an_intake_that_goes_on(home: Path, outside: Outside) -> None:
    _configured(home, outside.serve("/feed", silence()))
    with running(home, _config(home), COMMUNIQUE_NOW=LONG_BEFORE, COMMUNIQUE_INSIDE_HOSTS=HERE) as service:
        until(lambda: bool(outside.asked("/feed")))
        child = _child(service)
        assert service.stop() == 0
        until(lambda: _gone(child))


def test_two_programs_over_one_home_read_each_page_once(home: Path, outside: Outside) -> None:
    _configured(home, _feed(outside))

    def through(service: Running) -> bool:
        intakes = re.search(
            r"^communique_intake_duration_seconds_count (\S+)$", service.page("/metrics")[1], re.MULTILINE
        )
        return intakes is not None and float(intakes[1]) >= 1  # whoever found a source taken looks again

    here = {"COMMUNIQUE_NOW": LONG_BEFORE, "COMMUNIQUE_HTTP_PORT": "0", "COMMUNIQUE_INSIDE_HOSTS": HERE}
    with running(home, _config(home), **here) as one, running(home, _config(home), **here) as other:
        until(lambda: _titles(home) == ALL)
        until(lambda: through(one) and through(other))
        assert (one.stop(), other.stop()) == (0, 0)
    assert _titles(home) == ALL
    assert _each_page_asked(outside) == [1, 1, 1]
    assert len(outside.asked("/feed")) == 1


def test_feeds_that_hang_or_explode_do_not_hold_the_briefing_up(home: Path, outside: Outside) -> None:
    _configured(home, outside.serve("/hanging", silence()), outside.serve("/bomb", bomb(1_000)))
    assert run(home, "--config", _config(home), "ingest", home.parent / "news").returncode == 0
    with running(
        home, _config(home), COMMUNIQUE_NOW=TEN_SECONDS_BEFORE, COMMUNIQUE_INSIDE_HOSTS=HERE
    ) as service:
        until(lambda: bool(_sent(home)))
        until(lambda: bool(outside.asked("/hanging")))
        service.says("not_read")
        assert service.stop() == 0
    (message,) = _sent(home)
    assert message["sent_at"].startswith(AT_EIGHT)


def test_a_single_run_reads_what_is_due_first_and_says_what_came_of_it(home: Path, outside: Outside) -> None:
    _configured(home, outside.serve("/none", refusal(404)))
    first = run(
        home,
        "--config",
        _config(home),
        "run",
        "--once",
        COMMUNIQUE_NOW=JUST_BEFORE,
        COMMUNIQUE_INSIDE_HOSTS=HERE,
    )
    assert "documents: 1 new, 1 not read: communique doctor\n" in first.stdout
    assert "morning Mon 2 Mar 08:00: sent to 1 of 1" in first.stdout
    (message,) = _sent(home)
    assert "the harbour opened" in message["text"]

    again = run(
        home,
        "--config",
        _config(home),
        "run",
        "--once",
        COMMUNIQUE_NOW="2026-03-02T08:00:30Z",
        COMMUNIQUE_INSIDE_HOSTS=HERE,
    )
    assert again.stdout == "nothing was due\n"
    assert len(outside.asked("/none")) == 1


def test_a_single_run_that_may_read_nothing_delivers_what_was_read_before(
    home: Path, outside: Outside
) -> None:
    _configured(home, outside.serve("/none", refusal(404)))
    assert run(home, "--config", _config(home), "ingest", home.parent / "news").returncode == 0
    here = {"COMMUNIQUE_NOW": JUST_BEFORE, "COMMUNIQUE_INSIDE_HOSTS": "no host at all/"}
    done = run(home, "--config", _config(home), "run", "--once", before=None, cwd=None, **here)
    assert done.returncode == 1
    assert "documents: none could be read: " in done.stdout
    assert "sent to 1 of 1" in done.stdout


def test_a_database_that_is_gone_for_a_while_ends_no_program_that_waits_for_sources(
    home: Path, outside: Outside
) -> None:
    _configured(home, _feed(outside))
    with running(home, _config(home), COMMUNIQUE_NOW=LONG_BEFORE, COMMUNIQUE_INSIDE_HOSTS=HERE) as service:
        until(lambda: _titles(home) == ALL)
        service.says("intake")  # which ends after the last document is there
        with (home / "communique.db").open("r+b", buffering=0) as database:
            held = database.read(len(NO_DATABASE))
            database.seek(0)
            database.write(NO_DATABASE)
            (home.parent / "news/audit.txt").write_text(AUDIT)
            service.says("intake_not_timed")
            database.seek(0)
            database.write(held)
        until(lambda: "audit" in _titles(home))
        assert service.stop() == 0
