"""Reading apart: a real process over a real home, and processes that misbehave."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.delivery.clock import RunningClock
from bot.intake.wanted import Wanted
from bot.running import apart
from bot.running.apart import NICE, Apart
from tests.bot.homes import TUNNEL, a_folder
from tests.scenarios.program import ROOT
from tests.scenarios.service import LONG_S, until

if TYPE_CHECKING:
    from pathlib import Path

    from bot.running.taken import Taken

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration; nothing of the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("COMMUNIQUE_")]:
        monkeypatch.delenv(name)
    return a_folder(tmp_path)


def _apart(folder: Path) -> Apart:
    config = folder / "communique.yaml"
    return Apart(folder / "home", config, RunningClock(NOW), simulated=True)


class _Another(Apart):
    """Runs another program in place of ours."""

    def __init__(self, folder: Path, program: str, *, longest_s: float = LONG_S) -> None:
        super().__init__(folder / "home", None, RunningClock(NOW), simulated=False, longest_s=longest_s)
        self._command = [sys.executable, "-c", program]


def _read(reading: Apart, wanted: Wanted = Wanted.ALL) -> Taken:
    return asyncio.run(reading(wanted))


def test_what_was_read_and_what_was_not_is_told(folder: Path) -> None:
    (folder / "news/tunnel.txt").write_text(TUNNEL)
    (folder / "news/empty.txt").write_text("")
    taken = _read(_apart(folder))
    assert taken.trouble is None
    assert taken.began_at >= NOW
    assert taken.took_s > 0
    assert (taken.brought, taken.counts["added"], taken.counts["failed"]) == (1, 1, 1)
    (failure,) = taken.failures
    assert str(folder / "news/empty.txt") in failure
    assert not taken.unsettled

    again = _read(_apart(folder))
    assert (again.brought, again.counts["unchanged"]) == (0, 1)


def test_what_is_left_for_later_is_said(folder: Path) -> None:
    report = {
        "added": ["one"],
        "updated": [],
        "unchanged": [],
        "withdrawn": [],
        "failed": [],
        "later": ["two"],
    }
    taken = _read(_Another(folder, f"print('{json.dumps(report)}')"))
    assert (taken.brought, taken.unsettled, taken.trouble) == (1, True, None)


def test_a_broken_configuration_is_one_plain_sentence(folder: Path) -> None:
    (folder / "communique.yaml").write_text("collections: [public\n")
    taken = _read(_apart(folder))
    assert taken.trouble is not None
    assert "Traceback" not in taken.trouble
    assert "\n" not in taken.trouble
    assert taken.counts == {}


@pytest.mark.parametrize(
    ("program", "trouble"),
    [
        ("print('good morning')", "it ended without a report (exit code 0)"),
        ("print(12)", "it ended without a report (exit code 0)"),
        ("print('{}')", "it ended without a report (exit code 0)"),
        ("print('{\"error\": 12}')", "it ended without a report (exit code 0)"),
        ("print(); raise SystemExit('the disk is full')", "the disk is full"),
        ("import sys; sys.stdout.buffer.write(bytes(range(256)) * 5_000)", "exit code 0"),
        ("import sys; sys.stderr.buffer.write(b'\\xff' * 500_000)", "\ufffd"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "signal 9"),
    ],
)
def test_what_is_no_report_is_trouble_in_plain_words(folder: Path, program: str, trouble: str) -> None:
    taken = _read(_Another(folder, program))
    assert taken.trouble is not None
    assert trouble in taken.trouble
    assert taken.brought == 0


def test_one_that_hangs_is_ended(folder: Path) -> None:
    taken = _read(_Another(folder, "import time; time.sleep(1_000)", longest_s=0.5))
    assert taken.trouble == "it was ended: it took more than 0.5 seconds"


def test_one_that_will_not_end_is_killed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "TO_END_S", 0.3)
    deaf = "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(1_000)"
    assert _read(_Another(folder, deaf, longest_s=1.0)).trouble is not None


def test_who_is_cancelled_ends_it(folder: Path) -> None:
    told = folder / "pid"
    program = f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(1_000)"

    async def cancelled() -> None:
        reading = asyncio.create_task(_as_coroutine(_Another(folder, program)))
        await asyncio.to_thread(until, lambda: told.exists() and bool(told.read_text()))
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading

    asyncio.run(cancelled())
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_it_has_a_group_of_its_own_and_lets_others_go_first(folder: Path) -> None:
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    expected = min(usual + NICE, 19)
    program = f"""
import os, sys, time
ends = time.monotonic() + {LONG_S}
while os.getpriority(os.PRIO_PROCESS, 0) != {expected} and time.monotonic() < ends:
    time.sleep(0.01)
sys.exit(f"{{os.getpgid(0) == os.getpid()}} {{os.getpriority(os.PRIO_PROCESS, 0)}}")
"""
    assert _read(_Another(folder, program)).trouble == f"True {expected}"


def test_a_module_of_the_same_name_in_the_working_folder_is_not_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bot").mkdir()
    (folder / "bot/__init__.py").write_text("raise SystemExit('this is not ours')")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # where it is relative it would mean this folder
    monkeypatch.chdir(folder)
    assert _read(_apart(folder)).trouble is None


async def _as_coroutine(reading: Apart) -> Taken:
    return await reading(Wanted.ALL)
