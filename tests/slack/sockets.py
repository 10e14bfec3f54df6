"""Socket Mode: the app's websockets, the envelopes sent down them, the acknowledgements that come back."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from aiohttp import WSMsgType, web

from tests.slack.delivery import ACKNOWLEDGE_WITHIN, Delivery, Kind
from tests.slack.workspace import APP

if TYPE_CHECKING:
    from tests.slack.workspace import Workspace

MAX_CONNECTIONS = 10
"""Source: Socket Mode allows an app so many at a time."""


@dataclass(slots=True)
class Sockets:
    """The connections open now; an envelope goes to one of them, in turn.

    Attributes:
        acknowledge_within: how long an acknowledgement may take.
        strangers: what came up a socket and is no acknowledgement of anything.
    """

    workspace: Workspace
    acknowledge_within: timedelta = ACKNOWLEDGE_WITHIN
    connections: list[web.WebSocketResponse] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    connected_in_all: int = 0
    _tickets: set[str] = field(default_factory=set)
    _waiting: dict[str, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    _turn: int = 0

    def ticket(self) -> str:
        """A ticket for one connection."""
        ticket = uuid4().hex
        self._tickets.add(ticket)
        return ticket

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """One connection, from hello to its end; a ticket opens one connection."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(timeout=0.1)  # of a bot that says no goodbye
        await socket.prepare(request)
        if len(self.connections) >= MAX_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        hello = {
            "type": "hello",
            "num_connections": len(self.connections) + 1,
            "connection_info": {"app_id": APP},
            "debug_info": {"host": "applink", "started": "", "build_number": 1},
        }
        await socket.send_json(hello | {"approximate_connection_time": 18_060})
        self.connections.append(socket)
        self.connected_in_all += 1
        self.workspace.bell.ring()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._heard(message.data)
        finally:
            self._forget(socket)
        return socket

    async def tell(self, delivery: Delivery, *, retry_reason: str | None) -> bool:
        """Send it once down one connection; whether it was acknowledged in time."""
        envelope_id = str(uuid4())
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "type": delivery.kind.value,
            "accepts_response_payload": delivery.kind is not Kind.EVENT,
            "payload": delivery.payload,
        }
        if delivery.kind is Kind.EVENT:
            envelope |= {"retry_attempt": delivery.attempts, "retry_reason": retry_reason or ""}
        delivery.attempts += 1
        loop = asyncio.get_running_loop()
        self._waiting[envelope_id] = loop.create_future()
        started_s = loop.time()
        try:
            async with asyncio.timeout(self.acknowledge_within.total_seconds()):
                socket = await self._next_connection()
                started_s = loop.time()
                await socket.send_json(envelope)
                answer = await self._waiting[envelope_id]
        except (TimeoutError, ConnectionError):
            return False
        finally:
            self._waiting.pop(envelope_id, None)
        delivery.latency = timedelta(seconds=loop.time() - started_s)
        delivery.answer = answer
        return True

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every app's connection open now to be opened anew, as Slack does now and then."""
        for socket in [*self.connections]:
            self.connections.remove(socket)  # nothing more goes down it
            await socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink"}}
            )

    async def cut(self) -> None:
        """Tear every connection down without a word."""
        for socket in [*self.connections]:
            self._forget(socket)
            await socket.close(code=1011)

    async def _next_connection(self) -> web.WebSocketResponse:
        while not self.connections:
            await self.workspace.bell.rung()
        self._turn += 1
        return self.connections[self._turn % len(self.connections)]

    def _heard(self, text: str) -> None:
        try:
            told = json.loads(text)
            waiting = self._waiting.get(told["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self.strangers.append(text)
            return
        if waiting is not None and not waiting.done():
            payload = told.get("payload")
            waiting.set_result(payload if isinstance(payload, dict) else {})

    def _forget(self, socket: web.WebSocketResponse) -> None:
        if socket in self.connections:
            self.connections.remove(socket)
            self.workspace.bell.ring()
