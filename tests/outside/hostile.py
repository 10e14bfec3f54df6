"""What hostile and broken servers send: each of these is an answer for `Outside.serve`."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from itertools import chain, repeat
from typing import TYPE_CHECKING

from tests.outside.server import Answer, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.outside.server import Asked, Play

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
MEGABYTE = 1_000_000


def sent(pieces: Sequence[bytes], *, then: bytes = b"", pause_s: float = 0) -> Play:
    """These bytes and nothing else, with a pause after each piece; `then` follows again and again."""

    async def play(_: Asked, writer: asyncio.StreamWriter) -> None:
        for piece in chain(pieces, repeat(then) if then else ()):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return play


def silence() -> Play:
    """A connection on which nothing comes."""

    async def play(_: Asked, writer: asyncio.StreamWriter) -> None:
        await writer.drain()
        await asyncio.sleep(3_600)

    return play


def drip(pause_s: float = 0.05) -> Play:
    """A byte now and then, without end."""
    return sent([OK + b"\r\n"], then=b"x", pause_s=pause_s)


def endless() -> Play:
    """A body without length and without end, as fast as it is taken."""
    return sent([OK + b"\r\n"], then=b"<p>more</p>" * 6_000)


def endless_chunks() -> Play:
    """The same in chunks of a single byte."""
    return sent([OK + b"Transfer-Encoding: chunked\r\n\r\n"], then=b"1\r\nx\r\n" * 10_000)


def headers_without_end() -> Play:
    """One header after another."""
    return sent([OK], then=b"X-More: and more\r\n" * 100)


def header_without_end() -> Play:
    """One header whose value does not end."""
    return sent([OK + b"X-Long: "], then=b"y" * 10_000)


def continue_without_end() -> Play:
    """The promise of an answer, again and again."""
    return sent([], then=b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def truncated() -> Play:
    """Less than the length that was promised."""
    return sent([OK + b"Content-Length: 1000\r\n\r\nonly this"])


def truncated_chunks() -> Play:
    """Chunks without the last one."""
    return sent([OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"])


def longer_than_promised() -> Play:
    """More than the length that was promised."""
    return sent([OK + b"Content-Length: 5\r\n\r\nhello and more"])


def no_http() -> Play:
    """The greeting of a mail server."""
    return sent([b"220 mail.example ESMTP\r\n"])


def bomb(megabytes: int = 4_096, encoding: str = "gzip") -> Answer:
    """Zeros, packed a thousand to one; one block that stands alone, many times over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    start = {"gzip": b"\x1f\x8b\x08" + bytes(6) + b"\xff", "deflate": b"\x78\xda"}[encoding]
    return page(start + block * megabytes, headers={"Content-Encoding": encoding})


def nested_gzip(layers: int = 2) -> Answer:
    """A page packed several times over, and said to be."""
    body = b"<p>inside</p>"
    for _ in range(layers):
        body = gzip.compress(body)
    return page(body, headers={"Content-Encoding": ", ".join(["gzip"] * layers)})


def many_members(members: int = 300_000) -> Answer:
    """Gzip of very many empty parts, which costs work and gives nothing."""
    return page(gzip.compress(b"") * members, headers={"Content-Encoding": "gzip"})


def cut_gzip() -> Answer:
    """Gzip that ends too early, under a length that is right."""
    return page(gzip.compress(b"<p>" + bytes(range(256)) * 20)[:-12], headers={"Content-Encoding": "gzip"})


def false_gzip() -> Answer:
    """A page that is said to be packed and is not."""
    return page("<p>plain</p>", headers={"Content-Encoding": "gzip"})


def brotli() -> Answer:
    """An encoding that nobody asked for."""
    return page(b"\x0b\x02\x80hello\x03", headers={"Content-Encoding": "br"})


def large(size: int = 10 * MEGABYTE) -> Answer:
    """A page of this many bytes."""
    return page(b"x" * size)
