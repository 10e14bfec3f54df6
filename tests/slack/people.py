"""What people do in the workspace, and what they then see: the tests' hands and eyes.

Every act waits until the bot has acknowledged it or the time for that is over; what the bot then shows is
waited for with `seen`.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.slack import payloads
from tests.slack.channel import Channel
from tests.slack.delivery import Delivery, Kind
from tests.slack.events import EVENT_SCOPES, message_event
from tests.slack.file import File
from tests.slack.refusal import Refusal
from tests.slack.response_urls import ResponseUrls
from tests.slack.signed import SignedPosts
from tests.slack.user import User
from tests.slack.workspace import BOT, BOT_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from tests.platform.faults import Faults
    from tests.slack.delivery import Door
    from tests.slack.message import Message
    from tests.slack.sockets import Sockets
    from tests.slack.workspace import Workspace

SOON = timedelta(seconds=5)
"""How long a test waits for something before it fails."""
RETRIES = 3
"""How often an event is told again. Slack waits up to five minutes in between; this does not."""


class Slack:
    """The workspace as people have it before them.

    Attributes:
        origin: the server's address, without a path.
        events_url: where the bot listens over HTTP; empty for Socket Mode.
        called: how often each method of the Web API was called.
        deliveries: all that the bot was told, in order.
    """

    def __init__(self, workspace: Workspace, sockets: Sockets, faults: Faults) -> None:
        self.workspace, self.sockets, self.faults = workspace, sockets, faults
        self.origin = ""
        self.events_url = ""
        self.called: Counter[str] = Counter()
        self.deliveries: list[Delivery] = []
        self._response_urls = ResponseUrls(workspace)
        self._background: set[asyncio.Task[None]] = set()
        workspace.posted.append(self._echo)

    # What stands there

    @property
    def url(self) -> str:
        """What SLACK_API_URL is set to."""
        return f"{self.origin}/api/"

    @property
    def homes(self) -> Mapping[str, Mapping[str, Any]]:
        """The Home tab published for each person."""
        return self.workspace.homes

    @property
    def views(self) -> Mapping[str, Mapping[str, Any]]:
        """The modal on top before each person who has one open."""
        return {user: stack[-1] for user, stack in self.workspace.views.items() if stack}

    def add_user(self, user: str, name: str = "", **about: Any) -> User:  # noqa: ANN401  User's own fields
        """A person, by default a full member and no admin."""
        added = User(user, name or user.lower(), **about)
        self.workspace.join([added])
        return added

    def add_channel(
        self,
        channel: str,
        name: str = "",
        *,
        members: Sequence[str] = (),
        bot: bool = True,
        **about: Any,  # noqa: ANN401  Channel's own fields
    ) -> Channel:
        """A channel with these members, and the bot unless told otherwise; without a word to the bot."""
        people = {*members, BOT} if bot else set(members)
        return self.workspace.add(Channel(channel, name or channel.lower(), members=people, **about))

    def channel(self, named: str) -> Channel:
        """The channel of that id; a person's id stands for their conversation with the bot."""
        return self.workspace.direct(named) if named.startswith("U") else self.workspace.channels[named]

    def messages(self, channel: str) -> list[Message]:
        """All that was posted there for everyone, threads included, oldest first."""
        return self.channel(channel).stored()

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
        ticket = self._response_urls.issue(user, place)
        more = {"trigger_id": self.workspace.triggers.issue(user), "response_url": self._response_url(ticket)}
        person = self.workspace.users[user]
        delivery = await self._tell(Kind.COMMAND, payloads.command(person, place, name, text, more))
        if delivery.answer:
            self._response_urls.acknowledged(ticket, delivery.answer)
        return delivery

    async def say(
        self,
        user: str,
        channel: str,
        text: str,
        *,
        thread_ts: str | None = None,
        files: Sequence[File] = (),
    ) -> Message:
        """Write a message; the bot hears of it where it is a member and has the scope."""
        place = self.channel(channel)
        message = self.workspace.post(
            place,
            {
                "user": user,
                "text": text,
                "thread_ts": thread_ts,
                "files": [file.payload() for file in files],
                "subtype": "file_share" if files else None,
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

    # How the bot is told

    async def event(self, event: Mapping[str, Any], channel: Channel | None = None) -> Delivery | None:
        """Tell the bot what happened; None where it has no scope, is no member, or does not listen."""
        kind = event["type"] if channel is None else f"{event['type']}.{channel.kind}"
        scope = EVENT_SCOPES.get(kind, EVENT_SCOPES.get(event["type"], ""))
        hears = channel is None or BOT in channel.members or event["type"] in {"channel_left", "group_left"}
        if (scope and scope not in self.workspace.scopes) or not hears or not self._listening:
            return None
        payload = payloads.event_callback(
            {"event_ts": self.workspace.ts(), **event},
            self.workspace.number("Ev"),
            int(self.workspace.clock().timestamp()),
            shared=channel is not None and channel.is_ext_shared,
        )
        return await self._tell(Kind.EVENT, payload)

    async def respond(self, request: web.Request) -> web.Response:
        """What comes of a POST to a response address."""
        try:
            body = await request.json()
            self._response_urls.respond(request.match_info["ticket"], body)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        except Refusal as refusal:
            gone = refusal.error in {"used_url", "expired_url"}
            return web.json_response(refusal.payload(), status=404 if gone else 400)
        return web.Response(text="ok")

    async def close(self) -> None:
        """Let nothing go on in the background."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.sockets.cut()

    @property
    def _listening(self) -> bool:
        return bool(self.events_url) or self.sockets.connected_in_all > 0

    @property
    def _door(self) -> Door:
        if self.events_url:
            return SignedPosts(self.workspace, self.events_url, self.sockets.acknowledge_within)
        return self.sockets

    async def _tell(self, kind: Kind, payload: Mapping[str, Any]) -> Delivery:
        delivery = Delivery(kind, payload)
        self.deliveries.append(delivery)
        reason = None
        for _ in range(1 + RETRIES if kind is Kind.EVENT else 1):
            if await self._door.tell(delivery, retry_reason=reason):
                break
            reason = "timeout" if delivery.status in {None, 200} else "http_error"
        self.workspace.bell.ring()
        return delivery

    def _response_url(self, ticket: str) -> str:
        return f"{self.origin}/respond/{ticket}"

    def _echo(self, message: Message) -> None:
        """A bot hears its own messages too, as the real one does."""
        if message.bot_id != BOT_ID or message.only_for is not None:
            return
        place = self.workspace.channels[message.channel]
        self._later(self.event(message_event(message, place), place))

    def _later(self, work: Coroutine[Any, Any, object]) -> None:
        async def run() -> None:
            await work

        task = asyncio.create_task(run())
        self._background.add(task)
        task.add_done_callback(self._background.discard)
