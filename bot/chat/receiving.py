"""Receiving: what somebody hands in with a message. Of its files one at a time is held in memory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from bot.chat.handing_in import Handover
from bot.chat.outcome import Outcome
from bot.chat.trouble import sorry
from bot.offers import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.work import Work
    from bot.offers import File

    Offer = Callable[[File], Coroutine[Any, Any, None]]


class Fetch(Protocol):
    """Fetches the files of a message from the platform."""

    async def __call__(self, offer: Offer, /) -> tuple[str, ...]:
        """Offer one, and let go of it before the next; comes back with what is not to be had, and why."""


async def received(chat: Chat, work: Work, asker: Asker, fetch: Fetch, links: Iterable[str]) -> Outcome:
    """What becomes of the files and links of a message; nothing is fetched for who may hand in nothing."""
    handover, troubles = Handover(asker), tuple[str, ...]()

    async def take(thing: Link | File) -> None:
        await work(lambda: handover.take(chat.open(asker), thing, chat.now()))

    try:
        if asker.may_change and not asker.barred:
            troubles = await fetch(take)
            for one in links:
                await take(Link(one))
    except Exception as error:  # noqa: BLE001  a door of chat: see bot.door
        return Outcome(sorry(error, chat.names))
    return await work(partial(chat.done, asker, lambda _: handover.reply(troubles), limited=False))
