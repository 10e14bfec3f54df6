"""One fetch, with everything that a test does not name as plain as can be."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.web.address import Inside
from bot.web.client import ANYTHING, LIMITS, Limits, Web
from bot.web.fetched import NO_VALIDATORS, Fetched, Validators, WebError
from bot.web.politeness import Politeness

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
HERE = Inside.of("127.0.0.1")
QUICK = Limits(total_s=0.3)


async def nobody(host: str, port: int) -> list[str]:
    """A lookup that knows no host."""
    raise OSError(f"{host} {port}")


class Names:
    """A lookup that gives these addresses, in turn where there are several answers for one host."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {host.replace("_", "."): turns for host, turns in answers.items()}
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        turns = self.answers.get(host)
        if turns is None:
            raise OSError(f"{host} {port}")
        self.asked.append(host)
        return turns[min(self.asked.count(host), len(turns)) - 1]


def fetched(
    url: str,
    *,
    validators: Validators = NO_VALIDATORS,
    accept: str = ANYTHING,
    inside: Inside = HERE,
    lookup: Names | None = None,
    limits: Limits = LIMITS,
) -> Fetched:
    """What an address gives, asked without a pause."""

    async def ask() -> Fetched:
        polite = Politeness(pause_s=0)
        async with Web(
            inside=inside, lookup=lookup or nobody, limits=limits, politeness=polite, now=lambda: NOW
        ) as web:
            return await web.fetch(url, validators=validators, accept=accept)

    return asyncio.run(ask())


def trouble(
    url: str,
    *,
    inside: Inside = HERE,
    lookup: Names | None = None,
    limits: Limits = LIMITS,
    validators: Validators = NO_VALIDATORS,
) -> WebError:
    """Why an address gives nothing."""
    with pytest.raises(WebError) as told:
        fetched(url, inside=inside, lookup=lookup, limits=limits, validators=validators)
    assert told.value.url == url
    assert told.value.hint
    assert told.value.message.isprintable()
    return told.value
