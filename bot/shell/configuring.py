"""The configuration, at a command line: look at it, check it, and its versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.shell.typed import OK, Opening, shown
from bot.terminal import show

if TYPE_CHECKING:
    from bot.application import Application


@click.group("config")
def configuration() -> None:
    """Look at the configuration, and at its versions."""


@configuration.command("show")
@click.pass_obj
def config_show(opening: Opening) -> int:
    """Print the configuration in force, as YAML."""
    from config import as_yaml

    application = opening.application()
    for line in _said_of_versions(application):
        click.echo(f"# {line}")
    click.echo(as_yaml(application.written), nl=False)
    return OK


@configuration.command("check")
@click.pass_obj
def config_check(opening: Opening) -> int:
    """Report every mistake in the configuration at once."""
    from config import load

    application = opening.application()
    held = application.written
    if opening.config is not None and application.version:
        held = load(opening.config)  # the file that was named is what somebody wants to know about
    click.echo(
        f"the configuration is right: {len(held.collections)} collections, {len(held.topics)} topics, "
        f"{len(held.briefings)} briefings"
    )
    for line in _said_of_versions(application):
        click.echo(line)
    return OK


@configuration.command("history")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def config_history(opening: Opening, *, as_json: bool) -> int:
    """Every version: when it was made, by whom, where, and what it changed."""
    from bot.commands.versions import history

    return shown(history(_application(opening)), as_json=as_json)


@configuration.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def config_import(opening: Opening, file: Path) -> int:
    """Make a file the next version."""
    from bot.commands.versions import importing

    show(importing(_application(opening), file).reply)
    return OK


@configuration.command("undo")
@click.pass_obj
def config_undo(opening: Opening) -> int:
    """Go back to the version before, as a new one."""
    from bot.commands.versions import undoing

    show(undoing(_application(opening)).reply)
    return OK


def _application(opening: Opening) -> Application:
    """The application, by its file where the latest version is not understood: these commands mend that."""
    from bot.opening import opened
    from bot.versions.errors import UnreadableVersion

    try:
        return opening.application()
    except UnreadableVersion:
        return opened(home=opening.home, config=opening.config, versions=False)


def _said_of_versions(application: Application) -> list[str]:
    from bot.versions.holding import holding

    if not application.version:
        return []
    holds = holding(application)
    return [line for line in (holds.said, holds.hint) if line]
