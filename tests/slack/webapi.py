"""Slack's Web API over HTTP: reads the call, checks the token, asks the method, and lets faults happen.

POST or GET /api/{method}; arguments from the query, a form or JSON, as slack_sdk sends them.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.platform.faults import Answer, Fault
from tests.slack import chat_methods, reading_methods, views_methods
from tests.slack.arguments import MAX_BODY_BYTES, Arguments
from tests.slack.refusal import Refusal
from tests.slack.workspace import APP, APP_TOKEN, BOT, BOT_ID, BOT_TOKEN, TEAM, TEAM_DOMAIN, TEAM_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.platform.faults import Faults
    from tests.platform.rates import Rates
    from tests.slack.workspace import Workspace

METHODS: Mapping[str, Callable[[Workspace, Arguments], dict[str, Any]]] = {
    **chat_methods.METHODS,
    **reading_methods.METHODS,
    **views_methods.METHODS,
}
OPEN_CONNECTION = "apps.connections.open"
PACED = {"chat.postMessage", "chat.postEphemeral"}
HTML = b"<html><body>Bad gateway</body></html>"


class WebApi:
    """The door of the Web API.

    Attributes:
        called: how often each method was called, refused calls included.
        refused: the method and error of every call that was refused, in order.
        faulty: the methods that faults happen to; None for all but opening a connection.
    """

    def __init__(
        self,
        workspace: Workspace,
        faults: Faults,
        rates: Rates,
        *,
        socket_url: Callable[[], str],
        slow_s: float,
        faulty: frozenset[str] | None,
    ) -> None:
        self.called: Counter[str] = Counter()
        self.refused: list[tuple[str, str]] = []
        self.faulty = faulty
        self._workspace, self._faults, self._rates = workspace, faults, rates
        self._socket_url, self._slow_s = socket_url, slow_s

    async def call(self, request: web.Request) -> web.StreamResponse:
        """What comes of one call, or of the fault that happens to it."""
        method = request.match_info["method"]
        self.called[method] += 1
        body = await request.read()  # so that a connection dropped "before" is one whose request had arrived
        strikes = method != OPEN_CONNECTION if self.faulty is None else method in self.faulty
        fault = self._faults.following() if strikes else None
        if isinstance(fault, Answer):
            return _response(fault)
        if fault in {Fault.SLOW_BEFORE, Fault.LATE}:
            await asyncio.sleep(self._slow_s)
        if fault is Fault.DROP_BEFORE:
            return dropped(request)
        if (instead := _instead(fault)) is not None:
            return _response(instead)
        answer = await self._answer(method, request, body)
        if fault is Fault.TWICE:
            await self._answer(method, request, body)
        if fault is Fault.SLOW_AFTER:
            await asyncio.sleep(self._slow_s)
        if fault is Fault.DROP_AFTER:
            return dropped(request)
        return _response(_spoilt(answer, fault))

    async def _answer(self, method: str, request: web.Request, body: bytes) -> Answer:
        try:
            given = await _arguments(request, body)
            result = self._result(method, given, _token(request, given))
            return _told(result, {"x-oauth-scopes": ",".join(sorted(self._workspace.scopes))})
        except Refusal as refusal:
            self.refused.append((method, refusal.error))
            self._workspace.bell.ring()
            if "retry_after_s" in refusal.more:
                return _limited(refusal.more["retry_after_s"])
            return _told(refusal.payload())

    def _result(self, method: str, given: Arguments, token: str) -> dict[str, Any]:
        if method == OPEN_CONNECTION:
            if token != APP_TOKEN:
                raise Refusal("not_allowed_token_type" if token == BOT_TOKEN else _unknown(token))
            return {"ok": True, "url": self._socket_url()}
        if token == APP_TOKEN:
            raise Refusal("not_allowed_token_type")
        if token != BOT_TOKEN:
            raise Refusal(_unknown(token))
        if self._workspace.refused_as is not None:
            raise Refusal(self._workspace.refused_as)
        if method == "auth.test":
            return self._identity()
        if method not in METHODS:
            self._workspace.unknown_methods.append(method)
            raise Refusal("unknown_method", {"req_method": method})
        if method in PACED:
            wait_s = self._rates.wait_s(given.text("channel"), self._workspace.clock())
            if wait_s:
                raise Refusal("ratelimited", {"retry_after_s": wait_s})
        return METHODS[method](self._workspace, given)

    def _identity(self) -> dict[str, Any]:
        return {
            "ok": True,
            "url": f"https://{TEAM_DOMAIN}.slack.com/",
            "team": TEAM_NAME,
            "user": self._workspace.users[BOT].name,
            "team_id": TEAM,
            "user_id": BOT,
            "bot_id": BOT_ID,
            "app_id": APP,
            "is_enterprise_install": False,
        }


def dropped(request: web.Request) -> web.Response:
    """The connection torn down without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _arguments(request: web.Request, body: bytes) -> Arguments:
    if len(body) > MAX_BODY_BYTES:
        raise Refusal("request_too_large")
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            sent = json.loads(body or b"{}")
        except ValueError:
            raise Refusal("invalid_json") from None
        if not isinstance(sent, dict):
            raise Refusal("json_not_object")
        given |= sent
    else:
        given |= dict(await request.post())
    return Arguments(given)


def _token(request: web.Request, given: Arguments) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else given.text("token")


def _unknown(token: str) -> str:
    return "invalid_auth" if token else "not_authed"


def _limited(retry_after_s: int) -> Answer:
    answer = _told({"ok": False, "error": "ratelimited"}, {"Retry-After": str(retry_after_s)})
    return Answer(429, answer.body, answer.headers)


def _told(payload: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Answer:
    as_json = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
    return Answer(200, json.dumps(payload).encode(), as_json)


def _instead(fault: Fault | None) -> Answer | None:
    """The answer of who has done nothing; None where it is done."""
    match fault:
        case Fault.LIMIT:
            return _limited(1)
        case Fault.ERROR_BEFORE | Fault.SLOW_BEFORE:
            return Answer(503, b"upstream connect error", {"Content-Type": "text/plain"})
        case Fault.HTML_BEFORE:
            return Answer(502, HTML, {"Content-Type": "text/html"})
    return None


def _spoilt(answer: Answer, fault: Fault | None) -> Answer:
    """What arrives of an answer."""
    match fault:
        case Fault.ERROR_AFTER:
            return Answer(500, b'{"ok":false,"error":"internal_error"}', {"Content-Type": "application/json"})
        case Fault.HTML_AFTER:
            return Answer(200, HTML, {"Content-Type": "text/html"})
        case Fault.TRUNCATED:
            return Answer(answer.status, answer.body[: len(answer.body) // 2], answer.headers)
    return answer


def _response(answer: Answer) -> web.Response:
    return web.Response(status=answer.status, body=answer.body, headers=answer.headers)
