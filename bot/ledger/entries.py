"""What goes into the ledger, and what comes out: occurrences, editions, deliveries, claims."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from config.configuration import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.message import Content, Message
    from briefings.citation import Citation
    from briefings.quote import Quote
    from config.destination import Destination

ASKED = " asked"
"""Ends the nominal time of what somebody had delivered at once, and no plan made due."""

BY_ADMIN = "an admin had it sent again"
"""The reason of what is taken up again by an admin's word: no policy leaves it out."""

ID_CHARS = 26
"""Of base 32: 130 bits."""


def name_of(*parts: str) -> str:
    """A short name that these parts always have, and no others: base 32 of their hash, in lower case."""
    digest = sha256("\0".join(parts).encode()).digest()
    return base64.b32encode(digest).decode()[:ID_CHARS].lower()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One due run of something that is delivered.

    Attributes:
        subject: the briefing's name; the id of a digest or of what is followed; what a note is about.
        nominal: the local time as the plan names it, ISO without zone; for what no clock makes due, whatever
            tells it apart from the others of its subject.
        timezone: IANA name.
        tzdata: version of the time zones that placed it.
        unknown: what is done when nobody knows whether it arrived.
        reason: why it was skipped or merged, or what is wrong with it.
        examined_at: when the preflight looked at it.
        pinged_at: when the outside alarm was told that it arrived.
    """

    kind: Kind
    subject: str
    nominal: str
    timezone: str
    tzdata: str
    due_at: datetime
    state: OccurrenceState = OccurrenceState.PLANNED
    unknown: Unknown = Unknown.RESEND
    reason: str | None = None
    examined_at: datetime | None = None
    pinged_at: datetime | None = None

    @property
    def id(self) -> str:
        """A function of what it is, whoever plans it, and however often."""
        return name_of(self.kind, self.subject, self.nominal)


@dataclass(frozen=True, slots=True)
class Planned:
    """An occurrence and where it goes."""

    occurrence: Occurrence
    destinations: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Destinations for which an occurrence is not written.

    Attributes:
        state: `skipped` where that is on purpose, else `failed`.
    """

    occurrence: Occurrence
    destinations: tuple[Destination, ...]
    reason: str
    state: DeliveryState


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """One quote of an edition.

    Attributes:
        line: the name of its line, as people say it.
    """

    line: str
    quote: Quote
    citation: Citation


@dataclass(frozen=True, slots=True)
class Edition:
    """What an occurrence says to some of its destinations.

    Attributes:
        told: the facts that it tells, each in its stored form.
        upto_change: the change of the documents up to which it could see them; None where it does not tell
            of documents, and so moves nobody's window.
        quotes: all that it quotes.
    """

    frozen_at: datetime
    told: tuple[Any, ...] = ()
    upto_change: int | None = None
    quotes: tuple[QuotedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Frozen:
    """An edition as it goes to some destinations: the same messages to each.

    Attributes:
        contents: one a message, in order; at least one.
        thread: the message that the first one replies to, as the platform named it, or None.
    """

    edition: Edition
    contents: tuple[Content, ...]
    destinations: tuple[Destination, ...]
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one destination, and what is known of it.

    Attributes:
        due_at: it is not touched before.
        fence: grows whenever somebody takes hold of it.
        negative_reads: how often it was looked for in vain since it was last sent.
        reason: the last thing that went wrong.
    """

    id: str
    occurrence_id: str
    destination: Destination
    part: int
    parts: int
    mark: str
    state: DeliveryState
    due_at: datetime
    attempt: int
    fence: int
    owner: str | None
    lease_until: datetime | None
    first_try_at: datetime | None
    last_try_at: datetime | None
    message_id: str | None
    posted_at: datetime | None
    negative_reads: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send one message, or to look for it, until the lease ends.

    Attributes:
        delivery: as it stands with this claim.
        message: what is to be sent.
        nominal: see `Occurrence`.
        due_at: when the occurrence was due.
        unknown: what is done where nobody knows whether it arrived.
        frozen_at: when what it says was fixed.
    """

    delivery: Delivery
    message: Message
    kind: Kind
    subject: str
    nominal: str
    due_at: datetime
    unknown: Unknown
    frozen_at: datetime
