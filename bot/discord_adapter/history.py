"""The history of a channel, searched for one message of the bot's own.

A channel whose history the bot may not read shows none instead of saying so; a forum has none of its own,
only posts, which are threads.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from discord import NotFound
from discord.utils import snowflake_time, time_snowflake

from bot.delivery.errors import Uncertain
from bot.delivery.message import Receipt
from bot.rendering.discord.marks import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.discord_adapter.rights import Read

PAGE = 100
"""Messages of history in one answer; Discord gives no more."""

MAX_PAGES = 50
"""A history that does not end is no answer."""

MAX_POSTS = 200
"""So many are remembered: a search of many posts need not be made in one go."""

_MESSAGE = "/channels/{channel_id}/messages/{message_id}"
_MESSAGES = f"/channels/{{channel_id}}/messages?limit={PAGE}&after={{after}}"
_ACTIVE = "/guilds/{guild_id}/threads/active"
_ARCHIVED = f"/channels/{{channel_id}}/threads/archived/public?limit={PAGE}"
_ENDLESS = "the history cannot be read to its end"


class History:
    """What was sent since an instant, by the bot.

    Raises what `Web.request` does, and Uncertain where there is no end to it; and errors of the kinds that
    `errors.FOREIGN` names over answers that are not of the form agreed.

    Args:
        posts: the first messages of posts that were read before, by their id: their marks stay as they are.

    Attributes:
        bare: nothing at all was to be seen, of nobody.
    """

    def __init__(
        self, read: Read, own_id: str, mark: str, since: datetime, posts: dict[str, Mapping[str, Any]]
    ) -> None:
        self._read, self._own_id, self._mark, self._since = read, own_id, mark, since
        self._posts = posts
        self._before_it = max(time_snowflake(since) - 1, 0)
        self.bare = True

    async def in_channel(self, channel: str) -> Receipt | None:
        """The message, among those of a channel or thread, the oldest first."""
        after = self._before_it
        for _ in range(MAX_PAGES):
            page = _listed(await self._read(_MESSAGES, channel_id=channel, after=str(after)))
            self.bare = self.bare and not page
            found = [receipt for one in page if (receipt := self._ours(one))]
            if found:
                return found[-1]
            if len(page) < PAGE:
                return None
            after = max(int(one["id"]) for one in page)
        raise Uncertain(_ENDLESS)

    async def in_forum(self, forum: str, guild: str) -> Receipt | None:
        """The first message of a post, which has the post's id, among the posts of a forum."""
        self.bare = False  # what may not be read there is said
        active = await self._read(_ACTIVE, guild_id=guild)
        found = await self._first_of(one for one in active["threads"] if one["parent_id"] == forum)
        return found or await self._archived(forum)

    async def _archived(self, forum: str) -> Receipt | None:
        """Likewise among those that nobody has written in for a while, the one archived last first."""
        path = _ARCHIVED
        before: dict[str, str] = {}
        for _ in range(MAX_PAGES):
            page = await self._read(path, channel_id=forum, **before)
            threads = _listed(page["threads"])
            found = await self._first_of(threads)
            if found is not None or not page["has_more"] or not threads:
                return found
            last = str(threads[-1]["thread_metadata"]["archive_timestamp"])
            if datetime.fromisoformat(last) < self._since:
                return None
            path, before = f"{_ARCHIVED}&before={{before}}", {"before": last}
        raise Uncertain(_ENDLESS)

    async def _first_of(self, threads: Iterable[Mapping[str, Any]]) -> Receipt | None:
        for thread in threads:
            number = str(thread["id"])
            if thread["owner_id"] != self._own_id or int(number) <= self._before_it:
                continue
            with suppress(NotFound):  # somebody has deleted it, and the thread still stands
                if receipt := self._ours(await self._first(number)):
                    return receipt
        return None

    async def _first(self, number: str) -> Mapping[str, Any]:
        if number not in self._posts:
            first = _message(await self._read(_MESSAGE, channel_id=number, message_id=number))
            while len(self._posts) >= MAX_POSTS:
                del self._posts[next(iter(self._posts))]
            self._posts[number] = first
        return self._posts[number]

    def _ours(self, message: Mapping[str, Any]) -> Receipt | None:
        if message["author"]["id"] != self._own_id or not self._marked(message):
            return None
        receipt = receipt_of(message["id"])
        return receipt if receipt.posted_at >= self._since else None

    def _marked(self, message: Mapping[str, Any]) -> bool:
        """By what stays in the message; the nonce is shown to whoever hears of it, and perhaps later."""
        return message.get("nonce") == self._mark or is_marked(message.get("components") or (), self._mark)


def receipt_of(snowflake: object) -> Receipt:
    """The receipt for a message with this id, which holds the instant."""
    if not isinstance(snowflake, str) or not snowflake.isdecimal():
        raise ValueError("it has no id")
    return Receipt(snowflake, snowflake_time(int(snowflake)))


def _message(answer: object) -> Mapping[str, Any]:
    """A message, and nothing else that answered in Discord's place: it is remembered."""
    if not isinstance(answer, dict) or not isinstance(answer.get("author"), dict):
        raise TypeError("it is no message")
    return answer


def _listed(answer: object) -> list[Any]:
    if not isinstance(answer, list):
        raise TypeError("it is no list")
    return answer
