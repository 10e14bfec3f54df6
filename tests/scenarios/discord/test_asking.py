"""Somebody asks on Discord: by a command, a mention, a message to the bot alone; and clicks on the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.trouble import ASKERS_ONLY
from tests.ingested import the_demo
from tests.scenarios.discord.scene import ANNA, BEN, MANAGERS, ROOM, buttons, menus, on_discord, words

if TYPE_CHECKING:
    from bot.application import Application
    from tests.discord.message import Message
    from tests.discord.people import Discord

QUESTION = "Kraft Siberia capacity"
DRAFT = "Trade grew by more than a quarter in 2023. The moon is hollow."
FIRST = "Moscow dreams of"
OF_A_LINE = {"Verify", "Why", "Follow this figure", "Copy as footnote", "Wrong"}


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    return the_demo(tmp_path_factory.mktemp("discord"))


async def _typed(
    discord: Discord, name: str, *, user: str = BEN, place: str = ROOM, **options: str | int
) -> Message:
    before = len(await discord.seen(user, place, count=0))
    assert (await discord.command(user, place, name, options)).acknowledged
    return (await discord.seen(user, place, count=before + 1))[-1]


async def _asked(discord: Discord, question: str = QUESTION, *, user: str = BEN) -> Message:
    return await _typed(discord, "ask", user=user, question=question)


async def _clicked(discord: Discord, message: Message, label: str, *, user: str = BEN) -> Message:
    before = len(await discord.seen(user, message.channel, count=0))
    assert (await discord.click(user, message, buttons(message)[label])).acknowledged
    return (await discord.seen(user, message.channel, count=before + 1))[-1]


async def _opened(discord: Discord, message: Message, *, user: str = BEN) -> Message:
    """The first line of an answer, chosen in its menu."""
    before = len(await discord.seen(user, message.channel, count=0))
    ((custom_id, options),) = menus(message)
    assert (await discord.choose(user, message, custom_id, [next(iter(options.values()))])).acknowledged
    return (await discord.seen(user, message.channel, count=before + 1))[-1]


def test_a_question_is_acknowledged_and_answered_to_its_asker_alone(application: Application) -> None:
    async def people(discord: Discord) -> None:
        answer = await _asked(discord)
        assert answer.only_for == BEN
        assert FIRST in words(answer)
        assert discord.messages(ROOM) == []

    on_discord(application, people)


def test_every_command_is_answered_with_its_options_filled_in(application: Application) -> None:
    async def people(discord: Discord) -> None:
        for name, options in (
            ("fact", {"keyword": "Power of Siberia"}),
            ("brief", {"what": "energy", "lines": 3}),
            ("brief", {}),
            ("communique help", {}),
            ("communique timeline", {"words": "gas"}),
            ("communique compare", {"words": "gas"}),
            ("communique check", {"text": DRAFT}),
            ("communique sources", {"words": "gas"}),
            ("communique hidden", {}),
            ("communique subscribe", {"topics": "energy", "at": "08:00", "timezone": "Asia/Tokyo"}),
            ("communique subscriptions", {}),
        ):
            answer = await _typed(discord, name, **options)
            assert answer.only_for == BEN
            assert "Not understood" not in words(answer), words(answer)
            assert "did not work" not in words(answer), words(answer)
        assert discord.messages(ROOM) == []
        assert discord.refused == []

    on_discord(application, people)


def test_each_line_is_opened_from_the_menu_and_all_else_done_by_buttons(application: Application) -> None:
    async def people(discord: Discord) -> None:
        opened = await _opened(discord, await _asked(discord))
        assert opened.only_for == BEN
        assert set(buttons(opened)) == OF_A_LINE
        assert FIRST in words(opened)
        assert "Verified" in words(await _clicked(discord, opened, "Verify"))
        assert words(await _clicked(discord, opened, "Why"))
        footnote = await _clicked(discord, opened, "Copy as footnote")
        assert "```" in words(footnote)
        assert all(one.only_for == BEN for one in await discord.seen(BEN, ROOM))
        assert discord.refused == []

    on_discord(application, people)


def test_a_line_is_followed_in_messages_of_ones_own(application: Application) -> None:
    async def people(discord: Discord) -> None:
        followed = await _clicked(
            discord, await _opened(discord, await _asked(discord)), "Follow this figure"
        )
        assert "our own conversation" in words(followed)
        stopped = await _clicked(discord, followed, next(iter(buttons(followed))))
        assert stopped.only_for == BEN

    on_discord(application, people)


def test_an_answer_is_shared_once_kept_once_and_made_longer(application: Application) -> None:
    async def people(discord: Discord) -> None:
        answer = await _asked(discord)
        for _ in range(2):
            await _clicked(discord, answer, "Share")
            await _clicked(discord, answer, "Keep")
        (shared,), (kept,) = discord.messages(ROOM), discord.messages(BEN)
        assert FIRST in words(shared)
        assert FIRST in words(kept)
        assert discord.pinged() == []
        lines = len(menus(answer)[0][1])
        await discord.click(BEN, answer, buttons(answer)["More"])
        await discord.until(lambda: len(menus(answer)[0][1]) > lines)
        assert answer.only_for == BEN

    on_discord(application, people)


def test_a_question_without_an_answer_is_told_to_the_admins_by_a_click(application: Application) -> None:
    async def people(discord: Discord) -> None:
        answer = await _asked(discord, "who designed the tunnel")
        assert "Nothing in 15 documents answers that" in words(answer)
        await discord.click(BEN, answer, buttons(answer)["Tell the admin it is missing"])
        (told,) = await discord.seen(BEN, ROOM, where=lambda one: "admins will be told" in words(one))
        assert told.id == answer.id

    on_discord(application, people)


def test_a_line_called_wrong_is_hidden_there_at_once_and_brought_back_by_a_click(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        hidden = await _clicked(discord, await _opened(discord, await _asked(discord)), "Wrong")
        assert "Hidden here" in words(hidden)
        again = await _asked(discord)
        assert FIRST not in words(again)
        assert "1 line is hidden here" in words(again)
        await discord.click(BEN, hidden, buttons(hidden)["Show it again"])
        await discord.until(lambda: "shown here again" in words(hidden))
        assert FIRST in words(await _asked(discord))

    on_discord(application, people)


def test_a_mention_is_answered_below_it_for_all(application: Application) -> None:
    async def people(discord: Discord) -> None:
        said = discord.say(BEN, ROOM, QUESTION, mentions_bot=True)
        (answer,) = await discord.seen(ANNA, ROOM)
        assert answer.only_for is None
        assert answer.replies_to == said.id
        assert FIRST in words(answer)
        assert discord.pinged() == []
        assert "Share" not in buttons(answer), "all see it"
        lines = len(menus(answer)[0][1])
        await discord.click(BEN, answer, buttons(answer)["More"])
        await discord.until(lambda: len(menus(answer)[0][1]) > lines)
        assert "Share" not in buttons(answer)

    on_discord(application, people)


def test_what_stands_there_for_all_only_its_asker_changes_and_each_reads_for_themselves(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        discord.say(BEN, ROOM, QUESTION, mentions_bot=True)
        (answer,) = await discord.seen(ANNA, ROOM)
        before = words(answer)
        refused = await _clicked(discord, answer, "More", user=ANNA)
        assert refused.only_for == ANNA
        assert ASKERS_ONLY in words(refused)
        assert words(answer) == before
        refused = await _clicked(discord, answer, "Keep", user=ANNA)
        assert ASKERS_ONLY in words(refused)
        opened = await _opened(discord, answer, user=ANNA)
        assert opened.only_for == ANNA
        assert set(buttons(opened)) == OF_A_LINE

    on_discord(application, people)


def test_in_a_thread_it_is_answered_and_shared_in_that_thread(application: Application) -> None:
    async def people(discord: Discord) -> None:
        thread = discord.open_thread(ROOM, "pipeline", ANNA).id
        discord.say(BEN, thread, QUESTION, mentions_bot=True)
        (answer,) = await discord.seen(ANNA, thread)
        assert FIRST in words(answer)
        alone = await _typed(discord, "ask", place=thread, question=QUESTION)
        await _clicked(discord, alone, "Share")
        await discord.seen(ANNA, thread, count=2)
        assert discord.messages(ROOM) == []

    on_discord(application, people)


def test_alone_with_the_bot_nothing_but_the_question_has_to_be_typed(application: Application) -> None:
    async def people(discord: Discord) -> None:
        discord.say(BEN, BEN, QUESTION)
        (answer,) = await discord.seen(BEN, BEN)
        assert FIRST in words(answer)
        assert {"Share", "Keep"}.isdisjoint(buttons(answer))
        assert set(buttons(await _opened(discord, answer))) == OF_A_LINE
        discord.say(BEN, BEN, "hello")
        (*_, greeted) = await discord.seen(BEN, BEN, count=3)
        assert "Nothing in" not in words(greeted)

    on_discord(application, people)


def test_what_discord_tells_twice_is_answered_once(application: Application) -> None:
    async def people(discord: Discord) -> None:
        said = discord.say(BEN, BEN, QUESTION)
        await discord.seen(BEN, BEN)
        for session in discord.gateway.connected:
            told = next(data for _, data in session.told if data.get("id") == said.id)
            session.tell("MESSAGE_CREATE", told, direct=True)
        discord.say(BEN, BEN, "help")
        answers = await discord.seen(BEN, BEN, count=2)
        assert [FIRST in words(one) for one in answers] == [True, False]

    on_discord(application, people)


def test_a_message_is_checked_from_its_menu_for_whoever_asks(application: Application) -> None:
    async def people(discord: Discord) -> None:
        draft = discord.say(ANNA, ROOM, DRAFT)
        assert (await discord.context_menu(BEN, "Check against sources", draft)).acknowledged
        (verdict,) = await discord.seen(BEN, ROOM)
        assert verdict.only_for == BEN
        assert "2 sentences" in words(verdict)
        await _clicked(discord, verdict, "Share")
        (_, shared) = discord.messages(ROOM)
        assert "2 sentences" in words(shared)

    on_discord(application, people)


def test_what_is_for_admins_is_refused_whatever_the_servers_admins_let_people_use(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        for name, options in (
            ("communique-admin offers", {}),
            ("communique-admin plan", {}),
            ("communique-admin config", {}),
            ("communique-admin amend", {"document": "gas"}),
        ):
            before = len(await discord.seen(BEN, ROOM, count=0))
            await discord.command(BEN, ROOM, name, options, overridden=True)
            answer = (await discord.seen(BEN, ROOM, count=before + 1))[-1]
            assert "admin" in words(answer).lower(), name
            assert len(words(answer)) < 200, words(answer)
        await _typed(discord, "communique-admin offers", user=ANNA)
        discord.set_roles(ANNA, [])
        await discord.command(ANNA, ROOM, "communique-admin offers", overridden=True)
        (*_, refused) = await discord.seen(ANNA, ROOM, count=2)
        assert "admin" in words(refused).lower()
        discord.set_roles(ANNA, [MANAGERS])

    on_discord(application, people)


def test_while_it_is_typed_names_are_offered_and_what_is_offered_is_taken(application: Application) -> None:
    async def people(discord: Discord) -> None:
        offered = await discord.autocomplete(BEN, ROOM, "brief", "what", "ener")
        assert 1 <= len(offered) <= 25
        assert any("energy" in one["name"].lower() for one in offered)
        answer = await _typed(discord, "brief", what=offered[0]["value"])
        assert menus(answer)

    on_discord(application, people)


def test_after_a_restart_old_menus_and_buttons_still_work(application: Application) -> None:
    held: list[Message] = []

    async def before(discord: Discord) -> None:
        discord.say(BEN, ROOM, QUESTION, mentions_bot=True)
        held.extend(await discord.seen(BEN, ROOM))

    async def after(discord: Discord) -> None:
        discord.channel(ROOM).messages.extend(held)
        opened = await _opened(discord, held[0])
        assert FIRST in words(opened)
        assert "Verified" in words(await _clicked(discord, opened, "Verify"))
        await _clicked(discord, held[0], "Keep")
        assert FIRST in words(discord.messages(BEN)[-1])

    on_discord(application, before)
    on_discord(application, after)


def test_options_are_named_as_the_fields_that_discord_shows(application: Application) -> None:
    async def people(discord: Discord) -> None:
        told = words(await _typed(discord, "communique help")).replace("\\", "")
        assert "subscribe [TOPICS] at: 08:00" in told
        wrong = words(await _typed(discord, "communique subscribe", at="25:00")).replace("\\", "")
        assert wrong.endswith("Write it as: at: 08:00.")
        assert "--" not in told + wrong
        discord.say(BEN, BEN, "subscribe at: 08:00")
        (subscribed,) = await discord.seen(BEN, BEN)
        assert "daily 08:00" in words(subscribed)

    on_discord(application, people)
