"""`communique run` while somebody else configures other sources: no restart, nothing lost, nothing twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from tests.bot.homes import AUDIT, TUNNEL
from tests.bot.intake.newsstand import article
from tests.landed import landed
from tests.outside.server import Outside
from tests.scenarios import service as scenario
from tests.scenarios.program import run
from tests.scenarios.service import running

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = "timezone: UTC\ncollections:\n  public: {paths: [news]}\n"
AFTER = """\
timezone: UTC
collections:
  public: {{urls: ['{page}']}}
  board: {{paths: [board, not-there], allow: []}}
"""
NOW = "2026-03-02T07:20:00Z"
LONG_S = 300.0
"""Reading gives way to all else that a machine does, which may be much."""

until = partial(scenario.until, longest_s=LONG_S)


def _documents(home: Path) -> int:
    """How many are stored."""
    if not (home / "communique.db").exists():
        return 0
    with closing(sqlite3.connect(home / "communique.db", timeout=LONG_S)) as database:
        try:
            ((number,),) = database.execute("SELECT count(*) FROM document")
        except sqlite3.OperationalError:  # it is just being made
            return 0
        return int(number)


def test_sources_that_are_configured_while_it_runs_are_read_and_watched_and_others_no_more(
    tmp_path: Path,
) -> None:
    home, before, after = tmp_path / "home", tmp_path / "before.yaml", tmp_path / "after.yaml"
    news, board = tmp_path / "news", tmp_path / "board"
    landed(news / "tunnel.txt", TUNNEL)
    landed(board / "audit.txt", AUDIT)
    before.write_text(BEFORE, encoding="utf-8")
    here = {"COMMUNIQUE_NOW": NOW, "COMMUNIQUE_INSIDE_HOSTS": "127.0.0.1"}
    with Outside() as outside, running(home, before, COMMUNIQUE_HTTP_PORT="0", **here) as service:
        until(lambda: _documents(home) == 1)
        page = outside.serve(
            "/bridge", article("About the bridge", "The bridge of Norwick opened in May 2024.")
        )
        after.write_text(AFTER.format(page=page), encoding="utf-8")
        assert run(home, "config", "import", after, before=None, cwd=None, **here).returncode == 0
        service.says("configuration_adopted", version=2)
        until(lambda: _documents(home) == 3)
        landed(news / "weir.txt", "Nobody reads of the weir any more, as the folder is none of ours.\n")
        landed(board / "lock.txt", "The lock will be closed to all ships from June.\n")
        until(lambda: _documents(home) == 4)
        metrics = service.page("/metrics")[1]
        assert [f'source="{one}"' in metrics for one in (news, page, board)] == [False, True, True]
        service.says("not_read", reason=f"{tmp_path / 'not-there'}: there is no such file or folder")
        assert len(outside.asked("/bridge")) == 1
        assert service.stop() == 0
