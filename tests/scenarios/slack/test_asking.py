"""Somebody asks on Slack: by a command, a mention, a message to the bot alone; and clicks on the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingested import the_demo
from tests.scenarios.slack.scene import ANNA, BEN, ROOM, buttons, menus, on_slack

if TYPE_CHECKING:
    from bot.application import Application
    from tests.slack.message import Message
    from tests.slack.people import Slack

QUESTION = "Kraft Siberia capacity"
DRAFT = "Trade grew by more than a quarter in 2023. The moon is hollow."
FIRST = "“Moscow dreams of Kraft Siberia 2, which could carry 50 billion.”"


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    return the_demo(tmp_path_factory.mktemp("slack"))


async def _asked(slack: Slack, question: str = QUESTION) -> Message:
    before = len(await slack.seen(BEN, ROOM, count=0))
    assert (await slack.command(BEN, ROOM, "/ask", question)).acknowledged
    return (await slack.seen(BEN, ROOM, count=before + 1))[-1]


async def _clicked(slack: Slack, message: Message, label: str) -> None:
    await slack.click(BEN, message, buttons(message)[label])


async def _chosen(slack: Slack, message: Message, label: str, *, user: str = BEN) -> Message:
    before = len(await slack.seen(user, ROOM, count=0))
    action_id, options = menus(message)[0]
    await slack.click(user, message, action_id, option=options[label])
    return (await slack.seen(user, ROOM, count=before + 1))[-1]


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_a_question_is_acknowledged_and_answered_to_its_asker_alone(
    application: Application, mode: str
) -> None:
    async def people(slack: Slack) -> None:
        answer = await _asked(slack)
        assert answer.only_for == BEN
        assert answer.text.startswith(FIRST)
        assert await slack.seen(ANNA, ROOM, count=0) == []
        assert slack.messages(ROOM) == []

    on_slack(application, people, mode=mode)


def test_each_line_can_be_opened_checked_explained_and_pasted(application: Application) -> None:
    async def people(slack: Slack) -> None:
        answer = await _asked(slack)
        assert "22.7 billion" in (await _chosen(slack, answer, "Context")).text
        assert (await _chosen(slack, answer, "Verify")).text.startswith(("Verified", FIRST))
        assert "Kraft" in (await _chosen(slack, answer, "Why")).text
        assert "Deich-Kurier" in (await _chosen(slack, answer, "Copy as footnote")).text

    on_slack(application, people)


def test_an_answer_is_shared_once_however_often_that_is_clicked(application: Application) -> None:
    async def people(slack: Slack) -> None:
        answer = await _asked(slack)
        await _clicked(slack, answer, "Share")
        (shared,) = await slack.seen(ANNA, ROOM)
        await _clicked(slack, answer, "Share")
        await slack.seen(BEN, ROOM, count=4)
        assert [one.ts for one in slack.messages(ROOM)] == [shared.ts]
        assert FIRST in shared.text
        assert menus(shared), "whoever reads it can open its lines too"

    on_slack(application, people)


def test_what_is_kept_stands_in_the_conversation_with_the_bot(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await _clicked(slack, await _asked(slack), "Keep")
        (kept,) = await slack.seen(BEN, BEN)
        assert FIRST in kept.text
        assert slack.messages(ROOM) == []

    on_slack(application, people)


def test_more_takes_the_place_of_the_answer(application: Application) -> None:
    async def people(slack: Slack) -> None:
        answer = await _asked(slack)
        few = len(menus(answer))
        await _clicked(slack, answer, "More")
        (longer,) = await slack.seen(BEN, ROOM, where=lambda one: len(menus(one)) > few)
        assert longer.only_for == BEN

    on_slack(application, people)


def test_a_question_without_an_answer_is_told_to_the_admins_by_a_click(application: Application) -> None:
    async def people(slack: Slack) -> None:
        answer = await _asked(slack, "who designed the tunnel")
        assert "Nothing in 15 documents answers that." in answer.text
        await _clicked(slack, answer, "Tell the admin it is missing")
        (told,) = await slack.seen(BEN, ROOM, where=lambda one: "admins" in one.text)
        assert told.only_for == BEN

    on_slack(application, people)


def test_a_line_called_wrong_is_hidden_there_at_once_and_brought_back_by_a_click(
    application: Application,
) -> None:
    async def people(slack: Slack) -> None:
        hidden = await _chosen(slack, await _asked(slack), "Wrong")
        assert "Hidden" in hidden.text
        again = await _asked(slack)
        assert FIRST not in again.text
        assert "1 line is hidden here" in again.text
        await slack.click(BEN, hidden, next(iter(buttons(hidden).values())))
        assert FIRST in (await _asked(slack)).text

    on_slack(application, people)


def test_what_is_not_understood_names_the_nearest_command(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.command(BEN, ROOM, "/communique", "chekc a text")
        (answer,) = await slack.seen(BEN, ROOM)
        assert "Did you mean /communique check?" in answer.text
        await slack.command(BEN, ROOM, "/ask", "")
        assert "What you can ask me" in (await slack.seen(BEN, ROOM, count=2))[-1].text

    on_slack(application, people)


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_a_mention_in_a_thread_is_answered_there_to_whoever_asked(
    application: Application, mode: str
) -> None:
    async def people(slack: Slack) -> None:
        parent = await slack.say(ANNA, ROOM, "What do we know of the pipeline?")
        await slack.mention(BEN, ROOM, QUESTION, thread_ts=parent.ts)
        (answer,) = await slack.seen(BEN, ROOM)
        assert (answer.only_for, answer.thread_ts) == (BEN, parent.ts)
        assert answer.text.startswith(FIRST)

    on_slack(application, people, mode=mode)


def test_what_a_mention_in_a_thread_is_answered_is_shared_in_that_thread(application: Application) -> None:
    async def people(slack: Slack) -> None:
        parent = await slack.say(ANNA, ROOM, "What do we know of the pipeline?")
        await slack.mention(BEN, ROOM, QUESTION, thread_ts=parent.ts)
        (answer,) = await slack.seen(BEN, ROOM)
        await _clicked(slack, answer, "Share")
        (shared,) = await slack.seen(ANNA, ROOM)
        assert shared.thread_ts == parent.ts
        assert FIRST in shared.text

    on_slack(application, people)


def test_a_typed_draft_is_shared_by_that_name_and_in_a_thread_answered_there(
    application: Application,
) -> None:
    async def people(slack: Slack) -> None:
        await slack.command(BEN, ROOM, "/communique", f"check {DRAFT}")
        (verdict,) = await slack.seen(BEN, ROOM)
        assert "Share" in buttons(verdict)
        assert "Reply in thread" not in buttons(verdict)
        parent = await slack.say(ANNA, ROOM, "Is this so?")
        await slack.mention(BEN, ROOM, f"check {DRAFT}", thread_ts=parent.ts)
        (below,) = await slack.seen(BEN, ROOM, where=lambda one: one.thread_ts == parent.ts)
        await _clicked(slack, below, "Reply in thread")
        (reply,) = await slack.seen(ANNA, ROOM)
        assert reply.thread_ts == parent.ts
        await slack.say(BEN, BEN, f"check {DRAFT}")
        (alone,) = await slack.seen(BEN, BEN)
        assert {"Share", "Reply in thread"}.isdisjoint(buttons(alone))

    on_slack(application, people)


def test_alone_with_the_bot_nothing_but_the_question_has_to_be_typed(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.say(BEN, BEN, QUESTION)
        (answer,) = await slack.seen(BEN, BEN)
        assert answer.text.startswith(FIRST)
        assert answer.only_for is None, "it stays"
        assert "Share" not in buttons(answer)

    on_slack(application, people)


def test_what_slack_tells_twice_is_answered_once(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.say(BEN, BEN, QUESTION)
        await slack.seen(BEN, BEN)
        (told,) = [one for one in slack.deliveries if one.payload.get("event", {}).get("user") == BEN]
        assert (await slack.again(told)).acknowledged
        await slack.say(BEN, BEN, "help")
        answers = await slack.seen(BEN, BEN, count=2)
        assert [FIRST in one.text for one in answers] == [True, False]

    on_slack(application, people)


def test_a_draft_is_checked_for_whoever_asks_and_answered_in_its_thread_by_a_click(
    application: Application,
) -> None:
    async def people(slack: Slack) -> None:
        draft = await slack.say(ANNA, ROOM, DRAFT)
        await slack.shortcut(BEN, "check", draft)
        (verdict,) = await slack.seen(BEN, ROOM)
        assert verdict.only_for == BEN
        assert "2 sentences" in verdict.text
        await _clicked(slack, verdict, "Reply in thread")
        (reply,) = await slack.seen(ANNA, ROOM)
        assert reply.thread_ts == draft.ts

    on_slack(application, people)
