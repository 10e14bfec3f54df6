"""Stale: a program that answers in chat while its search index cannot be brought up to date."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.chat import chat
from bot.chat.freshness import NOT_FRESH, Freshness
from corpus.errors import IndexUnavailable

if TYPE_CHECKING:
    import pytest

    from bot.application import Application
    from bot.running.platforms import Listener


def hurry(patch: pytest.MonkeyPatch) -> None:
    """Let every index that answers in chat be brought up to date without a pause."""
    patch.setattr(chat, "Freshness", partial(Freshness, every=timedelta(milliseconds=1)))


async def says_so_while_it_is(
    listener: Listener, application: Application, patch: pytest.MonkeyPatch
) -> None:
    """The index is out of reach for a while, and the listener has a sentence for that as long as it is."""

    def out_of_reach() -> None:
        raise IndexUnavailable("index", "the disk is full")

    assert listener.trouble is None
    with patch.context() as broken:
        broken.setattr(application, "index", out_of_reach)
        await _until(listener, NOT_FRESH)
    await _until(listener, None)


async def _until(listener: Listener, trouble: str | None) -> None:
    async with asyncio.timeout(30):
        while listener.trouble != trouble:  # noqa: ASYNC110  a thread of the program's sets it
            await asyncio.sleep(0.005)
