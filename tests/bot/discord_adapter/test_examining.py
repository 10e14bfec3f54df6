"""What the doctor says of Discord."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.discord_adapter.examining import examined
from bot.discord_adapter.syncing import Synced, commands_of
from bot.migrations.upgrade import upgrade
from config import Settings, parse
from corpus.store.engine import open_engine, url_of_file
from tests.discord.channel import Kind, Overwrite
from tests.discord.community import APP, BOT, BOT_TOKEN
from tests.discord.permissions import PRIVILEGED, Permission
from tests.discord.server import discord_serving
from tests.platform.faults import Answer, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.doctor import Check
    from tests.discord.people import Discord

NOTHING = "timezone: UTC\ncollections: {public: {paths: [public]}}\n"
NEWS = NOTHING + "briefings: {morning: {at: '08:00', to: ['discord:101']}}\n"
KEYWORDS = NOTHING + "keywords: {toll: {channels: ['discord:101']}}\n"


@dataclass
class Look:
    """One examination: what is set, what is written, what is found."""

    synced: Synced
    written: str = NOTHING
    settings: Mapping[str, str] = field(default_factory=dict)
    granted: int = int(PRIVILEGED)

    def checks(self, prepare: Callable[[Discord], object] = lambda _: None) -> tuple[Check, ...]:
        async def whole() -> tuple[Check, ...]:
            async with discord_serving(
                granted=self.granted, faulty=frozenset({"GET /applications/@me"})
            ) as discord:
                prepare(discord)
                given = {"DISCORD_TOKEN": BOT_TOKEN, "DISCORD_API_URL": discord.url, **self.settings}
                settings = Settings.model_validate(given)
                return await examined(settings, parse(self.written, path="test", folder=Path()), self.synced)

        found = asyncio.run(whole())
        assert BOT_TOKEN not in str(found)
        return found

    def check(self, name: str, prepare: Callable[[Discord], object] = lambda _: None) -> Check:
        (found,) = (one for one in self.checks(prepare) if one.name == name)
        return found


@pytest.fixture
def synced(tmp_path: Path) -> Iterator[Synced]:
    """Nothing was synced yet."""
    engine = open_engine(url_of_file(tmp_path / "c.db"))
    upgrade(engine)
    yield Synced(engine)
    engine.dispose()


def test_a_bot_that_everybody_may_add_to_a_server_of_theirs_is_told(synced: Synced) -> None:
    def opened(discord: Discord) -> None:
        discord.community.public = True

    check = Look(synced).check("discord invitations", opened)
    assert check.state == "warn"
    assert "Public Bot" in str(check.hint)


def test_a_sound_installation_is_all_right(synced: Synced) -> None:
    commands = commands_of(Settings.model_validate({}).discord_commands)
    synced.keep(APP, commands, now=datetime.now(UTC))
    found = Look(synced, NEWS).checks(lambda discord: discord.add_channel("101", "news"))
    assert [(one.name, one.state, one.found) for one in found] == [
        ("discord", "ok", "communique, in 1 server: Example"),
        ("discord intents", "ok", "none is needed"),
        ("discord commands", "ok", f"{len(commands)} synced"),
        ("discord destination", "ok", "discord:101, #news"),
        ("discord admins", "ok", "those who may manage the server"),
    ]


def test_commands_that_were_not_synced_are_told(synced: Synced) -> None:
    found = Look(synced).check("discord commands")
    assert (found.state, found.hint) == ("warn", "communique discord sync")


def test_a_token_that_discord_does_not_take_is_said_without_repeating_it(synced: Synced) -> None:
    secret = "mistyped-token"  # noqa: S105  opens nothing
    (found,) = Look(synced, settings={"DISCORD_TOKEN": secret}).checks()
    assert (found.name, found.state) == ("discord", "fail")
    assert found.found.startswith("the token is wrong")
    assert secret not in str(found)


@pytest.mark.parametrize("wrong", [Fault.HTML_BEFORE, Fault.TRUNCATED, Answer(200, b"[]")])
def test_a_discord_that_talks_nonsense_is_a_sentence(synced: Synced, wrong: Fault | Answer) -> None:
    (found,) = Look(synced).checks(lambda discord: discord.faults.script.extend([wrong] * 9))
    assert (found.name, found.state) == ("discord", "fail")


def test_a_bot_that_is_in_no_server_says_how_to_add_it(synced: Synced) -> None:
    found = Look(synced).check("discord", lambda discord: discord.leave_guild())
    assert (found.state, found.found) == ("warn", "communique, in no server")


@pytest.mark.parametrize(
    ("written", "wanted", "granted", "state"),
    [
        (KEYWORDS, "true", int(PRIVILEGED), "ok"),
        (KEYWORDS, "true", 0, "fail"),
        (KEYWORDS, "false", int(PRIVILEGED), "warn"),
        (NOTHING, "false", 0, "ok"),
    ],
)
def test_an_intent_that_keywords_need_is_told(
    synced: Synced, written: str, wanted: str, granted: int, state: str
) -> None:
    look = Look(synced, written, {"DISCORD_MESSAGE_CONTENT": wanted}, granted)
    assert look.check("discord intents", lambda discord: discord.add_channel("101", "news")).state == state


@pytest.mark.parametrize(
    ("denied", "said"),
    [
        (Permission.SEND_MESSAGES, "discord:101, #news: the bot lacks Send Messages"),
        (Permission.READ_MESSAGE_HISTORY, "discord:101, #news: the bot lacks Read Message History"),
        (Permission.VIEW_CHANNEL, "discord:101, the bot may not see that"),
    ],
)
def test_a_channel_that_cannot_be_posted_to_is_warned_of(
    synced: Synced, denied: Permission, said: str
) -> None:
    overwrites = {BOT: Overwrite(deny=int(denied), of_member=True)}
    found = Look(synced, NEWS).check(
        "discord destination", lambda discord: discord.add_channel("101", "news", overwrites=overwrites)
    )
    assert found.state == "warn"
    assert found.found.startswith(said)
    assert found.hint


def test_a_channel_of_voices_takes_no_briefings_and_a_forum_does(synced: Synced) -> None:
    for kind, state in ((Kind.CATEGORY, "warn"), (Kind.FORUM, "ok")):

        def prepare(discord: Discord, kind: Kind = kind) -> None:
            discord.add_channel("101", "news", kind)

        assert Look(synced, NEWS).check("discord destination", prepare).state == state


def test_roles_that_are_not_there_are_named(synced: Synced) -> None:
    written = NOTHING + "admins: {discord_roles: ['301', '302']}\n"
    found = Look(synced, written).check("discord admins", lambda discord: discord.add_role("301", "editors"))
    assert (found.state, found.found) == ("warn", "no such role: 302")


def test_many_destinations_are_counted_and_those_in_trouble_come_first(synced: Synced) -> None:
    everywhere = ", ".join(f"'discord:{100 + number}'" for number in range(25))
    written = NOTHING + f"briefings: {{morning: {{at: '08:00', to: [{everywhere}]}}}}\n"

    def some(discord: Discord) -> None:
        for number in range(24):
            discord.add_channel(str(100 + number))

    found = [one for one in Look(synced, written).checks(some) if one.name == "discord destination"]
    assert found[0].state == "warn"
    assert "discord:124" in found[0].found
    assert found[-1].found == "+5 more, 0 of them not reached"
