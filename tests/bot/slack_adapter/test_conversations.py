"""Conversations: what takes long for one keeps nobody else waiting."""

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

ANNA = Asker(destination("slack:U0ANNA"), destination("slack:C0ROOM"), admin=True)


class _Around:
    """All that stands around a click: who clicked, what comes of it, and where that goes."""

    def __init__(self) -> None:
        self.answered: list[Outcome] = []

    def clicked(self, *_: object) -> Outcome:
        return Outcome(None)

    async def asker(self, *_: object, **__: object) -> Asker:
        return ANNA

    async def through(self, _url: str, outcome: Outcome, **_: object) -> None:
        self.answered.append(outcome)


async def _click(around: _Around, work: Work, verb: str) -> None:
    held = cast("Any", around)
    conversations = Conversations(held, held, held, held, held, held, work)
    await conversations.click(
        {
            "user": {"id": "U0ANNA", "team_id": "T012ABC"},
            "channel": {"id": "C0ROOM"},
            "actions": [{"action_id": f"{verb}:0", "value": "o1"}],
            "response_url": "https://hooks.slack.com/actions/T012ABC/1/abc",
        }
    )


@pytest.mark.parametrize(("verb", "waits"), [("approve", False), ("refuse", True)])
def test_an_approval_reads_beside_the_threads_that_answer(verb: str, waits: bool) -> None:  # noqa: FBT001  a case
    async def scene() -> bool:
        around, work, freed = _Around(), Work(1), threading.Event()
        busy = asyncio.create_task(work(partial(freed.wait, 10)))
        await asyncio.sleep(0)
        clicked = asyncio.create_task(_click(around, work, verb))
        done, _ = await asyncio.wait([clicked], timeout=1.0 if not waits else 0.1)
        freed.set()
        await asyncio.gather(busy, clicked)
        work.close()
        assert len(around.answered) == 1
        return not done

    assert asyncio.run(scene()) is waits
