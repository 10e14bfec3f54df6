"""The client: asks strangers for pages and feeds, and believes nothing that they say.

In comes an address out of the configuration, a feed or a chat, out goes its body or a WebError. Every hop is
checked before it is connected to (`address`, `resolving`), every body is bounded (`body`), every host is
asked with patience (`politeness`), and what went wrong is told in plain words (`failures`).
"""

from __future__ import annotations

import asyncio
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

import aiohttp
from aiohttp.connector import NEEDS_CLEANUP_CLOSED
from aiohttp.http_exceptions import HttpProcessingError

from bot.web import failures
from bot.web.address import NOTHING_INSIDE
from bot.web.body import ACCEPTED, Body
from bot.web.fetched import NO_VALIDATORS, Fetched, Validators, WebError
from bot.web.politeness import AT_ONCE, Politeness
from bot.web.resolving import Guard, Refused, RouteResolver, on, system_lookup
from bot.web.target import onward, target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from yarl import URL

    from bot.web.address import Inside
    from bot.web.resolving import Lookup

USER_AGENT = f"Communique/{version('communique')} (briefing bot; reads feeds and pages for a newsroom)"

ANYTHING = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"

MOST_HEADERS = 100
_MOST_HEADER_BYTES = 8_190
_PIECE_BYTES = 65_536

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({302, 303, 307}) | _PERMANENT

_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([a-z0-9_.:+-]{1,40})")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from one address.

    Attributes:
        body_bytes: of the body, packed as well as unpacked.
        total_s: for the whole fetch, from looking up the name to the last byte, redirects included; waiting
            for a host's turn is not counted.
        redirects: that are followed.
    """

    body_bytes: int = 10_000_000
    total_s: float = 15.0
    redirects: int = 5


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, at each hop anew."""

    url: str
    validators: Validators
    accept: str

    def headers(self) -> dict[str, str]:
        wanted = {
            "Accept": self.accept,
            "If-None-Match": self.validators.etag,
            "If-Modified-Since": self.validators.last_modified,
        }
        return {name: value for name, value in wanted.items() if value}


@dataclass(frozen=True, slots=True)
class _Hop:
    """An address on the way, the one asked for or one that a redirect named."""

    target: URL
    may_go_inside: bool
    sent_by: str | None = None

    @property
    def host(self) -> str:
        return self.target.raw_host or ""


@dataclass(frozen=True, slots=True)
class _SentOn:
    """An answer that names another address."""

    location: str
    permanent: bool
    inside: bool = False


