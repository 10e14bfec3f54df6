"""Decided: whoever handed something in from a chat is told, alone, what an admin said to it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import structlog

from bot.commands.offers import offers_of
from bot.delivery.gathering import LOOKED_BACK, untold
from bot.delivery.notes import IN_CHAT
from bot.ledger.entries import Edition, Frozen, Occurrence
from bot.ledger.states import Kind
from bot.offers.offer import State
from briefings.replies.note import note
from config.destination import destination
from config.errors import ConfigError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.offers.offer import Offer
    from briefings.reply import Reply
    from config.destination import Destination

DECIDED = "decisions"
"""The subject of these notes; the nominal of each is the offer that it tells of."""

MOST = 100
"""Decisions that are looked at in a round, the latest first."""

ADDED, REFUSED = "An admin approved what you handed in", "An admin did not take what you handed in"
FOUND_NOW = "I answer from it now."

_log = structlog.get_logger("communique.decided")


def decided(press: Press, now: datetime) -> int:
    """Tell people what became of what they handed in, each decision once.

    It may be done as often as one likes, and by several programs at once. Who decides about something of
    their own has seen what came of it.

    Returns:
        How many messages were posted.
    """
    since = now - LOOKED_BACK
    lately = [
        one
        for one in offers_of(press.application).decided(limit=MOST)
        if one.decided_at is not None and one.decided_at > since and one.decided_by != one.offered_by
    ]
    told = sum(_told(press, one, now) for one in untold(press, DECIDED, lately, attrgetter("decided_at")))
    if told:
        _log.info("decided", posted=told)
    return told


def _told(press: Press, one: Offer, now: datetime) -> bool:
    person = _person(press, one.offered_by)
    if person is None:
        return False
    editions = [
        Frozen(Edition(now), contents, readers) for _, contents, readers in press.drawn(_note(one), [person])
    ]
    return press.ledger.post(Occurrence(Kind.NOTE, DECIDED, one.id, "UTC", "", now), editions)


def _person(press: Press, offered_by: str) -> Destination | None:
    """Whoever it was, where they have a conversation of their own with the bot."""
    try:
        person = destination(offered_by)
    except ConfigError:
        return None
    return person if person.platform in IN_CHAT and person.platform in press.messengers else None


def _note(one: Offer) -> Reply:
    if one.state is State.APPROVED:
        return note(ADDED, [(one.name,)], FOUND_NOW)
    return note(REFUSED, [(one.name, one.trouble)] if one.trouble else [(one.name,)])
