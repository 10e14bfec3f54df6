"""An offer: a link or a file, who offered it where, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from config.destination import Destination

ID_CHARS = 6
"""Of an offer's name: base 32, 30 bits of what was offered."""


@dataclass(frozen=True, slots=True)
class Link:
    """A web address, as somebody typed it."""

    url: str


@dataclass(frozen=True, slots=True)
class File:
    """A file, as somebody sent it.

    Attributes:
        name: whatever the sender's machine called it: never used as a path.
    """

    name: str
    data: bytes = field(repr=False)


class Kind(StrEnum):
    """What was offered."""

    LINK = "link"
    FILE = "file"


class State(StrEnum):
    """How far an offer has come.

    A read that fails leads back from `reading` to `offered`.
    """

    OFFERED = "offered"
    READING = "reading"
    APPROVED = "approved"
    REFUSED = "refused"


OPEN = frozenset({State.OFFERED, State.READING})
"""Nothing has come of it yet."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody offered, and what became of it.

    Attributes:
        key: names it in the database: a hash of what was offered; begins with `id`.
        name: the address, or a harmless name of the file with its suffix.
        collection: where it is filed if nobody says otherwise; of an approved one, where it was filed.
        offered_by: an opaque id such as `slack:U012ABC`; never a person's name.
        offered_in: the destination that it was offered in.
        decided_by: an opaque id likewise; of one that is being read, who approved it.
        documents: the ids of what came of it.
        trouble: of one that waits, why it could not be read when it was approved; of a refused one, the
            admin's reason; may be empty.
        data: the bytes of a file, only where they were asked for in order to read it.
    """

    key: str
    kind: Kind
    name: str
    collection: str
    offered_by: str
    offered_in: Destination
    offered_at: datetime
    state: State = State.OFFERED
    decided_by: str | None = None
    decided_at: datetime | None = None
    documents: tuple[str, ...] = ()
    trouble: str = ""
    data: bytes | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """What people call it: `k7m2qd`."""
        return self.key[:ID_CHARS]


@dataclass(frozen=True, slots=True)
class Offered:
    """What came of offering something.

    Attributes:
        offer: the one that was made, or the one of the same thing that stands already.
        new: whether it was made just now.
        refused_before: the latest of the same thing that an admin refused.
    """

    offer: Offer
    new: bool
    refused_before: Offer | None = None
