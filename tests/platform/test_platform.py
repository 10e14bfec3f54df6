"""The platform of our own: what it refuses, shows and counts, held against what is known of the real ones."""

# ruff: noqa: ANN401 - what is sent and answered is JSON, right or wrong

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from tests.platform.chat import TOKEN, Chat, instant_us, snowflake
from tests.platform.faults import COMMON, Fault, Faults
from tests.platform.record import Accepted, Record, accepted
from tests.platform.rules import DISCORD, SLACK, Channel, Flavour, Rules
from tests.platform.server import serving
from tests.platform.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

CHANNEL = {Flavour.SLACK: "C1", Flavour.DISCORD: "11"}


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now_s = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now_s


class Client:
    """Speaks to the platform as nobody should: as it likes."""

    def __init__(self, session: aiohttp.ClientSession, url: str, flavour: Flavour) -> None:
        self._session, self._url, self._flavour = session, url, flavour

    async def post(self, text: str = "words", mark: str = "M", **fields: Any) -> tuple[int, Any]:
        said = {"text": text} if self._flavour is Flavour.SLACK else {"components": [{"content": text}]}
        marked = (
            {"metadata": {"event_payload": {"mark": mark}}}
            if self._flavour is Flavour.SLACK
            else {"custom_id": mark}
        )
        payload = {"body": json.dumps(said), **marked, **fields}
        return await self.ask("POST", "/messages", json=payload)

    async def history(self, **query: Any) -> tuple[int, Any]:
        return await self.ask("GET", "/messages", params=query)

    async def ask(self, method: str, path: str, **fields: Any) -> tuple[int, Any]:
        url = f"{self._url}/channels/{CHANNEL[self._flavour]}{path}"
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with self._session.request(method, url, headers=headers, **fields) as response:
            return response.status, json.loads(await response.read())


@asynccontextmanager
async def platform(
    rules: Rules, *, clock: Clock | None = None, faults: Faults | None = None, record: Record | None = None
) -> AsyncIterator[tuple[Client, Chat]]:
    channels = {CHANNEL[rules.flavour]: Channel.OPEN}
    chat = Chat(rules, channels, clock=clock or Clock(), record=record)
    async with serving(chat, faults or Faults()) as url, aiohttp.ClientSession() as session:
        yield Client(session, url, rules.flavour), chat


def test_slack_likes_history_shows_no_replies_and_marks_only_to_who_asks() -> None:
    async def work() -> None:
        async with platform(SLACK) as (client, _):
            _, head = await client.post("one", "M1")
            await client.post("two", "M2", thread_ts=head["ts"])
            _, channel = await client.history()
            _, asked = await client.history(include_all_metadata="true")
            _, thread = await client.history(ts=head["ts"], include_all_metadata="true")
            assert [message.get("metadata") for message in channel["messages"]] == [None]
            assert [message["metadata"]["event_payload"]["mark"] for message in asked["messages"]] == ["M1"]
            assert [message["metadata"]["event_payload"]["mark"] for message in thread["messages"]] == ["M2"]

    asyncio.run(work())


def test_slack_like_makes_a_second_message_of_the_same_one() -> None:
    async def work() -> None:
        async with platform(SLACK) as (client, chat):
            await client.post(mark="M1")
            await client.post(mark="M1")
            assert [message.mark for message in chat.record.accepted] == ["M1", "M1"]

    asyncio.run(work())


def test_discord_like_takes_an_enforced_nonce_once_for_a_while() -> None:
    async def work() -> None:
        clock = Clock()
        async with platform(DISCORD, clock=clock) as (client, chat):
            nonce: dict[str, Any] = {"nonce": "N1", "enforce_nonce": True}
            _, first = await client.post(**nonce)
            _, again = await client.post(**nonce)
            assert again["id"] == first["id"]
            await client.post(nonce="N1")  # not enforced: another message
            clock.now_s += DISCORD.nonce_window_s + 1
            _, later = await client.post(**nonce)
            assert later["id"] != first["id"]
            assert len(chat.record.accepted) == 3
            _, page = await client.history()
            assert all("nonce" not in message for message in page)

    asyncio.run(work())


@pytest.mark.parametrize(
    ("rules", "text", "fields", "answer"),
    [
        (SLACK, "x" * 12_001, {}, (200, "msg_blocks_too_long")),
        (SLACK, "", {}, (200, "no_text")),
        (SLACK, "x", {"thread_ts": "1.000001"}, (200, "thread_not_found")),
        (SLACK, "x", {"body": "no JSON"}, (200, "invalid_arguments")),
        (DISCORD, "x" * 4_001, {}, (400, 50035)),
        (DISCORD, "x", {"nonce": "n" * 26}, (400, 50035)),
        (DISCORD, "x", {"body": json.dumps({"content": "x" * 2_001})}, (400, 50035)),
        (DISCORD, "x", {"reply_to": "77"}, (400, 50035)),
        (DISCORD, "x", {"body": "no JSON"}, (400, 50035)),
    ],
)
def test_what_the_real_one_refuses_is_refused(
    rules: Rules, text: str, fields: dict[str, Any], answer: tuple[int, object]
) -> None:
    async def work() -> None:
        async with platform(rules) as (client, chat):
            status, content = await client.post(text, **fields)
            assert (status, content.get("error", content.get("code"))) == answer
            assert chat.record.accepted == []

    asyncio.run(work())


