"""What every command line has: how to open the application, what to print, how to end."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from bot.terminal import show

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from bot.commands.result import Result

OK, FAILED, USAGE = 0, 1, 2
"""Exit codes: done (nothing found included), something failed, wrong usage."""


class Opening:
    """How to open the application, once a command needs it."""

    def __init__(self, home: Path | None, config: Path | None) -> None:
        self.home = home
        self.config = config

    def application(self) -> Application:
        """The application over that home, with that configuration."""
        from bot.opening import opened

        return opened(home=self.home, config=self.config)


def print_json(shape: Any) -> None:  # noqa: ANN401  JSON
    """Write one JSON object to standard output, on a line of its own."""
    sys.stdout.write(json.dumps(shape, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def shown(result: Result, *, as_json: bool) -> int:
    """Write a result for people or for programs; returns the exit code."""
    if as_json:
        print_json(result.shape)
    else:
        show(result.reply)
    return OK if result.ok else FAILED
