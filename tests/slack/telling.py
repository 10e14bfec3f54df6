"""Telling the bot: through Socket Mode or by signed POSTs, again where an event was not acknowledged."""

from __future__ import annotations

import asyncio
from collections import Counter
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from tests.slack import payloads
from tests.slack.delivery import Delivery, Kind
from tests.slack.events import EVENT_SCOPES, message_event
from tests.slack.signed import SignedPosts
from tests.slack.workspace import BOT, BOT_ID

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping
    from datetime import timedelta

    from tests.platform.faults import Faults
    from tests.slack.channel import Channel
    from tests.slack.delivery import Door
    from tests.slack.message import Message
    from tests.slack.sockets import Sockets
    from tests.slack.workspace import Workspace

RETRIES = 3
"""How often an event is told again. Slack waits up to five minutes in between; this does not."""
LEFT = {"channel_left", "group_left"}
"""What is told to who is no member any more."""


class Telling:
    """The bot as Slack reaches it.

    Attributes:
        origin: the server's address, without a path.
        events_url: where the bot listens over HTTP; empty for Socket Mode.
        called: how often each method of the Web API was called.
        refused: the method and error of every call that was refused.
        deliveries: all that the bot was told, in order, with its acknowledgements and their latency.
    """

    def __init__(self, workspace: Workspace, sockets: Sockets, faults: Faults) -> None:
        self.workspace, self.sockets, self.faults = workspace, sockets, faults
        self.origin = ""
        self.events_url = ""
        self.called: Counter[str] = Counter()
        self.refused: list[tuple[str, str]] = []
        self.deliveries: list[Delivery] = []
        self._background: set[asyncio.Task[None]] = set()
        workspace.posted.append(self._echo)

    @property
    def url(self) -> str:
        """What SLACK_API_URL is set to."""
        return f"{self.origin}/api/"

    @property
    def posts(self) -> SignedPosts:
        """The signed POSTs to `events_url`."""
        return SignedPosts(self.workspace, self.events_url, self.sockets.acknowledge_within)

    async def event(self, event: Mapping[str, Any], channel: Channel | None = None) -> Delivery | None:
        """Tell the bot what happened; None where it has no scope, is no member, or does not listen."""
        kind = event["type"] if channel is None else f"{event['type']}.{channel.kind}"
        scope = EVENT_SCOPES.get(kind, EVENT_SCOPES.get(event["type"], ""))
        hears = channel is None or BOT in channel.members or event["type"] in LEFT
        if (scope and scope not in self.workspace.scopes) or not hears or not self._listening:
            return None
        payload = payloads.event_callback(
            {"event_ts": self.workspace.ts(), **event},
            f"Ev{token_hex(5).upper()}",  # unlike that of any other workspace
            int(self.workspace.clock().timestamp()),
            shared=channel is not None and channel.is_ext_shared,
        )
        return await self.tell(Kind.EVENT, payload)

    async def again(self, delivery: Delivery) -> Delivery:
        """Tell the bot once more what it has acknowledged already, as Slack does where it heard too late."""
        door: Door = self.posts if self.events_url else self.sockets
        once_more = Delivery(delivery.kind, delivery.payload, attempts=delivery.attempts)
        self.deliveries.append(once_more)
        await door.tell(once_more, retry_reason="timeout")
        self.workspace.bell.ring()
        return once_more

    def latencies(self, kind: Kind) -> list[timedelta]:
        """How long each acknowledgement of that kind took, shortest first."""
        return sorted(each.latency for each in self.deliveries if each.kind is kind and each.latency)

    async def close(self) -> None:
        """Let nothing go on in the background."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.sockets.cut()

    @property
    def _listening(self) -> bool:
        return bool(self.events_url) or self.sockets.connected_in_all > 0

    async def tell(self, kind: Kind, payload: Mapping[str, Any]) -> Delivery:
        """Tell the bot once, an event up to four times; what became of it."""
        delivery = Delivery(kind, payload)
        self.deliveries.append(delivery)
        door: Door = self.posts if self.events_url else self.sockets
        reason = None
        for _ in range(1 + RETRIES if kind is Kind.EVENT else 1):
            if await door.tell(delivery, retry_reason=reason):
                break
            reason = "timeout" if delivery.status in {None, 200} else "http_error"
        self.workspace.bell.ring()
        return delivery

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
