"""The one border: whatever Slack, its SDK or the network has against a request, as one of the port's noes.

    a definite no    Slack says 429, names an error that comes before a message is taken, or was not reached
    anything else    nobody knows: an answer that got lost, a 5xx, an error without a name or with a new one

What is not known here is Uncertain: that costs a look at the history; a wrong no costs a doubled message.

Source: the errors of chat.postMessage, conversations.* and auth.test in Slack's reference, read in 2026-11.
"""

from __future__ import annotations

import math
import re
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import (
    BotUserAccessError,
    SlackApiError,
    SlackClientConfigurationError,
    SlackClientError,
    SlackObjectFormationError,
    SlackRequestError,
)

from bot.delivery.errors import DeliveryError, Refused, Uncertain, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_RETRY_AFTER = timedelta(hours=1)
"""Slack asks for seconds, or a minute; who asks for more is not Slack."""

REINSTALL = "reinstall it from the manifest"
TOKEN = "put the one from the app's page OAuth & Permissions into SLACK_BOT_TOKEN"  # noqa: S105  words, no token
WORKSPACE = "the workspace does not let the app do that: ask its admins"
MOVING = "the workspace is being moved into an organisation"

LASTING = {
    "access_denied": WORKSPACE,
    "accesslimited": "the workspace takes nothing from this network: ask its admins",
    "account_inactive": f"the token's account is gone: {REINSTALL}",
    "app_access_restricted": WORKSPACE,
    "cannot_dm_bot": "that is a bot: it takes no messages",
    "cannot_reply_to_message": "the message to reply to takes no replies",
    "channel_is_limited_access": "the bot may not see the channel",
    "channel_not_found": "there is no such channel, or the bot is not in it: type /invite and its name there",
    "ekm_access_denied": "the admins have closed the channel to messages",
    "enterprise_is_restricted": WORKSPACE,
    "invalid_auth": f"the token is wrong: {TOKEN}",
    "invalid_thread_ts": "the message to reply to is gone",
    "is_archived": "the channel is archived: unarchive it, or name another",
    "messages_tab_disabled": f"the app takes no direct messages: {REINSTALL}",
    "missing_scope": f"the app lacks a scope: {REINSTALL}",
    "msg_blocks_too_long": "the message is too long",
    "msg_too_long": "the message is too long",
    "no_permission": WORKSPACE,
    "no_text": "the message is empty",
    "not_allowed_token_type": f"the token is of the wrong kind: {TOKEN}",
    "not_authed": f"there is no token: {TOKEN}",
    "not_in_channel": "the bot is not in the channel: type /invite and its name there",
    "restricted_action": "the bot may not write there: an admin has to allow it in the channel's settings",
    "restricted_action_non_threadable_channel": "the channel takes no replies",
    "restricted_action_read_only_channel": "the channel is read-only: an admin has to let the bot write",
    "restricted_action_thread_locked": "the thread is locked",
    "restricted_action_thread_only_channel": "the channel takes replies only",
    "send_on_behalf_not_allowed": WORKSPACE,
    "team_access_not_granted": f"the app is not installed in that workspace: {REINSTALL}",
    "team_not_found": f"the app is not installed in that workspace: {REINSTALL}",
    "thread_not_found": "the message to reply to is gone",
    "token_expired": f"the token has expired: {REINSTALL}",
    "token_revoked": f"the token was revoked: {REINSTALL}",
    "two_factor_setup_required": "the workspace asks for two-factor sign-in: ask its admins",
    "user_disabled": "that person's account is closed",
    "user_not_found": "there is no such person in the workspace",
    "user_not_visible": "the bot may not see that person",
}
"""Somebody has to mend something; the words say what."""

MALFORMED = frozenset(
    {
        "as_user_not_supported",
        "attachment_payload_limit_exceeded",
        "bad_timestamp",
        "deprecated_endpoint",
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_array_arg",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_charset",
        "invalid_cursor",
        "invalid_form_data",
        "invalid_json",
        "invalid_metadata_filter_keys",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "invalid_post_type",
        "invalid_ts_latest",
        "invalid_ts_oldest",
        "invalid_user_combination",
        "json_not_object",
        "markdown_text_conflict",
        "metadata_must_be_sent_from_app",
        "metadata_too_large",
        "method_deprecated",
        "method_not_supported_for_channel_type",
        "missing_file_data",
        "missing_post_type",
        "not_enough_users",
        "slack_connect_canvas_sharing_blocked",
        "slack_connect_file_link_sharing_blocked",
        "slack_connect_lists_sharing_blocked",
        "too_many_attachments",
        "too_many_contact_cards",
        "too_many_users",
        "unknown_method",
        "users_list_not_supplied",
    }
)
"""Lasting too, and a mistake of ours: its name is what helps."""

