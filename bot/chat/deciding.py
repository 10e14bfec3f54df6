"""Deciding: what an admin says, in chat, to what people handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.chat.asker import seen_by
from bot.chat.handing_in import decisions
from bot.chat.places import places_of
from bot.chat.trouble import ADMINS_ONLY, said, sentence
from bot.commands.offers import offers_of
from bot.errors import UnknownName
from bot.offers.errors import AlreadyDecided
from bot.offers.offer import State
from bot.offers.taking import taking
from briefings import phrases
from briefings.reply import Reply

if TYPE_CHECKING:
    from datetime import datetime

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.offers.offer import Offer
    from bot.offers.offers import Reading
    from bot.offers.taking import ReadLink
    from bot.report import Report

MAX_LISTED = 10
"""Offers of one list, the first offered first: two buttons for each fit into one message."""

OFFERS = "Offers"
NO_OFFER = "No offer waits."
NOT_READ = "Not read"
REFUSED = "Refused"
WAITS_ON = "The offer waits on."


def waiting(application: Application, asker: Asker) -> Reply:
    """What waits for an admin and may be seen where they are, with the buttons that decide about it."""
    if not asker.admin:
        return said(ADMINS_ONLY)
    clearance = seen_by(application, asker).clearance
    held = offers_of(application).waiting()
    seen = [one for one in held if clearance.allows(one.collection)]
    listed = seen[:MAX_LISTED]
    notices = (
        "" if seen else NO_OFFER,
        _further(len(seen) - len(listed), "once these are decided"),
        _further(len(held) - len(seen), "for collections that are not seen here"),
    )
    return Reply(
        OFFERS,
        rows=tuple((f"{number}", *_row(application, asker, one)) for number, one in enumerate(listed, 1)),
        notice=" ".join(filter(None, notices)),
        actions=decisions(
            [one for one in listed if one.state is State.OFFERED],
            {one.key: f"{number}" for number, one in enumerate(listed, 1)},
        ),
        places=places_of(*(one.offered_by for one in listed)),
    )


def approved(
    application: Application,
    asker: Asker,
    offer_id: str,
    now: datetime,
    *,
    read_link: ReadLink | None = None,
) -> Reply:
    """An admin's nod: what was offered is read now, or waits on with the reason why it cannot be.

    It reads over the web, and is called in a thread that has no event loop.

    Args:
        offer_id: the name of the offer, or its key.
        now: an aware UTC instant.
        read_link: in place of the one that asks the web.

    Raises:
        UnknownName: there is no such offer, as far as may be known here.
    """
    if not asker.admin:
        return said(ADMINS_ONLY)
    offer = _found(application, asker, offer_id)
    whole = application.seen_by(frozenset(application.configuration.collections))
    try:
        read = taking(whole, read_link or _read_link)
        reading = offers_of(whole).approve(offer.key, by=str(asker.person), now=now, read=read)
    except AlreadyDecided as error:
        return said(sentence(error.message))
    return _as_read(whole, reading)


def refused(application: Application, asker: Asker, offer_id: str, now: datetime) -> Reply:
    """An admin's refusal: the offer is let go.

    Args:
        offer_id: the name of the offer, or its key.
        now: an aware UTC instant.

    Raises:
        UnknownName: there is no such offer, as far as may be known here.
    """
    if not asker.admin:
        return said(ADMINS_ONLY)
    offer = _found(application, asker, offer_id)
    try:
        one = offers_of(application).refuse(offer.key, by=str(asker.person), now=now)
    except AlreadyDecided as error:
        return said(sentence(error.message))
    return Reply(REFUSED, rows=((one.name,),))


def _found(application: Application, asker: Asker, offer_id: str) -> Offer:
    """The offer of this name, where the asker may see the collection that it is for."""
    found: Offer | None
    try:
        found = offers_of(application).find(offer_id)
    except UnknownName:
        found = None
    if found is None or not seen_by(application, asker).clearance.allows(found.collection):
        raise UnknownName("offer", offer_id)
    return found


def _as_read(application: Application, reading: Reading) -> Reply:
    one, report = reading.offer, reading.report
    if one.state is not State.APPROVED:
        told = f"{sentence(one.trouble)} {WAITS_ON}"
        return Reply(
            NOT_READ, rows=((one.name,),), notice=told, actions=decisions([one], {one.key: one.name})
        )
    gone = [(one.name, "withdrawn, and stays so") for _ in report.withdrawn]
    lost = [
        (one.name, failure.reason) for failure in report.failed
    ]  # where the file lies is nobody's concern
    rows = (*_documents(application, report), *gone, *lost)
    return Reply(f"Added to the collection {one.collection}", rows=rows)


def _documents(application: Application, report: Report) -> list[tuple[str, str]]:
    """What came of it: the title of each document, and whether it was new."""
    fates = (("new", report.added), ("changed", report.updated), ("known already", report.unchanged))
    known = application.reader
    return [(known.document(each).title or each, fate) for fate, ids in fates for each in ids]


def _row(application: Application, asker: Asker, one: Offer) -> tuple[str, ...]:
    zone = ZoneInfo(asker.timezone or application.configuration.timezone)
    standing = "is being read" if one.state is State.READING else one.trouble or "waits"
    at = phrases.clock(one.offered_at.astimezone(zone))
    return one.name, f"by {one.offered_by}", at, f"for {one.collection}", standing


def _further(number: int, where: str) -> str:
    return f"{number:,} more {'waits' if number == 1 else 'wait'} {where}." if number else ""


def _read_link(application: Application, url: str, collection: str) -> Report:
    from bot.intake.links import read_link  # the web is slow to load, and no file needs it

    return read_link(application, url, collection)
