"""What is remembered of Slack's answers, for how long, and how often it is asked."""

from __future__ import annotations

import asyncio

import pytest

from bot.slack_adapter.remembered import LASTING_S, Remembered, Said


class Oracle:
    """Answers with the number of the question, once it is let."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.elapsed_s = 0.0
        self.open = asyncio.Event()
        self.open.set()
        self.lasting_s = LASTING_S

    async def __call__(self, key: str) -> Said[int]:
        self.asked.append(key)
        number = len(self.asked)
        await self.open.wait()
        return Said(number, self.lasting_s)

    def remembered(self, most: int = 100) -> Remembered[int]:
        return Remembered(self, lambda: self.elapsed_s, most=most)


def test_many_who_ask_at_once_ask_once() -> None:
    async def scene() -> None:
        oracle = Oracle()
        remembered = oracle.remembered()
        oracle.open.clear()
        waiting = [asyncio.create_task(remembered.of("C012ABC")) for _ in range(50)]
        await asyncio.sleep(0)
        oracle.open.set()
        assert await asyncio.gather(*waiting) == [1] * 50
        assert oracle.asked == ["C012ABC"]

    asyncio.run(scene())


def test_who_gives_up_waiting_leaves_the_others_their_answer() -> None:
    async def scene() -> None:
        oracle = Oracle()
        remembered = oracle.remembered()
        oracle.open.clear()
        impatient, patient = (asyncio.create_task(remembered.of("C012ABC")) for _ in range(2))
        await asyncio.sleep(0)
        impatient.cancel()
        with pytest.raises(asyncio.CancelledError):
            await impatient
        oracle.open.set()
        assert await patient == 1

    asyncio.run(scene())


def test_an_answer_is_asked_for_again_after_its_time() -> None:
    async def scene() -> None:
        oracle = Oracle()
        remembered = oracle.remembered()
        assert await remembered.of("C012ABC") == 1
        oracle.elapsed_s = LASTING_S - 1
        assert await remembered.of("C012ABC") == 1
        oracle.elapsed_s = LASTING_S
        assert await remembered.of("C012ABC") == 2

    asyncio.run(scene())


def test_what_is_forgotten_while_it_is_being_asked_is_asked_again() -> None:
    async def scene() -> None:
        oracle = Oracle()
        remembered = oracle.remembered()
        oracle.open.clear()
        before = asyncio.create_task(remembered.of("C012ABC"))
        await asyncio.sleep(0)
        remembered.forget("C012ABC")
        after = asyncio.create_task(remembered.of("C012ABC"))
        await asyncio.sleep(0)
        oracle.open.set()
        assert (await before, await after) == (1, 2)
        assert await remembered.of("C012ABC") == 2

    asyncio.run(scene())


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    async def scene() -> None:
        oracle = Oracle()
        remembered = oracle.remembered(most=2)
        for key in ("C1AB", "C2AB", "C3AB"):
            await remembered.of(key)
        assert await remembered.of("C3AB") == 3
        assert await remembered.of("C2AB") == 2
        assert await remembered.of("C1AB") == 4

    asyncio.run(scene())
