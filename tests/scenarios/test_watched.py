"""Watched: of what people say to each other nothing is kept, whether or not it held a keyword."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from config.configuration import Keyword
from config.destination import destination
from corpus.store.engine import reading
from corpus.store.schema import metadata
from tests.ingested import the_demo
from tests.scenarios.discord import scene as on_a_server
from tests.scenarios.slack import scene as in_a_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.discord.people import Discord
    from tests.slack.people import Slack

CANARY = "zanzibarquux"
"""A word that no document has."""

WITH = f"The {CANARY} plan: does anybody know how far Power of Siberia is?"
WITHOUT = f"Our {CANARY} meeting is at noon."


def listening_for(folder: Path, where: str) -> Application:
    """The demo, with a channel that asked for a keyword."""
    application = the_demo(folder)
    asked = {"Power of Siberia": Keyword((destination(where),), timedelta(0))}
    application.written = application.configuration = replace(application.configuration, keywords=asked)
    return application


def assert_forgotten(application: Application) -> None:
    """The canary stands in no table, and in no byte of the home."""
    with reading(application.store.engine) as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(select(table)).all()
            assert not [row for row in rows if CANARY in repr(tuple(row)).lower()], table.name
        snippets = metadata.tables["snippet"]
        assert len(connection.execute(select(snippets)).all()) >= 1, "it did listen"
    application.store.engine.dispose()
    files = [path for path in application.home.folder.rglob("*") if path.is_file()]
    assert files
    assert not [path.name for path in files if CANARY.encode() in path.read_bytes().lower()]


def test_nothing_that_was_said_on_slack_is_kept(tmp_path: Path) -> None:
    here = in_a_workspace
    application = listening_for(tmp_path, f"slack:{here.ROOM}")

    async def people(slack: Slack) -> None:
        await slack.say(here.ANNA, here.ROOM, WITHOUT)
        said = await slack.say(here.ANNA, here.ROOM, WITH)
        await slack.seen(here.BEN, here.ROOM)
        await slack.say(here.BEN, here.ROOM, f"{WITH} Again.", thread_ts=said.ts)
        await slack.say(here.BEN, here.ROOM, WITHOUT, thread_ts=said.ts)
        await slack.edit(said, f"{WITH} Or not.")
        await slack.say(here.BEN, here.BEN, "help")
        await slack.seen(here.BEN, here.BEN)

    here.on_slack(application, people)
    assert_forgotten(application)


def test_nothing_that_was_said_on_discord_is_kept(tmp_path: Path) -> None:
    here = on_a_server
    application = listening_for(tmp_path, f"discord:{here.ROOM}")

    async def people(discord: Discord) -> None:
        discord.say(here.ANNA, here.ROOM, WITHOUT)
        said = discord.say(here.ANNA, here.ROOM, WITH)
        await discord.seen(here.BEN, here.ROOM)
        discord.edit(said, f"{WITH} Or not.")
        discord.say(here.BEN, here.ROOM, f"{WITH} Again.")
        discord.say(here.BEN, here.BEN, "help")
        await discord.seen(here.BEN, here.BEN)

    here.on_discord(application, people, DISCORD_MESSAGE_CONTENT=True)
    assert_forgotten(application)
