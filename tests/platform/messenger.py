"""The messenger to the platform of our own: what an adapter to a real one has to be, in short.

Its one border is `_answer` and `_read`: whatever comes back, or does not, is one of the port's three noes.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import aiohttp

from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.rendering.text import text_of
from tests.platform.chat import TOKEN, instant_us, snowflake
from tests.platform.rules import RULES, Flavour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.delivery.message import Message
    from briefings.reply import Reply
    from config.destination import Destination

T = TypeVar("T")

MAX_PAGES = 50
"""A history that does not end is no answer."""

MAX_RETRY_AFTER = timedelta(hours=1)

SLACK_LASTING = {
    "account_inactive": "the token's account is gone",
    "channel_not_found": "there is no such channel, or the bot may not see it",
    "invalid_arguments": "the platform does not understand the message",
    "invalid_auth": "the token is wrong",
    "is_archived": "the channel is archived",
    "missing_scope": "the app lacks a permission",
    "msg_blocks_too_long": "the message is too long",
    "no_text": "the message is empty",
    "not_in_channel": "the bot has not been invited to the channel",
    "restricted_action": "the bot may not write there",
    "thread_not_found": "the message to reply to is gone",
    "token_revoked": "the token was revoked",
}
SLACK_PASSING = {"ratelimited": "too many messages"}
SLACK_UNREADABLE = frozenset({"channel_not_found", "missing_scope", "not_in_channel", "thread_not_found"})
DISCORD_LASTING = {
    400: "the platform does not understand the message, or it is too long",
    401: "the token is wrong",
    403: "the bot may not do that there",
    404: "there is no such channel",
    413: "the message is too long",
}
DISCORD_UNREADABLE = frozenset({403, 404})


@dataclass(frozen=True, slots=True)
class _Answered:
    """What came back, not yet believed."""

    status: int
    headers: Mapping[str, str]
    content: Any


class FakeMessenger:
    """Sends over HTTP, each request once, and believes nothing that it cannot read."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        flavour: Flavour,
        *,
        limits: Limits | None = None,
        token: str = TOKEN,
    ) -> None:
        self.limits = limits or Limits()
        self._session, self._url, self._flavour = session, url, flavour
        self._headers = {"Authorization": f"Bearer {token}"}

    def drawn(self, reply: Reply) -> Content | None:
        """The reply as text, with nothing in it that calls people; None where it is longer than allowed."""
        text = text_of(reply)
        if self._flavour is Flavour.SLACK:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            said: dict[str, object] = {"text": text}
        else:
            said = {"components": [{"content": text}], "allowed_mentions": {"parse": []}}
        if len(text) > RULES[self._flavour].max_chars:
            return None
        return Content.of(reply, json.dumps(said, ensure_ascii=False))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """Post the message.

        Raises:
            Refused: it has not arrived.
            Uncertain: it may have arrived.
        """
        payload: dict[str, object] = {"body": message.content.body}
        if self._flavour is Flavour.SLACK:
            payload |= {"metadata": {"event_payload": {"mark": mark}}, "thread_ts": message.thread}
        else:
            payload |= {"nonce": mark, "enforce_nonce": True, "custom_id": mark, "reply_to": message.thread}
        answer = await self._answer("POST", _path(destination, "/messages"), payload=payload)
        return _read(lambda: self._receipt(answer.content))

    async def find(
        self, destination: Destination, mark: str, since: datetime, *, thread: str | None = None
    ) -> Receipt | None:
        """Look for the mark through the channel's history, or the thread's, page by page.

        Raises:
            Refused: it cannot be read just now.
            Uncertain: likewise.
            Unreadable: the bot may never read it.
        """
        path = _path(destination, "/messages")
        query = self._query(since, thread)
        for _ in range(MAX_PAGES):
            answer = await self._answer("GET", path, query=query, reading=True)
            found, further = _read(lambda: self._page(answer.content, mark))  # noqa: B023  called at once
            if found is not None and found.posted_at >= since:
                return found
            if not further:
                return None
            query |= further
        raise Uncertain("the history has no end")

    async def probe(self, destination: Destination) -> None:
        """Ask whether the bot may write there.

        Raises:
            Refused: it may not.
            Uncertain: the platform does not answer.
        """
        answer = await self._answer("GET", _path(destination))
        if self._flavour is Flavour.SLACK:
            archived, member = _read(
                lambda: (answer.content["channel"]["is_archived"], answer.content["channel"]["is_member"])
            )
            if archived or not member:
                raise Refused(SLACK_LASTING["is_archived" if archived else "not_in_channel"], lasting=True)
        elif not _read(lambda: answer.content["may_send"]):
            raise Refused(DISCORD_LASTING[403], lasting=True)

    async def _answer(
        self,
        method: str,
        path: str,
        *,
        payload: Mapping[str, object] | None = None,
        query: Mapping[str, str] | None = None,
        reading: bool = False,
    ) -> _Answered:
        """The platform's own answer that it did as it was asked."""
        try:
            async with self._session.request(
                method,
                self._url + path,
                json=payload,
                params=query,
                headers=self._headers,
                timeout=aiohttp.ClientTimeout(total=self.limits.timeout.total_seconds()),
                allow_redirects=False,  # who follows one may read a page of somebody else's as an answer
            ) as response:
                answer = _Answered(response.status, response.headers, _parsed(await response.read()))
        except aiohttp.ClientConnectorError as error:
            raise Refused("the platform cannot be reached") from error
        except TimeoutError as error:
            raise Uncertain("the platform did not answer in time") from error
        except (aiohttp.ClientError, OSError) as error:
            raise Uncertain("the connection was lost before an answer") from error
        if self._flavour is Flavour.SLACK:
            _check_slack(answer, reading=reading)
        else:
            _check_discord(answer, reading=reading)
        return answer

    def _query(self, since: datetime, thread: str | None) -> dict[str, str]:
        page = str(RULES[self._flavour].page)
        if self._flavour is Flavour.SLACK:
            query = {"oldest": f"{since.timestamp():.6f}", "include_all_metadata": "true", "limit": page}
            return query | ({"ts": thread} if thread else {})
        return {"after": str(max(0, snowflake(int(since.timestamp() * 1e6)) - 1)), "limit": page}

    def _page(self, content: Any, mark: str) -> tuple[Receipt | None, dict[str, str]]:  # noqa: ANN401  not yet believed
        """The message with the mark, if it is on this page; and what asks for the next, if there is one."""
        if self._flavour is Flavour.SLACK:
            messages, cursor = content["messages"], content["next_cursor"]
            marks = [_slack_mark(message) for message in messages]
            further = {"cursor": str(cursor)} if cursor else {}
        else:
            messages = content
            marks = [message["custom_id"] for message in messages]
            newest = max((int(message["id"]) for message in messages), default=0)
            further = {"after": str(newest)} if len(messages) >= RULES[self._flavour].page else {}
        found = [message for message, other in zip(messages, marks, strict=True) if other == mark]
        return (self._receipt(found[-1]) if found else None), further

    def _receipt(self, content: Any) -> Receipt:  # noqa: ANN401  not yet believed
        if self._flavour is Flavour.SLACK:
            seconds, micros = str(content["ts"]).split(".")
            return Receipt(str(content["ts"]), _instant(int(seconds) * 1_000_000 + int(micros)))
        return Receipt(str(content["id"]), _instant(instant_us(content["id"])))


