"""A closed collection is answered in its own channel; no word of it reaches another, whatever is clicked."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.application import Application
from bot.chat.trouble import ASKERS_ONLY, MEMBERS_ONLY
from bot.home import Home
from bot.ingest import ingest
from bot.ledger import Ledger
from config import load
from config.destination import destination
from corpus.clearance import EVERYTHING
from tests.ingested import MONDAY
from tests.scenarios.slack.scene import ANNA, BEN, ROOM, buttons, menus, on_slack
from tests.slack import payloads
from tests.slack.delivery import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.slack.message import Message
    from tests.slack.people import Slack

BOARD, SHARED, LOCKED, AWAY = "C0BOARD", "C0SHARED", "G0LOCKED", "C0AWAY"
GUEST, STRANGER, GONE = "U0GUEST", "U0STRANGER", "U0GONE"

CONFIG = f"""\
timezone: Europe/Stockholm
collections:
  public: {{paths: [news]}}
  vault: {{paths: [board], allow: ["slack:{BOARD}", "slack:{SHARED}"]}}
topics:
  tunnel: {{words: [tunnel, harbour]}}
briefings:
  morning: {{title: Morning, at: "08:00", topics: [tunnel], to: ["slack:{ROOM}"]}}
keywords:
  tunnel: {{channels: ["slack:{ROOM}"]}}
"""
OPEN = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"
CLOSED = (
    "Quibberling auditors say that the tunnel pumps cost 7,319 zorkmids and were ordered by Xanthippa Vole.\n"
)
SECRETS = ("quibberling", "7,319", "7319", "zorkmid", "xanthippa", "vole", "minutes-of", "vault")
"""What stands in the closed document alone, in its file's name, and the name of its collection."""

