"""The endpoint: where Slack sends everything over HTTP, each request believed only by its signature.

The SDK's verifier raises on a timestamp that is no number, on a signature that is not ASCII, and on a body
that is not UTF-8; whoever sends such a thing is not Slack, and gets the same no as everybody else.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_sdk.signature import Clock, SignatureVerifier

from bot.slack_adapter.hearing import heard
from bot.slack_adapter.surface import EVENTS_PATH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from slack_bolt.async_app import AsyncApp

MAX_BODY_BYTES = 1_000_000
"""Slack's own are far smaller."""

_TIMESTAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)


def endpoint(app: AsyncApp, signing_secret: str, *, clock: Callable[[], float]) -> web.Application:
    """The application that listens at `/slack/events`.

    Args:
        clock: seconds since 1970; a signature older than five minutes is refused.
    """
    verifier = SignatureVerifier(signing_secret, _Clock(clock))

    async def listened(request: web.Request) -> web.Response:
        try:
            body = (await request.read()).decode("utf-8")
        except UnicodeDecodeError:
            return _refused()
        if not _signed(verifier, body, request):
            return _refused()
        told = _read(body, request.content_type)
        if told is None:
            return web.json_response({"error": "invalid payload"}, status=400)
        return await to_aiohttp_response(await heard(app, told, _headers(request), mode="http"))

    site = web.Application(client_max_size=MAX_BODY_BYTES)
    site.router.add_post(EVENTS_PATH, listened)
    return site


def _signed(verifier: SignatureVerifier, body: str, request: web.Request) -> bool:
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return False
    return verifier.is_valid(body, timestamp, signature)


def _read(body: str, content_type: str) -> str | None:
    """What Slack says, as one JSON object; None where it is none.

    The SDK takes every form in which the word `payload` occurs for an interaction, a question about a payload
    too, so that a form never reaches it.
    """
    try:
        if content_type == "application/json":
            told = json.loads(body)
        else:
            fields = dict(parse_qsl(body, keep_blank_values=True))
            told = json.loads(fields["payload"]) if "payload" in fields else fields
    except (ValueError, RecursionError):
        return None
    return json.dumps(told) if isinstance(told, dict) and told else None


def _headers(request: web.Request) -> dict[str, str | Sequence[str]]:
    return {name: request.headers.getall(name) for name in request.headers}


def _refused() -> web.Response:
    return web.json_response({"error": "invalid request"}, status=401)


class _Clock(Clock):
    """The program's clock, as the SDK wants it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock()