PASSING = {
    "message_limit_exceeded": "the workspace sends more messages than its plan allows",
    "org_login_required": MOVING,
    "rate_limited": "too many messages",
    "ratelimited": "too many messages",
    "team_added_to_org": MOVING,
}

UNREADABLE = frozenset(
    {
        "access_denied",
        "cannot_dm_bot",
        "channel_is_limited_access",
        "channel_not_found",
        "ekm_access_denied",
        "messages_tab_disabled",
        "method_not_supported_for_channel_type",
        "missing_scope",
        "no_permission",
        "not_in_channel",
        "restricted_action",
        "thread_not_found",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
    }
)
"""Who is told so while reading will never know what arrived."""

UNREACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
"""There was no connection, so nothing was written to it."""

UNFORMED = (
    BotUserAccessError,
    SlackClientConfigurationError,
    SlackObjectFormationError,
    SlackRequestError,
)
"""The SDK would not send it."""

FOREIGN = (
    SlackClientError,
    aiohttp.ClientError,
    OSError,
    # The SDK and aiohttp raise these over answers that are not of the form agreed.
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""All that is turned into ours."""

SCOPES = re.compile(r"[a-z._:]+(, ?[a-z._:]+)*")


class Redirected(aiohttp.ClientError):
    """The address leads elsewhere, and is not followed."""


@contextmanager
def border(*, reading: bool = False, unsent: bool = False) -> Iterator[None]:
    """Let nothing but the port's own errors out.

    Args:
        reading: what is refused for good can never be read.
        unsent: what is asked comes before the message itself, which has not left in any case.
    """
    try:
        yield
    except FOREIGN as error:
        ours = delivery_error(error, reading=reading)
        if unsent and isinstance(ours, Uncertain):
            ours = Refused(ours.reason)
        raise ours from error


def delivery_error(error: Exception, *, reading: bool = False) -> DeliveryError:
    """The error of the port that a foreign one comes to. Never holds its text."""
    if isinstance(error, SlackApiError):
        return _answered(error, reading=reading)
    if isinstance(error, aiohttp.RedirectClientError | Redirected):
        return Uncertain("Slack's address leads elsewhere: is SLACK_API_URL right?")
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return Refused("SLACK_API_URL is no web address", lasting=True)
    if isinstance(error, UNREACHED):
        return Refused("Slack cannot be reached")
    if isinstance(error, UNFORMED):
        return Refused("the message cannot be put into Slack's form", lasting=True)
    if isinstance(error, TimeoutError):
        return Uncertain("Slack did not answer in time")
    if isinstance(error, aiohttp.ClientConnectionError | aiohttp.ClientPayloadError | OSError):
        return Uncertain("the connection to Slack was lost before an answer")
    return Uncertain("Slack's answer is not understood")


def _answered(error: SlackApiError, *, reading: bool) -> DeliveryError:
    """What an answer other than yes comes to."""
    status, headers, content = _parts(error.response)
    if status == 429:
        return Refused(PASSING["ratelimited"], retry_after=retry_after(headers))
    code = content.get("error")
    if not isinstance(code, str) or status >= 500:
        return Uncertain(_without_a_name(status))
    if code in PASSING:
        return Refused(PASSING[code], retry_after=retry_after(headers))
    if code not in LASTING and code not in MALFORMED:
        return Uncertain("Slack had an error of its own")
    reason = LASTING.get(code, f"Slack does not understand the message: {code}")
    needed = content.get("needed")
    if code == "missing_scope" and isinstance(needed, str) and SCOPES.fullmatch(needed):
        reason = f"the app lacks the scope {needed}: {REINSTALL}"
    return Unreadable(reason) if reading and code in UNREADABLE else Refused(reason, lasting=True)


def _without_a_name(status: int) -> str:
    if status >= 500:
        return f"Slack answered with an error of its own ({status})"
    return f"what answered ({status}) is not Slack: is SLACK_API_URL right, is there a proxy in between?"


def _parts(response: Any) -> tuple[int, Mapping[str, str], Mapping[str, Any]]:  # noqa: ANN401  one of two, untyped
    """Status, headers and content of what the SDK keeps in an error: its own response, or aiohttp's."""
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    content = getattr(response, "data", None)
    return status, getattr(response, "headers", None) or {}, content if isinstance(content, dict) else {}


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """How long to wait, where the header says so in seconds, and within reason."""
    try:
        seconds = float(headers.get("Retry-After", ""))
    except ValueError:
        return None
    if not math.isfinite(seconds) or seconds < 0:
        return None
    return min(timedelta(seconds=min(seconds, 1e6)), MAX_RETRY_AFTER)
