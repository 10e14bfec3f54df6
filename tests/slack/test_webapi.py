"""The fake Slack refuses what Slack refuses, asked by Slack's own client."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.platform.rates import Rates
from tests.slack.server import slack_serving
from tests.slack.workspace import ALL_SCOPES, BOT, BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.slack.people import Slack

SECTION: dict[str, Any] = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}


def client_of(slack: Slack, token: str = BOT_TOKEN) -> AsyncWebClient:
    return AsyncWebClient(token, base_url=slack.url, retry_handlers=[])


def in_workspace(
    act: Callable[[Slack, AsyncWebClient], Awaitable[None]],
    **made: Any,  # noqa: ANN401  slack_serving's own arguments
) -> None:
    """Run the act in a workspace with two people and four channels."""

    async def run() -> None:
        async with slack_serving(**made) as slack:
            slack.add_user("U012ABC", "ada", is_admin=True, tz="Europe/London")
            slack.add_user("U034DEF", "ben")
            slack.add_channel("C012ABC", "general", members=["U012ABC"])
            slack.add_channel("C034DEF", "elsewhere", members=["U012ABC"], bot=False)
            slack.add_channel("C056GHI", "secret", members=["U012ABC"], bot=False, is_private=True)
            slack.add_channel("C078JKL", "old", is_archived=True)
            await act(slack, client_of(slack))

    asyncio.run(run())


async def refused(call: Awaitable[object]) -> str:
    """The error code a call is refused with."""
    with pytest.raises(SlackApiError) as raised:
        await call
    return str(raised.value.response["error"])


def test_the_bot_learns_who_it_is() -> None:
    async def act(_: Slack, client: AsyncWebClient) -> None:
        assert (await client.auth_test())["user_id"] == BOT

    in_workspace(act)


def test_a_message_stands_in_the_history_with_its_metadata() -> None:
    mark = {"event_type": "briefing", "event_payload": {"occurrence": "o1"}}

    async def act(slack: Slack, client: AsyncWebClient) -> None:
        posted = await client.chat_postMessage(
            channel="C012ABC", text="Hello", blocks=[SECTION], metadata=mark
        )
        page = await client.conversations_history(channel="C012ABC", include_all_metadata=True)
        (message,) = page["messages"]
        assert message["ts"] == posted["ts"]
        assert message["metadata"] == mark
        plain = await client.conversations_history(channel="C012ABC")
        assert plain["messages"][0]["metadata"] == {"event_type": "briefing"}
        assert [each.text for each in slack.messages("C012ABC")] == ["Hello"]

    in_workspace(act)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C999ZZZ", "text": "Hello"}, "channel_not_found"),
        ({"channel": "C056GHI", "text": "Hello"}, "channel_not_found"),
        ({"channel": "C034DEF", "text": "Hello"}, "not_in_channel"),
        ({"channel": "C078JKL", "text": "Hello"}, "is_archived"),
        ({"channel": "U999ZZZ", "text": "Hello"}, "channel_not_found"),
        ({"channel": "C012ABC", "text": "a" * 40_001}, "msg_too_long"),
        ({"channel": "C012ABC", "text": "Hello", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": "C012ABC", "text": "Hello", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"channel": "C012ABC", "text": "Hello", "blocks": "[{"}, "invalid_blocks_format"),
        (
            {
                "channel": "C012ABC",
                "text": "Hello",
                "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "a" * 2_900}}] * 5,
            },
            "msg_blocks_too_long",
        ),
        ({"channel": "C012ABC", "text": "Hello", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
    ],
)
def test_what_cannot_be_posted_is_refused_with_slacks_own_code(arguments: dict[str, Any], error: str) -> None:
    async def act(_: Slack, client: AsyncWebClient) -> None:
        assert await refused(client.chat_postMessage(**arguments)) == error

    in_workspace(act)


def test_a_message_of_nothing_is_refused() -> None:
    async def act(_: Slack, client: AsyncWebClient) -> None:
        empty = {"channel": "C012ABC", "text": "  "}
        assert await refused(client.api_call("chat.postMessage", json=empty)) == "no_text"

    in_workspace(act)


def test_a_message_to_a_person_opens_their_conversation() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        posted = await client.chat_postMessage(channel="U012ABC", text="Hello")
        assert posted["channel"].startswith("D")
        (seen,) = await slack.seen("U012ABC", "U012ABC")
        assert seen.text == "Hello"
        about = await client.conversations_info(channel=posted["channel"])
        assert about["channel"]["user"] == "U012ABC"

    in_workspace(act)


def test_an_ephemeral_message_is_seen_by_one_person_and_is_in_no_history() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        slack.channel("C012ABC").members.add("U034DEF")
        await client.chat_postEphemeral(channel="C012ABC", user="U012ABC", text="Only you")
        assert [each.text for each in await slack.seen("U012ABC", "C012ABC")] == ["Only you"]
        assert await slack.seen("U034DEF", "C012ABC", count=0) == []
        assert (await client.conversations_history(channel="C012ABC"))["messages"] == []
        left = client.chat_postEphemeral(channel="C012ABC", user="U999ZZZ", text="Nobody")
        assert await refused(left) == "user_not_in_channel"

    in_workspace(act)


def test_history_comes_in_pages_newest_first_and_without_replies() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        sent = [await slack.say("U012ABC", "C012ABC", f"message {number}") for number in range(5)]
        await slack.say("U012ABC", "C012ABC", "a reply", thread_ts=sent[0].ts)
        texts = []
        async for page in await client.conversations_history(channel="C012ABC", limit=2):
            texts += [message["text"] for message in page["messages"]]
        assert texts == [f"message {number}" for number in reversed(range(5))]
        after = await client.conversations_history(channel="C012ABC", oldest=sent[3].ts)
        assert [each["text"] for each in after["messages"]] == ["message 4"]
        thread = await client.conversations_replies(channel="C012ABC", ts=sent[0].ts)
        assert [each["text"] for each in thread["messages"]] == ["message 0", "a reply"]
        assert await refused(client.conversations_history(channel="C012ABC", limit=1_000)) == "invalid_limit"

    in_workspace(act)


def test_a_scope_that_was_not_granted_is_missed_by_name() -> None:
    async def act(_: Slack, client: AsyncWebClient) -> None:
        with pytest.raises(SlackApiError) as raised:
            await client.conversations_history(channel="C012ABC")
        assert raised.value.response["error"] == "missing_scope"
        assert raised.value.response["needed"] == "channels:history"

    in_workspace(act, scopes=ALL_SCOPES - {"channels:history"})


def test_a_wrong_token_and_a_revoked_one_are_refused() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        assert await refused(client_of(slack, "xoxb-wrong").auth_test()) == "invalid_auth"
        assert await refused(client.apps_connections_open(app_token=BOT_TOKEN)) == "not_allowed_token_type"
        slack.workspace.refused_as = "token_revoked"
        assert await refused(client.auth_test()) == "token_revoked"

    in_workspace(act)


def test_an_unknown_method_fails_the_test_that_calls_it() -> None:
    async def act(_: Slack, client: AsyncWebClient) -> None:
        assert await refused(client.api_call("chat.postMesage")) == "unknown_method"

    with pytest.raises(AssertionError, match=r"chat\.postMesage"):
        in_workspace(act)


def test_a_channel_takes_no_more_than_its_rate() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel="C012ABC", text="first")
        assert await refused(client.chat_postMessage(channel="C012ABC", text="second")) == "ratelimited"
        assert len(slack.messages("C012ABC")) == 1

    in_workspace(act, rates=Rates(per_second=0.001))
