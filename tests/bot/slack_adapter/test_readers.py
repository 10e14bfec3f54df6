"""Who reads a channel, asked before a message for certain channels is posted there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.delivery.closed import NOT_KNOWN, PUBLIC, SHARED, Closed
from bot.delivery.errors import Refused
from bot.delivery.message import Content
from bot.slack_adapter.readers import Readers
from bot.slack_adapter.web import Web
from config.destination import destination
from tests.bot.homes import a_folder, an_application
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from pathlib import Path

BOARD = destination("slack:C0BOARD")
NO_SERVER = "http://127.0.0.1:9/api/"


class AllClosed(Closed):
    """Takes every message for one of a closed collection."""

    def holds(self, content: Content) -> bool:
        del content
        return True


@pytest.fixture
def closed(tmp_path: Path) -> Closed:
    return AllClosed(an_application(a_folder(tmp_path)))


def test_a_channel_is_asked_about_each_time(closed: Closed) -> None:
    async def asked() -> None:
        async with slack_serving() as slack:
            board = slack.add_channel(BOARD.address, "board", is_private=True)
            readers = Readers(Web(BOT_TOKEN, slack.url), closed)
            await readers.check(BOARD, Content(""))
            board.is_ext_shared = True
            with pytest.raises(Refused, match=SHARED):
                await readers.check(BOARD, Content(""))
            board.is_ext_shared, board.is_private = False, False
            with pytest.raises(Refused, match=PUBLIC):
                await readers.check(BOARD, Content(""))
            assert slack.called["conversations.info"] == 3

    asyncio.run(asked())


def test_a_channel_that_was_everybodys_from_the_first_is_meant(closed: Closed) -> None:
    async def asked() -> None:
        async with slack_serving() as slack:
            slack.add_channel(BOARD.address, "board")
            readers = Readers(Web(BOT_TOKEN, slack.url), closed)
            for _ in range(2):
                await readers.check(BOARD, Content(""))

    asyncio.run(asked())


def test_nobody_is_asked_about_a_person_and_about_open_messages(tmp_path: Path, closed: Closed) -> None:
    readers = Readers(Web(BOT_TOKEN, NO_SERVER), closed)
    asyncio.run(readers.check(destination("slack:U0ANNA"), Content("")))
    truly = Closed(an_application(tmp_path, home="other"))
    asyncio.run(Readers(Web(BOT_TOKEN, NO_SERVER), truly).check(BOARD, Content("")))


def test_without_an_answer_nothing_is_sent_and_it_is_tried_again(closed: Closed) -> None:
    with pytest.raises(Refused, match=NOT_KNOWN) as caught:
        asyncio.run(Readers(Web(BOT_TOKEN, NO_SERVER), closed).check(BOARD, Content("")))
    assert not caught.value.lasting
