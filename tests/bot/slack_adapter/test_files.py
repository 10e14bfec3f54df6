"""Files: fetched from Slack alone, and the token goes nowhere else."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.slack_adapter.files import ELSEWHERE, NOT_FETCHED, TOO_LARGE, Files
from bot.slack_adapter.web import Web
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from bot.chat.receiving import Offer
    from bot.offers import File


def _into(found: list[File]) -> Offer:
    async def offer(file: File) -> None:
        found.append(file)

    return offer


async def _troubles(told: dict[str, Any]) -> tuple[str, ...]:
    """Why a file that is told of so is not to be had."""
    web = Web(BOT_TOKEN)
    files = Files(web, token=BOT_TOKEN, api_url="https://slack.com/api/", max_bytes=1_000)
    found: list[File] = []
    troubles = await files.each({"files": [{"name": "notice.txt", **told}]}, _into(found))
    assert not found
    await web.aclose()
    return troubles


@pytest.mark.parametrize(
    "address",
    [
        "http://files.slack.com/files-pri/T012ABC-F012ABC/notice.txt",
        "https://files.slack.com.example.org/notice.txt",
        "https://files.slack.com@example.org/notice.txt",
        "https://example.org/files.slack.com",
        "https://[files.slack.com/notice.txt",
        "",
    ],
)
def test_the_token_goes_to_slack_alone_and_never_in_the_clear(address: str) -> None:
    assert asyncio.run(_troubles({"url_private": address})) == (f"notice.txt: {NOT_FETCHED}",)


@pytest.mark.parametrize(
    ("told", "trouble"), [({"is_external": True}, ELSEWHERE), ({"size": 1_001}, TOO_LARGE)]
)
def test_what_is_elsewhere_or_too_large_is_not_asked_for(told: dict[str, Any], trouble: str) -> None:
    assert asyncio.run(_troubles(told)) == (f"notice.txt: {trouble}",)


@pytest.mark.parametrize("most", [9, 8])
def test_a_file_is_fetched_whole_or_not_at_all(most: int) -> None:
    async def work() -> None:
        async with slack_serving() as slack:
            slack.add_user("U012ABC", "ann")
            file = slack.upload("U012ABC", "notice.txt", b"nine char")
            web = Web(BOT_TOKEN, slack.url)
            files = Files(web, token=BOT_TOKEN, api_url=slack.url, max_bytes=most)
            found: list[File] = []
            troubles = await files.each({"files": [{**file.payload(), "size": 0}]}, _into(found))
            assert [one.data for one in found] == ([b"nine char"] if most == 9 else [])
            assert troubles == (() if most == 9 else (f"notice.txt: {TOO_LARGE}",))
            await web.aclose()

    asyncio.run(work())


def test_of_all_people_one_file_is_held_at_a_time() -> None:
    async def work() -> None:
        async with slack_serving() as slack:
            slack.add_user("U012ABC", "ann")
            told = [slack.upload("U012ABC", f"{one}.txt", b"nine char").payload() for one in range(4)]
            web = Web(BOT_TOKEN, slack.url)
            files = Files(web, token=BOT_TOKEN, api_url=slack.url, max_bytes=9)
            held, most, offered = 0, 0, 0

            async def offer(_: File) -> None:
                nonlocal held, most, offered
                held, offered = held + 1, offered + 1
                most = max(most, held)
                await asyncio.sleep(0.02)  # whoever may go on meanwhile does so
                held -= 1

            await asyncio.gather(*(files.each({"files": told[at : at + 2]}, offer) for at in (0, 2)))
            assert (most, offered) == (1, 4)
            await web.aclose()

    asyncio.run(work())
