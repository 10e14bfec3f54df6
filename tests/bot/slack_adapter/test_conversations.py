"""Conversations: what takes long for one keeps nobody else waiting, and each is answered where they acted."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from typing import Any, cast

import pytest

from bot.chat.asker import Asker
from bot.chat.outcome import Outcome
from bot.chat.work import Work
from bot.slack_adapter.conversations import Conversations
from config.destination import destination

LONG_S = 30.0
URL = "https://hooks.slack.com/actions/T012ABC/1/abc"
ANNA = Asker(destination("slack:U0ANNA"), destination("slack:C0ROOM"), admin=True)


class _Around:
    """All that stands around a click: who clicked, what comes of it, and where that goes."""

    def __init__(self, asker: Asker = ANNA) -> None:
        self.answered: list[str] = []
        self._asker = asker

    def clicked(self, *_: object) -> Outcome:
        return Outcome(None)

    def choice(self, *_: object) -> Outcome:
        return Outcome(None)

    async def asker(self, *_: object, **__: object) -> Asker:
        return self._asker

    async def through(self, url: str, *_: object, **__: object) -> None:
        self.answered.append(url)

    async def alone(self, channel: str, user: str, *_: object, **__: object) -> None:
        self.answered.append(f"{user} in {channel}")

    async def after(self, asker: Asker, _: Outcome) -> None:
        self.answered.append(f"the home of {asker.person.address}")


async def _click(around: _Around, work: Work, verb: str, response_url: str | None = URL) -> None:
    held = cast("Any", around)
    conversations = Conversations(held, held, held, held, held, held, work)
    await conversations.click(
        {
            "user": {"id": "U0ANNA", "team_id": "T012ABC"},
            "channel": {"id": "C0ROOM"},
            "actions": [{"action_id": f"{verb}:0", "value": "o1"}],
            "response_url": response_url,
        }
    )


@pytest.mark.parametrize(("verb", "waits"), [("approve", False), ("refuse", True)])
def test_an_approval_reads_beside_the_threads_that_answer(verb: str, waits: bool) -> None:  # noqa: FBT001  a case
    async def scene() -> bool:
        around, work, freed = _Around(), Work(1), threading.Event()
        busy = asyncio.create_task(work(partial(freed.wait, LONG_S)))
        await asyncio.sleep(0)
        clicked = asyncio.create_task(_click(around, work, verb))
        soon_s = 0.1 if waits else None  # else as long as somebody is busy
        done, _ = await asyncio.wait([clicked, busy], timeout=soon_s, return_when=asyncio.FIRST_COMPLETED)
        freed.set()
        await asyncio.gather(busy, clicked)
        work.close()
        assert len(around.answered) == 1
        return clicked not in done

    assert asyncio.run(scene()) is waits


@pytest.mark.parametrize("verb", ["refuse", "topics"])
@pytest.mark.parametrize(
    ("asker", "url", "where"),
    [
        (ANNA, URL, URL),
        (ANNA, None, "U0ANNA in C0ROOM"),
        (Asker(ANNA.person, ANNA.person), None, "the home of U0ANNA"),
    ],
)
def test_a_click_is_answered_where_slack_says_else_where_it_was_made(
    asker: Asker, url: str | None, where: str, verb: str
) -> None:
    async def scene() -> list[str]:
        around, work = _Around(asker), Work(1)
        await _click(around, work, verb, url)
        work.close()
        return around.answered

    assert asyncio.run(scene()) == [where]
