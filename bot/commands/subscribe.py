"""`subscribe`: a digest of one's own, at one's own hour."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from bot.commands.result import Result
from bot.commands.subscriptions import HERE, meant, row_of, shape_of
from bot.delivery.messengers import set_up
from bot.errors import UnknownName, UsageMistake
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.subscriptions.subscription import EVERY_DAY, Subscription
from briefings.reply import Reply
from config import Settings, schedule
from config.configuration import DEFAULT_LINES
from config.destination import destination
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.application import Application

SUBSCRIBED = "Subscribed"
ALREADY = "You have this digest already."


def subscribe(
    application: Application,
    topics: str = "",
    *,
    at: str | None = None,
    days: str | None = None,
    timezone: str | None = None,
    lines: int = DEFAULT_LINES,
    to: str = HERE,
) -> Result:
    """A new digest; where there is the very same one, that one.

    Args:
        topics: names of configured topics, with commas between them; none for an overview.
        at: local time of day: `08:00`.
        days: `mon-fri`; every day unless said.
        timezone: IANA name; the configured one unless said.
        lines: the most.
        to: where it goes.

    Raises:
        UsageMistake: a value means nothing; with the likely fix.
        UnknownName: there is no such topic, as far as the asker may know.
    """
    if at is None:
        raise UsageMistake("subscribe needs --at", hint="a local time, such as --at 08:00")
    asked = Subscription(
        "",
        Kind.DIGEST,
        meant(destination, to, option="--to"),
        meant(schedule.timezone, timezone or application.configuration.timezone, option="--timezone"),
        application.now().astimezone(UTC).replace(microsecond=0),
        topics=_topics(topics, application.known.topics),
        days=EVERY_DAY if days is None else meant(schedule.days, days, option="--days"),
        at=meant(schedule.time_of_day, at, option="--at"),
        lines=lines,
    )
    ledger = Ledger(application.store.engine)
    there = [one for one in ledger.subscriptions(to=asked.destination) if one.same_as(asked)]
    held = there[0] if there else ledger.subscribe(asked)
    return Result(
        Reply(
            SUBSCRIBED,
            rows=(row_of(application, held),),
            notice=" ".join(_notices(held, already=bool(there))),
        ),
        {"subscription": shape_of(application, held), "new": not there},
    )


def _notices(held: Subscription, *, already: bool) -> Iterator[str]:
    if already:
        yield ALREADY
    platform = held.destination.platform
    if platform not in set_up(Settings.read()):
        yield f"{platform.value.capitalize()} is not set up: it is sent once it is."


def _topics(typed: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """Topics by name, each once; between several there stands a comma, or a space where none is meant."""
    by_name = {name.casefold(): name for name in known}
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if len(parts) == 1 and parts[0].casefold() not in by_name:
        words = parts[0].split()
        parts = words if any(word.casefold() in by_name for word in words) else parts
    for part in parts:
        if part.casefold() not in by_name:
            raise UnknownName("topic", part, hint=did_you_mean(part, known, kind="topic"))
    return tuple(dict.fromkeys(by_name[part.casefold()] for part in parts))
