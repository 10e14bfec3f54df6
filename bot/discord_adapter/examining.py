"""Examining: what `doctor` says of Discord: token, intent, commands, destinations, admins.

Nothing is sent and nothing is written down. No token is ever part of what is said.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from discord import ApplicationFlags

from bot.delivery.errors import DeliveryError
from bot.discord_adapter.errors import FOREIGN, GRANT, border
from bot.discord_adapter.permissions import TAKING, missing_to_send
from bot.discord_adapter.rights import rights_in
from bot.discord_adapter.syncing import SYNC, commands_of
from bot.discord_adapter.web import Web
from bot.doctor import MOST_NAMED, Check
from briefings import phrases
from config.addresses import destinations_of, uses_of
from config.destination import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.discord_adapter.syncing import Synced
    from config import Configuration, Settings
    from config.destination import Destination

TIMEOUT_S = 10.0
"""For everything together."""

AT_ONCE = 4
"""Questions under way at a time."""

MOST_GUILDS = 10
"""Servers whose roles are looked at."""

GRANTED = (
    ApplicationFlags.gateway_message_content.flag | ApplicationFlags.gateway_message_content_limited.flag
)
"""Either says that the Message Content Intent is switched on: the second in fewer than 100 servers."""

PORTAL = "the app's page Bot in the Developer Portal"


async def examined(settings: Settings, configuration: Configuration, known: Synced) -> tuple[Check, ...]:
    """How things stand with Discord, what was found out in time.

    Args:
        settings: with a bot's token.
        known: which commands were synced.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    web, checks = Web.of(settings), list[Check]()
    if web is None:
        return ()
    try:
        async with asyncio.timeout(TIMEOUT_S):
            await _Examination(settings, configuration, known, web, checks).run()
    except TimeoutError:
        found = f"Discord takes more than {TIMEOUT_S:.0f} s to answer"
        checks.append(Check("discord", "warn", found, "the rest was not looked at: try again"))
    finally:
        with suppress(*FOREIGN):
            await web.aclose()
    return tuple(checks)


