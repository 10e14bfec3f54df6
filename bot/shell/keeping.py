"""Backups, at a command line: `backup` and `restore`."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.rendering.neutral import neutral
from bot.shell.typed import OK, Opening

if TYPE_CHECKING:
    from bot.home import Home

BYTES_A_MB = 1_000_000


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(opening: Opening, file: Path) -> int:
    """Copy the database into a file, while the program runs."""
    from bot.backup.backup import backed_up

    size = backed_up(_home(opening), file)
    click.echo(neutral(f"backed up: {file}, {size / BYTES_A_MB:,.1f} MB"))
    return OK


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(opening: Opening, file: Path) -> int:
    """Make the database of an empty home from a backup; what it had still to send is held."""
    from bot.backup.restoring import restored
    from briefings import phrases
    from config import now

    home = _home(opening)
    done = restored(home, file, now=now(os.environ).astimezone(UTC))
    click.echo(neutral(f"restored: {phrases.several(done.documents, 'document')} in {home.folder}"))
    if done.held:
        said = (
            f"held: {phrases.several(done.held, 'message')} that may have been sent since the backup was made"
        )
        click.echo(f"{said}; see: communique ledger list --state held")
    return OK


def _home(opening: Opening) -> Home:
    """The home, whatever the configuration says: a mistake in that keeps nobody from a backup."""
    from bot.home import Home
    from config import Settings

    settings = Settings.read()
    url = settings.database_url.get_secret_value() if settings.database_url else None
    return Home.at(opening.home or settings.home, url)
