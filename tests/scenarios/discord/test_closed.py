"""A closed collection is answered in its own channel; no word of it reaches another, whatever is clicked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.application import Application
from bot.chat.trouble import ASKERS_ONLY
from bot.home import Home
from bot.ingest import ingest
from config import load
from corpus.clearance import EVERYTHING
from tests.discord.channel import Kind
from tests.discord.interaction import Doing
from tests.ingested import MONDAY
from tests.scenarios.discord.scene import ANNA, BEN, ROOM, buttons, components, menus, on_discord, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.discord.message import Message
    from tests.discord.people import Discord

BOARD, THREAD, POSTS, POST = (f"50000000000000002{n}" for n in range(4))
OF_BOARD = "500000000000000029"
"""A thread of the closed channel."""

CONFIG = f"""\
timezone: Europe/Stockholm
collections:
  public: {{paths: [news]}}
  vault: {{paths: [board], allow: ["discord:{BOARD}"]}}
topics:
  tunnel: {{words: [tunnel, harbour]}}
briefings:
  morning: {{title: Morning, at: "08:00", topics: [tunnel], to: ["discord:{ROOM}"]}}
keywords:
  tunnel: {{channels: ["discord:{ROOM}"]}}
"""
OPEN = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"
CLOSED = (
    "Quibberling auditors say that the tunnel pumps cost 7,319 zorkmids and were ordered by Xanthippa Vole.\n"
)
SECRETS = ("quibberling", "7,319", "7319", "zorkmid", "xanthippa", "vole", "minutes-of", "vault")
"""What stands in the closed document alone, in its file's name, and the name of its collection."""

