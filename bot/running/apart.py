"""Reading apart: each intake is a process of its own, so that answers and deliveries do not wait for it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.running.taken import Taken
from config.clock import NOW

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.delivery.clock import Clock
    from bot.intake.wanted import Wanted

LONGEST_S = 3_600.0
"""An intake that takes longer is ended; what it has stored by then stays, and the next one goes on."""

TO_END_S = 5.0
NICE = 5
"""Answers and deliveries go first; where the processor is busy, reading has a third of what they have."""

OF_CHATS = ("SLACK_", "DISCORD_")
"""Settings that reading has no use for: what reads strangers' files holds no token."""

MOST_FAILURES = 20
_COUNTED = ("added", "updated", "unchanged", "withdrawn", "failed")


class Apart:
    """Runs `communique ingest` over the same home.

    Args:
        home: as typed; None leaves it to the settings.
        config: likewise.
        simulated: the clock was set by somebody: the child goes by it too.
        longest_s: an intake that takes longer is ended.
    """

    def __init__(
        self,
        home: Path | None,
        config: Path | None,
        clock: Clock,
        *,
        simulated: bool,
        longest_s: float = LONGEST_S,
    ) -> None:
        named = [("--home", home), ("--config", config)]
        options = [text for name, path in named if path is not None for text in (name, str(path))]
        # -P: what stands in the working folder is not imported
        self._command = [sys.executable, "-P", "-m", "bot", *options, "ingest", "--json"]
        self._clock, self._simulated, self._longest_s = clock, simulated, longest_s

    async def __call__(self, wanted: Wanted) -> Taken:
        """Read the sources once; cancelling ends it."""
        began_at, began_s = self._clock.now(), self._clock.elapsed_s()
        environment = {name: value for name, value in os.environ.items() if not name.startswith(OF_CHATS)}
        if self._simulated:
            environment[NOW] = began_at.isoformat()
        process = await asyncio.create_subprocess_exec(
            *self._command,
            "--wanted",
            wanted.value,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
            process_group=0,  # a Ctrl-C at the terminal is ours to pass on
        )
        try:
            with suppress(OSError):  # it has ended already, or we are not allowed to
                os.setpriority(os.PRIO_PROCESS, process.pid, os.getpriority(os.PRIO_PROCESS, 0) + NICE)
            async with asyncio.timeout(self._longest_s):
                out, said = await process.communicate()
        except TimeoutError:
            out, said = b"", f"it was ended: it took more than {self._longest_s:g} seconds".encode()
        finally:
            await _ended(process)
        return _taken(out, said, process.returncode, began_at, self._clock.elapsed_s() - began_s)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """Ask a process to end, as somebody at a terminal would, so that it lets its sources go; then make it."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        async with asyncio.timeout(TO_END_S):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def _taken(out: bytes, said: bytes, code: int | None, began_at: datetime, took_s: float) -> Taken:
    try:
        report = json.loads(out)
        if "error" in report:
            return Taken(began_at, took_s, trouble=str(report["error"]["message"]))
        return Taken(
            began_at,
            took_s,
            {name: len(report[name]) for name in _COUNTED},
            tuple(f"{one['path']}: {one['reason']}" for one in report["failed"][:MOST_FAILURES]),
            unsettled=bool(report["later"]),
        )
    except (ValueError, TypeError, LookupError):
        return Taken(began_at, took_s, trouble=_last_word(said, code))


def _last_word(said: bytes, code: int | None) -> str:
    """Why a process gave no report, as far as it says so itself."""
    lines = said.decode(errors="replace").strip().splitlines()
    if lines:
        return lines[-1]
    if code is not None and code < 0:
        return f"it was ended from outside (signal {-code})"
    return f"it ended without a report (exit code {code})"
