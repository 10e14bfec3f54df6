from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord.interaction import Callback, Doing
from tests.discord.small_bot import ADA, BEN, GENERAL, with_bot

if TYPE_CHECKING:
    from tests.discord.people import Discord
    from tests.discord.small_bot import Bot


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
