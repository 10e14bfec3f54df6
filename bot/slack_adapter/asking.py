"""Asking Slack what it knows, and what may come back instead of an answer: one border for every question."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from slack_sdk.web.async_slack_response import AsyncSlackResponse

TIMEOUT_S = 5.0
"""Of one question: who waits for an answer in a chat does not wait longer for who they are."""

PAGE = 500
"""Entries of a list that are asked for at once; Slack recommends fewer than its most, 999."""

MAX_PAGES = 100
"""A list that is longer is taken for endless."""

UNREACHABLE = "unreachable"


class Unanswered(Exception):
    """Slack did not say what was asked.

    Attributes:
        code: Slack's own word, such as `missing_scope`, or `unreachable`.
        needed: the scope that is missing, where that is why.
    """

    def __init__(self, code: str, *, needed: str = "") -> None:
        self.code, self.needed = code, needed
        super().__init__(code)

    @property
    def reason(self) -> str:
        """What is wrong, as it may be said to an admin."""
        if self.code == UNREACHABLE:
            return "Slack does not answer"
        return f"Slack says {self.code}" + (f": the scope {self.needed} is missing" if self.needed else "")


async def answered(
    call: Awaitable[AsyncSlackResponse], *, timeout_s: float = TIMEOUT_S
) -> AsyncSlackResponse:
    """What Slack answers to a call of the SDK.

    Raises:
        Unanswered: it refuses, says what is no answer, or says nothing in time.
    """
    try:
        async with asyncio.timeout(timeout_s):
            return await call
    except SlackApiError as error:
        raise _refusal(error.response) from error
    # What is no JSON, or no object, is a ValueError or an AttributeError in the SDK.
    except (SlackClientError, ClientError, OSError, TimeoutError, ValueError, AttributeError) as error:
        raise Unanswered(UNREACHABLE) from error


async def listed(
    page: Callable[[str | None], Awaitable[AsyncSlackResponse]], key: str
) -> AsyncIterator[dict[str, Any]]:
    """Every entry of a list that Slack gives in pages.

    Args:
        page: the call for one page, given the cursor that the page before ended with.
        key: under which the entries stand.

    Raises:
        Unanswered: of any page; what came before is not all.
    """
    cursor: str | None = None
    for _ in range(MAX_PAGES):
        answer = await answered(page(cursor))
        for entry in answer.get(key) or ():
            yield entry
        cursor = (answer.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return
    raise Unanswered(UNREACHABLE)


def _refusal(response: object) -> Unanswered:
    """Slack's no; what is no JSON comes as aiohttp's response, which says nothing."""
    told = getattr(response, "data", None)
    if not isinstance(told, dict) or not isinstance(told.get("error"), str):
        return Unanswered(UNREACHABLE)
    return Unanswered(told["error"], needed=str(told.get("needed") or ""))
