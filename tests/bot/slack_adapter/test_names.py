"""Names of channels and people that become ids once, and keep them whoever takes the name."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.pins import Pins, pinned
from bot.migrations.upgrade import upgrade
from bot.slack_adapter.asking import PAGE
from bot.slack_adapter.names import Resolved, resolved
from config import Configuration, parse
from config.destination import Platform, destination
from corpus.store.engine import open_engine, url_of_file
from tests.platform.faults import Answer, Fault
from tests.slack.server import slack_serving
from tests.slack.workspace import ALL_SCOPES, BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sqlalchemy import Engine

    from tests.slack.people import Slack

NOW = datetime(2024, 5, 20, 6, tzinfo=UTC)
OPEN = "timezone: UTC\ncollections: {public: {paths: [public]}}\n"
BOARD = OPEN.replace("}}", "}, board: {paths: [board], allow: ['slack:#board']}}")
DIGEST = OPEN + "briefings: {morning: {at: '08:00', to: ['slack:@anna', 'slack:#news']}}\n"


@dataclass
class Scene:
    """A workspace, and a database that remembers names."""

    slack: Slack
    engine: Engine
    pins: Pins = field(init=False)

    def __post_init__(self) -> None:
        self.pins = Pins(self.engine)

    async def start(self, written: str = BOARD) -> Resolved:
        """What the bot makes of a configuration when it starts."""
        client = AsyncWebClient(token=BOT_TOKEN, base_url=self.slack.url, retry_handlers=[])
        return await resolved(configured(written), client, self.pins, now=NOW)

    def rename(self, channel: str, name: str) -> None:
        self.slack.workspace.channels[channel].name = name


def configured(written: str) -> Configuration:
    return parse(written, path="test", folder=Path())


def played(
    folder: Path, play: Callable[[Scene], Awaitable[None]], *, scopes: frozenset[str] = ALL_SCOPES
) -> None:
    engine = open_engine(url_of_file(folder / "communique.db"))
    upgrade(engine)

    async def whole() -> None:
        async with slack_serving(scopes=scopes) as slack:
            await play(Scene(slack, engine))

    asyncio.run(whole())
    engine.dispose()


def sees_board(found: Resolved, channel: str) -> bool:
    return "board" in found.configuration.visible_to(destination(f"slack:{channel}"))


def test_names_become_ids_of_channels_and_people(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_user("U0ANNA", "anna")
        scene.slack.add_channel("C0NEWS", "news", is_private=True)
        found = await scene.start(DIGEST)
        assert list(map(str, found.configuration.briefings["morning"].to)) == ["slack:U0ANNA", "slack:C0NEWS"]
        assert found.troubles == ()
        assert found.names == {"U0ANNA": "@anna", "C0NEWS": "#news"}
        assert pinned(configured(DIGEST), scene.pins) == found.configuration

    played(tmp_path, play)


def test_without_a_name_slack_is_not_asked(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        found = await scene.start(OPEN)
        assert found == Resolved(configured(OPEN), {})
        assert not scene.slack.called

    played(tmp_path, play)


def test_a_channel_on_a_later_page_is_found(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        for number in range(PAGE + 1):
            scene.slack.add_channel(f"C{number:04}", f"room-{number}")
        scene.slack.add_channel("C0BOARD", "board")
        assert sees_board(await scene.start(), "C0BOARD")
        assert scene.slack.called == {"conversations.list": 2}

    played(tmp_path, play)


def test_who_takes_a_name_gets_nothing_of_what_it_opens(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("C0BOARD", "board", is_private=True)
        assert sees_board(await scene.start(), "C0BOARD")

        scene.rename("C0BOARD", "board-old")
        scene.slack.add_channel("C0SQUAT", "board", members=["U0EVE"])
        found = await scene.start()
        assert sees_board(found, "C0BOARD")
        assert not sees_board(found, "C0SQUAT")
        (told,) = found.troubles
        assert told == (
            "slack:#board is not the channel it was: it goes on meaning C0BOARD, called #board-old now, "
            "and not C0SQUAT. Write the id of the one that is meant."
        )
        assert (await scene.start()).troubles == found.troubles

    played(tmp_path, play)


def test_a_name_is_not_followed_after_its_channel_is_gone_from_sight(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("C0BOARD", "board", is_private=True)
        await scene.start()
        del scene.slack.workspace.channels["C0BOARD"]
        (gone,) = (await scene.start()).troubles
        assert (
            gone == "slack:#board means C0BOARD, which cannot be seen: it is gone, or the bot is not in it."
        )

        scene.slack.add_channel("C0SQUAT", "board")
        found = await scene.start()
        assert not sees_board(found, "C0SQUAT")
        assert found.troubles[0].startswith("slack:#board is not the channel it was")

    played(tmp_path, play)


def test_a_channel_with_another_name_is_still_meant(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("C0BOARD", "board")
        await scene.start()
        scene.rename("C0BOARD", "the-board")
        found = await scene.start()
        assert sees_board(found, "C0BOARD")
        assert found.troubles == ("#board is called #the-board now; slack:#board goes on meaning it.",)

    played(tmp_path, play)


def test_an_unknown_name_stays_as_it_is_and_is_told(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        found = await scene.start(DIGEST)
        assert found.configuration == configured(DIGEST)
        assert found.troubles == (
            "slack:#news is no channel that can be seen: invite the bot, or write the id of a channel.",
            "slack:@anna is nobody's user name: write the id of a person.",
        )
        assert scene.pins.of(Platform.SLACK) == {}

    played(tmp_path, play)


def test_a_name_that_two_channels_bear_is_neithers(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("C0FIRST", "board")
        scene.slack.add_channel("C0OTHER", "board")
        found = await scene.start()
        assert not sees_board(found, "C0FIRST")
        assert found.troubles == ("slack:#board could be any of C0FIRST, C0OTHER: write the id of one.",)

    played(tmp_path, play)


def test_a_display_name_is_no_name(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        eve = scene.slack.add_user("U0EVE", "eve")
        shown = eve.payload() | {
            "profile": {"display_name": "anna", "real_name": "anna"},
            "real_name": "anna",
        }
        listed = {"ok": True, "members": [shown], "channels": [], "response_metadata": {}}
        scene.slack.faults.script.extend([answer(listed)] * 2)
        assert (await scene.start(DIGEST)).mapping == {}

    played(tmp_path, play)


def test_a_person_who_left_is_not_pinned(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_user("U0ANNA", "anna", deleted=True)
        assert (await scene.start(DIGEST)).mapping == {}

    played(tmp_path, play)


def test_when_slack_cannot_be_asked_names_mean_what_they_meant(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("C0BOARD", "board")
        await scene.start()
        for wrong in (Fault.HTML_AFTER, Fault.TRUNCATED, Fault.LIMIT, Answer(200, b"[]")):
            scene.slack.faults.script.append(wrong)
            found = await scene.start()
            assert sees_board(found, "C0BOARD")
            (told,) = found.troubles
            assert told.startswith("The channels cannot be listed: Slack ")

    played(tmp_path, play)


def test_a_scope_that_is_missing_is_named(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        (told,) = (await scene.start()).troubles
        assert "the scope groups:read is missing" in told

    played(tmp_path, play, scopes=ALL_SCOPES - {"groups:read"})


def test_a_list_without_an_end_is_given_up(tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        endless = {"ok": True, "channels": [], "response_metadata": {"next_cursor": "again"}}
        scene.slack.faults.script.extend([answer(endless)] * 200)
        (told,) = (await scene.start()).troubles
        assert told.startswith("The channels cannot be listed")

    played(tmp_path, play)


def answer(told: object) -> Answer:
    return Answer(200, json.dumps(told).encode(), {"Content-Type": "application/json"})
