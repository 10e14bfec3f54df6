"""The border to Slack: every error of the SDK, of aiohttp and of Slack comes to one of the port's noes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp import client_exceptions
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk import errors as sdk
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.slack_adapter.errors import (
    LASTING,
    MALFORMED,
    MAX_RETRY_AFTER,
    PASSING,
    UNREADABLE,
    border,
    delivery_error,
    retry_after,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

DOCUMENTED = [
    "as_user_not_supported",
    "attachment_payload_limit_exceeded",
    "cannot_reply_to_message",
    "channel_not_found",
    "duplicate_channel_not_found",
    "duplicate_message_not_found",
    "ekm_access_denied",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "is_archived",
    "markdown_text_conflict",
    "message_limit_exceeded",
    "messages_tab_disabled",
    "metadata_must_be_sent_from_app",
    "metadata_too_large",
    "missing_file_data",
    "msg_blocks_too_long",
    "no_text",
    "not_in_channel",
    "rate_limited",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "slack_connect_canvas_sharing_blocked",
    "slack_connect_file_link_sharing_blocked",
    "slack_connect_lists_sharing_blocked",
    "team_not_found",
    "too_many_attachments",
    "too_many_contact_cards",
    "access_denied",
    "accesslimited",
    "account_inactive",
    "deprecated_endpoint",
    "enterprise_is_restricted",
    "fatal_error",
    "internal_error",
    "invalid_arg_name",
    "invalid_arguments",
    "invalid_array_arg",
    "invalid_auth",
    "invalid_charset",
    "invalid_form_data",
    "invalid_post_type",
    "method_deprecated",
    "missing_post_type",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "org_login_required",
    "ratelimited",
    "request_timeout",
    "service_unavailable",
    "team_access_not_granted",
    "team_added_to_org",
    "token_expired",
    "token_revoked",
    "two_factor_setup_required",
]
"""What Slack's reference says that chat.postMessage may answer with."""

IN_DOUBT = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
"""They may come after the message was taken."""

NOT_OURS = {"duplicate_channel_not_found", "duplicate_message_not_found"}
"""About an argument that is never sent; what it would mean is not said."""


def an_answer(
    content: Any,  # noqa: ANN401  whatever comes
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> SlackApiError:
    """The SDK's error over such an answer."""
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="https://slack.example/api/chat.postMessage",
        req_args={"headers": {"Authorization": "Bearer xoxb-secret"}},
        data=content,
        headers=dict(headers or {}),
        status_code=status,
    )
    return SlackApiError("no", response)  # type: ignore[no-untyped-call]  # the SDK's own


def classes_of(module: ModuleType) -> list[type[Exception]]:
    found = {one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Exception)}
    return sorted(found - {SlackApiError}, key=lambda one: one.__name__)


@pytest.mark.parametrize("code", DOCUMENTED)
def test_every_error_that_slack_documents_for_a_post_has_its_place(code: str) -> None:
    error = delivery_error(an_answer({"ok": False, "error": code}))
    if code in IN_DOUBT | NOT_OURS:
        assert isinstance(error, Uncertain)
    else:
        assert isinstance(error, Refused)
        assert error.lasting is (code not in PASSING)


def test_each_code_has_one_place() -> None:
    assert not LASTING.keys() & MALFORMED
    assert not LASTING.keys() & PASSING.keys()
    assert not MALFORMED & PASSING.keys()
    assert LASTING.keys() | MALFORMED >= UNREADABLE


def test_what_is_refused_says_what_to_do() -> None:
    said = delivery_error(an_answer({"ok": False, "error": "missing_scope", "needed": "chat:write"}))
    assert said.reason == "the app lacks the scope chat:write: reinstall it from the manifest"
    said = delivery_error(an_answer({"ok": False, "error": "not_in_channel"}))
    assert said.reason == "the bot is not in the channel: type /invite and its name there"
    said = delivery_error(an_answer({"ok": False, "error": "missing_scope", "needed": "<!channel> \n"}))
    assert "<" not in said.reason


@pytest.mark.parametrize("code", sorted(UNREADABLE))
def test_what_can_never_be_read_is_said_so_only_where_somebody_reads(code: str) -> None:
    answer = an_answer({"ok": False, "error": code})
    assert isinstance(delivery_error(answer, reading=True), Unreadable)
    assert isinstance(delivery_error(answer), Refused)


def test_a_limit_is_a_definite_no_and_says_how_long() -> None:
    error = delivery_error(an_answer({"ok": False}, status=429, headers={"Retry-After": "30"}), reading=True)
    assert isinstance(error, Refused)
    assert not error.lasting
    assert error.retry_after == timedelta(seconds=30)


@given(st.text() | st.floats().map(str) | st.integers().map(str))
def test_a_wait_is_never_negative_nor_without_an_end(header: str) -> None:
    wait = retry_after({"Retry-After": header})
    assert wait is None or timedelta(0) <= wait <= MAX_RETRY_AFTER


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(
    content=st.dictionaries(st.sampled_from(["ok", "error", "needed"]), _json) | _json | st.binary(),
    status=st.sampled_from([200, 204, 302, 400, 403, 404, 500, 502, 503]),
)
def test_an_answer_that_names_no_known_error_leaves_it_uncertain(content: object, status: int) -> None:
    try:
        error = an_answer(content, status=status)
    except ValueError:  # the SDK's own, over bytes
        return
    assert isinstance(delivery_error(error), Uncertain)


NOTHING_LEFT = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
    sdk.BotUserAccessError,
    sdk.SlackClientConfigurationError,
    sdk.SlackObjectFormationError,
    sdk.SlackRequestError,
)


@pytest.mark.parametrize(
    "foreign", [*classes_of(sdk), *classes_of(client_exceptions)], ids=lambda one: one.__name__
)
def test_no_error_of_the_sdk_or_of_aiohttp_slips_through(foreign: type[Exception]) -> None:
    error = foreign.__new__(foreign)  # their arguments differ; what they are is enough
    with pytest.raises((Refused, Uncertain)) as ours, border():
        raise error
    unsent = issubclass(foreign, NOTHING_LEFT) and not issubclass(foreign, aiohttp.RedirectClientError)
    assert isinstance(ours.value, Refused) is unsent


@pytest.mark.parametrize(
    "error", [TimeoutError(), ConnectionResetError(), ValueError("xoxb-secret"), KeyError("ts")]
)
def test_an_answer_that_got_lost_leaves_it_uncertain(error: Exception) -> None:
    with pytest.raises(Uncertain) as ours, border():
        raise error
    assert "xoxb" not in ours.value.reason


def test_what_was_asked_before_the_message_left_is_a_definite_no() -> None:
    with pytest.raises(Refused) as ours, border(unsent=True):
        raise TimeoutError
    assert not ours.value.lasting


def test_the_token_stands_in_no_error() -> None:
    client = AsyncWebClient(token="xoxb-secret")  # noqa: S106  of no real workspace
    assert client.token
    error = an_answer({"ok": False, "error": "invalid_auth"})
    assert "xoxb-secret" not in str(error)
    assert "xoxb-secret" not in delivery_error(error).reason
