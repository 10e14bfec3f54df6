"""The running program, as a supervisor sees it: started, watched through its log and pages, signalled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.scenarios.program import command, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONG_S = 120.0
"""Longer than anything takes, also on a machine that does other things besides."""


@dataclass
class Running:
    """One process of `communique run`.

    Attributes:
        said: every record of its log so far.
    """

    process: subprocess.Popen[str]
    said: list[dict[str, Any]] = field(default_factory=list)
    _lines: Queue[str] = field(default_factory=Queue)

    def __post_init__(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def says(self, event: str, **fields: object) -> dict[str, Any]:
        """The first record of an event with these fields, waited for."""
        looked, ends = 0, time.monotonic() + LONG_S
        while True:
            for record in self.said[looked:]:
                if record["event"] == event and fields.items() <= record.items():
                    return record
            looked = len(self.said)
            try:
                self.said.append(json.loads(self._lines.get(timeout=max(ends - time.monotonic(), 0.01))))
            except Empty:
                raise AssertionError(f"it did not say {event!r}, but {self.said}") from None

    def page(self, path: str) -> tuple[int, str]:
        """The status and the text of one of its pages."""
        address = self.says("started")["http"]
        try:
            with urlopen(f"{address}{path}", timeout=LONG_S) as answer:  # noqa: S310  on loopback
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code after a signal."""
        self.process.send_signal(sign)
        return self.process.wait(LONG_S)

    def _read(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as lines:
            for line in lines:
                self._lines.put(line)


@contextmanager
def running(home: Path, config: Path, *options: str, **environ: str) -> Iterator[Running]:
    """`communique run` over a home meanwhile; killed at the end where it still runs."""
    with subprocess.Popen(
        command(home, "--config", config, "run", *options),
        env=environment(COMMUNIQUE_LOG_FORMAT="json", **environ),
        cwd=home.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Running(process)
        finally:
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)


def until(condition: Callable[[], bool], *, longest_s: float = LONG_S) -> None:
    """Wait for something outside this process to come true."""
    ends = time.monotonic() + longest_s
    while not condition():
        assert time.monotonic() < ends, "it did not come true"
        time.sleep(0.02)
