"""kill -9 at random moments of an ingest: running it again always ends as if nothing had happened.

`COMMUNIQUE_KILLS=50` kills it fifty times; the suite is content with a few.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bot.ingest import ingest
from tests.generated import write_jsonl
from tests.ingested import an_application
from tests.scenarios.program import DEMO, run, start
from tests.scenarios.state import state_of

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("COMMUNIQUE_KILLS", "4"))
DOCUMENTS = 130
"""With the demo's some more than two transactions of documents."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's documents, generated ones, two texts under one id, a bad line and an empty file."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(DEMO, folder / "demo")
    write_jsonl(folder / "coast.jsonl", DOCUMENTS, sentences=4)
    twice = write_jsonl(folder / "twice.jsonl", 1, first=5000)
    first = twice.read_text()
    twice.write_text(first + first.replace("the", "another") + "{not json\n")
    (folder / "empty.txt").write_text("")
    return folder


@dataclass(frozen=True)
class Undisturbed:
    """What a run ends in that nobody kills, and how long it takes."""

    state: dict[str, Any]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    started = time.monotonic()
    done = run(home, "ingest", corpus)
    seconds = time.monotonic() - started
    assert done.returncode == 1, done.stderr  # the bad line and the empty file
    return Undisturbed(state_of(home), seconds)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_ingest_run_again_ends_in_the_same_state(
    number: int, corpus: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    _kill(home, corpus, Random(number), undisturbed)  # noqa: S311  moments, not secrets
    ingest(an_application(home), [corpus])

    found = state_of(home)
    assert found["health"] == ("ok", [], True)
    for part, rows in undisturbed.state.items():
        assert found[part] == rows, part


def test_an_ingest_into_postgresql_killed_and_run_again_ends_in_the_same_state(
    corpus: Path, undisturbed: Undisturbed, tmp_path: Path, postgres_url: str
) -> None:
    home = tmp_path / "home"
    _kill(home, corpus, Random(KILLS), undisturbed, COMMUNIQUE_DATABASE_URL=postgres_url)  # noqa: S311  likewise
    application = an_application(home, database_url=postgres_url)
    ingest(application, [corpus])
    application.store.engine.dispose()

    found = state_of(home, postgres_url)
    assert found["health"] == ("ok", [], True)
    for part in undisturbed.state.keys() - {"revisions", "passages"}:  # lists there, their JSON text here
        assert found[part] == undisturbed.state[part], part


def _kill(home: Path, corpus: Path, moments: Random, undisturbed: Undisturbed, **environ: str) -> None:
    """Ingest and be killed, once or twice, at moments of the time that an undisturbed run takes."""
    for _ in range(moments.choice((1, 1, 2))):
        process = start(home, "ingest", corpus, **environ)
        try:
            process.wait(timeout=moments.uniform(0.1, 1.0) * undisturbed.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait()
