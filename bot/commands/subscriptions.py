"""`subscriptions`: what somebody asked for, and what all commands about that share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.commands.result import Result
from bot.errors import UnknownName, UsageMistake
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.schedule.occurrences import next_occurrences
from bot.subscriptions.subscription import EVERY_DAY, briefing_of, schedule_of_digest
from briefings import phrases
from briefings.reply import Reply
from config.destination import destination
from config.errors import ConfigError
from config.near import did_you_mean
from config.schedule import days_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.application import Application
    from bot.subscriptions.subscription import Subscription
    from briefings.shapes import Shape

T = TypeVar("T")

HERE = "console"
"""Where a message goes unless another destination is named."""

TITLE = "Subscriptions"
NONE_YET = "You have not subscribed to anything."
FOLLOWS = "follows"
OVERVIEW = "everything"
DAILY = "daily"
NEVER = "never"
TOPICS_GONE = "none of its topics is configured any more"


def subscriptions(application: Application, words: str = "", *, to: str = HERE) -> Result:  # noqa: ARG001  none
    """Somebody's digests and what they follow, with when each digest comes next.

    Args:
        to: their destination.

    Raises:
        UsageMistake: that names no destination.
    """
    mine = Ledger(application.store.engine).subscriptions(to=meant(destination, to, option="--to"))
    return Result(
        Reply(TITLE, rows=tuple(row_of(application, one) for one in mine), notice="" if mine else NONE_YET),
        {"subscriptions": [shape_of(application, one) for one in mine]},
    )


def meant(read: Callable[[str], T], typed: str, *, option: str) -> T:
    """What an option's value means.

    Args:
        read: one of the functions that read a value of the configuration.

    Raises:
        UsageMistake: nothing; with the likely fix.
    """
    try:
        return read(typed.strip())
    except ConfigError as error:
        raise UsageMistake(f"{option}: {error.message}", hint=error.hint) from error


def own(application: Application, subscription_id: str, to: str) -> Subscription:
    """Somebody's own subscription of this name.

    Raises:
        UnknownName: they have none of this name, whoever else has.
        UsageMistake: there is no such destination.
    """
    mine = Ledger(application.store.engine).subscriptions(to=meant(destination, to, option="--to"))
    by_id = {one.id: one for one in mine}
    name = subscription_id.strip().lower()
    if name not in by_id:
        raise UnknownName("subscription", name, hint=did_you_mean(name, by_id, kind="subscription"))
    return by_id[name]


def next_at(application: Application, one: Subscription) -> datetime | None:
    """When a digest comes next, in its own zone; None for what is followed, and where it never does."""
    if one.kind is not Kind.DIGEST or briefing_of(one, application.configuration) is None:
        return None
    found = next_occurrences(schedule_of_digest(one), application.now(), 1)
    return found[-1].local if found else None


def row_of(application: Application, one: Subscription) -> tuple[str, ...]:
    """A subscription in words: its name, what it is, when it comes, and when next."""
    if one.followed is not None:
        return one.id, FOLLOWS, one.followed.name, one.followed.told.carriers[0].id
    at = next_at(application, one)
    gone = briefing_of(one, application.configuration) is None
    coming = TOPICS_GONE if gone else f"next {phrases.moment(at)}" if at else NEVER
    days = DAILY if one.days == EVERY_DAY else days_text(one.days)
    return one.id, ", ".join(one.topics) or OVERVIEW, f"{days} {one.at:%H:%M}", coming


def shape_of(application: Application, one: Subscription) -> Shape:
    """A subscription for programs."""
    at = next_at(application, one)
    digest = one.kind is Kind.DIGEST
    return {
        "id": one.id,
        "kind": one.kind.value,
        "to": str(one.destination),
        "topics": list(one.topics),
        "days": days_text(one.days) if digest else None,
        "at": f"{one.at:%H:%M}" if one.at else None,
        "timezone": one.timezone if digest else None,
        "lines": one.lines if digest else None,
        "paused": str(one.paused) if one.paused else None,
        "next_at": at.isoformat(timespec="minutes") if at else None,
        "follows": {"name": one.followed.name, "citation_id": one.followed.told.carriers[0].id}
        if one.followed
        else None,
    }
