"""Chat platforms, at a command line: `slack manifest` and `discord sync`."""

from __future__ import annotations

import asyncio
from datetime import UTC
from typing import TYPE_CHECKING

import click

from bot.shell.typed import OK
from bot.terminal import complain

if TYPE_CHECKING:
    from bot.shell.typed import Opening
    from config import Settings


@click.group()
def slack() -> None:
    """The Slack app."""


@slack.command("manifest")
@click.option("--yaml", "wants_yaml", is_flag=True, help="As YAML instead of JSON.")
def slack_manifest(*, wants_yaml: bool) -> int:
    """Print the app's manifest, for Slack to create or update the app from."""
    from bot.slack_adapter.manifest import as_json, as_yaml, manifest
    from config import Settings

    settings = Settings.read()
    made = manifest(settings)
    click.echo(as_yaml(made) if wants_yaml else as_json(made), nl=not wants_yaml)
    tell_of_the_placeholder(settings)
    return OK


@click.group()
def discord() -> None:
    """The Discord app."""


@discord.command("sync")
@click.option("--guild", metavar="ID", help="Only to this server, at once: to try them out.")
@click.option("--remove", is_flag=True, help="Take the commands away instead.")
@click.pass_obj
def discord_sync(opening: Opening, guild: str | None, *, remove: bool) -> int:
    """Bring the app's commands to Discord, where they have changed."""
    from bot.discord_adapter.syncing import Synced, synced
    from config import Settings

    application = opening.application()
    done = asyncio.run(
        synced(
            Settings.read(),
            Synced(application.store.engine),
            guild_id=guild,
            remove=remove,
            now=application.now().astimezone(UTC),
        )
    )
    click.echo(done.told())
    return OK


def tell_of_the_placeholder(settings: Settings) -> None:
    """Say where the manifest has something in place of an address that nobody has set."""
    from bot.slack_adapter.manifest import PLACEHOLDER

    if settings.slack_mode == "http" and settings.slack_public_url is None:
        complain(
            f"SLACK_PUBLIC_URL is not set, so {PLACEHOLDER} stands for the address that Slack sends to",
            hint="set it to the https address of this bot, and run this again",
        )
