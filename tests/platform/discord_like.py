"""The flavour of Discord: the status says what an answer is worth, and a code what was wrong.

A nonce that is enforced makes no second message for a while, but no history shows it: the mark is found in
the `custom_id` of the message's button. Replies stand in the channel like any other message.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tests.platform.chat import instant_us
from tests.platform.faults import Answer
from tests.platform.rules import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.platform.chat import Chat
    from tests.platform.record import Accepted

PING = re.compile("@everyone|@here|<@[!&]?[0-9]+>")
UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
MISSING_ACCESS = (403, 50001, "Missing Access")
POST_REFUSALS = {
    Channel.ARCHIVED: (400, 50083, "Thread is archived"),
    Channel.ABSENT: MISSING_ACCESS,
    Channel.MUTE: (403, 50013, "Missing Permissions"),
}
READ_REFUSALS = {Channel.ABSENT: MISSING_ACCESS, Channel.UNREADABLE: MISSING_ACCESS}
INVALID_BODY = (400, 50035, "Invalid Form Body")


def post(chat: Chat, channel: str, payload: Mapping[str, Any], *, doubled: bool) -> Answer:
    """Take `{body: '{"content"|"components": …}', custom_id, reply_to?, nonce?, enforce_nonce?}`."""
    state = chat.channels.get(channel)
    if state is None:
        return refused(*UNKNOWN_CHANNEL)
    if state in POST_REFUSALS:
        return refused(*POST_REFUSALS[state])
    said = json.loads(payload["body"])
    plain, components = said.get("content"), said.get("components")
    text = plain if components is None else "".join(part.get("content", "") for part in components)
    limit = chat.rules.max_plain_chars if components is None else chat.rules.max_chars
    nonce = payload.get("nonce") or ""
    thread = payload.get("reply_to")
    unknown_reply = thread is not None and not chat.has(channel, thread)
    if not text or len(text) > limit or len(nonce) > chat.rules.nonce_chars or unknown_reply:
        return refused(*INVALID_BODY)
    message = chat.accept(
        channel,
        payload["body"],
        payload["custom_id"],
        thread=thread,
        pinged=bool(PING.search(text)) and said.get("allowed_mentions") != {"parse": []},
        doubled=doubled,
        nonce=nonce if payload.get("enforce_nonce") else None,
    )
    return _answer(200, _shown(message))


def history(chat: Chat, channel: str, query: Mapping[str, str]) -> Answer:
    """One page of what came after `after`: the oldest page, and in it the newest first."""
    state = chat.channels.get(channel)
    if state is None:
        return refused(*UNKNOWN_CHANNEL)
    if state in READ_REFUSALS:
        return refused(*READ_REFUSALS[state])
    limit = int(query.get("limit", 50))
    if not 1 <= limit <= chat.rules.page:
        return refused(*INVALID_BODY)
    after = int(query.get("after", 0))
    found = [message for message in chat.seen(channel) if int(message.id) > after]
    return _answer(200, [_shown(message) for message in reversed(found[:limit])])


def about(chat: Chat, channel: str) -> Answer:
    """What a bot may know of a channel before it writes to it."""
    state = chat.channels.get(channel)
    if state is None:
        return refused(*UNKNOWN_CHANNEL)
    if state is Channel.ABSENT:
        return refused(*MISSING_ACCESS)
    return _answer(200, {"id": channel, "may_send": state not in {Channel.MUTE, Channel.ARCHIVED}})


def refused(status: int, code: int, message: str) -> Answer:
    return _answer(status, {"code": code, "message": message})


def unauthorised() -> Answer:
    return refused(401, 0, "401: Unauthorized")


def malformed() -> Answer:
    return refused(*INVALID_BODY)


def limited(retry_after_s: float) -> Answer:
    answer = {"message": "You are being rate limited.", "retry_after": retry_after_s, "global": True}
    return _answer(429, answer, {"Retry-After": f"{retry_after_s:g}"})


def broken() -> Answer:
    return refused(500, 0, "500: Internal Server Error")


def _shown(message: Accepted) -> dict[str, object]:
    return {
        "id": message.id,
        "at_us": instant_us(message.id),
        "body": message.body,
        "custom_id": message.mark,
        "reply_to": message.thread,
    }


def _answer(status: int, content: object, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(
        status, json.dumps(content).encode(), {"Content-Type": "application/json", **(headers or {})}
    )
