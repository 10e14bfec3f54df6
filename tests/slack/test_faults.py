"""What goes wrong on the way to the fake Slack, as a script says, and what is then posted."""

from __future__ import annotations

import asyncio
from collections import deque

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.platform.faults import Answer, Fault, Faults
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT_TOKEN

NOTHING_POSTED = (Fault.DROP_BEFORE, Fault.LIMIT, Fault.ERROR_BEFORE, Fault.HTML_BEFORE)
POSTED_ALL_THE_SAME = (Fault.DROP_AFTER, Fault.ERROR_AFTER, Fault.HTML_AFTER, Fault.TRUNCATED)


def posted_through(fault: Fault | Answer, *, raises: bool = True) -> int:
    """How many messages stand in the channel after one post without retries."""

    async def run() -> int:
        faults = Faults(script=deque([fault]))
        async with slack_serving(faults=faults, slow_s=0.01) as slack:
            slack.add_channel("C012ABC")
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url, retry_handlers=[])
            call = client.chat_postMessage(channel="C012ABC", text="Hello")
            if raises:
                with pytest.raises((SlackApiError, aiohttp.ClientError)):
                    await call
            else:
                await call
            return len(slack.messages("C012ABC"))

    return asyncio.run(run())


@pytest.mark.parametrize("fault", NOTHING_POSTED)
def test_what_goes_wrong_before_leaves_nothing_posted(fault: Fault) -> None:
    assert posted_through(fault) == 0


@pytest.mark.parametrize("fault", POSTED_ALL_THE_SAME)
def test_what_goes_wrong_after_leaves_the_message_posted(fault: Fault) -> None:
    assert posted_through(fault) == 1


def test_a_slow_answer_arrives_and_a_doubled_request_posts_twice() -> None:
    assert posted_through(Fault.SLOW_AFTER, raises=False) == 1
    assert posted_through(Fault.TWICE, raises=False) == 2


def test_garbage_of_ones_own_choice_comes_instead() -> None:
    assert posted_through(Answer(200, b"\x00garbage", {"Content-Type": "application/json"})) == 0


def test_the_sdks_default_client_posts_twice_over_a_dropped_connection() -> None:
    async def run() -> int:
        async with slack_serving(faults=Faults(script=deque([Fault.DROP_AFTER]))) as slack:
            slack.add_channel("C012ABC")
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url)
            await client.chat_postMessage(channel="C012ABC", text="Hello")
            return len(slack.messages("C012ABC"))

    assert asyncio.run(run()) == 2


def test_a_limit_is_waited_out_by_the_sdks_handler_and_posts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def no_wait(seconds: float) -> None:
        waited.append(seconds)

    async def run() -> int:
        async with slack_serving(faults=Faults(script=deque([Fault.LIMIT]))) as slack:
            slack.add_channel("C012ABC")
            handlers = [AsyncRateLimitErrorRetryHandler()]
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url, retry_handlers=[*handlers])
            monkeypatch.setattr("slack_sdk.http_retry.builtin_async_handlers.asyncio.sleep", no_wait)
            await client.chat_postMessage(channel="C012ABC", text="Hello")
            monkeypatch.undo()
            return len(slack.messages("C012ABC"))

    assert asyncio.run(run()) == 1
    assert 1 <= waited[0] <= 2


def test_faults_happen_only_to_the_methods_they_are_meant_for() -> None:
    async def run() -> None:
        faults = Faults(script=deque([Fault.DROP_BEFORE]))
        async with slack_serving(faults=faults, faulty=frozenset({"chat.postMessage"})) as slack:
            slack.add_channel("C012ABC")
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url, retry_handlers=[])
            await client.conversations_info(channel="C012ABC")
            assert len(faults.script) == 1

    asyncio.run(run())
