"""The adapter: everything of Discord in one program, put together, and run beside what delivers.

Without Discord nothing else stops: it is tried again, ever more slowly, and the log and the admins are told.
A token may identify itself a thousand times a day, and is reset when it does so more often.
"""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog
from discord.app_commands import Choice

from bot.chat.acted import Acted
from bot.chat.chat import Chat
from bot.chat.limits import Limits
from bot.chat.work import Work
from bot.discord_adapter.answers import Answers
from bot.discord_adapter.attachments import Attachments
from bot.discord_adapter.client import Client
from bot.discord_adapter.conversations import Conversations
from bot.discord_adapter.directory import Directory
from bot.discord_adapter.happenings import Happenings
from bot.discord_adapter.identifying import Identifying
from bot.discord_adapter.losses import Losses
from bot.discord_adapter.messenger import DiscordMessenger
from bot.discord_adapter.surface import intents, names
from bot.discord_adapter.syncing import Synced, payload_of
from bot.discord_adapter.tree import build
from bot.errors import ProgramError
from config.destination import Platform

if TYPE_CHECKING:
    from bot.application import Application
    from bot.chat.completing import Wanted
    from bot.discord_adapter.web import Web
    from bot.running.platforms import Tell
    from config import Settings

WRONG_TOKEN = "Discord does not take DISCORD_TOKEN: copy it anew from the app's page, under Bot"  # noqa: S105  words
NO_INTENT = (
    "Keywords are not heard on Discord: switch on the message content intent at the app's page, under Bot, "
    "and start again"
)
NOT_ASKED = (
    "Keywords are not heard on Discord: switch on the message content intent at the app's page, under Bot, "
    "and set DISCORD_MESSAGE_CONTENT=true"
)
NOT_REACHED = "Discord cannot be reached just now"
LOOK_AGAIN_S = 5.0
"""So often it is looked whether the configuration has keywords by now."""

RESET = 4004
"""The gateway closes so on a token that it does not take. **Source**: Discord, Gateway Close Event Codes."""

_log = structlog.get_logger("communique.discord")


