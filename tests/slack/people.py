"""What people do in the workspace, and what they then see: the tests' hands and eyes.

Every act waits until the bot has acknowledged it or the time for that is over; what the bot then shows is
waited for with `seen`.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.slack import payloads
from tests.slack.delivery import Kind
from tests.slack.elements import NotThere, action_of, state_of
from tests.slack.events import message_event
from tests.slack.file import File
from tests.slack.message import Message
from tests.slack.modals import answered
from tests.slack.response_urls import ResponseUrls
from tests.slack.rooms import Rooms
from tests.slack.workspace import BOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.platform.faults import Faults
    from tests.slack.channel import Channel
    from tests.slack.delivery import Delivery
    from tests.slack.sockets import Sockets
    from tests.slack.workspace import Workspace

SOON = timedelta(seconds=120)
"""How long a test waits for something before it fails."""


class Slack(Rooms):
    """The workspace as people have it before them.

    Attributes:
        response_urls: the addresses given out for answering commands and clicks.
    """

    def __init__(self, workspace: Workspace, sockets: Sockets, faults: Faults) -> None:
        super().__init__(workspace, sockets, faults)
        self.response_urls = ResponseUrls(workspace)

    @property
    def homes(self) -> Mapping[str, Mapping[str, Any]]:
        """The Home tab published for each person."""
        return self.workspace.homes

    @property
    def views(self) -> Mapping[str, Mapping[str, Any]]:
        """The modal on top before each person who has one open."""
        return {user: stack[-1] for user, stack in self.workspace.views.items() if stack}

    # What people see

    async def seen(
        self,
        user: str,
        channel: str,
        *,
        count: int = 1,
        where: Callable[[Message], bool] = lambda _: True,
        within: timedelta = SOON,
    ) -> list[Message]:
        """The bot's messages as that person finds them there, as soon as there are so many.

        Raises:
            NotSeen: there were fewer within that time.
        """

        def visible() -> list[Message]:
            shown = self.channel(channel).shown_to(user)
            return [message for message in shown if message.user == BOT and where(message)]

        def enough() -> list[Message] | None:
            found = visible()
            return found if len(found) >= count else None

        def told() -> str:
            return f"{user} sees in {channel} only {[message.text for message in visible()]}, not {count}"

        return await self.workspace.bell.until(enough, within=within, otherwise=told)

    async def until(self, condition: Callable[[], bool], *, within: timedelta = SOON) -> None:
        """Wait until that holds; looked at whenever something changes here.

        Raises:
            NotSeen: it did not hold within that time.
        """
        await self.workspace.bell.until(
            lambda: True if condition() else None, within=within, otherwise=lambda: "it did not come to hold"
        )

    async def connected(self, count: int = 1, *, within: timedelta = SOON) -> None:
        """Wait until the bot has so many websockets open.

        Raises:
            NotSeen: it had not within that time.
        """
        await self.until(lambda: len(self.sockets.connections) >= count, within=within)

    # What people do

    async def command(self, user: str, channel: str, name: str, text: str = "") -> Delivery:
        """Type a slash command; what the bot's acknowledgement carries is shown to who typed it."""
        self.workspace.demand("commands")
        place = self.channel(channel)
        ticket = self.response_urls.issue(user, place)
        more = {"trigger_id": self.workspace.triggers.issue(user), "response_url": self._response_url(ticket)}
        person = self.workspace.users[user]
        delivery = await self.tell(Kind.COMMAND, payloads.command(person, place, name, text, more))
        self.response_urls.acknowledged(ticket, delivery.answer)
        return delivery

    async def say(
        self,
        user: str,
        channel: str,
        text: str,
        *,
        thread_ts: str | None = None,
        files: Sequence[File] = (),
        bot_id: str | None = None,
    ) -> Message:
        """Write a message; the bot hears of it where it is a member and has the scope.

        Args:
            user: who writes it.
            channel: where; a person's id stands for their conversation with the bot.
            text: as Slack words it: `&`, `<` and `>` escaped, people as `<@U012ABC>`.
            thread_ts: of the message it answers.
            files: what `upload` gave.
            bot_id: of another bot, where that has written it.
        """
        place = self.channel(channel)
        message = self.workspace.post(
            place,
            {
                "user": user,
                "text": text,
                "thread_ts": thread_ts,
                "files": [file.payload() for file in files],
                "subtype": "bot_message" if bot_id else "file_share" if files else None,
                "bot_id": bot_id,
            },
        )
        told = [self.event(message_event(message, place), place)]
        if f"<@{BOT}>" in text and not place.is_im:
            told.append(self.event(message_event(message, place) | {"type": "app_mention"}, place))
        await asyncio.gather(*told)
        return message

    async def mention(self, user: str, channel: str, text: str, *, thread_ts: str | None = None) -> Message:
        """Write a message that begins with the bot's name."""
        return await self.say(user, channel, f"<@{BOT}> {text}", thread_ts=thread_ts)

    def upload(self, user: str, name: str, content: bytes, mimetype: str = "text/plain") -> File:
        """A file, to be said with a message."""
        number = self.workspace.number("F")
        address = f"{self.origin}/files-pri/{number}/{name}"
        file = File(number, name, content, mimetype, user, address)
        self.workspace.files[number] = file
        return file

    async def edit(self, message: Message, text: str) -> None:
        """Change a message of one's own, of which the bot hears."""
        before = message.payload()
        message.text, message.edited_by = text, message.user
        await self._changed(message, {"message": message.payload(), "previous_message": before})

    async def take_back(self, message: Message) -> None:
        """Delete a message of one's own, of which the bot hears."""
        self.workspace.channels[message.channel].messages.remove(message)
        gone = {"subtype": "message_deleted", "deleted_ts": message.ts}
        await self._changed(message, {**gone, "previous_message": message.payload()})

    async def click(
        self,
        user: str,
        where: Message | Mapping[str, Any],
        action_id: str,
        *,
        value: str | None = None,
        option: str | None = None,
    ) -> Delivery:
        """Click a button or choose an option, in a message or in a view of `views` or `homes`.

        Raises:
            NotThere: that person does not see the message, or there is no such element in it.
        """
        person, trigger_id = self.workspace.users[user], self.workspace.triggers.issue(user)
        blocks = where.blocks if isinstance(where, Message) else where["blocks"]
        action_ts = self.workspace.ts()
        action = action_of(blocks, action_id, value=value, option=option, action_ts=action_ts)
        if isinstance(where, Message):
            place = self._before(user, where)
            url = self._response_url(self.response_urls.issue(user, place, where))
            clicked = payloads.in_message(where, place, url)
        else:
            clicked = payloads.in_view(where)
        told = payloads.block_actions(person, action, clicked, trigger_id)
        return await self.tell(Kind.INTERACTION, told)

    async def shortcut(self, user: str, callback_id: str, message: Message) -> Delivery:
        """Choose a message shortcut; ephemeral messages offer none.

        Raises:
            NotThere: that person does not see the message, or it is only for them.
        """
        place = self._before(user, message)
        if message.only_for is not None:
            raise NotThere("an ephemeral message has no shortcuts")
        more = {
            "trigger_id": self.workspace.triggers.issue(user),
            "response_url": self._response_url(self.response_urls.issue(user, place, message)),
            "action_ts": self.workspace.ts(),
        }
        person = self.workspace.users[user]
        told = payloads.message_action(person, callback_id, message, place, more)
        return await self.tell(Kind.INTERACTION, told)

    async def submit(self, user: str, values: Mapping[str, Any] | None = None) -> Delivery:
        """Fill in the modal on top and submit it; it then closes, or does what the acknowledgement says.

        Args:
            user: whose modal.
            values: by action id or block id: a text, an option's label or value, an id, or a list of them.

        Raises:
            NotThere: they have none open, or something was entered where there is nothing to fill in.
        """
        view = self._open_view(user)

        def sees(channel: str) -> bool:
            place = self.workspace.channels.get(channel)
            return place is not None and not place.is_archived and (user in place.members or not place.hidden)

        filled = dict(view) | {"state": {"values": state_of(view, values or {}, sees)}}
        trigger_id = self.workspace.triggers.issue(user)
        person = self.workspace.users[user]
        delivery = await self.tell(Kind.INTERACTION, payloads.view_submission(person, filled, trigger_id))
        if delivery.acknowledged:
            answered(self.workspace, user, delivery.answer)
        return delivery

    async def dismiss(self, user: str) -> None:
        """Close the modal on top; the bot hears of it where the modal asked for that."""
        view = self._open_view(user)
        self.workspace.views[user].pop()
        if view["notify_on_close"]:
            await self.tell(Kind.INTERACTION, payloads.view_closed(self.workspace.users[user], view))

    async def open_home(self, user: str) -> None:
        """Open the app's Home tab."""
        opened: dict[str, Any] = {"type": "app_home_opened", "user": user, "tab": "home"}
        opened["channel"] = self.workspace.direct(user).id
        if user in self.homes:
            opened["view"] = self.homes[user]
        await self.event(opened)

    def _open_view(self, user: str) -> Mapping[str, Any]:
        if user not in self.views:
            raise NotThere(f"{user} has no modal open")
        return self.views[user]

    def _before(self, user: str, message: Message) -> Channel:
        place = self.workspace.channels[message.channel]
        if message not in place.shown_to(user):
            raise NotThere(f"{user} does not see that message")
        return place

    async def _changed(self, message: Message, more: Mapping[str, Any]) -> None:
        place = self.workspace.channels[message.channel]
        self.workspace.bell.ring()
        event = {"type": "message", "subtype": "message_changed", "hidden": True, "channel": place.id}
        event |= {"ts": self.workspace.ts(), "channel_type": place.channel_type, **more}
        await self.event(event, place)

    def _response_url(self, ticket: str) -> str:
        return f"{self.origin}/respond/{ticket}"