class _Examination:
    """One look at everything; what is found goes on the list at once."""

    def __init__(
        self, settings: Settings, configuration: Configuration, known: Synced, web: Web, checks: list[Check]
    ) -> None:
        self._settings, self._configuration, self._known = settings, configuration, known
        self._web, self._checks = web, checks

    async def run(self) -> None:
        """Look at everything, as far as the token goes."""
        try:
            with border():
                application = await self._read("/applications/@me")
                number, name = str(application["id"]), str(application["name"])
                flags, public = int(application["flags"]), bool(application.get("bot_public"))
                guilds = {str(one["id"]): str(one["name"]) for one in await self._read("/users/@me/guilds")}
        except DeliveryError as error:
            hint = f"is DISCORD_TOKEN the one from {PORTAL}?"
            self._add("discord", "fail", error.reason, hint)
            return
        self._guilds(name, guilds)
        self._invited(public=public)
        self._intents(flags)
        await self._commands(number)
        await self._destinations()
        await self._admins(guilds)

    def _add(self, name: str, state: str, found: str, hint: str | None = None) -> None:
        self._checks.append(Check(name, state, found, hint))

    async def _read(self, path: str, **parameters: str) -> Any:  # noqa: ANN401  not yet believed
        return await self._web.request("GET", path, **parameters)

    def _guilds(self, name: str, guilds: Mapping[str, str]) -> None:
        if not guilds:
            hint = "add it with the link that communique init prints"
            self._add("discord", "warn", f"{name}, in no server", hint)
            return
        named = ", ".join(list(guilds.values())[:3])
        self._add("discord", "ok", f"{name}, in {phrases.several(len(guilds), 'server')}: {named}")

    def _invited(self, *, public: bool) -> None:
        """Whether strangers can add it to servers of theirs, which they manage, and so are admins there."""
        if public:
            found = "everybody can add the bot to a server of theirs, and is an admin of it there"
            self._add("discord invitations", "warn", found, f"switch Public Bot off: {PORTAL}")

    def _intents(self, flags: int) -> None:
        """Whether the bot hears keywords, where any are to be listened for."""
        granted = bool(flags & GRANTED)
        wanted = self._settings.discord_message_content
        listened = any(
            where.platform is Platform.DISCORD
            for one in self._configuration.keywords.values()
            for where in one.channels
        )
        if wanted and not granted:
            found = "the Message Content Intent is not switched on: Discord closes the connection"
            self._add(
                "discord intents", "fail", found, f"switch it on: {PORTAL}; or unset DISCORD_MESSAGE_CONTENT"
            )
        elif listened and not wanted:
            found = "keywords are not heard without the Message Content Intent"
            hint = f"switch it on: {PORTAL}; then set DISCORD_MESSAGE_CONTENT=true"
            self._add("discord intents", "warn", found, hint)
        else:
            self._add("discord intents", "ok", "message content" if wanted else "none is needed")

    async def _commands(self, application_id: str) -> None:
        commands = commands_of(self._settings.discord_commands)
        if await asyncio.to_thread(self._known.anywhere, application_id, commands):
            self._add("discord commands", "ok", f"{len(commands)} synced")
        else:
            self._add("discord commands", "warn", "not those of this program", SYNC)

    async def _destinations(self) -> None:
        """Each destination; those that cannot be sent to first."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def looked_at(where: Destination) -> Check:
            async with gate:
                return await self._destination(where)

        every = destinations_of(self._configuration, Platform.DISCORD)
        checks = await asyncio.gather(*map(looked_at, every))
        checks.sort(key=lambda check: check.state == "ok")
        self._checks += checks[:MOST_NAMED]
        left = checks[MOST_NAMED:]
        if left:
            wrong = sum(check.state != "ok" for check in left)
            found = f"{phrases.more(len(left))}, {wrong} of them not reached"
            self._add("discord destination", "warn" if wrong else "ok", found)

    async def _destination(self, where: Destination) -> Check:
        uses = uses_of(self._configuration, where)
        posted = bool(uses.briefings or uses.keywords or uses.notes)
        try:
            with border():
                if where.address.startswith("@"):
                    person = await self._read("/users/{user_id}", user_id=where.address.removeprefix("@"))
                    found, hint = f"@{person['username']}", ""
                else:
                    found, hint = await self._channel(where.address, posted=posted)
        except DeliveryError as error:
            found, hint = error.reason, "invite the bot, or take it out of the configuration"
        return Check("discord destination", "warn" if hint else "ok", f"{where}, {found}", hint or None)

    async def _channel(self, address: str, *, posted: bool) -> tuple[str, str]:
        """What to say of a channel, and what to do about it, or nothing.

        Args:
            posted: something is to be posted there.
        """
        about = await self._read("/channels/{channel_id}", channel_id=address)
        if "guild_id" not in about:
            return "a conversation", ""
        called, kind = f"#{about['name']}", int(about["type"])
        if not posted:
            return called, ""
        if kind not in TAKING:
            return f"{called}: it takes no messages", "name a text channel, a thread or a forum"
        may = await rights_in(about, self._read, await self._web.own_id())
        missing = missing_to_send(may, kind)
        if missing:
            return f"{called}: the bot lacks {', '.join(missing)}", GRANT
        if not may.read_message_history:
            return f"{called}: the bot lacks Read Message History", f"{GRANT}: else nobody sees what got lost"
        return called, ""

    async def _admins(self, guilds: Mapping[str, str]) -> None:
        """Whether the roles that our configuration lists are there."""
        listed = set(self._configuration.admins.discord_roles)
        if not listed:
            self._add("discord admins", "ok", "those who may manage the server")
            return
        roles: set[str] = set()
        try:
            with border():
                for guild in list(guilds)[:MOST_GUILDS]:
                    there = await self._read("/guilds/{guild_id}/roles", guild_id=guild)
                    roles |= {str(one["id"]) for one in there}
        except DeliveryError as error:
            self._add("discord admins", "warn", error.reason)
            return
        unknown = sorted(listed - roles)
        if unknown and len(guilds) <= MOST_GUILDS:
            found = f"no such role: {', '.join(unknown)}"
            self._add("discord admins", "warn", found, "correct admins: discord_roles")
        else:
            found = f"{phrases.several(len(listed), 'role')}, beside those who may manage the server"
            self._add("discord admins", "ok", found)
