"""Backups, at a command line: `backup` and `restore`."""

from __future__ import annotations

import os
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
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--in-place",
    is_flag=True,
    help="The database has been restored by other means: only see that nothing is sent twice.",
)
@click.pass_obj
def restore(opening: Opening, file: Path | None, *, in_place: bool) -> int:
    """Make the database of an empty home from a backup."""
    from bot.backup.restoring import made_ready, restored
    from briefings import phrases
    from config import now

    if (file is None) is not in_place:
        raise click.UsageError("say either a FILE or --in-place")
    home, at = _home(opening), now(os.environ)
    done = made_ready(home, now=at) if file is None else restored(home, file, now=at)
    click.echo(neutral(f"restored: {phrases.several(done.documents, 'document')} in {home.folder}"))
    click.echo("What fell due since the backup was made is not sent: it may have been.")
    if done.held:
        held = phrases.several(done.held, "message")
        click.echo(f"{held} held, for you to decide: communique ledger list --state held")
    return OK


def _home(opening: Opening) -> Home:
    """The home, whatever the configuration says: a mistake in that keeps nobody from a backup."""
    from bot.home import Home
    from config import Settings

    settings = Settings.read()
    url = settings.database_url.get_secret_value() if settings.database_url else None
    return Home.at(opening.home or settings.home, url)