ASKED = ("tunnel", "what did Quibberling auditors say", "Xanthipa Vol", "7,319")
FIELDS = {
    "ask": "question",
    "fact": "keyword",
    "brief": "what",
    "communique timeline": "words",
    "communique compare": "words",
    "communique sources": "words",
}
TYPED: list[tuple[str, dict[str, Any]]] = [
    *((name, {field: asked}) for name, field in FIELDS.items() for asked in ASKED),
    ("brief", {}),
    ("brief", {"what": "vault"}),
    ("communique sources", {"words": "tunnel", "needs-attention": True}),
    ("communique check", {"text": "Quibberling auditors say that the tunnel pumps cost 7,319 zorkmids."}),
    ("communique subscribe", {"topics": "Xanthippa", "at": "08:00"}),
    ("communique follow", {"line": "zorkmids"}),
    ("communique why", {"line": "1"}),
    ("communique subscriptions", {}),
    ("communique hidden", {}),
    ("communique help", {}),
]


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    folder = tmp_path_factory.mktemp("closed")
    for name, text in (("news/opening.txt", OPEN), ("board/minutes-of-may.txt", CLOSED)):
        path: Path = folder / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    (folder / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    application = Application(
        Home.at(folder / "home"),
        load(folder / "communique.yaml"),
        clock=lambda: MONDAY,
        clearance=EVERYTHING,
        max_file_bytes=100_000,
    )
    assert not ingest(application).failed
    return application


def _rooms(discord: Discord) -> None:
    discord.add_channel(BOARD, "board")
    discord.add_thread(OF_BOARD, BOARD, "about the pumps")
    discord.add_thread(THREAD, ROOM, "thread")
    discord.add_channel(POSTS, "posts", Kind.FORUM)
    discord.add_thread(POST, POSTS, "post")


def _told(asked: object, said: str) -> list[str]:
    """The secrets that an answer tells beyond what was asked."""
    low, known = said.lower(), str(asked).lower()
    return [one for one in SECRETS if one in low and one not in known]


def _whole(message: Message) -> str:
    return json.dumps([message.content, message.components, message.embeds], ensure_ascii=False)


async def _typed(
    discord: Discord, user: str, channel: str, name: str, options: dict[str, Any]
) -> list[Message]:
    """What somebody is answered who sends a command."""
    discord.channel(channel).messages.clear()
    assert (await discord.command(user, channel, name, options)).acknowledged
    return await discord.seen(user, channel)


@pytest.mark.parametrize("place", [BOARD, OF_BOARD])
def test_in_its_own_channel_it_is_quoted_and_each_line_can_be_opened(
    application: Application, place: str
) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        (answer,) = await _typed(discord, BEN, place, "ask", {"question": "zorkmids"})
        assert "7,319 zorkmids" in words(answer).replace("*", "")
        ((custom_id, options),) = menus(answer)
        await discord.choose(BEN, answer, custom_id, [*options.values()][:1])
        (_, opened) = await discord.seen(BEN, place, count=2)
        assert "zorkmids" in words(opened)
        for number, label in enumerate(("Verify", "Why", "Copy as footnote", "Follow this figure"), 3):
            await discord.click(BEN, opened, buttons(opened)[label])
            last = (await discord.seen(BEN, place, count=number))[-1]
            assert last.only_for == BEN
        assert "certain channels only" in words(last)

    on_discord(application, people)


@pytest.mark.parametrize("place", [ROOM, THREAD, POST, BEN])
def test_nowhere_else_does_a_word_of_it_come_out_whatever_is_typed(
    application: Application, place: str
) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        for name, options in TYPED:
            for answer in await _typed(discord, BEN, place, name, options):
                assert _told(options, _whole(answer)) == [], (name, options)

    on_discord(application, people)


@pytest.mark.parametrize("place", [ROOM, THREAD, BEN])
def test_nothing_of_it_is_offered_while_one_types(application: Application, place: str) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        for name, option, typed in (
            ("fact", "keyword", "zork"),
            ("fact", "keyword", "Xan"),
            ("brief", "what", "Quib"),
            ("communique sources", "words", "minutes"),
            ("communique sources", "words", "v"),
            ("communique timeline", "words", "vole"),
        ):
            offered = await discord.autocomplete(BEN, place, name, option, typed)
            assert _told(typed, json.dumps(offered)) == [], (name, option, typed)
        offered = await discord.autocomplete(BEN, BOARD, "communique sources", "words", "minutes")
        assert "minutes-of" in json.dumps(offered)

    on_discord(application, people)


def test_what_is_kept_from_its_channel_tells_nothing_in_a_conversation_of_ones_own(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        (answer,) = await _typed(discord, BEN, BOARD, "ask", {"question": "tunnel pumps"})
        assert "zorkmids" in words(answer)
        await discord.click(BEN, answer, buttons(answer)["Keep"])
        await discord.seen(BEN, BOARD, count=2)
        for one in discord.messages(BEN):
            assert _told("", _whole(one)) == []

    on_discord(application, people)


def test_a_mention_a_checked_message_and_words_said_alone_tell_nothing_of_it(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        discord.say(BEN, ROOM, "tunnel pumps", mentions_bot=True)
        draft = discord.say(ANNA, ROOM, "The tunnel pumps were ordered in 2024.")
        await discord.context_menu(BEN, "Check against sources", draft)
        discord.say(BEN, BEN, "who ordered the tunnel pumps")
        for one in (*await discord.seen(BEN, ROOM, count=2), *await discord.seen(BEN, BEN)):
            assert _told("", _whole(one)) == []

    on_discord(application, people)


async def _forged(discord: Discord, user: str, place: str, data: dict[str, Any]) -> list[Message]:
    """What a click brings in another channel than the message stands in; Discord never tells that."""
    here = discord.channel(place)
    done = await discord._do(user, here, Doing.COMPONENT, data, None)
    assert done.acknowledged
    return await discord.seen(user, place)


def _clicks(message: Message) -> list[dict[str, Any]]:
    """Everything that can be clicked in a message, as what Discord says of it."""
    clicked = [
        {"custom_id": one["custom_id"], "component_type": 2}
        for one in components(message)
        if one["type"] == 2
    ]
    chosen = [
        {"custom_id": custom_id, "component_type": 3, "values": [value]}
        for custom_id, options in menus(message)
        for value in options.values()
    ]
    return [*chosen, *clicked]


def test_what_a_closed_answer_offers_to_click_does_not_exist_elsewhere(application: Application) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        for name, options in (
            ("ask", {"question": "tunnel pumps"}),
            ("communique check", {"text": "The tunnel pumps cost 7,319 zorkmids."}),
        ):
            (closed,) = await _typed(discord, BEN, BOARD, name, options)
            assert "zorkmids" in words(closed)
            clicks = _clicks(closed)
            for chosen in [one for one in clicks if one["component_type"] == 3]:
                discord.channel(BOARD).messages.append(closed)
                await discord.choose(BEN, closed, chosen["custom_id"], chosen["values"])
                opened = (await discord.seen(BEN, BOARD, count=2))[-1]
                clicks += _clicks(opened)
            for data in clicks:
                for place in (ROOM, BEN):
                    for channel in (ROOM, BEN):
                        discord.channel(channel).messages.clear()
                    await _forged(discord, BEN, place, data)
                    for one in (*discord.channel(ROOM).messages, *discord.channel(BEN).messages):
                        assert _told("", _whole(one)) == [], (data, place)

    on_discord(application, people)


def test_what_somebody_else_asked_is_not_theirs_to_hand_on(application: Application) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        (answer,) = await _typed(discord, BEN, ROOM, "ask", {"question": "tunnel"})
        clicks = [one for one in _clicks(answer) if one["component_type"] == 2]
        assert len(clicks) >= 2
        for data in clicks:
            discord.channel(ROOM).messages.clear()
            (refused,) = await _forged(discord, ANNA, ROOM, data)
            assert ASKERS_ONLY in words(refused)
            assert discord.messages(ROOM) == discord.messages(ANNA) == []

    on_discord(application, people)


def test_a_member_cannot_click_what_is_for_admins(application: Application) -> None:
    async def people(discord: Discord) -> None:
        _rooms(discord)
        for verb in ("approve", "refuse", "post here", "topics", "not here"):
            discord.channel(ROOM).messages.clear()
            (refused,) = await _forged(discord, BEN, ROOM, {"custom_id": f"c:{verb}:1:", "component_type": 2})
            assert "admin" in words(refused)
        assert BEN not in discord.modals

    on_discord(application, people)
