"""`communique run` as a process, with a workspace on the other side: briefings, threads, clicks, troubles."""

from __future__ import annotations

import asyncio
import json
import shutil
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.ingest import ingest
from tests.bot.homes import an_application
from tests.landed import landed
from tests.scenarios.program import run
from tests.scenarios.service import Running, running
from tests.scenarios.slack.scene import ANNA, BEN, ROOM, buttons, menus
from tests.slack.server import slack_serving
from tests.slack.workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from pathlib import Path

    from tests.slack.message import Message
    from tests.slack.people import Slack

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
briefings:
  morning: {title: Morning, at: "08:00", to: ["slack:#room", console]}
"""
OPENED = "The tunnel under the harbour opened on 3 May 2024."
PAID = "The council of Port Elmsworth paid 412 million euros for the tunnel."
JUST_BEFORE = "2024-05-20T05:59:58Z"
AFTER = "2024-05-20T06:01:30Z"
LONG_BEFORE = "2024-05-20T04:00:00Z"
NEW = "C0NEW"
PATIENCE = timedelta(seconds=30)
"""Of a platform on whose machine other programs run besides."""


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


def _settings(slack: Slack, **more: str) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack.url,
        **more,
    }


@asynccontextmanager
async def _program(home: Path, slack: Slack, *, at: str, **more: str) -> AsyncIterator[Running]:
    """The program, meanwhile; at the end it is told to stop, and has to do so without complaint."""
    held = running(home, home.parent / "communique.yaml", COMMUNIQUE_NOW=at, **_settings(slack, **more))
    service = await asyncio.to_thread(held.__enter__)
    try:
        yield service
        assert await asyncio.to_thread(service.stop) == 0
        await asyncio.to_thread(service.says, "stopped")
        troubles = [str(one) for one in service.said if "Traceback" in json.dumps(one)]
        assert not troubles, "\n".join(troubles)
    finally:
        await asyncio.to_thread(held.__exit__, None, None, None)


def _in_a_workspace(people: Callable[[Slack], Coroutine[Any, Any, None]]) -> None:
    async def scene() -> None:
        async with slack_serving(acknowledge_within=PATIENCE) as slack:
            slack.add_user(ANNA, "anna", is_admin=True)
            slack.add_user(BEN, "ben", tz="America/New_York")
            slack.add_channel(ROOM, "room", members=[ANNA, BEN])
            await people(slack)

    asyncio.run(scene())


def _quiet(service: Running) -> None:
    """Nothing but ordinary news stands in its log."""
    loud = [one for one in service.said if one.get("level") not in {"info", "debug"}]
    assert loud == []


async def _answer(slack: Slack, count: int) -> Message:
    return (await slack.seen(BEN, ROOM, count=count, where=lambda one: one.only_for == BEN))[-1]


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_a_briefing_arrives_once_and_its_lines_are_opened_by_clicks_and_in_its_thread(
    home: Path, mode: str
) -> None:
    async def people(slack: Slack) -> None:
        more = {"SLACK_MODE": mode, "SLACK_PORT": "0"}
        async with _program(home, slack, at=JUST_BEFORE, **more) as service:
            listening = await asyncio.to_thread(service.says, "listening", mode=mode)
            if mode == "http":
                slack.events_url = f"http://127.0.0.1:{listening['port']}/slack/events"
            (briefing,) = await slack.seen(ANNA, ROOM)
            assert briefing.only_for is None
            assert briefing.metadata is not None
            assert briefing.sent["unfurl_links"] is False
            assert "412 million" in briefing.text
            await asyncio.to_thread(service.says, "delivery", destination=f"slack:{ROOM}", state="sent")
            ((action_id, options),) = menus(briefing)
            count = 0
            for word in ("context", "why", "follow", "wrong"):
                (value,) = [
                    one for one in options.values() if one.startswith(f"{word}|") and one.endswith("#1")
                ]
                await slack.click(BEN, briefing, action_id, option=value)
                count += 1
                await _answer(slack, count)
            await slack.click(BEN, briefing, buttons(briefing)["Get mine by DM"])
            count += 1
            assert "New York" in (await _answer(slack, count)).text
            for said in ("why 1", "open 2"):
                await slack.say(BEN, ROOM, said, thread_ts=briefing.ts)
                count += 1
                answer = await _answer(slack, count)
                assert answer.thread_ts == briefing.ts
            assert slack.messages(ROOM)[0].ts == briefing.ts
            assert [one.user for one in slack.messages(ROOM)].count(briefing.user) == 1
            _quiet(service)

    _in_a_workspace(people)


def test_after_a_restart_nothing_is_sent_again(home: Path) -> None:
    async def people(slack: Slack) -> None:
        async with _program(home, slack, at=JUST_BEFORE):
            await slack.seen(ANNA, ROOM)
        slack.channel(ROOM).name = "renamed"
        slack.add_channel("C0OTHER", "room", members=[ANNA])
        async with _program(home, slack, at=AFTER) as service:
            await asyncio.to_thread(service.says, "listening")
            await slack.say(BEN, BEN, "help")
            await slack.seen(BEN, BEN)
            assert len(slack.messages(ROOM)) == 1
            assert slack.messages("C0OTHER") == []

    _in_a_workspace(people)


def test_while_slack_is_down_the_rest_goes_out_and_later_it_is_heard(home: Path) -> None:
    async def people(slack: Slack) -> None:
        slack.workspace.refused_as = "service_unavailable"
        async with _program(home, slack, at=JUST_BEFORE) as service:
            await asyncio.to_thread(service.says, "delivery", destination="console", state="sent")
            await asyncio.to_thread(service.says, "not_connected")
            slack.workspace.refused_as = None
            await asyncio.to_thread(service.says, "listening", mode="socket")
            await slack.command(BEN, ROOM, "/ask", "tunnel")
            await slack.seen(BEN, ROOM, where=lambda one: "harbour" in one.text)

    _in_a_workspace(people)


def test_a_token_that_is_taken_back_stops_nothing_else(home: Path) -> None:
    async def people(slack: Slack) -> None:
        async with _program(home, slack, at=LONG_BEFORE) as service:
            await asyncio.to_thread(service.says, "listening", mode="socket")
            slack.workspace.refused_as = "token_revoked"
            await slack.event({"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}})
            assert (await slack.command(BEN, ROOM, "/ask", "tunnel")).acknowledged

    _in_a_workspace(people)


def test_what_an_admin_clicks_holds_in_the_running_program(home: Path) -> None:
    async def people(slack: Slack) -> None:
        slack.add_channel(NEW, "new", members=[ANNA, BEN], bot=False)
        async with _program(home, slack, at="2024-05-20T05:59:30Z") as service:
            await asyncio.to_thread(service.says, "listening", mode="socket")
            await slack.invite_bot(NEW, ANNA)
            (hello,) = await slack.seen(ANNA, NEW)
            await slack.click(ANNA, hello, buttons(hello)["Post it here on weekdays at 08:00"])
            await slack.seen(ANNA, NEW, where=lambda one: one.only_for == ANNA)
            await slack.command(ANNA, NEW, "/communique", "plan")
            await slack.seen(ANNA, NEW, where=lambda one: NEW in one.text or "#new" in one.text)
            await asyncio.to_thread(service.says, "delivery", destination=f"slack:{NEW}", state="sent")
            assert len(slack.messages(NEW)) == 2

    _in_a_workspace(people)


@pytest.mark.parametrize(
    ("missing", "mode"), [("SLACK_APP_TOKEN", "socket"), ("SLACK_SIGNING_SECRET", "http")]
)
def test_a_secret_that_is_missing_is_named_at_the_start(home: Path, missing: str, mode: str) -> None:
    given: dict[str, Any] = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
    }
    del given[missing]
    done = run(home, "--config", home.parent / "communique.yaml", "run", SLACK_MODE=mode, **given)
    assert done.returncode == 1
    assert f"{missing}: is not set" in done.stderr
    assert "Traceback" not in done.stderr
    assert BOT_TOKEN not in done.stderr
