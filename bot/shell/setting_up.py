"""Setting up, at a command line: `init`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.rendering.neutral import neutral
from bot.shell.platforms import tell_of_the_placeholder
from bot.shell.typed import OK
from bot.terminal import complain

if TYPE_CHECKING:
    from bot.setup.answers import Answers
    from bot.setup.files import Written
    from config import ConfigError, Settings

LOCALTIME = Path("/etc/localtime")


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Where the two files go; here by default.",
)
@click.option("--yes", is_flag=True, help="Ask nothing: Slack and Discord, documents, the console at 08:00.")
def init(folder: Path, *, yes: bool) -> int:
    """Set up: three questions, a configuration, a file for the tokens, and what to do then."""
    from bot.setup.answers import Answers, answers, zone_of
    from bot.setup.files import configuration_of, secrets_of, written
    from bot.setup.steps import slack_variables
    from config import Settings

    settings = Settings.read()
    asking = not yes and sys.stdin.isatty() and sys.stdout.isatty()
    answered = answers(_ask, _refuse) if asking else Answers()
    configuration = configuration_of(answered, zone_of(os.environ, LOCALTIME))
    _tell(written(folder, configuration, secrets_of(answered, slack_variables(settings))))
    if folder != Path():
        click.echo(neutral(f"What follows is typed in that folder: cd {folder}"))
    _tell_of_documents(folder, answered)
    click.echo("\n" + "\n".join(_steps(answered, settings)))
    tell_of_the_placeholder(settings)
    return OK


def _ask(question: str, default: str) -> str:
    return str(click.prompt(question, default=default))


def _refuse(error: ConfigError) -> None:
    complain(error.message, hint=error.hint)


def _tell(files: Written) -> None:
    for path in files.new:
        click.echo(neutral(f"written: {path}"))
    for path in files.kept:
        click.echo(neutral(f"kept as it is: {path}"))


def _tell_of_documents(folder: Path, answered: Answers) -> None:
    if not (folder / Path(answered.documents).expanduser()).is_dir():
        click.echo(neutral(f"There is no folder {answered.documents} yet: make it, and put documents there."))


def _steps(answered: Answers, settings: Settings) -> list[str]:
    from bot.setup.steps import discord_steps, slack_steps, steps_without_chat
    from bot.slack_adapter.manifest import create_link, manifest
    from config.destination import Platform

    steps: list[str] = []
    if Platform.SLACK in answered.chats:
        steps += [*slack_steps(settings, create_link(manifest(settings))), ""]
    if Platform.DISCORD in answered.chats:
        steps += [*([""] if steps else []), *discord_steps(settings), ""]
    return steps[:-1] or steps_without_chat()
