"""A small bot on discord.py itself, to try the fake Discord with."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.discord.channel import Kind
from tests.discord.community import BOT_TOKEN
from tests.discord.seeing import SOON
from tests.discord.server import discord_serving
from tests.platform.bell import Bell

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from tests.discord.people import Discord

ADA, BEN = "100000000000000001", "100000000000000002"
GENERAL, NEWS, FORUM = "200000000000000001", "200000000000000002", "200000000000000003"


class Bot(discord.Client):
    """Answers a few commands, and notes what it was told.

    Attributes:
        heard: the content of messages.
        noted: names of what happened besides.
    """

    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(
            intents=intents, allowed_mentions=discord.AllowedMentions.none(), guild_ready_timeout=0.05
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.noted: list[str] = []
        self.bell = Bell()
        _register(self)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until that holds of what it was told."""
        await self.bell.until(
            lambda: True if condition() else None,
            within=SOON,
            otherwise=lambda: f"heard {self.heard}, noted {self.noted}",
        )

    def note(self, what: str) -> None:
        self.noted.append(what)
        self.bell.ring()

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not sleep for five seconds before a second session, as discord.py does."""

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            self.heard.append(message.content)
            self.bell.ring()

    async def on_resumed(self) -> None:
        self.note("resumed")

    async def on_connect(self) -> None:
        self.note("connected")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.note(f"joined {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.note(f"left {guild.name}")

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self.note(f"lost {channel.name}")

    async def on_thread_update(self, _: discord.Thread, after: discord.Thread) -> None:
        self.note(f"archived {after.name}" if after.archived else f"opened {after.name}")


class Choices(discord.ui.View):
    """A button and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Share", custom_id="share")
    async def share(self, interaction: discord.Interaction, _: discord.ui.Button[Choices]) -> None:
        await interaction.response.edit_message(content="Shared", view=None)

    @discord.ui.select(
        custom_id="line",
        options=[
            discord.SelectOption(label="First", value="1"),
            discord.SelectOption(label="Second", value="2"),
        ],
    )
    async def line(self, interaction: discord.Interaction, select: discord.ui.Select[Choices]) -> None:
        await interaction.response.send_message(f"Line {select.values[0]}", ephemeral=True)


class Topics(discord.ui.Modal, title="Topics"):
    """One text to fill in."""

    topics: discord.ui.Label[Topics] = discord.ui.Label(
        text="Topics", component=discord.ui.TextInput(custom_id="topics")
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        entered = self.topics.component
        assert isinstance(entered, discord.ui.TextInput)
        await interaction.response.send_message(f"Now {entered.value}", ephemeral=True)


def _register(bot: Bot) -> None:
    tree = bot.tree
    group = app_commands.Group(name="communique", description="All else", guild_only=True)

    @tree.command(description="Ask")
    async def ask(interaction: discord.Interaction, question: str) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content=f"About {question}", view=Choices())
        await interaction.followup.send("More", ephemeral=True)

    @ask.autocomplete("question")
    async def suggest(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed}!", value=typed)]

    @tree.command(description="At once")
    async def fact(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("At once")

    @group.command(description="Topics")
    async def topics(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Topics())

    @tree.context_menu(name="Check")
    async def check(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"Checked {message.content}", ephemeral=True)

    tree.add_command(group)


@contextmanager
def pointed_at(fake: Discord) -> Iterator[None]:
    """discord.py reaches this Discord and no other."""
    base, default = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = fake.url, URL(fake.gateway.url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, default


@asynccontextmanager
async def listening(fake: Discord, intents: discord.Intents | None = None) -> AsyncIterator[Bot]:
    """The bot, logged in and connected."""
    chosen = discord.Intents(guilds=True, messages=True, message_content=True) if intents is None else intents
    with pointed_at(fake):
        bot = Bot(chosen)
        await bot.login(BOT_TOKEN)
        running = asyncio.create_task(bot.connect())
        try:
            await asyncio.wait_for(bot.wait_until_ready(), 30)
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)


def with_bot(
    act: Callable[[Discord, Bot], Awaitable[None]],
    intents: discord.Intents | None = None,
    **made: Any,  # noqa: ANN401  discord_serving's own arguments
) -> None:
    """Run the act with the bot listening, in a server with two people and three channels."""

    async def run() -> None:
        async with discord_serving(**made) as fake:
            furnish(fake)
            async with listening(fake, intents) as bot:
                await act(fake, bot)

    asyncio.run(run())


def furnish(fake: Discord) -> None:
    """Two people, three channels."""
    fake.add_user(ADA, "ada")
    fake.add_user(BEN, "ben")
    fake.add_channel(GENERAL, "general")
    fake.add_channel(NEWS, "news", Kind.ANNOUNCEMENT)
    fake.add_channel(FORUM, "briefings", Kind.FORUM)
