"""The demo: the whole main job on the demo corpus, then a prompt."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.console import Console
from bot.ingest import ingest
from bot.opening import opened
from bot.progress import progress
from bot.rendering.html import page_of
from bot.terminal import show
from config.reader import INSTALLATION, bundled_path
from config.settings import Settings

if TYPE_CHECKING:
    from briefings.reply import Reply

MORNING = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
"""The Monday after the visit, 08:00 in Stockholm: the demo's clock, unless COMMUNIQUE_NOW sets another."""

PAGE = "demo.html"

DRAFT = (
    "Six deputy prime ministers travelled with the president. Chinese exports to Russia rose by 47 percent "
    "in 2023. Trade between them rose by 47 percent in 2023. Mongolia was thanked."
)
"""One sentence of each verdict."""

SHOW = (
    ("brief morning", "This morning's briefing, over everything that was read:"),
    ("ask how many agremeents were signd --limit 2", "A question, misspelt:"),
    ("ask Kraft Siberia --limit 3", "A name, found in another of its forms too:"),
    ("ask did Xi meet Li Qiang", "A question that no document answers:"),
    ("fact deputy prime ministers --limit 1", "One fact, and who says otherwise:"),
    (f"check {DRAFT}", "A draft, held against the sources before it is published:"),
    ("why morning #1", "How the first line of the briefing came to stand there:"),
    ("plan --next 2", "When the briefing is due next; `communique run` delivers it then:"),
)
"""What is typed, and what is said of it."""


def demonstrate(*, home: Path | None, config: Path | None) -> None:
    """Read the demo corpus into a home of its own, show what can be asked, and leave a prompt."""
    folder = home or Settings.read().home / "demo"
    clock = None if os.environ.get("COMMUNIQUE_NOW", "").strip() else lambda: MORNING
    application = opened(home=folder, config=config or bundled_path(), clock=clock)
    with progress() as told:
        report = ingest(application, [INSTALLATION / "corpus" / "demo"], progress=told)
    read = len(report.added) + len(report.updated) + len(report.unchanged)
    click.echo(f"Read {read} documents into {folder}\n")
    console = Console(application)
    shown: list[tuple[str, Reply]] = []
    for typed, said in SHOW:
        click.echo(f"{said}\n$ communique {typed}\n")
        reply = console.reply(typed)
        show(reply)
        click.echo()
        shown.append((typed, reply))
    page = _written(page_of(shown, title="Communique: the demo"), folder)
    click.echo(f"The same as Slack and Discord would show it, and to read: {page}")
    click.echo("Now you. Try: ask who leads the central bank · timeline · check YOUR SENTENCE · help\n")
    console.run()


def _written(page: str, home: Path) -> Path:
    """Where the page was written: beside the person, or in the home where that is not allowed."""
    for folder in (Path.cwd(), home):
        try:
            (folder / PAGE).write_text(page, encoding="utf-8")
        except OSError:
            continue
        return folder / PAGE
    return Path(PAGE)
