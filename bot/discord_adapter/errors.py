"""The one border: whatever Discord, its SDK or the network has against a request, as one of the port's noes.

    a definite no    Discord says 429 or another 4xx in its own form, or was not reached
    anything else    nobody knows: an answer that got lost, a 5xx, a 4xx of something in between

Discord's status alone says whether a message was taken; the code beside it says what to do.

Source: the JSON error codes in Discord's reference, read in 2026-11.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp
from discord.errors import ClientException, DiscordException, HTTPException, LoginFailure, RateLimited

from bot.delivery.errors import DeliveryError, Refused, Uncertain, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MAX_RETRY_AFTER = timedelta(hours=1)
"""Discord asks for seconds; a longer wait is that of a limit which nobody should run into."""

TOKEN = "put the one from the app's page Bot into DISCORD_TOKEN"  # noqa: S105  words, no token
GRANT = "an admin of the server has to allow it in the channel's permissions"
NO_CHANNEL = "there is no such channel, or the bot is not in its server"
NO_DM = "that person takes no direct messages from the bot: do they share a server with it?"
TOO_MANY = "too many messages"
LOCKED = "the thread is locked: an admin of the server has to unlock it"

LASTING = {
    10001: f"the bot's account is gone: {TOKEN}",
    10002: f"the app is gone: {TOKEN}",
    10003: NO_CHANNEL,
    10004: "there is no such server, or the bot is not in it",
    10007: "that person is not in the server",
    10008: "the message to reply to is gone",
    10013: "there is no such person on Discord",
    10062: "Discord waits for that answer no longer",
    20009: "Discord calls the message explicit and does not deliver it there",
    20024: "that person's age does not let them have it",
    40001: f"the token is wrong: {TOKEN}",
    40002: "Discord wants the bot's account verified first",
    40005: "the message is too long",
    40007: "that person is banned from the server",
    40060: "it has been acknowledged, by another program with this token",
    40067: "the forum asks for a tag on every post: an admin of the server has to lift that",
    50001: f"the bot may not see that: {GRANT}",
    50002: f"the token is of the wrong kind: {TOKEN}",
    50003: "that is a conversation, and takes no such thing",
    50006: "the message is empty",
    50007: NO_DM,
    50008: "that channel takes no messages: name a text channel, a thread or a forum",
    50009: "the server's verification level keeps the bot out",
    50013: f"the bot may not do that there: {GRANT}",
    50014: f"the token is wrong: {TOKEN}",
    50024: "that channel takes no such message: name a text channel, a thread or a forum",
    50033: NO_DM,
    50083: LOCKED,
    50278: NO_DM,
    60003: "the server asks for two-factor sign-in: the app's owner has to turn it on",
    160002: "replies need the permission Read Message History: " + GRANT,
    160005: LOCKED,
    160006: "the server has as many open threads as it may: an admin has to close some",
    200000: "the server's AutoMod blocked the message: an admin has to let the bot pass",
    200001: "the server's AutoMod blocked the title: an admin has to let the bot pass",
    240000: "Discord takes a link in the message for harmful",
}
"""Somebody has to mend something; the words say what."""

TAKEN, TOO_LATE = 40060, 10062
"""What somebody did is acknowledged elsewhere, or may not be any more: nothing is left to do about it."""

PASSING = {
    20016: "the channel's slow mode lets the bot wait",
    20028: TOO_MANY,
    20029: TOO_MANY,
    40003: "the bot opens too many conversations",
    40004: "Discord takes no messages for a while",
    40006: "Discord has turned that off for a while",
    110001: "Discord does not know the app yet",
    130000: "Discord is overloaded",
}

OF_A_STATUS = {
    401: f"the token is wrong: {TOKEN}",
    403: f"the bot may not do that there: {GRANT}",
    404: "Discord knows no such address: is DISCORD_API_URL right?",
    413: "the message is too long",
}
"""What is said where Discord names no code, or one that is not known."""

JSON = "application/json"
"""The SDK reads nothing else as JSON, and Discord says exactly that."""

FORBIDDEN = frozenset({403, 404})
"""Who is told so while reading will never know what arrived."""


class Redirected(aiohttp.ClientError):
    """The address leads elsewhere, and is not followed."""


class Elsewhere(aiohttp.ClientError):
    """The address is none of Discord's, and is not asked."""


UNSENT: Sequence[tuple[tuple[type[Exception], ...], str, bool]] = (
    ((LoginFailure,), OF_A_STATUS[401], True),
    ((aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError), "DISCORD_API_URL is no web address", True),
    ((Elsewhere,), "that address is none of Discord's", True),
    (
        (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError),
        "Discord cannot be reached",
        False,
    ),
    ((ClientException,), "the message cannot be put into Discord's form", True),
)
"""Nothing was written to a connection; what is said of it, and whether somebody must mend something."""

FOREIGN = (
    DiscordException,
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
    if isinstance(error, HTTPException):
        return _answered(error, reading=reading)
    if isinstance(error, RateLimited):
        return Refused(TOO_MANY, retry_after=_wait(error.retry_after))
    if isinstance(error, aiohttp.RedirectClientError | Redirected):
        return Uncertain("Discord's address leads elsewhere: is DISCORD_API_URL right?")
    for kinds, reason, lasting in UNSENT:
        if isinstance(error, kinds):
            return Refused(reason, lasting=lasting)
    if isinstance(error, TimeoutError):
        return Uncertain("Discord did not answer in time")
    if isinstance(error, aiohttp.ClientConnectionError | aiohttp.ClientPayloadError | OSError):
        return Uncertain("the connection to Discord was lost before an answer")
    return Uncertain("Discord's answer is not understood")


def code_of(error: HTTPException) -> int:
    """Discord's own code of an error; 0 where it names none."""
    code: object = error.code
    return code if isinstance(code, int) else 0


def over(error: Exception) -> int | None:
    """`TAKEN` or `TOO_LATE`, where that is why what somebody did cannot be acknowledged."""
    code = code_of(error) if isinstance(error, HTTPException) else None
    return code if code in {TAKEN, TOO_LATE} else None


def _answered(error: HTTPException, *, reading: bool) -> DeliveryError:
    """What an answer other than yes comes to."""
    status, headers = error.status, error.response.headers
    if status == 429:
        return Refused(TOO_MANY, retry_after=retry_after(headers))
    if status >= 500:
        return Uncertain(f"Discord answered with an error of its own ({status})")
    if not _own(error):
        return Uncertain(
            f"what answered ({status}) is not Discord: is DISCORD_API_URL right, is there a proxy in between?"
        )
    code = code_of(error)
    if code in PASSING:
        return Refused(PASSING[code], retry_after=retry_after(headers))
    reason = LASTING.get(code) or OF_A_STATUS.get(status)
    if reason is None:
        reason = f"Discord does not understand the message ({status}, {code})"
    return Unreadable(reason) if reading and status in FORBIDDEN else Refused(reason, lasting=True)


def _own(error: HTTPException) -> bool:
    """Whether a no is Discord's own: a 4xx in JSON, with words beside the code, which may be 0."""
    return error.status >= 400 and error.response.headers.get("Content-Type") == JSON and bool(error.text)


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """How long to wait, where the header says so in seconds, and within reason."""
    try:
        return _wait(float(headers.get("Retry-After", "")))
    except ValueError:
        return None


def _wait(seconds: float) -> timedelta | None:
    if not math.isfinite(seconds) or seconds < 0:
        return None
    return min(timedelta(seconds=min(seconds, 1e6)), MAX_RETRY_AFTER)
