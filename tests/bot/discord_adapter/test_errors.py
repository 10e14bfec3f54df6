"""The border to Discord: every error of it, of its SDK and of aiohttp comes to one of the port's noes."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import pytest
from aiohttp import client_exceptions
from discord import errors as sdk
from discord.errors import DiscordServerError, Forbidden, HTTPException, LoginFailure, NotFound, RateLimited
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.discord_adapter.errors import (
    JSON,
    LASTING,
    MAX_RETRY_AFTER,
    OF_A_STATUS,
    PASSING,
    Elsewhere,
    border,
    delivery_error,
    retry_after,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

AS_JSON = {"Content-Type": JSON}
KINDS = {403: Forbidden, 404: NotFound}


def an_answer(
    content: Any,  # noqa: ANN401  whatever comes
    *,
    status: int = 400,
    headers: Mapping[str, str] = AS_JSON,
) -> HTTPException:
    """The SDK's error over such an answer."""
    response = SimpleNamespace(status=status, reason="No", headers=headers)
    kind = DiscordServerError if status >= 500 else KINDS.get(status, HTTPException)
    return kind(cast("aiohttp.ClientResponse", response), content)


def a_no(code: int, *, status: int = 400) -> HTTPException:
    return an_answer({"code": code, "message": "No"}, status=status)


def classes_of(module: ModuleType) -> list[type[Exception]]:
    found = {one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Exception)}
    answered = {one for one in found if issubclass(one, HTTPException | RateLimited)}
    return sorted(found - answered, key=lambda one: one.__name__)


@pytest.mark.parametrize("code", sorted(LASTING))
def test_what_somebody_must_mend_is_a_lasting_no_in_words_that_name_no_number(code: int) -> None:
    error = delivery_error(a_no(code))
    assert isinstance(error, Refused)
    assert error.lasting
    assert str(code) not in error.reason


@pytest.mark.parametrize("code", sorted(PASSING))
def test_what_passes_by_itself_is_a_no_that_does_not_last(code: int) -> None:
    for reading in (True, False):
        error = delivery_error(a_no(code, status=403), reading=reading)
        assert isinstance(error, Refused)
        assert not error.lasting


def test_each_code_has_one_place() -> None:
    assert not LASTING.keys() & PASSING.keys()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413])
def test_a_code_that_nobody_knows_is_a_definite_no_by_its_status(status: int) -> None:
    error = delivery_error(a_no(999_999, status=status))
    assert isinstance(error, Refused)
    assert error.lasting
    assert (error.reason == OF_A_STATUS.get(status)) is (status in OF_A_STATUS)


def test_a_token_that_is_wrong_is_said_to_be_without_a_code() -> None:
    for error in (an_answer({"message": "401: Unauthorized", "code": 0}, status=401), LoginFailure("no")):
        assert delivery_error(error).reason == OF_A_STATUS[401]


@pytest.mark.parametrize(
    ("code", "status"), [(50001, 403), (50013, 403), (10003, 404), (999_999, 403), (50007, 403)]
)
def test_what_can_never_be_read_is_said_so_only_where_somebody_reads(code: int, status: int) -> None:
    assert isinstance(delivery_error(a_no(code, status=status), reading=True), Unreadable)
    assert isinstance(delivery_error(a_no(code, status=status)), Refused)


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        ("<html></html>", {"Content-Type": "text/html"}),
        ({}, AS_JSON),
        ("", {}),
        ({"code": 50035, "message": "No"}, {"Content-Type": "application/json; charset=utf-8"}),
    ],
)
def test_a_no_of_something_in_between_leaves_it_uncertain(
    content: object, headers: Mapping[str, str]
) -> None:
    for status in (302, 400, 401, 403, 404, 418):
        assert isinstance(delivery_error(an_answer(content, status=status, headers=headers)), Uncertain)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 524])
def test_an_error_of_discords_own_leaves_it_uncertain_whatever_it_says(status: int) -> None:
    assert isinstance(delivery_error(a_no(50013, status=status)), Uncertain)


def test_a_limit_is_a_definite_no_and_says_how_long() -> None:
    by_header = an_answer(None, status=429, headers={"Retry-After": "30"})
    for limit in (by_header, RateLimited(30.0)):
        error = delivery_error(limit, reading=True)
        assert isinstance(error, Refused)
        assert not error.lasting
        assert error.retry_after == timedelta(seconds=30)


@given(st.text() | st.floats().map(str) | st.integers().map(str))
def test_a_wait_is_never_negative_nor_without_an_end(header: str) -> None:
    wait = retry_after({"Retry-After": header})
    assert wait is None or timedelta(0) <= wait <= MAX_RETRY_AFTER


NOTHING_LEFT = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
    sdk.ClientException,
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
    "error",
    [TimeoutError(), ConnectionResetError(), ValueError("a secret"), KeyError("id"), RecursionError()],
)
def test_an_answer_that_got_lost_leaves_it_uncertain(error: Exception) -> None:
    with pytest.raises(Uncertain) as ours, border():
        raise error
    assert "secret" not in ours.value.reason


def test_what_was_asked_before_the_message_left_is_a_definite_no() -> None:
    with pytest.raises(Refused) as ours, border(unsent=True):
        raise TimeoutError
    assert not ours.value.lasting


def test_an_address_that_is_none_of_discords_is_not_asked() -> None:
    error = delivery_error(Elsewhere())
    assert isinstance(error, Refused)
    assert error.lasting


def test_the_words_of_discord_are_not_repeated() -> None:
    error = delivery_error(an_answer({"code": 50035, "message": "The toll is €4."}))
    assert "toll" not in error.reason