@pytest.mark.parametrize("rules", [SLACK, DISCORD])
def test_the_longest_text_is_taken(rules: Rules) -> None:
    async def work() -> None:
        async with platform(rules) as (client, chat):
            await client.post("x" * rules.max_chars)
            assert len(chat.record.accepted) == 1

    asyncio.run(work())


@pytest.mark.parametrize("rules", [SLACK, DISCORD])
def test_a_history_that_lags_shows_a_message_later(rules: Rules) -> None:
    async def work() -> None:
        clock = Clock()
        async with platform(replace(rules, lag_s=5.0), clock=clock) as (client, _):
            await client.post()
            assert len(messages((await client.history())[1])) == 0
            clock.now_s += 6
            assert len(messages((await client.history())[1])) == 1

    asyncio.run(work())


def messages(history: Any) -> list[Any]:
    listed = history if isinstance(history, list) else history["messages"]
    assert isinstance(listed, list)
    return listed


def test_a_page_holds_no_more_than_the_real_one_gives() -> None:
    async def work() -> None:
        async with platform(replace(SLACK, apart_s=0.0, messages=1_000)) as (client, _):
            for _ in range(201):
                await client.post()
            _, page = await client.history(limit="999")
            assert len(page["messages"]) == 200
            _, rest = await client.history(limit="999", cursor=page["next_cursor"])
            assert len(rest["messages"]) == 1
            assert rest["next_cursor"] == ""
        async with platform(DISCORD) as (client, _):
            assert (await client.history(limit="101"))[0] == 400

    asyncio.run(work())


def test_a_channel_takes_a_short_burst_and_then_one_a_second() -> None:
    throttle = Throttle(240, 60.0, apart_s=1.0, burst=3)
    assert [throttle.retry_after_s("C1", 0.0) for _ in range(4)] == [None, None, None, 1.0]
    assert throttle.retry_after_s("C2", 0.0) is None
    assert throttle.retry_after_s("C1", 0.5) == 0.5
    assert throttle.retry_after_s("C1", 1.0) is None
    assert throttle.retry_after_s("C1", 1.0) == 1.0


def test_a_workspace_takes_so_many_in_any_minute() -> None:
    throttle = Throttle(240, 60.0)
    assert [throttle.retry_after_s(f"C{n}", n / 10) for n in range(241)] == [None] * 240 + [36.0]
    assert throttle.retry_after_s("C", 60.0) is None


def test_a_limit_is_said_with_how_long_to_wait() -> None:
    async def work() -> None:
        async with platform(SLACK) as (client, _):
            for _ in range(3):
                assert (await client.post())[1]["ok"]
            assert (await client.post())[0] == 429

    asyncio.run(work())


def test_a_request_that_the_network_doubles_is_on_record_as_such() -> None:
    async def work() -> None:
        for rules, times in ((SLACK, 2), (DISCORD, 1)):
            faults = Faults()
            faults.script.append(Fault.TWICE)
            async with platform(rules, faults=faults) as (client, chat):
                await client.post(nonce="N", enforce_nonce=True)  # which the one like Slack ignores
                assert [message.doubled for message in chat.record.accepted] == [False, True][:times]

    asyncio.run(work())


def test_the_same_seed_brings_the_same_faults_as_often_as_asked() -> None:
    first, again = (Faults.from_text("0.6", seed=7) for _ in range(2))
    faults = [first.following() for _ in range(4_000)]
    assert faults == [again.following() for _ in range(4_000)]
    often = Counter(faults)
    assert 0.57 < 1 - often[None] / 4_000 < 0.63
    assert set(often) == {None, *COMMON}


def test_faults_are_named_one_by_one() -> None:
    faults = Faults.from_text("twice=0.5, limit=0.5", seed=1)
    assert {faults.following() for _ in range(50)} == {Fault.TWICE, Fault.LIMIT}
    with pytest.raises(ValueError, match="rain"):
        Faults.from_text("rain=0.5")


def test_a_record_outlives_the_platform_and_is_read_while_it_grows(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    message = Accepted("C1", "1.000001", "M1", "“body”\u2028", None, 1_000_001)
    Record(path).add(message)
    with path.open("a") as file:
        file.write('{"channel": "C1", "id"')
    assert accepted(path) == [message]


def test_a_snowflake_keeps_its_instant() -> None:
    at_us = 1_780_000_000_123_456
    assert instant_us(str(snowflake(at_us))) == at_us
    assert snowflake(at_us + 1) > snowflake(at_us)


def test_the_platform_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    arguments = ["--flavour", "discord", "--channels", "3", "--channel", "9=mute", "--record", str(path)]
    command = [sys.executable, "-m", "tests.platform", *arguments]

    async def post(url: str, channel: str) -> int:
        payload = {"body": json.dumps({"content": "words"}), "custom_id": "M1"}
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{url}/channels/{channel}/messages", json=payload, headers=headers) as response,
        ):
            return response.status

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            url = process.stdout.readline().strip()
            assert asyncio.run(post(url, "1000000000000000002")) == 200
            assert asyncio.run(post(url, "9")) == 403
        finally:
            process.terminate()
        assert process.wait(10) == 0
    assert [message.mark for message in accepted(path)] == ["M1"]
