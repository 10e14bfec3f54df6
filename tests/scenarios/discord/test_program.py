"""`communique run` as a process, with Discord and Slack on the other side: briefings, clicks, troubles."""

from __future__ import annotations

import asyncio
import json
import shutil
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.discord_adapter.adapter import NOT_REACHED, WRONG_TOKEN
from bot.ingest import ingest
from tests.bot.homes import an_application
from tests.discord.channel import Kind
from tests.discord.community import BOT_TOKEN
from tests.discord.permissions import Permission
from tests.discord.server import discord_serving
from tests.landed import landed
from tests.scenarios.discord.scene import ANNA, BEN, MANAGERS, ROOM, buttons, menus, words
from tests.scenarios.program import run
from tests.scenarios.service import Running, running
from tests.scenarios.slack import scene as slack_scene
from tests.slack.server import slack_serving
from tests.slack.workspace import APP_TOKEN, SIGNING_SECRET
from tests.slack.workspace import BOT_TOKEN as SLACK_TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from pathlib import Path
    from typing import Any

    from tests.discord.message import Message
    from tests.discord.people import Discord
    from tests.slack.people import Slack

THREAD, FORUM = "500000000000000002", "500000000000000003"
SLACK_ROOM = slack_scene.ROOM
CONFIG = f"""\
timezone: Europe/Stockholm
collections:
  public: {{paths: [news]}}
admins: {{discord_roles: ["{MANAGERS}"]}}
briefings:
  morning:
    title: Morning
    at: "08:00"
    to:
      - "discord:{ROOM}"
      - "discord:{THREAD}"
      - "discord:{FORUM}"
      - "discord:@{BEN}"
      - "slack:{SLACK_ROOM}"
      - console
"""
EVERYWHERE = (f"discord:{ROOM}", f"discord:{THREAD}", f"discord:{FORUM}", f"discord:@{BEN}", "console")
OPENED = "The tunnel under the harbour opened on 3 May 2024."
PAID = "The council of Port Elmsworth paid 412 million euros for the tunnel."
JUST_BEFORE = "2024-05-20T05:59:56Z"
AFTER = "2024-05-20T06:01:30Z"
LONG_BEFORE = "2024-05-20T04:00:00Z"
PATIENCE = timedelta(seconds=30)
"""Of a platform on whose machine other programs run besides."""
NOWHERE = "http://127.0.0.1:9/api/v10"
"""Where nothing listens."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a configuration, a document, and a home that has read it."""
    folder = tmp_path_factory.mktemp("program")
    landed(folder / "news/tunnel.txt", f"{OPENED}\n\n{PAID}\n")
    (folder / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    application = an_application(folder)
    ingest(application)
    application.store.engine.dispose()
    return folder


@pytest.fixture
def home(read: Path, tmp_path: Path) -> Path:
    """A copy of that home, beside a copy of its configuration."""
    return shutil.copytree(read, tmp_path / "copy") / "home"


def _of_discord(discord: Discord) -> dict[str, str]:
    return {"DISCORD_TOKEN": BOT_TOKEN, "DISCORD_API_URL": discord.url}


def _of_slack(slack: Slack) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": SLACK_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack.url,
    }


@asynccontextmanager
async def _program(home: Path, *, at: str, **settings: str) -> AsyncIterator[Running]:
    """The program, meanwhile; at the end it is told to stop, and has to do so without complaint."""
    held = running(home, home.parent / "communique.yaml", COMMUNIQUE_NOW=at, **settings)
    service = await asyncio.to_thread(held.__enter__)
    try:
        yield service
        assert await asyncio.to_thread(service.stop) == 0
        await asyncio.to_thread(service.says, "stopped")
        troubles = [str(one) for one in service.said if "Traceback" in json.dumps(one)]
        assert not troubles, "\n".join(troubles)
        assert BOT_TOKEN not in json.dumps(service.said)
    finally:
        await asyncio.to_thread(held.__exit__, None, None, None)


def _on_discord(home: Path, people: Callable[[Discord], Coroutine[Any, Any, None]]) -> None:
    """Discord with a room, a thread and a forum; the program's commands have been synced."""

    async def scene() -> None:
        async with discord_serving(acknowledge_within=PATIENCE) as discord:
            discord.add_role(MANAGERS, "managers", Permission.MANAGE_GUILD)
            discord.add_user(ANNA, "anna", roles=[MANAGERS])
            discord.add_user(BEN, "ben")
            discord.add_channel(ROOM, "room")
            discord.add_thread(THREAD, ROOM, "thread")
            discord.add_channel(FORUM, "mornings", Kind.FORUM)
            await asyncio.to_thread(_sync, home, discord)
            await people(discord)

    asyncio.run(scene())


