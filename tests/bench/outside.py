"""What strangers' servers can cost: every hostile case once, each in a fresh process, over the real client.

Memory is how far the peak of the process rose above what an ordinary page had taken before; seconds are those
of the wall and of the processor. The last line says how often a server of the inside was connected to, where
redirects and names of all forms lead.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.web.address import Inside
from bot.web.client import Web
from bot.web.fetched import WebError
from bot.web.politeness import Politeness
from tests.outside import hostile
from tests.outside.server import Outside, page, redirect, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.outside.server import Answer, Play

Names = dict[str, list[list[str]]]

HERE = "127.0.0.1"
INWARD = "127.0.0.2"
FORMS = (
    *(INWARD, "2130706434", "0x7f000002", "0x7f.2", "0177.0.0.2", "127.2", "１２７.0.0.2", "127.0.0.2."),
    *("[::1]", "[::ffff:127.0.0.2]", "[64:ff9b::7f00:2]", "[64:ff9b:1::7f00:2]", "[2002:7f00:2::]"),
    *("[2001:0:7f00:2::]", "[fe80::1%25lo]", "169.254.169.254", "10.0.0.1", "224.0.0.1"),
)
CHANGING: Names = {"press.example": [[HERE], [INWARD]]}
ANSWERS: dict[str, Answer | Play] = {
    "a page of 10 MB": hostile.large(),
    "one byte more": hostile.large(10 * hostile.MEGABYTE + 1),
    "gzip bomb, 4 MB to 4 GB": hostile.bomb(),
    "deflate bomb, 4 MB to 4 GB": hostile.bomb(encoding="deflate"),
    "gzip in gzip": hostile.nested_gzip(),
    "300,000 empty parts of gzip": hostile.many_members(),
    "gzip that is cut": hostile.cut_gzip(),
    "gzip that is none": hostile.false_gzip(),
    "an encoding not asked for": hostile.brotli(),
    "endless body": hostile.endless(),
    "endless chunks of a byte": hostile.endless_chunks(),
    "slow drip": hostile.drip(),
    "silence": hostile.silence(),
    "endless headers": hostile.headers_without_end(),
    "endless header": hostile.header_without_end(),
    "endless 100 Continue": hostile.continue_without_end(),
    "truncated body": hostile.truncated(),
    "truncated chunks": hostile.truncated_chunks(),
    "longer than its length": hostile.longer_than_promised(),
    "no HTTP": hostile.no_http(),
    "empty page": page(""),
    "wrong charset": page("Fähre".encode("latin-1"), "text/html; charset=no-such"),
    "HTML where XML was promised": page("<p>sorry</p>", "application/rss+xml"),
    "429, Retry-After in seconds": refusal(429, retry_after="120"),
    "503, Retry-After in the year 9999": refusal(503, retry_after="Fri, 31 Dec 9999 23:59:59 GMT"),
    "410": refusal(410),
}


def main() -> None:
    """Print the table: the case, what happened, memory in MB and seconds."""
    if sys.argv[1:2] == ["fetch"]:
        measure(sys.argv[2], sys.argv[3], json.loads(sys.argv[4]))
        return
    with Outside(HERE) as outside, Outside(INWARD) as secret:
        plain = outside.serve("/", page("<p>plain</p>"))
        print(f"{'case':34} {'MB':>5} {'wall s':>6} {'CPU s':>6}  what happened")
        for case, url, names in cases(outside, secret):
            ran = subprocess.run(
                [sys.executable, "-m", "tests.bench.outside", "fetch", plain, url, json.dumps(names)],
                check=True,
                capture_output=True,
                text=True,
            )
            told = json.loads(ran.stdout)
            print(
                f"{case:34} {told['mb']:5.1f} {told['wall_s']:6.2f} {told['cpu_s']:6.2f}  {told['what']}",
                flush=True,
            )
        print(f"connections to the inside: {secret.connections}")


def cases(outside: Outside, secret: Outside) -> Iterator[tuple[str, str, Names]]:
    """Name, address and what names lead to."""
    for form in FORMS:
        yield f"redirect to {form}", outside.serve("/to", redirect(secret.url("/", host=form))), {}
    yield "redirects in a loop", outside.serve("/loop", redirect("/loop")), {}
    yield "redirect to a file", outside.serve("/file", redirect("file:///etc/passwd")), {}
    inward: Names = {"press.example": [[HERE, INWARD]]}
    yield "a name that leads in and out", outside.url("/", host="press.example"), inward
    outside.serve("/again", redirect("/"))
    yield "a name that changes: asked once", outside.url("/", host="press.example"), CHANGING
    yield "a name that changes: redirect", outside.url("/again", host="press.example"), CHANGING
    for case, answer in ANSWERS.items():
        yield case, outside.serve("/case", answer), {}


def measure(plain: str, url: str, names: Names) -> None:
    """In the child: fetch an ordinary page, then the case, and print what it took as JSON."""
    asked: list[str] = []

    async def lookup(host: str, _port: int) -> list[str]:
        asked.append(host)
        turns = names[host]
        return turns[min(asked.count(host), len(turns)) - 1]

    async def fetch() -> None:
        polite = Politeness(pause_s=0)
        async with Web(inside=Inside.of(HERE), lookup=lookup, politeness=polite) as web:
            await web.fetch(plain)
            before_mb, started_s, spent_s = peak_mb(), time.monotonic(), time.process_time()
            try:
                answer = await web.fetch(url)
                what = f"read: {len(answer.data):,} bytes"
            except WebError as error:
                pause = f", pause {error.retry_after}" if error.retry_after else ""
                what = error.message + pause + (", gone" if error.gone else "")
            took = {
                "mb": peak_mb() - before_mb,
                "wall_s": time.monotonic() - started_s,
                "cpu_s": time.process_time() - spent_s,
            }
            print(json.dumps({"what": what, **took}))

    asyncio.run(fetch())


def peak_mb() -> float:
    """The most memory that this process has held; getrusage would count its parent's in."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1_000


if __name__ == "__main__":
    main()
