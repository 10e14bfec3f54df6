"""Single values of a configuration that are neither destinations nor times: choices, ids, addresses.

Every function takes the text of one value and returns what it means, or a form that does; where it means
nothing, the ConfigError that it raises has the likely fix but no place yet.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from config.configuration import CATCH_UP_ALL, CatchUp
from config.errors import ConfigError
from config.near import did_you_mean
from config.schedule import duration, duration_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

Choice = TypeVar("Choice", bound="StrEnum")

LEAST_EVERY = timedelta(minutes=5)
"""Whoever asks a stranger's server more often is soon refused."""

MAX_WORD_CHARS = 80
"""Of a word or a name that a topic is found by."""

TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""Those of YAML 1.2, and those of YAML 1.1, which nobody writes here for anything else."""


def choice(choices: type[Choice]) -> Callable[[str], Choice]:
    """A form: one of a few words."""

    def form(written: str) -> Choice:
        try:
            return choices(written)
        except ValueError:
            hint = did_you_mean(written, [str(one) for one in choices])
            raise ConfigError(f"unknown choice {written!r}", hint=hint) from None

    return form


def truth(written: str) -> bool:
    """Whether it says yes."""
    if written.lower() not in TRUTHS:
        raise ConfigError(f"expected true or false, found {written[:40]!r}", hint="write true or false")
    return TRUTHS[written.lower()]


def topic_word(written: str) -> str:
    """A word or a name of a topic.

    Raises:
        ConfigError: it is too long to be one.
    """
    if len(written) > MAX_WORD_CHARS:
        message = f"a word or name has {MAX_WORD_CHARS} characters at most, found {len(written):,}"
        raise ConfigError(message, hint=f"shorten {written[:40]!r}, or put commas between several")
    return written


def catch_up(written: str) -> CatchUp | timedelta:
    """`latest`, `none`, `all`, or `all within 6h`."""
    first, *rest = written.split()
    if first == "all" and rest[:1] == ["within"] and len(rest) == 2:
        if re.fullmatch("[1-9][0-9]{0,2}", rest[1]):  # what is missed is counted in hours
            raise ConfigError(f"bad duration {rest[1]!r}", hint=f"write all within {rest[1]}h")
        return duration(rest[1])
    choices = {str(one): one for one in CatchUp} | {"all": CATCH_UP_ALL}
    if written not in choices:
        hint = did_you_mean(written, [*choices, "all within 6h"])
        raise ConfigError(f"unknown choice {written!r}", hint=hint)
    return choices[written]


def catch_up_text(chosen: CatchUp | timedelta) -> str:
    """The text that `catch_up` reads back as this choice."""
    if isinstance(chosen, CatchUp):
        return str(chosen)
    return "all" if chosen == CATCH_UP_ALL else f"all within {duration_text(chosen)}"


def slack_id(written: str) -> str:
    """The id of a member or of a user group."""
    if not re.fullmatch(r"[UWS][A-Z0-9]{2,}", written):
        hint = "the member ID from the profile, such as U012ABC, or a user group's, such as S012ABC"
        raise ConfigError(f"{written!r} is no Slack id of a person", hint=hint)
    return written


def role_id(written: str) -> str:
    """The id of a role on Discord."""
    if not re.fullmatch(r"[0-9]{1,20}", written):
        raise ConfigError(
            f"{written!r} is no id of a Discord role", hint='the number that "Copy Role ID" gives'
        )
    return written


def interval(written: str) -> timedelta:
    """How often strangers' servers are asked."""
    every = duration(written)
    if every < LEAST_EVERY:
        raise ConfigError(
            f"{written!r} is too often", hint=f"{duration_text(LEAST_EVERY)} or more, as in 30m"
        )
    return every


def feed(written: str) -> str:
    """The address of a feed."""
    return _address(written, "a feed's address", "https://example.org/news.xml")


def page(written: str) -> str:
    """The address of a page or a file."""
    return _address(written, "a page's address", "https://example.org/report.html")


def alarm(written: str) -> str:
    """The address that an alarm outside waits at."""
    return _address(written, "an address to ping", "https://example.org/ping/morning")


def _address(written: str, what: str, example: str) -> str:
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ConfigError(f"bad address {written!r}", hint=example) from None
    if parts.scheme not in {"http", "https"}:
        rest = written.partition("://")[2] or written
        hint = f"write https://{rest}" if "." in rest and " " not in rest else example
        raise ConfigError(f"{what} starts with http:// or https://, not {written!r}", hint=hint)
    if not host or " " in written:
        raise ConfigError(f"bad address {written!r}", hint=example)
    if parts.username is not None or parts.password is not None:
        raise ConfigError(f"{what} may hold no password", hint="leave out what stands before the @")
    return written