def _sync(home: Path, discord: Discord) -> None:
    given = _of_discord(discord)
    arguments = ("--config", home.parent / "communique.yaml", "discord", "sync")
    done = run(home, *arguments, before=None, cwd=None, **given)
    assert done.returncode == 0, done.stderr


def _on_both(home: Path, people: Callable[[Discord, Slack], Coroutine[Any, Any, None]]) -> None:
    async def beside(discord: Discord) -> None:
        async with slack_serving(acknowledge_within=PATIENCE) as slack:
            slack.add_user(slack_scene.BEN, "ben")
            slack.add_channel(SLACK_ROOM, "room", members=[slack_scene.BEN])
            await people(discord, slack)

    _on_discord(home, beside)


async def _said(service: Running, event: str, **fields: object) -> dict[str, Any]:
    return await asyncio.to_thread(lambda: service.says(event, **fields))


async def _answered(discord: Discord, *, by: str = BEN) -> Message:
    before = len(await discord.seen(by, ROOM, count=0, where=lambda one: one.only_for == by))
    assert (await discord.command(by, ROOM, "ask", {"question": "tunnel"})).acknowledged
    answers = await discord.seen(by, ROOM, count=before + 1, where=lambda one: one.only_for == by)
    assert "harbour" in words(answers[-1])
    return answers[-1]


async def _answered_on_slack(slack: Slack) -> None:
    assert (await slack.command(slack_scene.BEN, SLACK_ROOM, "/ask", "tunnel")).acknowledged
    await slack.seen(
        slack_scene.BEN, SLACK_ROOM, where=lambda one: one.only_for is not None and "harbour" in one.text
    )


async def _delivered(service: Running) -> None:
    for destination in EVERYWHERE:
        await _said(service, "delivery", destination=destination, state="sent")


def _refused(discord: Discord) -> list[str]:
    """All that was, but for the message by which a forum is found to be one."""
    return [route for route, refusal in discord.refused if refusal.code != 50008]


def _briefings(discord: Discord, place: str) -> list[Message]:
    return [one for one in discord.messages(place) if "Morning" in words(one)]


def test_both_platforms_get_the_briefing_once_and_answer(home: Path) -> None:
    async def people(discord: Discord, slack: Slack) -> None:
        settings = {**_of_discord(discord), **_of_slack(slack)}
        async with _program(home, at=JUST_BEFORE, **settings) as service:
            await _said(service, "connected")
            await _said(service, "listening", mode="socket")
            await _delivered(service)
            await _said(service, "delivery", destination=f"slack:{SLACK_ROOM}", state="sent")
            (post,) = discord.threads(FORUM)
            assert post.name.startswith("Morning")
            places = (ROOM, THREAD, post.id, BEN)
            assert [len(_briefings(discord, one)) for one in places] == [1] * 4
            await _answered(discord)
            await _answered_on_slack(slack)
            assert discord.pinged() == []
            assert _refused(discord) == []

    _on_both(home, people)


def test_a_briefings_lines_are_opened_by_its_menu_its_buttons_and_in_replies(home: Path) -> None:
    async def people(discord: Discord) -> None:
        async with _program(home, at=JUST_BEFORE, **_of_discord(discord)) as service:
            await _said(service, "connected")
            (briefing,) = await discord.seen(ANNA, ROOM)
            await _delivered(service)
            ((custom_id, options),) = menus(briefing)
            await discord.choose(BEN, briefing, custom_id, [next(iter(options.values()))])
            (opened,) = await discord.seen(BEN, ROOM, where=lambda one: one.only_for == BEN)
            for label in ("Verify", "Why", "Follow this figure", "Wrong"):
                before = len(await discord.seen(BEN, ROOM, count=0))
                await discord.click(BEN, opened, buttons(opened)[label])
                assert (await discord.seen(BEN, ROOM, count=before + 1))[-1].only_for == BEN
            before = len(await discord.seen(BEN, ROOM, count=0))
            await discord.click(BEN, briefing, buttons(briefing)["Get mine by DM"])
            await discord.seen(BEN, ROOM, count=before + 1)
            for count, said in enumerate(("why 1", "open 2"), 2):
                asked = discord.say(BEN, ROOM, said, reply_to=briefing)
                shown = await discord.seen(ANNA, ROOM, where=lambda one: one.only_for is None, count=count)
                assert shown[-1].replies_to == asked.id
                assert "no command" not in words(shown[-1])
            alone = (await discord.seen(BEN, BEN))[0]
            ((custom_id, options),) = menus(alone)
            await discord.choose(BEN, alone, custom_id, [next(iter(options.values()))])
            (_, there) = await discord.seen(BEN, BEN, count=2)
            assert {"Verify", "Why"} <= set(buttons(there))
            assert _refused(discord) == []

    _on_discord(home, people)


