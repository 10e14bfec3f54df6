"""The doctor on clocks: this machine's, held against those that it works with."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.doctor.check import Check
from briefings import phrases
from config import Settings
from config.clock import NOW
from corpus.store.engine import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Engine

    from bot.application import Application

APART = timedelta(seconds=10)
"""So much is more than the way there and back takes, and than the whole seconds that HTTP tells."""

TIMEOUT_S = 3.0
"""For all platforms together; who does not answer is told of by its own checks."""

HINT = "set it by NTP (timedatectl set-ntp true): Slack's requests over HTTP are refused from 5 minutes on"


@dataclass(frozen=True, slots=True)
class Reading:
    """Another clock, read once.

    Attributes:
        whose: as half a sentence.
        ahead: of it this machine is; negative where it is behind.
    """

    whose: str
    ahead: timedelta


def clock(application: Application) -> Check:
    """How this machine's clock stands to those of the database's server and of the platforms set up."""
    if os.environ.get(NOW, "").strip():
        shown = phrases.moment(application.now())
        return Check(
            "clock", "warn", f"{NOW} sets it to {shown}", f"unset {NOW} unless you are trying things out"
        )
    settings, engine = Settings.read(), application.store.engine
    apis = {
        "Slack's": settings.slack_api_url if settings.slack_bot_token else None,
        "Discord's": settings.discord_api_url if settings.discord_token else None,
    }
    asked = [(whose, url) for whose, url in apis.items() if url]
    return compared(
        [*of_server(engine, _machine), *(asyncio.run(of_platforms(asked, _machine)) if asked else ())]
    )


def compared(readings: Sequence[Reading]) -> Check:
    """What to say of the clock that was held against others."""
    if not readings:
        return Check("clock", "ok", "no other clock to hold it against")
    worst = max(readings, key=lambda one: abs(one.ahead))
    if abs(worst.ahead) > APART:
        way = "ahead of" if worst.ahead > timedelta() else "behind"
        found = f"{abs(worst.ahead).total_seconds():,.0f} s {way} {worst.whose}"
        return Check("clock", "warn", found, HINT)
    return Check("clock", "ok", f"as {' and '.join(one.whose for one in readings)}")


def of_server(engine: Engine, machine: Callable[[], datetime]) -> Iterator[Reading]:
    """The clock of the database's server; SQLite has none of its own.

    Raises:
        StoreUnavailable: it cannot be asked.
    """
    if engine.dialect.name != "postgresql":
        return
    with reading(engine) as connection:
        connection.execute(text("SELECT 1"))  # connecting takes its time, which is none of the clock's
        before = machine()
        told = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
        yield Reading("the database's", before + (machine() - before) / 2 - told)


async def of_platforms(asked: Sequence[tuple[str, str]], machine: Callable[[], datetime]) -> list[Reading]:
    """The clocks of those platforms that answer in time, by the `Date` of their answers (RFC 9110, 6.6.1).

    Args:
        asked: whose clock, and an address; it is asked without a token, and what it answers is not read.
    """
    import aiohttp  # slow to load, and only whoever is on a platform needs it

    readings: list[Reading] = []

    async def ask(session: aiohttp.ClientSession, whose: str, url: str) -> None:
        before = machine()
        async with session.head(url, allow_redirects=False) as answer:
            told = parsedate_to_datetime(answer.headers["Date"])
        readings.append(Reading(whose, before + (machine() - before) / 2 - told))

    timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as session:
        asking = [ask(session, whose, url) for whose, url in asked]
        troubles = await asyncio.gather(*asking, return_exceptions=True)
    for trouble in troubles:
        # No answer, no Date, or one without a zone: then this is no clock to go by.
        if trouble is not None and not isinstance(
            trouble, (aiohttp.ClientError, TimeoutError, OSError, KeyError, TypeError, ValueError)
        ):
            raise trouble
    return readings


def _machine() -> datetime:
    return datetime.now(UTC)
