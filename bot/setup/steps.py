"""Steps: what somebody does to set up Slack and Discord, in order, as lines to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.setup.files import CONFIGURATION, SECRETS

if TYPE_CHECKING:
    from config import Settings

NO_ID = "APPLICATION_ID"

WITH_IT = f"communique --config {CONFIGURATION}"
"""How commands begin that go by the new configuration."""


def slack_steps(settings: Settings, link: str | None) -> list[str]:
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
        f"4. Put them into the file {SECRETS}, each behind its name:",
        *(f"   {line}" for line in slack_variables(settings)),
        "5. Check it, then run it:",
        f"   {WITH_IT} doctor",
        f"   {WITH_IT} run",
        *_then(settings),
    ]


def _second_secret(settings: Settings) -> tuple[str, ...]:
    if settings.slack_mode == "http":
        return ("3. Basic Information, App Credentials: copy the Signing Secret.",)
    return (
        "3. Basic Information, App-Level Tokens: generate one with the scope connections:write,",
        "   and copy it.",
    )


def slack_variables(settings: Settings) -> tuple[str, ...]:
    """What Slack wants beside the program, each with nothing behind it yet."""
    if settings.slack_mode == "socket":
        return ("SLACK_BOT_TOKEN=", "SLACK_APP_TOKEN=")
    return (
        "SLACK_BOT_TOKEN=",
        "SLACK_SIGNING_SECRET=",
        "SLACK_MODE=http",
        f"SLACK_PUBLIC_URL={settings.slack_public_url or ''}",
    )


def _then(settings: Settings) -> tuple[str, ...]:
    ask = f"/{settings.slack_commands['ask']}"
    asking = f"In Slack, type {ask} with a question, or /invite @Communique in a channel."
    if settings.slack_mode == "socket":
        return ("", asking)
    return ("   While it runs: Event Subscriptions, Request URL, Retry.", "", asking)


def steps_without_chat() -> list[str]:
    """What to do where briefings go to the console or into files alone."""
    return ["Check it, then run it:", f"   {WITH_IT} doctor", f"   {WITH_IT} run"]


def discord_steps(settings: Settings) -> list[str]:
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
        f"3. Put it into the file {SECRETS}, behind its name:",
        "   DISCORD_TOKEN=",
        *invite,
        "5. Bring it its commands, check it, then run it:",
        f"   {WITH_IT} discord sync",
        f"   {WITH_IT} doctor",
        f"   {WITH_IT} run",
        "",
        f"In Discord, type /{settings.discord_commands['ask']} with a question.",
    ]