def test_after_a_restart_nothing_is_sent_again_and_old_menus_work(home: Path) -> None:
    async def people(discord: Discord) -> None:
        async with _program(home, at=JUST_BEFORE, **_of_discord(discord)) as service:
            await _delivered(service)
            answer = await _answered(discord)
        async with _program(home, at=AFTER, **_of_discord(discord)) as service:
            await _said(service, "connected")
            (briefing,) = _briefings(discord, ROOM)
            for message in (answer, briefing):
                before = len(await discord.seen(BEN, ROOM, count=0))
                ((custom_id, options),) = menus(message)
                await discord.choose(BEN, message, custom_id, [next(iter(options.values()))])
                opened = (await discord.seen(BEN, ROOM, count=before + 1))[-1]
                assert "Verify" in buttons(opened)
            assert len(_briefings(discord, ROOM)) == len(discord.threads(FORUM)) == 1

    _on_discord(home, people)


def test_a_gateway_that_drops_during_a_briefing_loses_and_doubles_nothing(home: Path) -> None:
    async def people(discord: Discord) -> None:
        async with _program(home, at=JUST_BEFORE, **_of_discord(discord)) as service:
            await _said(service, "connected")
            await discord.connected()
            await discord.seen(ANNA, ROOM)
            discord.gateway.drop()
            said = discord.say(BEN, ROOM, "tunnel", mentions_bot=True)
            await _delivered(service)
            await discord.until(lambda: discord.gateway.resumed == 1)
            await discord.seen(ANNA, ROOM, where=lambda one: one.replies_to == said.id)
            await _answered(discord)
            assert [len(_briefings(discord, one)) for one in (ROOM, THREAD, BEN)] == [1] * 3
            assert len(discord.threads(FORUM)) == 1
            assert len(discord.gateway.identified_at) == 1

    _on_discord(home, people)


def test_a_wrong_token_for_discord_stops_neither_slack_nor_the_console(home: Path) -> None:
    async def people(discord: Discord, slack: Slack) -> None:
        settings = {
            **_of_discord(discord),
            **_of_slack(slack),
            "DISCORD_TOKEN": "of.somebody.else",
            "COMMUNIQUE_HTTP_PORT": "0",
        }
        async with _program(home, at=JUST_BEFORE, **settings) as service:
            await _said(service, "began_anew", platform="discord", reason=WRONG_TOKEN)
            await _said(service, "delivery", destination="console", state="sent")
            await _said(service, "delivery", destination=f"slack:{SLACK_ROOM}", state="sent")
            await _answered_on_slack(slack)
            status, page = await asyncio.to_thread(service.page, "/readyz")
            assert (status, WRONG_TOKEN in page) == (200, True), page
            await _said(service, "began_anew", platform="discord", again_in_s=10.0)
            assert discord.gateway.identified_at == []

    _on_both(home, people)


def test_while_discord_cannot_be_reached_the_rest_goes_on(home: Path) -> None:
    async def people(discord: Discord, slack: Slack) -> None:
        settings = {**_of_discord(discord), **_of_slack(slack), "DISCORD_API_URL": NOWHERE}
        async with _program(home, at=JUST_BEFORE, **settings) as service:
            await _said(service, "began_anew", platform="discord", reason=NOT_REACHED)
            await _said(service, "delivery", destination="console", state="sent")
            await _answered_on_slack(slack)

    _on_both(home, people)


def test_while_slack_is_down_discord_goes_on(home: Path) -> None:
    async def people(discord: Discord, slack: Slack) -> None:
        slack.workspace.refused_as = "invalid_auth"
        settings = {**_of_discord(discord), **_of_slack(slack)}
        async with _program(home, at=JUST_BEFORE, **settings) as service:
            await _said(service, "connected")
            await _delivered(service)
            await _answered(discord)

    _on_both(home, people)


def test_a_token_that_is_reset_while_it_runs_is_told(home: Path) -> None:
    async def people(discord: Discord) -> None:
        async with _program(home, at=LONG_BEFORE, **_of_discord(discord)) as service:
            await _said(service, "connected")
            await discord.connected()
            discord.community.refused_as = "the token was reset"
            await discord.gateway.close(4004)
            await _said(service, "began_anew", platform="discord", reason=WRONG_TOKEN)
            discord.community.refused_as = None
            await discord.connected()
            await _answered(discord)

    _on_discord(home, people)