class Web:
    """The web, as far as it may be read; open it with `async with`.

    Args:
        inside: what may be asked though it is not public.
        lookup: finds the addresses of a name; None is the system's.
        limits: for each fetch.
        politeness: gives the turns; None is the usual pace.
        now: aware; for a Retry-After that is a date.
    """

    def __init__(
        self,
        *,
        inside: Inside = NOTHING_INSIDE,
        lookup: Lookup | None = None,
        limits: Limits = LIMITS,
        politeness: Politeness | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        # A name whose servers are dead holds its thread for longer than we wait.
        self._threads = ThreadPoolExecutor(4 * AT_ONCE, thread_name_prefix="lookup")
        self._guard = Guard(inside, lookup or system_lookup(self._threads))
        self._limits, self._now = limits, now
        self._politeness = politeness or Politeness()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            # Each request has a connection of its own and each connection a route of its own.
            connector=aiohttp.TCPConnector(
                resolver=RouteResolver(),
                use_dns_cache=False,
                force_close=True,
                # Older Pythons keep a secure connection open as long as its server likes.
                enable_cleanup_closed=NEEDS_CLEANUP_CLOSED,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": ACCEPTED},
            timeout=aiohttp.ClientTimeout(),  # fetch counts the time itself, over all its hops
            auto_decompress=False,
            trust_env=False,
            read_bufsize=_PIECE_BYTES,
            max_line_size=_MOST_HEADER_BYTES,
            max_field_size=_MOST_HEADER_BYTES,
            max_headers=MOST_HEADERS,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = NO_VALIDATORS,
        accept: str = ANYTHING,
        may_go_inside: bool = True,
    ) -> Fetched:
        """What an address gives.

        Args:
            url: from anywhere, of any form.
            validators: of the answer we have, to be told when it still holds.
            accept: the media types that are wanted, as an Accept header.
            may_go_inside: the address comes from somebody who may name hosts of the inside, such as an admin
                or a page of the inside; a redirect from the outside never may.

        Raises:
            WebError: nothing that can be used.
        """
        question = _Question(url, validators, accept)
        hop = _Hop(target_of(url, url), may_go_inside=may_go_inside)
        permanent, left_s = True, self._limits.total_s
        for count in range(self._limits.redirects + 1):
            async with self._politeness.turn(hop.host):
                started_s = time.monotonic()
                answer = await self._answer(question, hop, left_s)
                left_s -= time.monotonic() - started_s
            if isinstance(answer, Fetched):
                return replace(answer, moved_to=answer.url if count and permanent else None)
            permanent = permanent and answer.permanent
            hop = _Hop(
                onward(url, hop.target, answer.location),
                may_go_inside=hop.may_go_inside and answer.inside,
                sent_by=hop.host,
            )
        raise WebError(
            url,
            f"{hop.host} sends on and on, more than {self._limits.redirects} times",
            hint="open the address in a browser and use the one it ends at",
        )

    async def _answer(self, question: _Question, hop: _Hop, left_s: float) -> Fetched | _SentOn:
        try:
            async with asyncio.timeout(left_s):
                return await self._asked(question, hop)
        except Refused as refused:
            sender = f"{hop.sent_by} sends on: " if hop.sent_by else ""
            raise WebError(question.url, sender + refused.message, hint=refused.hint) from refused
        except (aiohttp.ClientError, HttpProcessingError, OSError, ValueError) as error:
            raise failures.of_exception(
                question.url, hop.host, error, total_s=self._limits.total_s
            ) from error

    async def _asked(self, question: _Question, hop: _Hop) -> Fetched | _SentOn:
        if self._session is None:
            raise RuntimeError("Web is opened with `async with`")
        port = hop.target.port or 0
        route = await self._guard.route(hop.host, port, may_go_inside=hop.may_go_inside)
        with on(route):
            async with self._session.get(
                hop.target, headers=question.headers(), allow_redirects=False
            ) as response:
                try:
                    answer = await self._heard(question, hop, response)
                finally:
                    response.close()  # what is not read is not waited for
        return replace(answer, inside=route.inside)

    async def _heard(
        self, question: _Question, hop: _Hop, response: aiohttp.ClientResponse
    ) -> Fetched | _SentOn:
        headers, status = response.headers, response.status
        if status in _REDIRECTS and "Location" in headers:
            return _SentOn(headers["Location"], permanent=status in _PERMANENT)
        unchanged = status == 304 and question.validators != NO_VALIDATORS
        if status != 200 and not unchanged:
            raise failures.of_status(
                question.url,
                hop.host,
                status,
                retry_after=headers.get("Retry-After"),
                now=self._now(),
            )
        data = b"" if unchanged else await self._body(response)
        if not data and not unchanged:
            raise failures.of_nothing(question.url, hop.host)
        had = question.validators if unchanged else NO_VALIDATORS
        validators = Validators(
            _header(headers, "ETag") or had.etag, _header(headers, "Last-Modified") or had.last_modified
        )
        content_type = headers.get("Content-Type", "").lower()
        media_type = _MEDIA_TYPE.match(content_type.strip())
        charset = _CHARSET.search(content_type)
        return Fetched(
            asked=question.url,
            url=str(hop.target),
            data=data,
            validators=validators,
            unchanged=unchanged,
            media_type=media_type.group() if media_type else "",
            charset=charset.group(1) if charset else None,
        )

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        encoding = ",".join(response.headers.getall("Content-Encoding", ()))
        body = Body(encoding, max_bytes=self._limits.body_bytes)
        async for piece in response.content.iter_chunked(_PIECE_BYTES):
            body.feed(piece)
        return body.finish()


def _header(headers: Mapping[str, str], name: str) -> str | None:
    """A header that can be stored and sent back as it came; None where it is missing or could not be."""
    value = headers.get(name, "")
    return value if value and value.isascii() and value.isprintable() else None
