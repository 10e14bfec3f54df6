"""Aside: work that may never come back, in a thread that nobody else needs.

The threads of `asyncio.to_thread` are few, and all of them must come back before a program can end: a
terminal that takes nothing, or a disk that does not answer, would take them away from everything else.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def aside(work: Callable[[], T]) -> asyncio.Future[T]:
    """What the work returns, or raises; who is cancelled leaves it to itself."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(settled: Callable[[Any], None], what: object) -> None:
        if not answer.done():
            settled(what)

    def tell(settled: Callable[[Any], None], what: object) -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, settled, what)

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  raised again where it is waited for
            tell(answer.set_exception, error)
        else:
            tell(answer.set_result, result)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return answer
