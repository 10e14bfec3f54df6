"""Chat platforms, at a command line: `init`, `slack manifest` and `discord sync`."""

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


NO_ID = "APPLICATION_ID"


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
    _tell_of_the_placeholder(settings)
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


@click.command()
def init() -> int:
    """Say how to set up Slack and Discord: the app, its tokens, and what to run."""
    from bot.slack_adapter.manifest import create_link, manifest
    from config import Settings

    settings = Settings.read()
    click.echo(
        "\n".join([*_steps(settings, create_link(manifest(settings))), "", "", *_discord_steps(settings)])
    )
    _tell_of_the_placeholder(settings)
    return OK


def _steps(settings: Settings, link: str | None) -> list[str]:
    """What to do, in order.

    Args:
        link: creates the app; None where it would be too long.
    """
    create = (
        ("1. Create the app. Open this link, choose your workspace, then Next and Create:", f"   {link}")
        if link
        else (
            "1. Create the app: https://api.slack.com/apps, Create New App, From a manifest.",
            "   Paste there what this prints: communique slack manifest",
        )
    )
    return [
        "Slack, in five steps",
        "",
        *create,
        "2. Install App: install it, and copy the Bot User OAuth Token.",
        *_second_secret(settings),
        "4. Put them into a file named .env in this folder, which only you can read:",
        "   SLACK_BOT_TOKEN=",
        *_second_variables(settings),
        "5. Check it, then run it:",
        "   communique doctor",
        "   communique run",
        *_then(settings),
    ]


def _second_secret(settings: Settings) -> tuple[str, ...]:
    if settings.slack_mode == "http":
        return ("3. Basic Information, App Credentials: copy the Signing Secret.",)
    return (
        "3. Basic Information, App-Level Tokens: generate one with the scope connections:write,",
        "   and copy it.",
    )


def _second_variables(settings: Settings) -> tuple[str, ...]:
    if settings.slack_mode == "socket":
        return ("   SLACK_APP_TOKEN=",)
    return (
        "   SLACK_SIGNING_SECRET=",
        "   SLACK_MODE=http",
        f"   SLACK_PUBLIC_URL={settings.slack_public_url or ''}",
    )


def _then(settings: Settings) -> tuple[str, ...]:
    ask = f"/{settings.slack_commands['ask']}"
    asking = f"In Slack, type {ask} with a question, or /invite @Communique in a channel."
    if settings.slack_mode == "socket":
        return ("", asking)
    return ("   While it runs: Event Subscriptions, Request URL, Retry.", "", asking)


def _discord_steps(settings: Settings) -> list[str]:
    """What to do, in order. No token is needed for it: the link is complete once there is one."""
    from bot.discord_adapter.invite import application_of, invite_link

    token = settings.discord_token
    known = application_of(token.get_secret_value()) if token else None
    invite = (
        ("4. Invite it. Open this link, and choose your server:", f"   {invite_link(known)}")
        if known
        else (
            "4. Invite it. Run communique init again, with the token in its place, for the whole link;",
            f"   or put the Application ID of the page General Information in place of {NO_ID}:",
            f"   {invite_link(NO_ID)}",
        )
    )
    return [
        "Discord, in five steps",
        "",
        "1. Create the app: https://discord.com/developers/applications, New Application.",
        "2. Bot: Reset Token, and copy it. For keyword snippets alone, turn on Message Content Intent there,",
        "   and put DISCORD_MESSAGE_CONTENT=true beside the token.",
        "3. Put it into the file named .env in this folder, which only you can read:",
        "   DISCORD_TOKEN=",
        *invite,
        "5. Bring it its commands, check it, then run it:",
        "   communique discord sync",
        "   communique doctor",
        "   communique run",
        "",
        f"In Discord, type /{settings.discord_commands['ask']} with a question.",
    ]


def _tell_of_the_placeholder(settings: Settings) -> None:
    from bot.slack_adapter.manifest import PLACEHOLDER

    if settings.slack_mode == "http" and settings.slack_public_url is None:
        complain(
            f"SLACK_PUBLIC_URL is not set, so {PLACEHOLDER} stands for the address that Slack sends to",
            hint="set it to the https address of this bot, and run this again",
        )
