"""The configuration, at a command line: look at it, check it, and its versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.errors import ProgramError, UsageMistake
from bot.shell.typed import OK, Opening, shown
from bot.terminal import show

if TYPE_CHECKING:
    from bot.application import Application
    from config import Configuration

DEFAULT_LIMIT = 20
"""Versions."""


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
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def config_check(opening: Opening, file: Path | None) -> int:
    """Report every mistake in the configuration at once, or in a FILE and what that would change."""
    from bot.commands.versions import against
    from config import load

    other = None if file is None else load(file)
    application = opening.application() if other is None else _application(opening)
    held = other or application.written
    if other is None and opening.config is not None and application.version:
        held = load(opening.config)  # the file that was named is what somebody wants to know about
    click.echo(f"the configuration is right: {_counts(held)}")
    if other is not None:
        changes = against(application.written, other)
        click.echo("it would change this:" if changes else "it says what holds already")
        for line in changes:
            click.echo(f"  {line}")
    for line in _said_of_versions(application):
        click.echo(line)
    return OK


@configuration.command("history")
@click.option("--limit", type=click.IntRange(1, 1_000), metavar="N", help="At most so many; 20 by default.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def config_history(opening: Opening, limit: int | None, *, as_json: bool) -> int:
    """The latest versions: when each was made, by whom, where, and what it changed."""
    from bot.commands.versions import history

    return shown(history(_application(opening), limit=limit or DEFAULT_LIMIT), as_json=as_json)


@configuration.command("diff")
@click.argument("numbers", nargs=-1, type=click.IntRange(min=1), metavar="[N [M]]")
@click.pass_obj
def config_diff(opening: Opening, numbers: tuple[int, ...]) -> int:
    """Print what the latest version has changed, or what has changed since version N, until M."""
    from bot.commands.versions import version_of
    from bot.versions.diff import difference

    if len(numbers) > 2:
        raise click.UsageError("name two versions at most")
    application = _application(opening)
    until = version_of(application, *numbers[1:])
    since = version_of(application, *numbers[:1] or (max(until.number - 1, 1),))
    click.echo(f"version {since.number} to version {until.number}")
    for line in difference(since.text, until.text) or ("nothing has changed",):
        click.echo(line)
    return OK


@configuration.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--version", "number", type=click.IntRange(min=1), help="Its number; the latest by default.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@click.pass_obj
def config_export(opening: Opening, file: Path | None, number: int | None, *, force: bool) -> int:
    """Print a version exactly as it was written, or write it to a FILE."""
    from bot.commands.versions import version_of

    version = version_of(_application(opening), number)
    written = version.text.encode()
    if file is None:
        click.echo(written, nl=False)
        return OK
    try:
        with file.open("wb" if force else "xb") as out:
            out.write(written)
    except FileExistsError:
        hint = "name another file, or write over it with --force"
        raise UsageMistake(f"{file} is there already", hint=hint) from None
    except OSError as error:
        raise ProgramError(f"{file} cannot be written: {error.strerror or error}") from None
    click.echo(f"version {version.number} is in {file}")
    return OK


@configuration.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Make it so; without it, only what would change is shown.")
@click.pass_obj
def config_import(opening: Opening, file: Path, *, yes: bool) -> int:
    """Make a file the next version: what that would change is shown first."""
    from bot.commands.versions import importing

    show(importing(_application(opening), file, agreed=yes).reply)
    return OK


@configuration.command("undo")
@click.option("--to", "number", type=click.IntRange(min=1), metavar="N", help="Make version N hold again.")
@click.option("--yes", is_flag=True, help="Make it so; without it, only what would change is shown.")
@click.pass_obj
def config_undo(opening: Opening, number: int | None, *, yes: bool) -> int:
    """Take the last change back, as a new version; after an undo, the one before."""
    from bot.commands.versions import undoing

    show(undoing(_application(opening), number, agreed=yes).reply)
    return OK


def _counts(held: Configuration) -> str:
    from briefings.phrases import several

    named = ((held.collections, "collection"), (held.topics, "topic"), (held.briefings, "briefing"))
    return ", ".join(several(len(those), noun) for those, noun in named)


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