class DiscordAdapter:
    """Discord, as long as the program runs.

    Args:
        tell: tells the admins a sentence; once a day, or once for ever.
    """

    def __init__(self, application: Application, web: Web, settings: Settings, *, tell: Tell) -> None:
        self._application, self._web, self._settings, self._tell = application, web, settings, tell
        self._identifying = Identifying(time.monotonic)
        self._refused_content = False
        self._chat: Chat | None = None
        self._unheard: str | None = None
        self._begun = asyncio.Event()

    @property
    def trouble(self) -> str | None:
        """Why people are not heard just now, or not told the newest, without secrets; None where they are."""
        return self._unheard or (None if self._chat is None else self._chat.freshness.trouble)

    async def begun(self) -> None:
        """Wait until Discord has told how things stand: what it tells from then on has just happened."""
        await self._begun.wait()

    async def prepare(self) -> None:
        """Nothing has to be found out before: the configuration names channels by their numbers."""

    async def run(self) -> None:
        """Listen until cancelled.

        Raises:
            ProgramError: the token is wrong, an intent is not granted, or Discord cannot be reached.
        """
        work = Work()
        chat = self._chat = Chat(
            self._application,
            names(self._settings.discord_commands),
            fields=True,
            limits=Limits.of(self._settings),
            completing=True,
        )
        try:
            while await self._heard(chat, work):
                _log.info("connecting_anew", reason="there are keywords now")
        finally:
            work.close()
            chat.close()
            await self._web.aclose()

    async def _heard(self, chat: Chat, work: Work) -> bool:
        """Listen in one session; whether it ended for another, in which keywords are heard."""
        token = self._settings.discord_token
        if token is None:
            raise AssertionError("a token is set")
        keywords, anew = self._has_keywords(), asyncio.Event()
        client = self._client(chat, work, keywords=keywords)
        ending = None if keywords else asyncio.create_task(self._end_for_keywords(client, anew))
        try:
            await client.start(token.get_secret_value())
        except discord.PrivilegedIntentsRequired as error:
            self._refused_content = True  # all but keywords works without it
            raise await self._told(NO_INTENT) from error
        except discord.LoginFailure as error:
            raise await self._told(WRONG_TOKEN) from error
        except discord.ConnectionClosed as error:
            raise await self._told(WRONG_TOKEN if error.code == RESET else NOT_REACHED) from error
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            self._unheard = NOT_REACHED
            raise ProgramError(NOT_REACHED) from error
        finally:
            if ending is not None and not anew.is_set():
                ending.cancel()
            await client.close()
        return anew.is_set()

    def _has_keywords(self) -> bool:
        """Whether some channel asks for keywords."""
        return any(
            where.platform is Platform.DISCORD
            for one in self._application.configuration.keywords.values()
            for where in one.channels
        )

    async def _end_for_keywords(self, client: Client, anew: asyncio.Event) -> None:
        """End a session that was begun without keywords once there are some: it cannot ask for more."""
        while not self._has_keywords():  # noqa: ASYNC110  a new version rings no bell here
            await asyncio.sleep(LOOK_AGAIN_S)
        if self._settings.discord_message_content:
            anew.set()
            await client.close()
        else:
            await asyncio.to_thread(partial(self._tell, f"{NOT_ASKED}.", again=False))

    async def _told(self, trouble: str) -> ProgramError:
        """What keeps people from being heard, once the admins have been told."""
        self._unheard = trouble
        await asyncio.to_thread(partial(self._tell, f"{trouble}."))
        return ProgramError(trouble)

    def _client(self, chat: Chat, work: Work, *, keywords: bool) -> Client:
        application, web = self._application, self._web
        acted = Acted(application.store.engine)

        async def first(kind: str, key: str) -> bool:
            return await asyncio.to_thread(partial(acted.first, kind, key, now=chat.now()))

        async def undo(kind: str, key: str) -> None:
            await asyncio.to_thread(acted.undo, kind, key)

        answers = Answers(web, DiscordMessenger(web), first, undo)
        attachments = Attachments(
            web, api_url=self._settings.discord_api_url, max_bytes=application.max_file_bytes
        )
        granted = self._settings.discord_message_content
        wanted = intents(keywords=keywords, granted=granted and not self._refused_content)
        client = Client(api_url=self._settings.discord_api_url, wanted=wanted, identifying=self._identifying)
        directory = Directory(lambda: application.configuration, lambda: len(client.guilds))
        client.ready = partial(self._ready, deaf=keywords and not granted)
        client.lost = self._lost
        client.conversations = Conversations(chat, directory, answers, web, attachments, work)
        client.happenings = Happenings(chat, directory, answers, attachments, acted, work)
        tell = partial(self._tell, again=True)
        client.losses = Losses(lambda: application.configuration, web, work, tell=tell)

        async def completed(
            interaction: discord.Interaction[Any], wanted: Wanted, typed: str
        ) -> list[Choice[str]]:
            asker = directory.of_interaction(interaction)
            found = await work(lambda: chat.completions(asker, wanted, typed))
            return [Choice(name=one.shown, value=one.value) for one in found]

        build(
            client.tree,
            self._settings.discord_commands,
            on_command=client.conversations.command,
            on_check=client.conversations.check,
            on_add=client.conversations.add,
            on_autocomplete=completed,
        )
        return client

    async def _ready(self, client: Client, *, deaf: bool) -> None:
        """People are heard.

        Args:
            deaf: some channel asked for keywords, which are not to be heard.
        """
        self._unheard = None
        self._begun.set()
        _log.info("connected", servers=len(client.guilds), bot=str(client.user))
        if deaf:
            await asyncio.to_thread(partial(self._tell, f"{NOT_ASKED}.", again=False))
        synced = Synced(self._application.store.engine)
        current = payload_of(client.tree)
        if not await asyncio.to_thread(synced.anywhere, str(client.application_id), current):
            _log.warning("commands_not_synced", hint="communique discord sync")
        if self._chat is not None:
            await asyncio.to_thread(self._chat.begin)

    def _lost(self) -> None:
        self._unheard = NOT_REACHED
