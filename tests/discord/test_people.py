from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.discord.channel import Kind
from tests.discord.community import GUILD
from tests.discord.elements import NotThere, submitted
from tests.discord.interaction import Callback, Doing
from tests.discord.permissions import Permission
from tests.discord.resolving import resolved
from tests.discord.small_bot import ADA, BEN, GENERAL, with_bot
from tests.platform.bell import NotSeen

if TYPE_CHECKING:
    from tests.discord.people import Discord
    from tests.discord.small_bot import Bot

HIDDEN, FORUM, ELSEWHERE = (f"50000000000000002{number}" for number in range(3))


def test_a_command_is_deferred_and_answered_to_who_sent_it_alone() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        done = await fake.command(ADA, GENERAL, "ask", {"question": "tides"})
        assert done.callback is Callback.DEFERRED_MESSAGE
        assert done.latency
        answer, more = await fake.seen(ADA, GENERAL, count=2)
        assert (answer.text, more.text) == ("About tides", "More")
        assert fake.messages(GENERAL) == []
        assert fake.channel(GENERAL).shown_to(BEN) == []
        assert fake.latencies(Doing.COMMAND) == [done.latency]
        assert answer.pings == []

    with_bot(act)


def test_a_button_changes_the_message_it_stands_in() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        await fake.command(ADA, GENERAL, "ask", {"question": "tides"})
        answer, _more = await fake.seen(ADA, GENERAL, count=2)
        done = await fake.click(ADA, answer, "share")
        assert done.callback is Callback.UPDATE
        assert (answer.text, answer.components) == ("Shared", [])

    with_bot(act)


def test_a_choice_is_answered_with_a_message_of_its_own() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        await fake.command(ADA, GENERAL, "ask", {"question": "tides"})
        answer, _more = await fake.seen(ADA, GENERAL, count=2)
        await fake.choose(ADA, answer, "line", ["Second"])
        assert (await fake.seen(ADA, GENERAL, count=3))[-1].text == "Line 2"

    with_bot(act)


def test_a_modal_is_opened_filled_in_and_closed() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        await fake.command(ADA, GENERAL, "communique topics")
        assert fake.modals[ADA]["title"] == "Topics"
        await fake.submit_modal(ADA, {"topics": "harbours"})
        assert fake.modals == {}
        assert (await fake.seen(ADA, GENERAL))[0].text == "Now harbours"

    with_bot(act)


def test_choices_are_offered_while_one_types() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        offered = await fake.autocomplete(ADA, GENERAL, "ask", "question", "ti")
        assert offered == [{"name": "ti!", "value": "ti"}]

    with_bot(act)


def test_a_message_has_a_menu() -> None:
    async def act(fake: Discord, bot: Bot) -> None:
        said = fake.say(BEN, GENERAL, "It is so")
        await fake.context_menu(ADA, "Check", said)
        assert (await fake.seen(ADA, GENERAL))[0].text == "Checked It is so"
        await bot.until(lambda: bot.heard == ["It is so"])

    with_bot(act)


def test_a_client_offers_only_what_is_registered_and_allowed() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        for wrong in ("nothing", "communique", "communique nothing"):
            with pytest.raises(NotThere):
                await fake.command(ADA, GENERAL, wrong)
        for options in ({}, {"question": 7}, {"question": "x", "other": "y"}):
            with pytest.raises(NotThere):
                await fake.command(ADA, GENERAL, "ask", options)
        with pytest.raises(NotThere, match="direct messages"):
            await fake.command(ADA, ADA, "communique topics")
        fact = next(each for each in fake.community.commands[None] if each["name"] == "fact")
        fact["default_member_permissions"] = str(int(Permission.MANAGE_GUILD))
        with pytest.raises(NotThere, match="not offered"):
            await fake.command(ADA, GENERAL, "fact")
        assert (await fake.command(ADA, GENERAL, "fact", overridden=True)).acknowledged
        fake.add_role("300000000000000001", "keepers", Permission.MANAGE_GUILD)
        fake.set_roles(BEN, ["300000000000000001"])
        done = await fake.command(BEN, GENERAL, "fact")
        told = done.payload["member"]
        assert told["roles"] == ["300000000000000001"]
        assert int(told["permissions"]) & Permission.MANAGE_GUILD

    with_bot(act)


def test_nobody_clicks_what_they_do_not_see() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        await fake.command(ADA, GENERAL, "ask", {"question": "tides"})
        answer, _more = await fake.seen(ADA, GENERAL, count=2)
        with pytest.raises(NotThere):
            await fake.click(BEN, answer, "share")
        with pytest.raises(NotThere):
            await fake.click(ADA, answer, "other")
        with pytest.raises(NotThere):
            await fake.choose(ADA, answer, "line", ["Third"])
        with pytest.raises(NotThere):
            await fake.context_menu(ADA, "Check", answer)
        with pytest.raises(NotThere):
            await fake.submit_modal(ADA)

    with_bot(act)


def test_who_cannot_see_a_channel_sees_nothing_in_it() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        await fake.command(ADA, GENERAL, "fact")
        await fake.seen(BEN, GENERAL)
        fake.hide(GENERAL, BEN)
        with pytest.raises(NotSeen):
            await fake.seen(BEN, GENERAL, within=timedelta(0))
        fake.hide(GENERAL)
        fake.overwrite(GENERAL, BEN, allow=Permission.VIEW_CHANNEL)
        assert await fake.seen(BEN, GENERAL)
        assert fake.channel(GENERAL).overwrites[GUILD].deny

    with_bot(act)


def test_a_modal_says_what_has_to_be_filled_in() -> None:
    field = {"type": 4, "custom_id": "topics", "style": 1, "max_length": 3}
    modal = {"components": [{"type": 18, "label": "Topics", "component": field}]}
    told = submitted(modal, {"topics": "abc"})
    assert told[0]["component"]["value"] == "abc"
    for entered in ({}, {"topics": "abcd"}, {"other": "x"}):
        with pytest.raises(NotThere):
            submitted(modal, entered)


def test_a_menu_of_channels_in_a_modal_has_those_of_its_server_that_one_sees() -> None:
    menu = {"type": 8, "custom_id": "to", "channel_types": [0], "min_values": 0, "max_values": 2}
    other = "400000000000000009"

    async def act(fake: Discord, _: Bot) -> None:
        hidden, forum = fake.add_channel(HIDDEN, "hidden"), fake.add_channel(FORUM, "forum", Kind.FORUM)
        fake.hide(HIDDEN)
        fake.add_guild(other, "Other", owner=ADA)
        elsewhere = fake.add_channel(ELSEWHERE, "elsewhere", guild=other)
        for wrong in (hidden, forum, elsewhere):
            with pytest.raises(NotThere):
                _chosen(fake, menu, [GENERAL, wrong.id])
        assert set(_chosen(fake, menu, [GENERAL])["resolved"]["channels"]) == {GENERAL}
        assert _chosen(fake, menu, []) == {}
        beforehand = menu | {"default_values": [{"id": GENERAL, "type": "channel"}]}
        assert set(_chosen(fake, beforehand)["resolved"]["channels"]) == {GENERAL}

    with_bot(act)


def _chosen(fake: Discord, menu: dict[str, Any], channels: list[str] | None = None) -> dict[str, Any]:
    modal = {"components": [{"type": 18, "label": "To", "component": menu | {"required": False}}]}
    sent = submitted(modal, {} if channels is None else {"to": channels})
    return resolved(fake.community, BEN, fake.channel(GENERAL), modal, sent)
