"""The flavour of Slack: almost every answer is a 200, and `ok` says what it is worth.

No idempotency; the history shows no replies, and marks only to who asks for metadata.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tests.platform.faults import Answer
from tests.platform.rules import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.platform.chat import Chat

POST_REFUSALS = {
    Channel.ARCHIVED: "is_archived",
    Channel.ABSENT: "not_in_channel",
    Channel.MUTE: "restricted_action",
}
READ_REFUSALS = {Channel.ABSENT: "not_in_channel", Channel.UNREADABLE: "missing_scope"}
PING = re.compile("<[!@#]")


def post(chat: Chat, channel: str, payload: Mapping[str, Any], *, doubled: bool) -> Answer:
    """Take `{body: '{"text": …}', thread_ts?, metadata: {event_payload: {mark}}}`."""
    state = chat.channels.get(channel)
    if state is None:
        return refused("channel_not_found")
    if state in POST_REFUSALS:
        return refused(POST_REFUSALS[state])
    thread = payload.get("thread_ts")
    if thread is not None and not chat.has(channel, thread):
        return refused("thread_not_found")
    text = json.loads(payload["body"])["text"]
    if not text:
        return refused("no_text")
    if len(text) > chat.rules.max_chars:
        return refused("msg_blocks_too_long")
    message = chat.accept(
        channel,
        payload["body"],
        payload["metadata"]["event_payload"]["mark"],
        thread=thread,
        pinged=bool(PING.search(text)),
        doubled=doubled,
    )
    return ok(channel=channel, ts=message.id)


def history(chat: Chat, channel: str, query: Mapping[str, str]) -> Answer:
    """One page, the newest first: from `oldest` on, before `cursor`, of the channel or of one thread."""
    state = chat.channels.get(channel)
    if state is None:
        return refused("channel_not_found")
    if state in READ_REFUSALS:
        return refused(READ_REFUSALS[state])
    thread = query.get("ts")
    if thread is not None and not chat.has(channel, thread):
        return refused("thread_not_found")
    oldest, before = float(query.get("oldest", 0)), float(query.get("cursor") or "inf")
    limit = min(int(query.get("limit", 100)), chat.rules.page)
    found = [
        message
        for message in reversed(chat.seen(channel))
        if message.thread == thread and oldest <= float(message.id) < before
    ]
    page: list[dict[str, Any]] = [
        {"ts": message.id, "text": json.loads(message.body)["text"]}
        | ({"thread_ts": thread} if thread else {})
        | (
            {"metadata": {"event_payload": {"mark": message.mark}}}
            if query.get("include_all_metadata") == "true"
            else {}
        )
        for message in found[:limit]
    ]
    return ok(messages=page, next_cursor=page[-1]["ts"] if len(found) > limit else "")


def about(chat: Chat, channel: str) -> Answer:
    """What a bot may know of a channel before it writes to it."""
    state = chat.channels.get(channel)
    if state is None:
        return refused("channel_not_found")
    archived, member = state is Channel.ARCHIVED, state is not Channel.ABSENT
    return ok(channel={"id": channel, "is_archived": archived, "is_member": member})


def ok(**fields: object) -> Answer:
    return _answer(200, {"ok": True, **fields})


def refused(error: str) -> Answer:
    return _answer(200, {"ok": False, "error": error})


def unauthorised() -> Answer:
    return refused("invalid_auth")


def malformed() -> Answer:
    return refused("invalid_arguments")


def limited(retry_after_s: float) -> Answer:
    answer = {"ok": False, "error": "ratelimited"}
    return _answer(429, answer, {"Retry-After": f"{retry_after_s:g}"})


def broken() -> Answer:
    return _answer(500, {"ok": False, "error": "internal_error"})


def _answer(status: int, content: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(
        status, json.dumps(content).encode(), {"Content-Type": "application/json", **(headers or {})}
    )
