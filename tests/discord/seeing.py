"""What people see on Discord, as soon as it is there: the tests' eyes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.discord.community import BOT
from tests.discord.permissions import Permission
from tests.discord.rooms import Rooms

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.discord.message import Message

SOON = timedelta(seconds=120)
"""How long a test waits for something before it fails."""


class Seeing(Rooms):
    """Discord before people's eyes."""

    async def seen(
        self,
        user: str,
        channel: str,
        *,
        count: int = 1,
        where: Callable[[Message], bool] = lambda _: True,
        within: timedelta = SOON,
    ) -> list[Message]:
        """The bot's messages as that person finds them there, as soon as so many have stopped loading.

        Raises:
            NotSeen: there were fewer within that time.
        """

        def visible() -> list[Message]:
            place = self.channel(channel)
            if not self.community.may(user, place, Permission.VIEW_CHANNEL):
                return []
            shown = [each for each in place.shown_to(user) if each.author == BOT and not each.loading]
            return [message for message in shown if where(message)]

        def enough() -> list[Message] | None:
            found = visible()
            return found if len(found) >= count else None

        def otherwise() -> str:
            return f"{user} sees in {channel} only {[message.text for message in visible()]}, not {count}"

        return await self.community.bell.until(enough, within=within, otherwise=otherwise)

    def pinged(self) -> list[Message]:
        """The bot's messages that notified somebody, of all channels, ephemeral ones included."""
        said = (message for channel in self.community.channels.values() for message in channel.messages)
        return [message for message in said if message.author == BOT and message.pings]

    async def until(self, condition: Callable[[], bool], *, within: timedelta = SOON) -> None:
        """Wait until that holds; looked at whenever something changes here.

        Raises:
            NotSeen: it did not hold within that time.
        """
        await self.community.bell.until(
            lambda: True if condition() else None, within=within, otherwise=lambda: "it did not come to hold"
        )

    async def connected(self, count: int = 1, *, within: timedelta = SOON) -> None:
        """Wait until the bot has so many sessions connected.

        Raises:
            NotSeen: it had not within that time.
        """
        await self.until(lambda: len(self.gateway.connected) >= count, within=within)