def _path(destination: Destination, rest: str = "") -> str:
    return f"/channels/{quote(destination.address, safe='')}{rest}"


def _check_slack(answer: _Answered, *, reading: bool) -> None:
    """Let a yes pass.

    An error that is not known is Uncertain: it may be one that comes after the message was posted.
    """
    if answer.status == 429:
        raise Refused(SLACK_PASSING["ratelimited"], retry_after=_retry_after(answer.headers))
    content = answer.content if isinstance(answer.content, dict) else {}
    if answer.status == 200 and content.get("ok") is True:
        return
    error = str(content.get("error", ""))
    if answer.status == 200 and reading and error in SLACK_UNREADABLE:
        raise Unreadable(SLACK_LASTING[error])
    if answer.status == 200 and error in SLACK_LASTING:
        raise Refused(SLACK_LASTING[error], lasting=True)
    if answer.status == 200 and error in SLACK_PASSING:
        raise Refused(SLACK_PASSING[error])
    raise Uncertain(f"the platform answered {answer.status} and nothing that is understood")


def _check_discord(answer: _Answered, *, reading: bool) -> None:
    """Let a yes pass.

    A no without a code of its own is of something in between, such as a proxy, and may pass by itself.
    """
    if answer.status == 429:
        raise Refused("too many messages", retry_after=_retry_after(answer.headers))
    if answer.status == 200 and answer.content is not None:
        return
    own = isinstance(answer.content, dict) and "code" in answer.content
    if own and reading and answer.status in DISCORD_UNREADABLE:
        raise Unreadable(DISCORD_LASTING[answer.status])
    if answer.status in DISCORD_LASTING:
        raise Refused(DISCORD_LASTING[answer.status], lasting=own)
    raise Uncertain(f"the platform answered {answer.status} and nothing that is understood")


def _parsed(body: bytes) -> Any:  # noqa: ANN401  not yet believed
    """The JSON, or None where it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _read(read: Callable[[], T]) -> T:
    """What is read from an answer; one that is not of the form agreed leaves it uncertain what was done."""
    try:
        return read()
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, OSError) as error:
        raise Uncertain("the platform's answer is not understood") from error


def _slack_mark(message: Mapping[str, Any]) -> object:
    metadata = message.get("metadata") or {}
    return metadata.get("event_payload", {}).get("mark")  # other apps write their own


def _instant(at_us: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)


def _retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """How long to wait, where the header says so in seconds, and within reason."""
    try:
        seconds = float(headers.get("Retry-After", ""))
    except ValueError:
        return None
    if not math.isfinite(seconds) or seconds < 0:
        return None
    return min(timedelta(seconds=min(seconds, 1e6)), MAX_RETRY_AFTER)
