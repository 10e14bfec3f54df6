"""What reaches the endpoint over HTTP: the signed is told on, everything else gets a plain no."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_adapter.endpoint import MAX_BODY_BYTES, endpoint
from bot.slack_adapter.surface import EVENTS_PATH
from tests.slack.signed import FORM, JSON, signature
from tests.slack.workspace import BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from slack_bolt.async_app import AsyncAck

NOW = 1_716_184_800
"""08:00 in Stockholm on 20 May 2024, in Unix time."""

COMMAND = {"command": "/ask", "text": "tunnel", "user_id": "U012ABC", "team_id": "T012ABC"}

Heard = list[dict[str, Any]]


@asynccontextmanager
async def _listening(heard: Heard) -> AsyncIterator[str]:
    """The address of an endpoint, and what comes through it."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id="T012ABC", bot_user_id="U0BOT", bot_token=BOT_TOKEN
        )

    app = AsyncApp(client=AsyncWebClient(), authorize=authorize, request_verification_enabled=False)

    async def hear(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        heard.append(body)

    app.command("/ask")(hear)
    app.action("more:0")(hear)
    runner = web.AppRunner(endpoint(app, SIGNING_SECRET, clock=lambda: float(NOW)), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port, *_ = runner.addresses[0]
        yield f"http://{host}:{port}{EVENTS_PATH}"
    finally:
        await runner.cleanup()


def _headers(body: bytes, *, at: str = str(NOW), kind: str = FORM, **other: str) -> dict[str, str]:
    return {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": signature(at, body),
        **other,
    }


def _sent(body: bytes, headers: dict[str, str], *, method: str = "POST") -> tuple[int, str, Heard]:
    """What one request is answered, and what came through."""
    heard: Heard = []

    async def send() -> tuple[int, str]:
        async with (
            _listening(heard) as url,
            aiohttp.ClientSession() as session,
            session.request(method, url, data=body, headers=headers) as response,
        ):
            return response.status, await response.text()

    return *asyncio.run(send()), heard


def _form(**fields: str) -> bytes:
    return urlencode(COMMAND | fields).encode()


def test_what_is_signed_is_told_on() -> None:
    body = _form()
    status, _, heard = _sent(body, _headers(body))
    assert (status, [one["text"] for one in heard]) == (200, ["tunnel"])


def test_a_command_about_a_payload_is_no_interaction() -> None:
    body = _form(text="what was the payload")
    status, _, heard = _sent(body, _headers(body))
    assert (status, [one["text"] for one in heard]) == (200, ["what was the payload"])


def test_a_command_that_looks_like_json_is_still_a_form() -> None:
    body = _form(text='{"a": 1}')
    status, _, heard = _sent(body, _headers(body))
    assert (status, [one["text"] for one in heard]) == (200, ['{"a": 1}'])


def test_a_click_comes_as_json_in_a_form() -> None:
    told = {
        "type": "block_actions",
        "actions": [{"action_id": "more:0", "block_id": "b"}],
        "user": {"id": "U"},
    }
    body = urlencode({"payload": json.dumps(told)}).encode()
    status, _, heard = _sent(body, _headers(body))
    assert (status, len(heard)) == (200, 1)


def test_the_address_is_verified_when_it_is_entered() -> None:
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aB"}).encode()
    status, text, _ = _sent(body, _headers(body, kind=JSON))
    assert (status, json.loads(text)) == (200, {"challenge": "3eZbrw1aB"})


def test_a_look_at_the_certificate_is_answered() -> None:
    body = urlencode({"ssl_check": "1", "token": "verification"}).encode()
    assert _sent(body, _headers(body))[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": signature(str(NOW), b"other words")},
        {"X-Slack-Signature": signature(str(NOW), _form(), "another secret")},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0="},
        {"X-Slack-Signature": "v0=zz" + "0" * 62},
        {"X-Slack-Signature": "v0=" + "é" * 64},
        {"X-Slack-Signature": "v1=" + "0" * 64},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "1e9"},
        {"X-Slack-Request-Timestamp": "٣"},
        {"X-Slack-Request-Timestamp": "9" * 400},
    ],
    ids=lambda headers: str(*headers.values())[:24],
)
def test_a_signature_that_is_none_is_refused(
    headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    body = _form()
    status, text, heard = _sent(body, _headers(body) | headers)
    assert (status, json.loads(text), heard) == (401, {"error": "invalid request"}, [])
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize("away_s", [-301, 301, -86_400, 86_400])
def test_an_old_signature_and_one_of_the_future_are_refused(away_s: int) -> None:
    body = _form()
    assert _sent(body, _headers(body, at=str(NOW + away_s)))[0] == 401


@pytest.mark.parametrize("away_s", [-299, 299])
def test_clocks_may_differ_by_five_minutes(away_s: int) -> None:
    body = _form()
    assert _sent(body, _headers(body, at=str(NOW + away_s)))[0] == 200


def test_without_any_header_of_slack_it_is_refused() -> None:
    assert _sent(_form(), {"Content-Type": FORM})[0] == 401


@pytest.mark.parametrize("body", [b"\xff\xfe", b"text=\xe9", "text=é".encode("utf-16")])
def test_a_body_that_is_not_utf_8_is_refused(body: bytes) -> None:
    assert _sent(body, _headers(body))[0] == 401


def test_a_body_without_an_end_is_not_read() -> None:
    body = b"x" * (MAX_BODY_BYTES + 1)
    assert _sent(body, _headers(body))[0] == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_posts_are_heard(method: str) -> None:
    body = _form()
    assert _sent(body, _headers(body), method=method)[0] == 405


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (JSON, b""),
        (JSON, b"{"),
        (JSON, b"[1, 2]"),
        (JSON, b"null"),
        (JSON, b"[" * 100_000),
        (FORM, b""),
        (FORM, b"payload="),
        (FORM, b"payload=%7B"),
        (FORM, b"payload=3"),
    ],
    ids=lambda part: str(part)[:20],
)
def test_signed_nonsense_is_a_bad_request_and_no_error_of_ours(
    kind: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    status, text, heard = _sent(body, _headers(body, kind=kind))
    assert 400 <= status < 500
    assert "Traceback" not in text
    assert heard == []
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    ("kind", "body"), [(FORM, b"a"), ("text/plain", b"{'a'"), (JSON, b'{"type": "new"}')]
)
def test_what_is_signed_and_not_known_is_acknowledged(kind: str, body: bytes) -> None:
    assert _sent(body, _headers(body, kind=kind)) == (200, "", [])
