"""Orphans: digests whose topics are all gone from the configuration; whoever asked for one is told, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.ledger.entries import Edition, Frozen, Occurrence
from bot.ledger.states import Kind
from bot.subscriptions.subscription import briefing_of
from briefings.replies.orphaned import orphaned

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.subscriptions.subscription import Subscription

NOMINAL = "no topic left"

_log = structlog.get_logger("communique.orphans")


def orphans(press: Press, now: datetime) -> int:
    """Tell whoever asked for a digest that has no topic left.

    It may be done as often as one likes, and by several programs at once: the ledger holds each message once.

    Returns:
        How many messages were posted.
    """
    configuration = press.application.configuration
    posted = sum(
        _posted(press, one, now)
        for one in press.ledger.subscriptions(kind=Kind.DIGEST)
        if briefing_of(one, configuration) is None
    )
    if posted:
        _log.info("orphans", posted=posted)
    return posted


def _posted(press: Press, digest: Subscription, now: datetime) -> bool:
    occurrence = Occurrence(Kind.NOTE, f"{Kind.DIGEST} {digest.id}", NOMINAL, "UTC", "", now)
    frozen = [
        Frozen(Edition(now), contents, readers)
        for _, contents, readers in press.drawn(orphaned(digest.id, digest.topics), [digest.destination])
    ]
    return bool(frozen) and press.ledger.post(occurrence, frozen)
