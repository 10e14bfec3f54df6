"""The same through both whole adapters: strangers, guests, a shared channel and another server among them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.access.corpus import BOARD, BOARD_D, OTHER_D, ROOM, ROOM_D, SHARED, told
from tests.scenarios.access.installations import Installation, both
from tests.scenarios.access.walk import plain
from tests.scenarios.discord.scene import ANNA as ANNA_D
from tests.scenarios.discord.scene import BEN as BEN_D
from tests.scenarios.discord.scene import on_discord
from tests.scenarios.slack.scene import ANNA, BEN, on_slack

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.discord.people import Discord
    from tests.slack.people import Slack

GUEST, STRANGER, ELSEWHERE = "U0GUEST", "U0STRANGER", "700000000000000003"
OTHER_GUILD = "800000000000000002"
"""Another server that the bot was added to, by somebody who is not of ours."""

LINES = (
    "ask zorkmids",
    "ask gloamtube",
    "fact vehicles",
    "brief bordroom",
    "brief",
    "compare tunnel",
    "sources quibberling",
    "subscribe seeled bid --at 08:00",
    "verify minutes-of-quibberling-f72eff0d@1:0-102",
    "topics sealed bid",
)
FIELDS = (
    ("ask", {"question": "zorkmids"}),
    ("ask", {"question": "gloamtube"}),
    ("fact", {"keyword": "vehicles"}),
    ("brief", {"what": "bordroom"}),
    ("communique compare", {"words": "tunnel"}),
    ("communique sources", {"words": "quibberling"}),
    ("communique subscribe", {"topics": "seeled bid", "at": "08:00"}),
)
COMPLETED = (("fact", "keyword"), ("brief", "what"), ("communique sources", "words"))


@pytest.fixture(scope="module")
def installations(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, Installation]:
    return both(tmp_path_factory.mktemp("adapters"))


async def _on_slack(slack: Slack, said: list[tuple[str, str]]) -> None:
    slack.add_user(GUEST, "guest", is_restricted=True)
    slack.add_user(STRANGER, "stranger", is_stranger=True, team="T0OTHER")
    slack.add_channel(BOARD, "board", members=[ANNA, BEN, STRANGER], is_private=True)
    slack.add_channel(SHARED, "shared", members=[BEN, STRANGER], is_ext_shared=True)
    for user, place in ((BEN, ROOM), (GUEST, ROOM), (STRANGER, BOARD), (STRANGER, SHARED), (BEN, SHARED)):
        for line in LINES:
            slack.channel(place).messages.clear()
            assert (await slack.command(user, place, "/communique", line)).acknowledged
            said += [(line, plain([one.text, one.blocks])) for one in await slack.seen(user, place)]
    for place in (ROOM, SHARED):
        slack.channel(place).messages.clear()
        await slack.mention(BEN, place, "who ordered the pumps")
        draft = await slack.say(
            ANNA if place == ROOM else STRANGER, place, "14,000 vehicles pass there a day."
        )
        await slack.shortcut(BEN, "check", draft)
        seen = await slack.seen(BEN, place, count=2)
        said += [("tunnel", text) for text in sorted(plain([one.text, one.blocks]) for one in seen)]
    for user in (BEN, GUEST, STRANGER):
        await slack.open_home(user)
        await slack.until(partial(slack.homes.__contains__, user))
        said.append((user, plain(slack.homes[user]["blocks"])))


async def _on_discord(discord: Discord, said: list[tuple[str, str]]) -> None:
    discord.add_guild(OTHER_GUILD, owner=ELSEWHERE, bot=True)
    discord.add_user(ELSEWHERE, "elsewhere", guilds=[OTHER_GUILD])
    discord.add_channel(BOARD_D, "board")
    discord.add_channel(OTHER_D, "other", guild=OTHER_GUILD)
    for user, place in ((BEN_D, ROOM_D), (BEN_D, BEN_D), (ELSEWHERE, OTHER_D)):
        for name, options in FIELDS:
            discord.channel(place).messages.clear()
            assert (await discord.command(user, place, name, options)).acknowledged
            seen = await discord.seen(user, place)
            said += [(repr(options), plain([one.content, one.components])) for one in seen]
        for name, option in COMPLETED:
            for typed in ("", "quib", "seal", "board"):
                said.append((typed, plain(await discord.autocomplete(user, place, name, option, typed))))
    discord.channel(ROOM_D).messages.clear()
    discord.say(BEN_D, ROOM_D, "who ordered the pumps", mentions_bot=True)
    draft = discord.say(ANNA_D, ROOM_D, "14,000 vehicles pass there a day.")
    await discord.context_menu(BEN_D, "Check against sources", draft)
    seen = await discord.seen(BEN_D, ROOM_D, count=2)
    said += [("tunnel", text) for text in sorted(plain([one.content, one.components]) for one in seen)]


@pytest.mark.parametrize("platform", [on_slack, on_discord])
def test_through_an_adapter_too_all_is_said_as_if_nothing_were_closed(
    installations: tuple[Installation, Installation], platform: Callable[..., None]
) -> None:
    people = _on_slack if platform is on_slack else _on_discord
    found: list[list[tuple[str, str]]] = []
    for one in installations:
        said: list[tuple[str, str]] = []
        platform(one.application, partial(people, said=said))
        found.append(said)
    with_it, without = found
    assert len(with_it) >= 45
    assert [(asked, told(text, asked)) for asked, text in with_it if told(text, asked)] == []
    assert [pair for pair in zip(with_it, without, strict=True) if pair[0] != pair[1]] == []
