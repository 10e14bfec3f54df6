"""Syncing: the commands as Discord has them, made those of this program when somebody says so.

The running bot never does it by itself, for an app may create only so many commands a day. What was synced is
remembered in the database, and nothing is sent where Discord has it already.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.errors import HTTPException
from sqlalchemy import delete, select

from bot.chat.tables import acted
from bot.discord_adapter.client import without_voice
from bot.discord_adapter.errors import FOREIGN, code_of, delivery_error
from bot.discord_adapter.tree import build
from bot.discord_adapter.web import Web
from bot.errors import ProgramError, UsageMistake
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Engine

    from config.settings import Settings

    Payload = list[dict[str, Any]]

EVERYWHERE = "every server"
SYNC = "communique discord sync"

NOT_IN_IT = (
    "the bot is not in that server, or may not have commands there",
    "invite it with the link that communique init prints",
)
REFUSALS: Mapping[int, tuple[str, str]] = {
    10004: NOT_IN_IT,
    30032: ("the app has as many commands there as it may have", "give it fewer, or sync to one server"),
    30034: (
        "the app has created as many commands there today as it may: 200",
        "try again tomorrow; what only changes does not count",
    ),
    50001: NOT_IN_IT,
}
"""By Discord's code, what is said of it and the fix. **Source**: docs.discord.com, JSON Error Codes."""

_KIND = "commands"
_APPLICATION = "/oauth2/applications/@me"
_GLOBAL = "/applications/{application_id}/commands"
_OF_A_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


class Synced:
    """Which commands were synced last, for all replicas."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def holds(self, application_id: str, commands: Payload, *, guild_id: str | None = None) -> bool:
        """Whether it was these, to all servers or to one.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        return _key(application_id, guild_id, commands) in self._keys(_scope(application_id, guild_id))

    def anywhere(self, application_id: str, commands: Payload) -> bool:
        """Whether it was these, to whichever servers. Raises as `holds` does."""
        ending = f"/{_digest(commands)}"
        return any(key.endswith(ending) for key in self._keys(f"{application_id}/"))

    def keep(
        self, application_id: str, commands: Payload, *, guild_id: str | None = None, now: datetime
    ) -> None:
        """Remember these in place of those that were synced there before.

        Args:
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        scope = _scope(application_id, guild_id)
        with transaction(self._engine) as connection:
            connection.execute(delete(acted).where(acted.c.kind == _KIND, acted.c.key.startswith(scope)))
            key = _key(application_id, guild_id, commands)
            connection.execute(acted.insert().values(kind=_KIND, key=key, acted_at=now))

    def _keys(self, beginning: str) -> Sequence[str]:
        with reading(self._engine) as connection:
            wanted = select(acted.c.key).where(acted.c.kind == _KIND, acted.c.key.startswith(beginning))
            return connection.execute(wanted).scalars().all()


@dataclass(frozen=True, slots=True)
class Sync:
    """What a sync has done.

    Attributes:
        commands: how many Discord has now.
        guild_id: of the server that they are for; None for all.
        changed: whether anything was sent.
    """

    commands: int
    guild_id: str | None
    changed: bool

    def told(self) -> str:
        """It, in words."""
        where = f"the server {self.guild_id}" if self.guild_id else EVERYWHERE
        if not self.changed:
            return f"Nothing to sync: Discord has the commands of {where} as they are."
        if not self.commands:
            return f"Took the commands away from {where}."
        beside = " If there are commands for every server too, people see both." if self.guild_id else ""
        return f"Synced {self.commands} commands to {where}.{beside}"


def commands_of(called: Mapping[str, str]) -> Payload:
    """All commands, as Discord takes them.

    Args:
        called: the name of each role, without its slash: see `DISCORD_COMMANDS`.
    """

    async def nothing(*_: object) -> Any:  # noqa: ANN401  never called
        return None

    without_voice()
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents(guilds=True)))
    build(tree, called, on_command=nothing, on_check=nothing, on_add=nothing, on_autocomplete=nothing)
    return payload_of(tree)


def payload_of(tree: app_commands.CommandTree[Any]) -> Payload:
    """A tree, as Discord takes it."""
    return [command.to_dict(tree) for command in tree.get_commands()]


async def synced(
    settings: Settings,
    known: Synced,
    *,
    guild_id: str | None = None,
    remove: bool = False,
    now: datetime,
) -> Sync:
    """Make Discord's commands those of this program, where they are not.

    Args:
        guild_id: of one server; None for all.
        remove: take all of them away instead.
        now: an aware UTC instant.

    Raises:
        UsageMistake: that is no id of a server.
        ProgramError: there is no token, or Discord refuses; with the fix.
        StoreUnavailable: the database cannot be read or written.
    """
    if guild_id is not None and not (guild_id.isascii() and guild_id.isdecimal() and len(guild_id) <= 20):
        raise UsageMistake(
            f"--guild: {guild_id!r} is no id of a server", hint="Copy Server ID in the menu of the server"
        )
    web = Web.of(settings)
    if web is None:
        raise ProgramError("DISCORD_TOKEN is not set", hint="communique init says where it comes from")
    commands = [] if remove else commands_of(settings.discord_commands)
    try:
        application_id = str((await web.request("GET", _APPLICATION))["id"])
        path, where = _path(application_id, guild_id)
        there = await web.request("GET", path, **where)
        same = {(one["type"], one["name"]) for one in there} == {
            (one["type"], one["name"]) for one in commands
        }
        if same and (remove or known.holds(application_id, commands, guild_id=guild_id)):
            return Sync(len(commands), guild_id, changed=False)
        await web.request("PUT", path, json=commands, **where)
    except FOREIGN as error:
        raise _refused(error) from error
    finally:
        with suppress(*FOREIGN):
            await web.aclose()
    known.keep(application_id, commands, guild_id=guild_id, now=now)
    return Sync(len(commands), guild_id, changed=True)


def _path(application_id: str, guild_id: str | None) -> tuple[str, dict[str, str]]:
    if guild_id is None:
        return _GLOBAL, {"application_id": application_id}
    return _OF_A_GUILD, {"application_id": application_id, "guild_id": guild_id}


def _refused(error: Exception) -> ProgramError:
    if isinstance(error, HTTPException) and (told := REFUSALS.get(code_of(error))):
        message, hint = told
        return ProgramError(message, hint=hint)
    return ProgramError(delivery_error(error, reading=True).reason)


def _scope(application_id: str, guild_id: str | None) -> str:
    return f"{application_id}/{guild_id or 'all'}/"


def _key(application_id: str, guild_id: str | None, commands: Payload) -> str:
    return f"{_scope(application_id, guild_id)}{_digest(commands)}"


def _digest(commands: Payload) -> str:
    ordered = sorted(commands, key=lambda one: (one["type"], one["name"]))
    return sha256(json.dumps(ordered, sort_keys=True).encode()).hexdigest()
