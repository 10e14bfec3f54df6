"""Offered: the admins are told of what people hand in, and reminded once of what still waits after days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

import structlog

from bot.chat.handing_in import decisions
from bot.chat.places import places_told
from bot.delivery.gathering import gathered, untold
from bot.delivery.notes import MAX_ROWS, Notes, without_commands
from bot.offers.offer import Kind, State
from bot.offers.offers import Offers
from bot.rendering.neutral import neutral
from briefings import phrases
from briefings.replies.note import note

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.offers.offer import Offer
    from briefings.reply import Reply

NEW, WAITING = "offers", "offers that wait"
"""The subjects of the two kinds of notes; the nominal of each note has the ids that it tells of."""

REMINDED_AFTER = timedelta(days=3)

THE_REST = "Write “offers” to me where their collection may be seen, and I list the others."

MAX_NAME_CHARS = 200
"""Of an address: its host stands first, and that is what an admin looks at."""

_log = structlog.get_logger("communique.offered")


def offered(press: Press, now: datetime) -> int:
    """Tell the admins of new offers, those within two minutes together, and remind them of old ones.

    It may be done as often as one likes, and by several programs at once: each offer is told once.

    Returns:
        How many notes were posted.
    """
    application = press.application
    offers = Offers(
        application.store.engine, application.configuration, max_file_bytes=application.max_file_bytes
    )
    waiting = [one for one in offers.waiting() if one.state is State.OFFERED]
    at = attrgetter("offered_at")
    posted = sum(
        _posted(press, subject, together, now)
        for subject, after in ((NEW, timedelta()), (WAITING, REMINDED_AFTER))
        for together in gathered(untold(press, subject, waiting, at), at, now - after)
    )
    if posted:
        _log.info("offered", posted=posted)
    return posted


def _posted(press: Press, subject: str, offers: Sequence[Offer], now: datetime) -> bool:
    names, notes = " ".join(one.id for one in offers), Notes(press)
    told = _note(subject, offers, notes.visible)
    named = [one for one in offers if one.collection in notes.visible][:MAX_ROWS]
    chat = replace(
        without_commands(told),
        notice=THE_REST if len(named) < len(offers) else "",
        actions=decisions(named, {one.key: one.id for one in named}),
    )
    return notes.post(subject, names, told, now=now, chat=chat)


def _note(subject: str, offers: Sequence[Offer], visible: Collection[str]) -> Reply:
    """The note.

    Args:
        visible: the collections that may be named; of the others only the number of offers is told.
    """
    several = phrases.several(len(offers), "offer")
    title = f"New: {several}" if subject == NEW else f"Waiting for {REMINDED_AFTER.days} days: {several}"
    named = [one for one in offers if one.collection in visible]
    rows = [_row(one) for one in named[:MAX_ROWS]]
    blank = [""] * 4
    if len(named) > MAX_ROWS:
        rows.append((phrases.more(len(named) - MAX_ROWS), "communique offers list", *blank))
    if hidden := len(offers) - len(named):
        closed = f"{phrases.several(hidden, 'offer')} for a closed collection"
        rows.append((closed, "communique offers list", *blank))
    name = named[0].id if len(offers) == len(named) == 1 else "ID"
    hint = f"communique offers approve {name}, or: communique offers refuse {name}"
    shown = named[:MAX_ROWS]
    return note(
        title,
        rows,
        hint,
        places_told(*(place for one in shown for place in (one.offered_by, one.offered_in))),
    )


def _row(one: Offer) -> tuple[str, ...]:
    """An offer as cells: name, what, who, where, the collection that it would be filed in, its trouble."""
    trouble = f"could not be read: {neutral(one.trouble)}" if one.trouble else ""
    who, where = f"by {one.offered_by}", f"in {one.offered_in}"
    return one.id, _shown(one), who, where, f"for {one.collection}", trouble


def _shown(one: Offer) -> str:
    """The name of a file; an address without what would make a chat turn it into a link, cut where long."""
    scheme, _, rest = one.name.partition("://") if one.kind is Kind.LINK else ("", "", one.name)
    words = neutral(rest if len(rest) <= MAX_NAME_CHARS else f"{rest[:MAX_NAME_CHARS]}…")
    return f"{words} ({scheme})" if scheme else words
