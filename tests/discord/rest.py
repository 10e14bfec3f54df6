"""Discord's REST API over HTTP: reads the request, checks the token, asks the route, and lets faults happen.

The content type is `application/json` and nothing more: discord.py takes anything else for text.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.discord import command_routes, interaction_routes, message_routes, place_routes
from tests.discord.call import Call
from tests.discord.community import BOT_TOKEN
from tests.discord.refusal import NO_SUCH_ROUTE, UNAUTHORISED, Refusal, invalid
from tests.platform.faults import Answer, Fault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from tests.discord.community import Community
    from tests.discord.gateway import Gateway
    from tests.discord.openapi import Document
    from tests.platform.faults import Faults
    from tests.platform.rates import Rates

BASE = "/api/v10"
ROUTES: Mapping[str, Callable[[Community, Call], Any]] = {
    **interaction_routes.ROUTES,
    **message_routes.ROUTES,
    **command_routes.ROUTES,
    **place_routes.ROUTES,
}
TOKENLESS = frozenset(interaction_routes.ROUTES)
SPARED = frozenset(
    {"GET /users/@me", "GET /applications/@me", "GET /oauth2/applications/@me", "GET /gateway/bot"}
)
"""What a bot starts with; faults leave it alone unless they are aimed at it."""
PACED = "POST /channels/{channel}/messages"
HTML = b"<html><body>Bad gateway</body></html>"
AS_JSON = {"Content-Type": "application/json"}
VIA = {"Via": "1.1 google"}
"""What a limit of Discord's own carries; without it discord.py takes it for Cloudflare's."""


class Rest:
    """The door of the REST API.

    Attributes:
        called: how often each route was asked, refused requests included: `GET /users/@me`.
        refused: the route and the refusal of every request that was refused, in order.
        faulty: the routes that faults happen to; None for all but those a bot starts with.
    """

    def __init__(
        self,
        community: Community,
        gateway: Gateway,
        faults: Faults,
        rates: Rates,
        *,
        document: Document | None,
        slow_s: float,
        retry_after_s: float,
        faulty: frozenset[str] | None,
    ) -> None:
        self.called: Counter[str] = Counter()
        self.refused: list[tuple[str, Refusal]] = []
        self.faulty = faulty
        self._community, self._gateway, self._faults, self._rates = community, gateway, faults, rates
        self._document, self._slow_s, self._retry_after_s = document, slow_s, retry_after_s

    def add_to(self, application: web.Application) -> None:
        """Let the application serve every route."""
        for route in [*ROUTES, "GET /gateway/bot", "GET /gateway"]:
            method, path = route.split(" ")
            application.router.add_route(method, BASE + path, self._door(route))
        application.router.add_route("*", BASE + "/{path:.*}", self._unknown)

    def _door(self, route: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def door(request: web.Request) -> web.StreamResponse:
            return await self._through_faults(route, request)

        return door

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        self._community.unknown_routes.append(f"{request.method} {request.path}")
        return _response(_told(*_said(Refusal(*NO_SUCH_ROUTE))))

    async def _through_faults(self, route: str, request: web.Request) -> web.StreamResponse:
        self.called[route] += 1
        await request.read()  # so that a connection dropped "before" is one whose request had arrived
        strikes = route not in SPARED if self.faulty is None else route in self.faulty
        fault = self._faults.following() if strikes else None
        if isinstance(fault, Answer):
            return _response(fault)
        if fault in {Fault.SLOW_BEFORE, Fault.LATE}:
            await asyncio.sleep(self._slow_s)
        if fault is Fault.DROP_BEFORE:
            return _dropped(request)
        if (instead := self._instead(fault)) is not None:
            return _response(instead)
        answer = await self._answer(route, request)
        if fault is Fault.TWICE:
            await self._answer(route, request)
        if fault is Fault.SLOW_AFTER:
            await asyncio.sleep(self._slow_s)
        if fault is Fault.DROP_AFTER:
            return _dropped(request)
        return _response(_spoilt(answer, fault))

    async def _answer(self, route: str, request: web.Request) -> Answer:
        try:
            if route not in TOKENLESS:
                self._check_token(request)
            call = await _call(request)
            if route.startswith("GET /gateway"):
                return _told(200, self._gateway.about())
            if self._document and (found := self._document.problems(route, call.body)):
                raise invalid(found)
            if route == PACED:
                wait_s = self._rates.wait_s(call.parts["channel"], self._community.clock())
                if wait_s:
                    return limited(wait_s)
            result = ROUTES[route](self._community, call)
            headers = self._headers(route, call)
        except Refusal as refusal:
            self.refused.append((route, refusal))
            self._community.bell.ring()
            return _told(*_said(refusal))
        return Answer(204, headers=headers) if result is None else _told(200, result, headers)

    def _headers(self, route: str, call: Call) -> dict[str, str]:
        """How much more the channel takes, where that is limited: discord.py waits before it asks again."""
        if route != PACED or not self._rates.per_second:
            return {}
        return {
            "X-RateLimit-Limit": str(self._rates.burst),
            "X-RateLimit-Remaining": str(self._rates.left(call.parts["channel"])),
            "X-RateLimit-Reset-After": f"{self._rates.burst / self._rates.per_second:.3f}",
            "X-RateLimit-Bucket": "messages",
        }

    def _check_token(self, request: web.Request) -> None:
        known = request.headers.get("Authorization") == f"Bot {BOT_TOKEN}"
        if not known or self._community.refused_as is not None:
            raise Refusal(*UNAUTHORISED)

    def _instead(self, fault: Fault | None) -> Answer | None:
        """The answer of who has done nothing; None where it is done."""
        match fault:
            case Fault.LIMIT:
                return limited(self._retry_after_s)
            case Fault.ERROR_BEFORE | Fault.SLOW_BEFORE:
                return Answer(503, b"upstream connect error", {"Content-Type": "text/plain"})
            case Fault.HTML_BEFORE:
                return Answer(502, HTML, {"Content-Type": "text/html"})
        return None


def banned() -> Answer:
    """Cloudflare's no, for a while, to an address of too many refused requests; discord.py raises at once."""
    return Answer(429, b"error code: 1015", {"Content-Type": "text/plain", "Retry-After": "600"})


