"""HTTP mode: the same things as signed POSTs to the bot's own address."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp

from tests.slack.delivery import ACKNOWLEDGE_WITHIN, Delivery, Kind
from tests.slack.workspace import SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.slack.workspace import Workspace

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(slots=True)
class SignedPosts:
    """The bot's address, and POSTs to it, each with Slack's signature."""

    workspace: Workspace
    url: str
    acknowledge_within: timedelta = ACKNOWLEDGE_WITHIN

    async def tell(self, delivery: Delivery, *, retry_reason: str | None) -> bool:
        """Send it once; whether a 200 came within the time."""
        content_type, body = written(delivery)
        headers = self.headers(content_type, body)
        if delivery.attempts:
            headers |= {
                "X-Slack-Retry-Num": str(delivery.attempts),
                "X-Slack-Retry-Reason": retry_reason or "",
            }
        delivery.attempts += 1
        loop = asyncio.get_running_loop()
        started_s = loop.time()
        try:
            delivery.status, text = await self.post(body, headers)
        except (TimeoutError, aiohttp.ClientError):
            return False
        if delivery.status != 200:
            return False
        delivery.latency = timedelta(seconds=loop.time() - started_s)
        delivery.answer = _answer(text)
        return True

    async def post(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        """The status and text that come back for a body, signed or not.

        Raises:
            TimeoutError: nothing came in time.
            aiohttp.ClientError: the connection failed.
        """
        timeout = aiohttp.ClientTimeout(total=self.acknowledge_within.total_seconds())
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(self.url, data=body, headers=headers) as response,
        ):
            return response.status, await response.text()

    async def verify_url(self, challenge: str = "3eZbrw1aB") -> tuple[int, str]:
        """What the bot answers when its address is entered in the app's settings."""
        payload = {"token": "verification", "challenge": challenge, "type": "url_verification"}
        body = json.dumps(payload).encode()
        return await self.post(body, self.headers(JSON, body))

    async def check_ssl(self) -> tuple[int, str]:
        """What the bot answers to Slack's look at its certificate, a form with `ssl_check`."""
        body = urlencode({"ssl_check": "1", "token": "verification"}).encode()
        return await self.post(body, self.headers(FORM, body))

    def headers(self, content_type: str, body: bytes) -> dict[str, str]:
        """The headers of a POST at this moment, its signature with them."""
        timestamp = str(int(self.workspace.clock().timestamp()))
        return {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(timestamp, body),
        }


def signature(timestamp: str, body: bytes, secret: str = SIGNING_SECRET) -> str:
    """Slack's signature of a body sent at that time, seconds since 1970."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()


def written(delivery: Delivery) -> tuple[str, bytes]:
    """The content type and body of what is told: JSON, a form, or JSON in a form."""
    match delivery.kind:
        case Kind.EVENT:
            return JSON, json.dumps(delivery.payload).encode()
        case Kind.COMMAND:
            return FORM, urlencode(delivery.payload).encode()
        case Kind.INTERACTION:
            return FORM, urlencode({"payload": json.dumps(delivery.payload)}).encode()


def _answer(text: str) -> dict[str, Any]:
    if not text:
        return {}
    try:
        told = json.loads(text)
    except ValueError:
        return {"text": text}
    return told if isinstance(told, dict) else {"text": text}
