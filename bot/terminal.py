"""The terminal: what it can show, and how replies and errors are written to it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from bot.rendering.neutral import neutral
from bot.rendering.text import text_of

if TYPE_CHECKING:
    from briefings.reply import Reply

WIDTH = 80
MAX_WIDTH = 100
"""Longer lines are harder to read, however wide the window."""


def show(reply: Reply) -> None:
    """Write a reply to standard output, as the terminal can show it; plain when it is none."""
    click.echo(drawn(reply), nl=False)


def drawn(reply: Reply) -> str:
    """A reply as text, for standard output."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, MAX_WIDTH) if terminal else WIDTH
    colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    unicode = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")
    return text_of(reply, width=width, colour=colour, unicode=unicode).rstrip("\n") + "\n"


def complain(message: str, *, hint: str | None = None) -> None:
    """Write one plain line about what went wrong to standard error, and the likely fix under it."""
    click.echo(f"communique: {neutral(message)}", err=True)
    if hint:
        click.echo(f"  hint: {neutral(hint)}", err=True)
