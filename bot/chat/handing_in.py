"""Handing in: links and files that people give the bot to read, each an offer that waits for an admin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.chat.asker import seen_by
from bot.chat.trouble import MEMBERS_ONLY, said
from bot.commands.offers import offers_of
from bot.offers.errors import NotAccepted, TooManyOffers
from bot.offers.offer import OPEN, File, State
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.offers.offer import Link, Offer, Offered

MAX_THINGS = 10
"""Of one message: as many files as Slack lets somebody attach, and two buttons for each fit into one row."""

NOTHING_HERE = "There is no link and no file in this message that I could read."
HANDED_IN, NOT_HANDED_IN = "Handed in", "Not handed in"
WAITS_FOR_ADMIN = "waits until an admin approves it"
WAITS_FOR_YOU = "waits for your approval"
READ_ALREADY = "has been read already"

_ADDRESS = re.compile(r"https?://[^\s<>|\"“”«»`\0。，、；！？（）【】《》]+", re.IGNORECASE)
_BEHIND = ".,;:!?'’*_~"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def links_in(text: str) -> tuple[str, ...]:
    """The web addresses in a text, each once, in order, without the signs of the sentence around them."""
    return tuple(dict.fromkeys(_bare(match.group()) for match in _ADDRESS.finditer(text)))


def handed_in(
    application: Application,
    asker: Asker,
    things: Sequence[Link | File],
    now: datetime,
    *,
    troubles: Sequence[str] = (),
) -> Reply:
    """What becomes of each thing that somebody hands in: it waits, it has been read already, or why not.

    For an admin, the reply decides by a click about what waits.

    Args:
        things: in their order; those beyond `MAX_THINGS` are left.
        now: an aware UTC instant.
        troubles: of each thing that could not even be fetched, its name and why.

    Raises:
        StoreUnavailable: the database cannot be written.
    """
    handover = Handover(asker)
    for thing in things if asker.may_change else ():
        handover.take(application, thing, now)
    return handover.reply(troubles)


class Handover:
    """What somebody hands in with one message, taken one thing after the other; none is held on to."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._rows: list[tuple[str, str]] = []
        self._waiting: list[Offer] = []
        self._named: dict[str, str] = {}
        self._taken = False
        self._left = 0

    def take(self, application: Application, thing: Link | File, now: datetime) -> None:
        """Offer one thing; beyond `MAX_THINGS` it is left.

        Args:
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        if len(self._rows) == MAX_THINGS:
            self._left += 1
            return
        told, made = _offered(application, self._asker, thing, now)
        name, named = _name(thing) if made is None else made.name, self._named
        if made is not None and name in named.values() and made.key not in named:
            name = f"{name} ({made.id})"  # another file of that name
        self._rows.append((name, told))
        self._taken = self._taken or made is not None
        if made is not None and made.state is State.OFFERED and made.key not in named:
            self._waiting.append(made)
            named[made.key] = name

    def reply(self, troubles: Sequence[str] = ()) -> Reply:
        """What became of all that was taken.

        Args:
            troubles: of each thing that could not even be fetched, its name and why.
        """
        if not self._asker.may_change:
            return said(MEMBERS_ONLY)
        if not self._rows and not troubles:
            return said(NOTHING_HERE)
        notices = (*troubles, *((_left(self._left),) if self._left else ()))
        return Reply(
            HANDED_IN if self._taken else NOT_HANDED_IN,
            rows=tuple(self._rows),
            notice=" ".join(f"{one.rstrip('.')}." for one in notices),
            actions=decisions(self._waiting, self._named) if self._asker.admin else (),
        )


def decisions(offers: Sequence[Offer], rows: Mapping[str, str]) -> tuple[Action, ...]:
    """Two buttons for each offer, below its row.

    Args:
        rows: the key of each offer → the first cell of its row.
    """
    return tuple(
        Action(verb, one.key, word, beside=rows[one.key])
        for one in offers
        for verb, word in ((Verb.APPROVE, "Approve"), (Verb.REFUSE, "Refuse"))
    )


def _offered(
    application: Application, asker: Asker, thing: Link | File, now: datetime
) -> tuple[str, Offer | None]:
    """What is said of one thing, and the offer that it is now."""
    try:
        made = offers_of(application).offer(
            thing,
            by=str(asker.person),
            where=asker.where,
            now=now,
            collection=_open(application) if asker.outside else None,
            limited=not asker.admin,
        )
    except (NotAccepted, TooManyOffers) as error:
        return f"not taken: {error.message}{f' ({error.hint})' if error.hint else ''}", None
    return _told(application, asker, made), made.offer


def _told(application: Application, asker: Asker, made: Offered) -> str:
    one = made.offer
    if one.state not in OPEN and seen_by(application, asker).clearance.allows(one.collection):
        return READ_ALREADY
    waits = WAITS_FOR_YOU if asker.admin else WAITS_FOR_ADMIN
    before = made.refused_before
    if not made.new:
        return f"{waits}; it was handed in before"
    if before is not None:
        return f"{waits}; it was refused before{f': {before.trouble}' if before.trouble else ''}"
    return f"{waits}, as {one.id}"


def _open(application: Application) -> str | None:
    """The first collection that everybody may see: what a guest hands in is no secret of ours."""
    held = application.configuration.collections
    return next((name for name, one in held.items() if one.allow is None), None)


def _name(thing: Link | File) -> str:
    return thing.name if isinstance(thing, File) else thing.url


def _left(number: int) -> str:
    them = "it in by itself" if number == 1 else "them in by themselves"
    return f"{number:,} more of this message {'was' if number == 1 else 'were'} left: hand {them}"


def _bare(address: str) -> str:
    """An address without what a sentence puts behind it: a full stop, a bracket that it did not open."""
    end = len(address)
    while end:
        last = address[end - 1]
        opening = _BRACKETS.get(last)
        unopened = opening is not None and address.count(last, 0, end) > address.count(opening, 0, end)
        if not (last in _BEHIND or unopened):
            break
        end -= 1
    return address[:end]