ASKED = (
    "tunnel",
    "what did Quibberling auditors say",
    "Zorkmids",
    "Xanthipa Vol",
    "7,319",
    "pumps",
)
EVERYWHERE = [
    f"{name} {words}"
    for name in ("ask", "fact", "brief", "timeline", "compare", "sources")
    for words in ASKED
]
TYPED = [
    *EVERYWHERE,
    "check Quibberling auditors say that the tunnel pumps cost 7,319 zorkmids.",
    "brief",
    "brief morning",
    "brief vault",
    "sources --collection vault",
    "sources --collection vaul",
    "timeline",
    "compare",
    "subscribe Xanthippa",
    "follow zorkmids",
    "subscriptions",
    "why 1",
    "plan",
    "offers",
    "help",
    "xanthipp",
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


def _rooms(slack: Slack) -> None:
    slack.add_user(GUEST, "guest", is_restricted=True)
    slack.add_user(STRANGER, "stranger", is_stranger=True, team="T0OTHER")
    slack.add_user(GONE, "gone", deleted=True)
    everybody = [ANNA, BEN, GUEST]
    slack.add_channel(BOARD, "board", members=[*everybody, STRANGER])
    slack.add_channel(SHARED, "shared", members=[*everybody, STRANGER], is_ext_shared=True)
    slack.add_channel(LOCKED, "locked", members=[BEN], bot=False, is_private=True)
    slack.add_channel(AWAY, "away", members=everybody, bot=False)


def _told(asked: str, said: str) -> list[str]:
    """The secrets that an answer tells beyond what was asked."""
    low = said.lower()
    return [one for one in SECRETS if one in low and one not in asked.lower()]


def _whole(message: Message) -> str:
    return json.dumps([message.text, message.blocks, message.metadata], ensure_ascii=False)


async def _typed(slack: Slack, user: str, channel: str, line: str) -> Message:
    """What somebody is answered who types a line as a command."""
    slack.channel(channel).messages.clear()
    assert (await slack.command(user, channel, "/communique", line)).acknowledged
    return (await slack.seen(user, channel))[0]


def test_in_its_own_channel_it_is_quoted_and_each_line_can_be_opened(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        answer = await _typed(slack, BEN, BOARD, "ask zorkmids")
        assert "7,319 zorkmids" in answer.text
        action_id, options = menus(answer)[0]
        for label in ("Context", "Verify", "Why", "Copy as footnote"):
            before = len(await slack.seen(BEN, BOARD, count=0))
            await slack.click(BEN, answer, action_id, option=options[label])
            opened = (await slack.seen(BEN, BOARD, count=before + 1))[-1]
            assert opened.only_for == BEN
        await slack.click(
            BEN,
            answer,
            action_id,
            option=next(value for label, value in options.items() if label.startswith("Follow")),
        )
        refused = (await slack.seen(BEN, BOARD, count=before + 2))[-1]
        assert "certain channels only" in refused.text

    on_slack(application, people)


@pytest.mark.parametrize("place", [ROOM, SHARED, AWAY, LOCKED, BEN])
def test_nowhere_else_does_a_word_of_it_come_out_whatever_is_typed(
    application: Application, place: str
) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for line in TYPED:
            answer = await _typed(slack, BEN, place, line)
            assert _told(line, _whole(answer)) == [], line

    on_slack(application, people)


@pytest.mark.parametrize("user", [GUEST, STRANGER, GONE])
def test_who_is_not_of_the_house_learns_nothing(application: Application, user: str) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for place in (ROOM, SHARED, user) if user == GUEST else (ROOM, BOARD, SHARED, user):
            for line in ("ask zorkmids", "fact tunnel", "sources", "brief", "offers"):
                answer = await _typed(slack, user, place, line)
                assert _told(line, _whole(answer)) == [], (place, line)

    on_slack(application, people)


def test_what_is_kept_from_its_channel_tells_nothing_in_a_conversation_of_ones_own(
    application: Application,
) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        answer = await _typed(slack, BEN, BOARD, "ask tunnel pumps")
        assert "zorkmids" in answer.text
        await slack.click(BEN, answer, buttons(answer)["Keep"])
        await slack.seen(BEN, BOARD, count=2)
        for one in slack.messages(BEN):
            assert _told("", _whole(one)) == []

    on_slack(application, people)


def test_a_page_of_ones_own_shows_nothing_of_it(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for user in (BEN, GUEST, STRANGER):
            await slack.open_home(user)
            await slack.until(partial(slack.homes.__contains__, user))
            assert _told("", json.dumps(slack.homes[user], ensure_ascii=False)) == []

    on_slack(application, people)


def test_a_mention_and_a_checked_message_tell_nothing_of_it(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for place in (ROOM, SHARED):
            await slack.mention(BEN, place, "tunnel pumps")
            draft = await slack.say(ANNA, place, "The tunnel pumps were ordered in 2024.")
            await slack.shortcut(BEN, "check", draft)
            for one in await slack.seen(BEN, place, count=2):
                assert _told("", _whole(one)) == []

    on_slack(application, people)


def _forged(slack: Slack, user: str, place: str, action: dict[str, Any]) -> dict[str, Any]:
    """A click that says another channel than the message stands in; Slack never sends it."""
    url = f"{slack.origin}/respond/{slack.response_urls.issue(user, slack.channel(place))}"
    where = {
        "container": {"type": "message", "channel_id": place, "is_ephemeral": True},
        "channel": {"id": place},
        "response_url": url,
    }
    person = slack.workspace.users[user]
    return payloads.block_actions(person, {"block_id": "b", **action}, where, "trigger")


def _clicks(message: Message) -> list[dict[str, Any]]:
    """Everything that can be clicked in a message, as what Slack says of it."""
    chosen = [
        {"action_id": action_id, "type": "static_select", "selected_option": {"value": value}}
        for action_id, options in menus(message)
        for value in options.values()
    ]
    clicked = [
        {key: element[key] for key in ("action_id", "type", "value")}
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    ]
    return [*chosen, *clicked]


def test_what_a_closed_answer_offers_to_click_does_not_exist_elsewhere(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for line in ("ask tunnel pumps", "check The tunnel pumps cost 7,319 zorkmids."):
            closed = await _typed(slack, BEN, BOARD, line)
            assert "zorkmids" in closed.text
            for action in _clicks(closed):
                for place in (ROOM, BEN):
                    slack.channel(place).messages.clear()
                    await slack.tell(Kind.INTERACTION, _forged(slack, BEN, place, action))
                    await slack.seen(BEN, place)
                    for one in slack.channel(place).messages:
                        assert _told("", _whole(one)) == [], (action, place)

    on_slack(application, people)


def test_what_somebody_else_asked_is_not_theirs_to_hand_on(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        answer = await _typed(slack, BEN, ROOM, "ask tunnel")
        clicks = [one for one in _clicks(answer) if one["type"] == "button"]
        assert len(clicks) >= 2
        for action in clicks:
            slack.channel(ROOM).messages.clear()
            await slack.tell(Kind.INTERACTION, _forged(slack, ANNA, ROOM, action))
            (refused,) = await slack.seen(ANNA, ROOM)
            assert ASKERS_ONLY in refused.text
            assert slack.messages(ROOM) == slack.messages(ANNA) == []

    on_slack(application, people)


def test_a_member_cannot_do_what_is_for_admins(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for line in ("config", "offers", "plan", "amend 1"):
            assert "admin" in (await _typed(slack, BEN, ROOM, line)).text
        for verb in ("approve", "refuse", "post here", "topics", "not here"):
            slack.channel(ROOM).messages.clear()
            action = {"action_id": f"{verb}:0", "type": "button", "value": "1"}
            await slack.tell(Kind.INTERACTION, _forged(slack, BEN, ROOM, action))
            assert "admin" in (await slack.seen(BEN, ROOM))[0].text
        assert ANNA not in slack.views

    on_slack(application, people)


def test_an_archived_channel_and_a_deactivated_account_get_a_plain_no(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        slack.channel(AWAY).is_archived = True
        assert "archived" in (await _typed(slack, BEN, AWAY, "ask tunnel")).text
        assert "deactivated" in (await _typed(slack, GONE, ROOM, "ask tunnel")).text
        assert "Guests" in (await _typed(slack, GUEST, GUEST, "ask tunnel")).text

    on_slack(application, people)


@pytest.mark.parametrize("user", [GUEST, STRANGER])
def test_who_is_not_of_the_house_gets_nothing_by_themselves_and_changes_nothing(
    application: Application, user: str
) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for line in ("subscribe --at 08:00", "subscribe"):
            assert "answered in channels only" in (await _typed(slack, user, SHARED, line)).text
        assert MEMBERS_ONLY in (await _typed(slack, user, SHARED, "add https://example.org/a")).text
        answer = await _typed(slack, user, SHARED, "ask tunnel")
        await slack.click(user, answer, buttons(answer)["Keep"])
        assert "answered in channels only" in (await slack.seen(user, SHARED, count=2))[-1].text
        action_id, options = menus(answer)[0]
        follow = next(value for label, value in options.items() if label.startswith("Follow"))
        await slack.click(user, answer, action_id, option=follow)
        assert "answered in channels only" in (await slack.seen(user, SHARED, count=3))[-1].text
        await slack.click(user, answer, action_id, option=options["Wrong"])
        assert MEMBERS_ONLY in (await slack.seen(user, SHARED, count=4))[-1].text
        assert slack.messages(user) == []
        assert Ledger(application.store.engine).subscriptions(to=destination(f"slack:{user}")) == []

    on_slack(application, people)


def test_a_command_works_where_the_bot_is_not(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _rooms(slack)
        for place in (AWAY, LOCKED):
            assert "nine years" in (await _typed(slack, BEN, place, "ask tunnel")).text
        answer = await _typed(slack, BEN, AWAY, "ask tunnel")
        await slack.click(BEN, answer, buttons(answer)["Share"])
        told = (await slack.seen(BEN, AWAY, count=2))[-1]
        assert "invite" in told.text.lower()
        assert slack.messages(AWAY) == []

    on_slack(application, people)
