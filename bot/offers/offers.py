"""The handle on offers: each method is one transaction, and may be called from any thread or process."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import text

from bot.door import troubles
from bot.errors import UnknownName, UsageMistake
from bot.offers import rows
from bot.offers.accepting import accepted, collection_for
from bot.offers.errors import AlreadyDecided, TooManyOffers
from bot.offers.offer import File, Offer, Offered, State
from bot.rendering.neutral import neutral
from config.near import did_you_mean
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, Engine

    from bot.offers.offer import Link
    from bot.report import Report
    from config import Configuration
    from config.destination import Destination

MAX_WAITING = 20
"""Open offers of one person: more than anybody hands in with care between two looks of an admin."""

LEASE = timedelta(minutes=10)
"""Whoever has been reading an offer for so long is taken for dead: far longer than all limits of reading."""

MAX_REASON_CHARS = 500
"""Of a refusal, and of what kept an offer from being read."""

_NAME = re.compile(r"[a-z2-7]+")
"""The characters of base 32."""

_OFFERING = 0x6F666672  # any number that nobody else locks


class Read(Protocol):
    """Reads what was offered into a collection; see `bot.offers.taking`."""

    def __call__(self, offer: Offer, collection: str) -> Report:
        """What became of it; `offer.data` holds the bytes of a file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of approving an offer.

    Attributes:
        offer: approved; or offered still, with its trouble, where nothing could be read.
        report: of the reading.
    """

    offer: Offer
    report: Report


class Offers:
    """What people offered, in one database that several programs may share."""

    def __init__(self, engine: Engine, configuration: Configuration, *, max_file_bytes: int) -> None:
        self._engine = engine
        self._configuration = configuration
        self._max_file_bytes = max_file_bytes

    def offer(
        self,
        what: Link | File,
        *,
        by: str,
        where: Destination,
        now: datetime,
        collection: str | None = None,
        limited: bool = True,
    ) -> Offered:
        """Write an offer down; the same thing while it waits is the same offer.

        What was approved before comes back as it is, with its documents, for those who may see them; what
        was refused before can be offered again.

        Args:
            by: an opaque id of who offers it, such as `slack:U012ABC`.
            where: the destination in which it is offered.
            collection: where it is to be filed, from somebody who may decide that; else see
                `accepting.collection_for`.
            limited: False for an admin, who may have any number waiting.

        Raises:
            NotAccepted: it cannot become a document.
            TooManyOffers: this person should wait for the admins first.
            UnknownName: there is no such collection.
        """
        what = accepted(what, max_file_bytes=self._max_file_bytes)
        filed = collection_for(self._configuration, where) if collection is None else collection
        self._check(filed)
        seen = self._configuration.visible_to(where) | {filed}
        with self._offering() as connection:
            refused = None
            for attempt in count():
                key = rows.key_of(what, filed, attempt)
                earlier = rows.with_key(connection, key)
                if earlier is None and rows.is_free(connection, key):
                    break
                if earlier is None:
                    continue
                if earlier.state is State.REFUSED:
                    refused = earlier
                elif earlier.collection in seen:
                    return Offered(earlier, new=False, refused_before=refused)
            waiting = rows.number_waiting(connection, by)
            if limited and waiting >= MAX_WAITING:
                raise TooManyOffers(waiting)
            name, data = (what.name, what.data) if isinstance(what, File) else (what.url, None)
            offer = Offer(key, rows.kind_of(what), name, filed, by, where, now, data=data)
            rows.insert(connection, offer)
        return Offered(replace(offer, data=None), new=True, refused_before=refused)

    def waiting(self) -> list[Offer]:
        """What nothing has come of yet, the first offered first."""
        with reading(self._engine) as connection:
            return rows.listed(connection, decided=False)

    def decided(self, *, limit: int) -> list[Offer]:
        """What was approved or refused, the latest first; at most so many."""
        with reading(self._engine) as connection:
            return rows.listed(connection, decided=True, limit=limit)

    def find(self, typed: str) -> Offer:
        """The offer of this name, or whose name alone begins so.

        Raises:
            UnknownName: there is none.
            UsageMistake: several begin like that.
        """
        name = typed.strip().lower()
        with reading(self._engine) as connection:
            found = rows.beginning(connection, name) if _NAME.fullmatch(name) else []
        if not found:
            raise UnknownName("offer", typed, hint="communique offers list --all")
        if len(found) > 1:
            raise UsageMistake(f"several offers begin with {typed!r}", hint="type more of it")
        return found[0]

    def approve(
        self, typed: str, *, by: str, now: datetime, read: Read, collection: str | None = None
    ) -> Reading:
        """Read an offer, once: documents come of it, or it waits on with its trouble.

        Args:
            typed: see `find`.
            by: an opaque id of the admin.
            collection: where it is filed instead.

        Raises:
            AlreadyDecided: another admin was faster; this one learns who, what and when.
            UnknownName: there is no such offer, or no such collection.
        """
        found = self.find(typed)
        filed = collection or found.collection
        self._check(filed)
        claimed = self._claimed(found, by, now)
        try:
            report = read(claimed, filed)
        except BaseException as error:
            told = troubles(error)[0].message if isinstance(error, Exception) else "reading was interrupted"
            self._settle(claimed, _waiting_on(claimed, told))
            raise
        documents = (*report.added, *report.updated, *report.unchanged, *report.withdrawn)
        if documents:
            settled = replace(
                claimed, state=State.APPROVED, collection=filed, documents=documents, trouble="", data=None
            )
        else:
            told = report.failed[0].reason if report.failed else "there is no document in it"
            settled = _waiting_on(claimed, told)
        if not self._settle(claimed, settled):
            raise AlreadyDecided(self.find(claimed.key))
        return Reading(settled, report)

    def refuse(self, typed: str, *, by: str, now: datetime, reason: str = "") -> Offer:
        """Let an offer go, and the bytes of its file.

        Args:
            typed: see `find`.
            by: an opaque id of the admin.
            reason: in the admin's words, for whoever offers the same again.

        Raises:
            AlreadyDecided: another admin was faster, or it is being read just now.
            UnknownName: there is no such offer.
        """
        key = self.find(typed).key
        with transaction(self._engine) as connection:
            done = rows.refuse(connection, key, by=by, at=now, reason=_line(reason), lapsed=now - LEASE)
        found = self.find(key)
        if not done:
            raise AlreadyDecided(found)
        return found

    def _claimed(self, found: Offer, by: str, now: datetime) -> Offer:
        with transaction(self._engine) as connection:
            if rows.claim(connection, found.key, by=by, at=now, lapsed=now - LEASE):
                data = rows.data_of(connection, found.key)
                return replace(found, state=State.READING, decided_by=by, decided_at=now, data=data)
        raise AlreadyDecided(self.find(found.key))

    def _settle(self, claimed: Offer, settled: Offer) -> bool:
        with transaction(self._engine) as connection:
            return rows.settle(connection, claimed, settled)

    def _check(self, collection: str) -> None:
        known = self._configuration.collections
        if collection not in known:
            raise UnknownName(
                "collection", collection, hint=did_you_mean(collection, known, kind="collection")
            )

    @contextmanager
    def _offering(self) -> Iterator[Connection]:
        """One at a time: two who offer the same at once make one offer of it."""
        with transaction(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_OFFERING})"))
            yield connection


def _waiting_on(claimed: Offer, trouble: str) -> Offer:
    return replace(
        claimed, state=State.OFFERED, decided_by=None, decided_at=None, trouble=_line(trouble), data=None
    )


def _line(words: str) -> str:
    """Words as they are kept: one line that any database takes, cut where it is long."""
    return neutral(words)[:MAX_REASON_CHARS]
