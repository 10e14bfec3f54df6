"""Whatever aiohttp raises has words of ours."""

from __future__ import annotations

import inspect
import ssl
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import client_exceptions, http_exceptions
from aiohttp.client_reqrep import ConnectionKey
from hypothesis import given
from hypothesis import strategies as st

from bot.web import failures
from bot.web.body import BodyTrouble

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
KEY = ConnectionKey("a.example", 443, True, True, None, None, None)
FOREIGN = [
    kind
    for module in (client_exceptions, http_exceptions)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, Exception) and kind is not client_exceptions.UnixClientConnectorError
]


@pytest.mark.parametrize(
    "kind", [*FOREIGN, OSError, ConnectionResetError, TimeoutError, ValueError, UnicodeError]
)
def test_every_exception_of_aiohttp_is_told_with_the_host_and_a_hint(kind: type[Exception]) -> None:
    error = kind.__new__(kind)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        error = aiohttp.ClientConnectorCertificateError(KEY, ssl.CertificateError("never shown"))
    elif isinstance(error, aiohttp.ClientConnectorError):
        error = kind(KEY, OSError("never shown"))
    told = failures.of_exception("https://a.example/", "a.example", error, total_s=15)
    assert "a.example" in told.message
    assert "never shown" not in told.message
    assert told.hint


def test_what_is_wrong_with_a_certificate_is_told_in_the_words_of_the_checker() -> None:
    expired = ssl.SSLCertVerificationError("never shown")
    expired.verify_message = "certificate has expired"
    error = aiohttp.ClientConnectorCertificateError(KEY, expired)
    told = failures.of_exception("https://a.example/", "a.example", error, total_s=15)
    assert told.message == "the certificate of a.example does not hold: certificate has expired"


def test_a_body_that_is_too_large_is_told_with_its_limit() -> None:
    told = failures.of_exception("u", "a.example", BodyTrouble("is larger than 10 MB"), total_s=15)
    assert told.message == "the answer of a.example is larger than 10 MB"


@given(
    st.text(max_size=60) | st.integers().map(str) | st.datetimes().map("{:%a, %d %b %Y %H:%M:%S GMT}".format)
)
def test_a_pause_is_within_reason_or_none(text: str) -> None:
    pause = failures.pause_asked(text, NOW)
    assert pause is None or timedelta(minutes=1) <= pause <= timedelta(days=1)


@given(st.integers(300, 999).filter(lambda status: status != 304))
def test_every_status_is_told_with_its_number_and_a_hint(status: int) -> None:
    told = failures.of_status("u", "a.example", status, retry_after="60", now=NOW)
    assert f"({status})" in told.message
    assert told.hint
    assert (told.retry_after is not None) == (status in {429, 503})
