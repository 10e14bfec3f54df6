"""One session of the bot with the gateway: what it was told, and the connection it is told by, if any."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.discord.posting import readable

if TYPE_CHECKING:
    from aiohttp import web

DISPATCH = 0


@dataclass(slots=True)
class Connection:
    """A websocket with what is still to be sent down it, in order."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport | None = None
    outbox: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)

    def send(self, op: int, data: object = None, **more: Any) -> None:  # noqa: ANN401  the envelope's own fields
        """Put a message on its way."""
        self.outbox.put_nowait({"op": op, "d": data, "s": None, "t": None, **more})

    async def post(self) -> None:
        """Send for ever."""
        while True:
            await self.socket.send_str(json.dumps(await self.outbox.get()))


@dataclass(slots=True)
class Session:
    """A session, which outlives its connection for a while.

    Attributes:
        intents: what it asked to be told.
        told: every event so far, the first with the sequence number 1.
        connection: None while it has none: then what happens is told when it resumes.
    """

    id: str
    intents: int
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    connection: Connection | None = None

    def tell(self, event: str, data: dict[str, Any], *, direct: bool = False) -> None:
        """Tell it, now or later."""
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            data = readable(data, intents=self.intents, direct=direct)
        self.told.append((event, data))
        self._send(len(self.told))

    def replay(self, after: int) -> None:
        """Tell again all that came after that sequence number."""
        for number in range(after + 1, len(self.told) + 1):
            self._send(number)

    def _send(self, number: int) -> None:
        if self.connection is not None:
            event, data = self.told[number - 1]
            self.connection.send(DISPATCH, data, s=number, t=event)
