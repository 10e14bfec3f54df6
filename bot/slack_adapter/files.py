"""Files that people hand in on Slack: fetched with the bot's token, from Slack alone, up to a size."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env

from bot.offers import File
from bot.rendering.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.chat.receiving import Offer
    from bot.slack_adapter.web import Web

MAX_FILES = 10
"""Of one message, as many as Slack lets somebody attach."""

SLACK_FILES = "files.slack.com"

NOT_FETCHED = "Slack does not hand this file over"
TOO_LARGE = "this file is too large"
ELSEWHERE = "this file is kept outside Slack: hand in its link"
LOGIN_PAGE = "text/html"


class Files:
    """Fetches what is attached to messages.

    Args:
        api_url: of Slack; beside `https://files.slack.com` its scheme and host are trusted with the token.
        max_bytes: larger files are refused before they are fetched.
    """

    def __init__(self, web: Web, *, token: str, api_url: str, max_bytes: int) -> None:
        self._web, self._token, self._max_bytes = web, token, max_bytes
        self._turn = asyncio.Semaphore(
            1
        )  # one file of all people's is held in memory, until it has been offered
        self._trusted = {("https", SLACK_FILES), urlsplit(api_url)[:2]}

    async def each(self, message: Mapping[str, Any], offer: Offer) -> tuple[str, ...]:
        """Offer each file of a message; of those that are not to be had their names and why come back."""
        troubles: list[str] = []
        for told in (message.get("files") or [])[:MAX_FILES]:
            name = neutral(str(told.get("name") or "a file"))
            try:
                async with self._turn:
                    await offer(File(name, await self._fetched(told)))
            except NotFetched as error:
                troubles.append(f"{name}: {error}")
        return tuple(troubles)

    async def _fetched(self, told: Mapping[str, Any]) -> bytes:
        """The bytes of one file.

        Raises:
            NotFetched: and why.
        """
        if told.get("is_external") or told.get("mode") == "external":
            raise NotFetched(ELSEWHERE)
        if told.get("file_access") == "check_file_info":
            # Of a shared channel: Slack tells the rest when asked.
            told = await self._info(str(told.get("id")))
        if int(told.get("size") or 0) > self._max_bytes:
            raise NotFetched(TOO_LARGE)
        url = str(told.get("url_private_download") or told.get("url_private") or "")
        if not self._is_trusted(url):
            raise NotFetched(NOT_FETCHED)
        session = await self._web.session()
        try:
            # As the SDK does for all that it asks for itself, by HTTPS_PROXY and the like.
            proxy = load_http_proxy_from_env()
            bearer = {"Authorization": f"Bearer {self._token}"}
            async with session.get(url, headers=bearer, proxy=proxy) as response:
                page = response.content_type == LOGIN_PAGE and told.get("filetype") not in {"html", "htm"}
                if response.status != 200 or page:  # without the scope Slack shows a login page
                    raise NotFetched(NOT_FETCHED)
                data = bytearray()
                while len(data) <= self._max_bytes and (more := await response.content.readany()):
                    data += more
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NotFetched(NOT_FETCHED) from error
        if len(data) > self._max_bytes:
            raise NotFetched(TOO_LARGE)
        return bytes(data)

    def _is_trusted(self, url: str) -> bool:
        """Whether the token may be sent there."""
        try:
            return urlsplit(url)[:2] in self._trusted
        except ValueError:  # no address
            return False

    async def _info(self, file_id: str) -> Mapping[str, Any]:
        from bot.slack_adapter.asking import Unanswered, answered

        client = await self._web.reading()
        try:
            told = (await answered(client.files_info(file=file_id))).get("file")
        except Unanswered as error:
            raise NotFetched(NOT_FETCHED) from error
        return told if isinstance(told, dict) else {}


class NotFetched(Exception):
    """A file is not to be had; the text says why, in plain words."""
