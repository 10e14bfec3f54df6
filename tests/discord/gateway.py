"""The gateway: the bot's websockets, from HELLO over IDENTIFY or RESUME to their end, and all that is told.

Frames are plain JSON, whatever compression was asked for: every client takes them.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.discord import beginning
from tests.discord.community import BOT, BOT_TOKEN
from tests.discord.permissions import PRIVILEGED, Intent, Permission
from tests.discord.session import Connection, Session

if TYPE_CHECKING:
    from datetime import datetime

    from tests.discord.channel import Channel
    from tests.discord.community import Community

RECONNECT, INVALID, HELLO, ACKNOWLEDGED = 7, 9, 10, 11
"""Opcodes. Source: Discord's developers' pages on opcodes and status codes."""
UNKNOWN_OP, UNDECODABLE, NOT_IDENTIFIED, WRONG_TOKEN, IDENTIFIED, TOO_MUCH = (
    4001,
    4002,
    4003,
    4004,
    4005,
    4008,
)
WRONG_INTENTS, DISALLOWED_INTENTS = 4013, 4014
"""Codes of closing. Source: likewise."""
HEARTBEAT_INTERVAL_MS = 41_250
IDENTIFIES_A_DAY = 1_000
MOST_SENT, SENT_WITHIN_S = 120, 60.0
KNOWN_INTENTS = (1 << 26) - 1
NEEDED = {
    "GUILD": Intent.GUILDS,
    "CHANNEL": Intent.GUILDS,
    "THREAD": Intent.GUILDS,
    "GUILD_MEMBER": Intent.GUILD_MEMBERS,
}
ALWAYS = {"INTERACTION_CREATE", "READY", "RESUMED", "GUILD_MEMBERS_CHUNK"}


@dataclass(slots=True)
class Gateway:
    """Every session and connection of the bot.

    Attributes:
        identifies_left: how many sessions may still be opened today; with the last one the token is reset.
        identified_at: when each session was opened.
        resumed: how often a session was taken up again.
        answering: whether heartbeats are acknowledged.
        closed_with: the codes this gateway closed connections with, in order.
    """

    community: Community
    heartbeat_ms: int = HEARTBEAT_INTERVAL_MS
    identifies_left: int = IDENTIFIES_A_DAY
    sessions: dict[str, Session] = field(default_factory=dict)
    identified_at: list[datetime] = field(default_factory=list)
    resumed: int = 0
    heartbeats: int = 0
    answering: bool = True
    closed_with: list[int] = field(default_factory=list)
    _open: list[Connection] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.community.heard.append(self.tell)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"{self.community.origin.replace('http', 'ws')}/gateway"

    @property
    def connected(self) -> list[Session]:
        """The sessions that have a connection now."""
        return [session for session in self.sessions.values() if session.connection is not None]

    def about(self) -> dict[str, Any]:
        """What `GET /gateway/bot` says."""
        limit = {
            "total": IDENTIFIES_A_DAY,
            "remaining": self.identifies_left,
            "reset_after": int(timedelta(days=1).total_seconds() * 1000),
            "max_concurrency": 1,
        }
        return {"url": self.url, "shards": 1, "session_start_limit": limit}

    def tell(self, event: str, data: dict[str, Any], channel: Channel | None = None) -> None:
        """Tell every session that asked for it, where the bot may see the channel."""
        hidden = channel is not None and not self.community.may(BOT, channel, Permission.VIEW_CHANNEL)
        if hidden and event not in ALWAYS and event != "CHANNEL_DELETE":
            return
        direct = channel is not None and channel.is_direct
        for session in self.sessions.values():
            if _wanted(event, data, session.intents, direct=direct):
                session.tell(event, data, direct=direct)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """One connection, from HELLO to its end."""
        socket = web.WebSocketResponse(timeout=0.1, max_msg_size=4096 * 4)  # of a bot that says no goodbye
        await socket.prepare(request)
        connection = Connection(socket, request.transport)
        self._open.append(connection)
        posting = asyncio.create_task(connection.post())
        connection.send(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
        session: Session | None = None
        heard_at_s: list[float] = []
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                now_s = asyncio.get_running_loop().time()
                heard_at_s = [at for at in heard_at_s if now_s - at < SENT_WITHIN_S] + [now_s]
                if len(heard_at_s) > MOST_SENT:
                    await self._close(connection, TOO_MUCH)
                    break
                session = await self._heard(connection, session, message.data)
        finally:
            posting.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await posting
            self._forget(connection, session, socket.close_code)
        return socket

    # What goes wrong

    def drop(self) -> None:
        """Tear every connection down without a word; the sessions may be resumed."""
        for connection in [*self._open]:
            self._detach(connection)
            if connection.transport is not None:
                connection.transport.abort()

    def reconnect(self) -> None:
        """Ask every connection to be opened anew, as Discord does now and then."""
        for connection in self._open:
            connection.send(RECONNECT)

    def invalidate(self, *, resumable: bool = False) -> None:
        """End every session, or say that it may be resumed."""
        for connection in [*self._open]:
            connection.send(INVALID, resumable)
        if not resumable:
            self.sessions.clear()

    async def close(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Close every connection with that code."""
        for connection in [*self._open]:
            await self._close(connection, code)

    def _forget(self, connection: Connection, session: Session | None, code: int | None) -> None:
        self._detach(connection)
        if session is not None and session.connection is None and code in {1000, 1001}:
            self.sessions.pop(session.id, None)  # who says goodbye does not come back
        self.community.bell.ring()

    def _detach(self, connection: Connection) -> None:
        if connection in self._open:
            self._open.remove(connection)
        for session in self.sessions.values():
            if session.connection is connection:
                session.connection = None
        self.community.bell.ring()

    async def _close(self, connection: Connection, code: int) -> None:
        self.closed_with.append(code)
        self._detach(connection)
        await connection.socket.close(code=code)

    # What comes in

    async def _heard(self, connection: Connection, session: Session | None, text: str) -> Session | None:
        try:
            said = json.loads(text)
            op, data = said["op"], said.get("d")
        except (ValueError, KeyError, TypeError):
            await self._close(connection, UNDECODABLE)
            return session
        match op:
            case 1:  # HEARTBEAT
                self.heartbeats += 1
                if self.answering:
                    connection.send(ACKNOWLEDGED)
            case 2 if session is not None:  # IDENTIFY
                await self._close(connection, IDENTIFIED)
            case 2:
                return await self._identify(connection, data)
            case 6:  # RESUME
                return await self._resume(connection, data)
            case 3 | 4 | 8 if session is None:
                await self._close(connection, NOT_IDENTIFIED)
            case 8 if session is not None:  # MEMBERS
                session.tell("GUILD_MEMBERS_CHUNK", beginning.members(self.community, data, session.intents))
            case 3 | 4:
                pass
            case _:
                await self._close(connection, UNKNOWN_OP)
        return session

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        intents = data.get("intents")
        code = None
        if data.get("token") != BOT_TOKEN or self.community.refused_as is not None:
            code = WRONG_TOKEN
        elif not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            code = WRONG_INTENTS
        elif intents & PRIVILEGED & ~self.community.granted:
            code = DISALLOWED_INTENTS
        if code is not None or not isinstance(intents, int):
            await self._close(connection, code or WRONG_INTENTS)
            return None
        self.identifies_left -= 1
        self.identified_at.append(self.community.clock())
        if self.identifies_left < 0:
            self.community.refused_as = "the token was reset: too many sessions"
            await self.close(WRONG_TOKEN)
            return None
        session = Session(f"s{len(self.identified_at)}", intents, connection=connection)
        self.sessions[session.id] = session
        mine = [guild for guild in self.community.guilds.values() if BOT in guild.members]
        session.tell(
            "READY", beginning.ready(self.community, session.id, self.url, data.get("shard") or [0, 1])
        )
        if intents & Intent.GUILDS:
            for guild in mine:
                session.tell("GUILD_CREATE", beginning.guild(self.community, guild) | {"unavailable": False})
        self.community.bell.ring()
        return session

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        if data.get("token") != BOT_TOKEN or self.community.refused_as is not None:
            await self._close(connection, WRONG_TOKEN)
            return None
        session = self.sessions.get(data.get("session_id", ""))
        if session is None or not isinstance(data.get("seq"), int) or data["seq"] > len(session.told):
            connection.send(INVALID, False)
            return None
        session.connection = connection
        self.resumed += 1
        session.replay(data["seq"])
        session.tell("RESUMED", {"_trace": []})
        self.community.bell.ring()
        return session


def _wanted(event: str, data: dict[str, Any], intents: int, *, direct: bool) -> bool:
    if event in ALWAYS:
        return True
    if event.startswith("MESSAGE"):
        return bool(intents & (Intent.DIRECT_MESSAGES if direct else Intent.GUILD_MESSAGES))
    if event == "GUILD_MEMBER_UPDATE" and data["user"]["id"] == BOT:
        return True
    kind = "GUILD_MEMBER" if event.startswith("GUILD_MEMBER") else event.split("_", maxsplit=1)[0]
    return bool(intents & NEEDED[kind])