def limited(retry_after_s: float, *, everywhere: bool = False) -> Answer:
    """Too many requests, of this bucket or of all."""
    body = {"message": "You are being rate limited.", "retry_after": retry_after_s, "global": everywhere}
    headers = {
        "Retry-After": str(max(1, round(retry_after_s))),
        "X-RateLimit-Scope": "global" if everywhere else "user",
    }
    if everywhere:
        headers["X-RateLimit-Global"] = "true"
    else:
        headers |= {
            "X-RateLimit-Limit": "5",
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset-After": str(retry_after_s),
        }
    return Answer(429, json.dumps(body).encode(), AS_JSON | VIA | headers)


async def _call(request: web.Request) -> Call:
    body: Any = None
    uploads: list[tuple[str, str, bytes]] = []
    try:
        if request.content_type == "multipart/form-data":
            form = await request.post()
            body = json.loads(str(form["payload_json"])) if "payload_json" in form else {}
            sent = [each for each in form.values() if isinstance(each, web.FileField)]
            uploads = [(each.filename, each.content_type, each.file.read()) for each in sent]
        elif raw := await request.read():
            body = json.loads(raw)
    except ValueError:
        raise Refusal(400, 50109, "The request body contains invalid JSON.") from None
    return Call(dict(request.match_info), dict(request.query), body, uploads)


def _said(refusal: Refusal) -> tuple[int, dict[str, Any]]:
    return refusal.status, refusal.payload()


def _told(status: int, payload: object, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status, json.dumps(payload).encode(), {**AS_JSON, **(headers or {})})


def _dropped(request: web.Request) -> web.Response:
    """The connection torn down without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _spoilt(answer: Answer, fault: Fault | None) -> Answer:
    """What arrives of an answer."""
    match fault:
        case Fault.ERROR_AFTER:
            return Answer(500, b'{"message": "500: Internal Server Error", "code": 0}', AS_JSON)
        case Fault.HTML_AFTER:
            return Answer(200, HTML, {"Content-Type": "text/html"})
        case Fault.TRUNCATED:
            return Answer(answer.status, answer.body[: len(answer.body) // 2], answer.headers)
    return answer


def _response(answer: Answer) -> web.Response:
    return web.Response(status=answer.status, body=answer.body or None, headers=answer.headers)
