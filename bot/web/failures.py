"""What went wrong with an address, in words that whoever looks after the sources understands.

In come the status of an answer or an exception of aiohttp's, out goes a WebError: nothing of aiohttp's gets
past here.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError

from bot.web.body import BodyTrouble
from bot.web.fetched import WebError
from bot.web.resolving import Unknown

_SIGN_IN = "pages behind a sign-in cannot be read; offer a copy of the document instead"
_LATER = "it is tried again later"
_UNKNOWN = "check the spelling, and that this machine can look names up"
_CHECK = "open the address in a browser; it may be another one now"

_EXCEPTIONS: tuple[tuple[type[Exception], str, str], ...] = (
    (Unknown, "no address is known for {host}", _UNKNOWN),
    (aiohttp.ClientConnectorDNSError, "no address is known for {host}", _UNKNOWN),
    (aiohttp.ClientSSLError, "{host} makes no secure connection", "see whether a browser can open it"),
    (aiohttp.ClientConnectorError, "{host} takes no connection", _LATER),
    (aiohttp.ClientPayloadError, "the answer of {host} was cut short", _LATER),
    (aiohttp.ClientResponseError, "the answer of {host} is no proper HTTP", _CHECK),
    (HttpProcessingError, "the answer of {host} is no proper HTTP", _CHECK),
    (OSError, "{host} hung up without an answer", _LATER),
    (aiohttp.ClientConnectionError, "{host} hung up without an answer", _LATER),
)
"""The first that an exception is an instance of tells; a subclass stands before its class."""

LEAST_PAUSE = timedelta(minutes=1)
MOST_PAUSE = timedelta(days=1)
"""A Retry-After is brought between these: a server may want quiet, but not for ever."""

_STATUSES: dict[int, tuple[str, str]] = {
    400: ("does not understand the question (400)", _CHECK),
    401: ("wants a name and a password (401)", _SIGN_IN),
    402: ("wants to be paid (402)", _SIGN_IN),
    403: ("does not let us read this (403)", "ask its owner, or use a feed that is meant for programs"),
    404: ("has no such page (404)", _CHECK),
    410: ("has taken this page away for good (410)", "remove the address from the configuration"),
    429: ("wants to be asked less often (429)", _LATER),
    451: ("may not show this for legal reasons (451)", "look for another source"),
    503: ("is not available now (503)", _LATER),
}


def of_status(url: str, host: str, status: int, *, retry_after: str | None, now: datetime) -> WebError:
    """The trouble that a status tells.

    Args:
        url: the address that was asked for.
        host: the one that answered.
        status: neither 200 nor, where that was asked for, 304.
        retry_after: the header of that name; heeded for 429 and 503.
        now: for a Retry-After that is a date.
    """
    says, hint = _STATUSES.get(status) or _other(status)
    pause = pause_asked(retry_after, now) if status in {429, 503} else None
    return WebError(url, f"{host} {says}", hint=hint, retry_after=pause, gone=status == 410)


def of_nothing(url: str, host: str) -> WebError:
    """The trouble of an answer without a body."""
    return WebError(url, f"{host} answers with an empty page", hint=_LATER)


def pause_asked(retry_after: str | None, now: datetime) -> timedelta | None:
    """The pause that a Retry-After asks for, brought between LEAST_PAUSE and MOST_PAUSE.

    Args:
        retry_after: seconds or an HTTP date (RFC 9110, 10.2.3), as the server sent it.
        now: aware.

    Returns:
        None where there is none, or none that can be read.
    """
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        asked = timedelta(seconds=int(text)) if len(text) < 9 else MOST_PAUSE
    else:
        try:
            until = parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
        asked = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(max(asked, LEAST_PAUSE), MOST_PAUSE)


def of_exception(url: str, host: str, error: Exception, *, total_s: float) -> WebError:
    """The trouble that an exception tells.

    Args:
        url: the address that was asked for.
        host: the one that was being asked.
        error: of aiohttp, the system, the resolver or the body.
        total_s: how long the answer was waited for.
    """
    says, hint = _words(host, error, total_s)
    return WebError(url, says, hint=hint)


def _words(host: str, error: Exception, total_s: float) -> tuple[str, str]:
    match error:
        case BodyTrouble():
            return f"the answer of {host} {error}", "it is not read; a smaller page or a feed may do"
        case TimeoutError():
            return f"{host} was not done within {total_s:g} seconds", _LATER
        case aiohttp.ClientConnectorCertificateError():
            return (
                f"the certificate of {host} does not hold: {_verdict(error.certificate_error)}",
                "its owner has to mend that; nothing is read unchecked",
            )
    for kind, says, hint in _EXCEPTIONS:
        if isinstance(error, kind):
            return says.format(host=host), hint
    return f"{host} cannot be asked", "check the link"


def _verdict(error: Exception) -> str:
    """What OpenSSL says, such as "certificate has expired"."""
    return str(getattr(error, "verify_message", "") or "it is not trusted")


def _other(status: int) -> tuple[str, str]:
    if status >= 500:
        return f"has a fault of its own ({status})", _LATER
    if status >= 400:
        return f"turns the question down ({status})", _CHECK
    return f"gives an answer that is no page ({status})", _CHECK
