"""Dialogues: a form opens at once, and what is filled in is answered to one person, where it was begun."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from bot.chat.asker import Asker
from bot.chat.form import Field, Form, Kind
from bot.chat.outcome import Outcome
from bot.chat.trouble import said
from bot.chat.work import Work
from bot.slack_adapter.answers import Answers
from bot.slack_adapter.channels import Channels
from bot.slack_adapter.conversations import NOT_OPENED, Conversations
from bot.slack_adapter.web import Web
from briefings.reply import Verb
from config.destination import destination
from tests.bot.slack_adapter.test_answers import Acts
from tests.slack.elements import state_of
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.chat.click import Click
    from tests.slack.message import Message
    from tests.slack.people import Slack

ANNA, ROOM, ELSEWHERE = "U0ANNA", "C0ROOM", "C0ELSEWHERE"
FORM = Form("p1", "Edit a briefing", (Field("title", "Title", value=("Morning",), required=True),))


@dataclass
class Around:
    """What stands around a dialogue: who acts, and what chat makes of it."""

    form_or_why: Form | Outcome = FORM
    asked: list[Click] = field(default_factory=list)
    entered: list[tuple[str, dict[str, tuple[str, ...]]]] = field(default_factory=list)
    known: Channels | None = None

    @property
    def channels(self) -> Channels:
        assert self.known is not None
        return self.known

    async def asker(self, user: str, channel: str | None, **_: object) -> Asker:
        person = destination(f"slack:{user}")
        where = person if channel is None else destination(f"slack:{channel}")
        return Asker(person, where, admin=True)

    def form(self, _: Asker, click: Click) -> Form | Outcome:
        self.asked.append(click)
        return self.form_or_why

    def filled(self, _: Asker, number: str, values: Mapping[str, tuple[str, ...]]) -> Outcome:
        self.entered.append((number, dict(values)))
        return Outcome(said("This would change."))


@dataclass
class Scene:
    """A workspace, and somebody's hands in it."""

    slack: Slack
    conversations: Conversations

    async def click(
        self,
        channel: str | None = ROOM,
        *,
        verb: Verb = Verb.FORM,
        thread: str | None = None,
        late: bool = False,
    ) -> None:
        """A button that opens a form."""
        trigger = "1.2.expired" if late else self.slack.workspace.triggers.issue(ANNA)
        await self.conversations.click(
            {
                "user": {"id": ANNA, "team_id": "T012ABC"},
                "channel": {"id": channel} if channel else None,
                "container": {"thread_ts": thread} if thread else {},
                "actions": [{"action_id": f"{verb}:0", "value": "briefing.edit:morning"}],
                "trigger_id": trigger,
            }
        )

    async def submit(self, title: str) -> None:
        """What stands before them, filled in."""
        view = dict(self.slack.views[ANNA])
        view["state"] = {"values": state_of(view, {"title": title}, lambda one: one in {ROOM, "C0OPEN"})}
        await self.conversations.submitted({"user": {"id": ANNA, "team_id": "T012ABC"}, "view": view})

    async def seen(self, channel: str) -> list[Message]:
        """What the bot says there to them."""
        return await self.slack.seen(ANNA, channel)


@asynccontextmanager
async def scene(around: Around) -> AsyncIterator[Scene]:
    async with slack_serving() as slack:
        slack.add_user(ANNA, "anna", is_admin=True)
        slack.add_channel(ROOM, "room", members=[ANNA])
        slack.add_channel(ELSEWHERE, "elsewhere", members=[ANNA], bot=False)
        web, acts, work = Web(BOT_TOKEN, slack.url), Acts(), Work(1)
        answers = Answers(web, acts.first, acts.undo)
        around.known = Channels(await web.reading(), lambda: 0.0)
        held = cast("Any", around)
        conversations = Conversations(held, held, answers, web, held, cast("Any", Home(answers)), work)
        yield Scene(slack, conversations)
        work.close()
        await web.aclose()


@dataclass
class Home:
    """Somebody's App Home, which is answered in their own conversation."""

    answers: Answers

    async def after(self, asker: Asker, outcome: Outcome) -> None:
        await self.answers.directly(asker.person.address, outcome)


def test_a_form_opens_and_is_answered_to_whoever_filled_it_in() -> None:
    async def people() -> None:
        around = Around()
        async with scene(around) as stage:
            hung = await stage.slack.say(ANNA, ROOM, "Shall we?")
            for verb, thread in ((Verb.FORM, None), (Verb.AGAIN, hung.ts)):
                await stage.click(verb=verb, thread=thread)
                assert stage.slack.views[ANNA]["title"]["text"] == "Edit a briefing"
                await stage.submit("Evening")
            told = await stage.slack.seen(ANNA, ROOM, count=2)
            assert [(one.text, one.only_for, one.thread_ts) for one in told] == [
                ("This would change.", ANNA, None),
                ("This would change.", ANNA, hung.ts),
            ]
        assert [one.verb for one in around.asked] == [Verb.FORM, Verb.AGAIN]
        assert around.entered == [("p1", {"title": ("Evening",)})] * 2

    asyncio.run(people())


def test_a_form_begun_where_the_bot_is_not_or_alone_with_it_is_answered_alone() -> None:
    async def people() -> None:
        for channel in (ELSEWHERE, None):
            async with scene(Around()) as stage:
                await stage.click(channel)
                await stage.submit("Evening")
                (told,) = await stage.seen(ANNA)
                assert (told.text, told.only_for) == ("This would change.", None)

    asyncio.run(people())


def test_channels_that_somebodys_menu_does_not_have_stay_chosen() -> None:
    async def people() -> None:
        ids = ("C0ROOM", "C0OLD", "C0CLOSED", "C0OPEN", "C0GONE")
        chosen = tuple(f"slack:{one}" for one in ids)
        fields = (*FORM.fields, Field("to", "Channels", Kind.CHANNELS, value=chosen))
        around = Around(replace(FORM, fields=fields))
        async with scene(around) as stage:
            stage.slack.add_channel("C0OLD", "old", members=[ANNA]).is_archived = True
            stage.slack.add_channel("C0CLOSED", "closed", members=[]).is_private = True
            stage.slack.add_channel("C0OPEN", "open", members=[])
            await stage.click()
            await stage.submit("Evening")
        assert around.entered == [("p1", {"title": ("Evening",), "to": chosen})]

    asyncio.run(people())


def test_why_there_is_no_form_is_said() -> None:
    async def people() -> None:
        async with scene(Around(Outcome(said("Only admins can do that here.")))) as stage:
            await stage.click()
            (told,) = await stage.seen(ROOM)
            assert told.text == "Only admins can do that here."
            assert stage.slack.views == {}

    asyncio.run(people())


def test_a_form_that_slack_does_not_open_is_not_passed_over_in_silence() -> None:
    async def people() -> None:
        async with scene(Around()) as stage:
            await stage.click(late=True)
            (told,) = await stage.seen(ROOM)
            assert told.text == NOT_OPENED
            assert stage.slack.views == {}

    asyncio.run(people())
