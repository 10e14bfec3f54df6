"""A web server on loopback that gives what it is told to, byte for byte, and remembers what it was asked.

    with Outside() as outside:
        outside.serve("/feed", page(FEED, "application/rss+xml", etag='"1"'))
        ...
        assert len(outside.asked("/feed")) == 1

It runs in a thread of its own, so that synchronous and asynchronous tests use it alike.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from ssl import SSLContext
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class Asked:
    """A request.

    Attributes:
        path: with its query.
        headers: by name in lower case.
        at_s: when it arrived, on the monotonic clock.
    """

    path: str
    headers: Mapping[str, str]
    at_s: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A well-formed answer; `Content-Length` is added where it is not given.

    A request with the same `ETag` or `Last-Modified` is answered with 304.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def to(self, asked: Asked) -> bytes:
        """What goes over the wire."""
        etag, modified = self.headers.get("ETag"), self.headers.get("Last-Modified")
        same = (etag and asked.headers.get("if-none-match") == etag) or (
            modified and not etag and asked.headers.get("if-modified-since") == modified
        )
        status = 304 if same else self.status
        body = b"" if status in {204, 304} else self.body
        sized = {} if status in {204, 304} else {"Content-Length": str(len(body))}
        headers = {**sized, **self.headers, "Connection": "close"}
        head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in headers.items()
        )
        return head.encode("utf-8") + b"\r\n" + body


Play = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]
"""Writes whatever it likes; the connection is closed when it is done."""


def page(
    body: bytes | str,
    media_type: str = "text/html; charset=utf-8",
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """A page, a feed or any other file."""
    data = body.encode() if isinstance(body, str) else body
    given = {"Content-Type": media_type, "ETag": etag, "Last-Modified": last_modified, **(headers or {})}
    return Answer(data, headers={name: value for name, value in given.items() if value is not None})


def refusal(status: int, *, retry_after: str | None = None) -> Answer:
    """An answer that is no page."""
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return Answer(b"no", status, headers)


def redirect(location: str, status: int = 302) -> Answer:
    """An answer that names another address."""
    return Answer(b"", status, {"Location": location})


class Outside:
    """The server; open it with `with`.

    Args:
        host: an address of the loopback.
        tls: for https.

    Attributes:
        requests: all that was asked, in order.
        connections: that were made, whether or not anything was asked.
    """

    def __init__(self, host: str = "127.0.0.1", *, tls: SSLContext | None = None) -> None:
        self.host, self.port = host, 0
        self.requests: list[Asked] = []
        self.connections = 0
        self._tls = tls
        self._answers: dict[str, tuple[Answer | Play, ...]] = {}
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="outside")

    def serve(self, path: str, *answers: Answer | Play) -> str:
        """Answer requests for a path with these in turn, the last one again and again.

        Args:
            path: starts with a slash; a query counts as part of it.
            answers: one or more; they take the place of earlier ones and of what was asked so far.

        Returns:
            The address to ask.
        """
        self.requests = [asked for asked in self.requests if asked.path != path]
        self._answers[path] = answers
        return self.url(path)

    def url(self, path: str, *, host: str | None = None) -> str:
        """The address of a path, at another name for this host where one is given."""
        shown = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"{'https' if self._tls else 'http'}://{shown}:{self.port}{path}"

    def asked(self, path: str) -> list[Asked]:
        """The requests for a path, in order."""
        return [asked for asked in self.requests if asked.path == path]

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _open(self) -> None:
        self._server = await asyncio.start_server(self._connected, self.host, 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        await self._loop.shutdown_default_executor()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        talk = self._loop.create_task(self._talk(reader, writer))
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            start = await reader.readexactly(1)
            if not start.isalpha():  # no HTTP: such as the start of a secure connection at an open port
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            rest = await reader.readuntil(b"\r\n\r\n")
            head = (start + rest).decode("latin-1").split("\r\n")
            pairs = (line.split(": ", 1) for line in head[1:] if line)
            asked = Asked(
                head[0].split(" ")[1], {name.lower(): text for name, text in pairs}, time.monotonic()
            )
            answer = self._next(asked)
            self.requests.append(asked)
            if isinstance(answer, Answer):
                writer.write(answer.to(asked))
                await writer.drain()
            else:
                await answer(asked, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the other side has had enough, as it should of many answers here
        finally:
            writer.transport.abort() if writer.is_closing() else writer.close()

    def _next(self, asked: Asked) -> Answer | Play:
        answers = self._answers.get(asked.path, (refusal(404),))
        return answers[min(len(self.asked(asked.path)), len(answers) - 1)]
