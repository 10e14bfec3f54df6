"""The preflight: some time before a briefing is due, all that it needs is looked at, and it is made once.

What is wrong is a note to the admins then, and not a surprise at eight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.door import troubles
from briefings import phrases
from briefings.replies.note import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.delivery.commission import Commission
    from bot.delivery.editions import Press
    from bot.ledger.entries import Planned
    from briefings.reply import Reply
    from config.destination import Destination

Probe = Callable[["Sequence[Destination]"], "Mapping[Destination, str]"]
"""What stands in the way of sending to destinations; those that can be reached are left out."""


@dataclass(frozen=True, slots=True)
class Preflight:
    """Looks at what an occurrence needs."""

    press: Press
    probe: Probe

    def note(self, commission: Commission, planned: Planned, *, now: datetime) -> Reply | None:
        """What is wrong, as a note to the admins; None where all is well."""
        rows = [
            *self._documents(),
            *self._reading(commission),
            *self._destinations(planned.destinations),
            *self._dry_run(commission, planned, now),
        ]
        if not rows:
            return None
        at = planned.occurrence.nominal.replace("T", " ")
        return note(
            f"Before {planned.occurrence.subject} {at}: something is wrong", rows, "communique doctor"
        )

    def _documents(self) -> Iterator[tuple[str, str]]:
        try:
            reader = self.press.application.reader
            if not reader.totals().documents:
                yield "documents", "there is nothing to read yet: communique ingest PATH"
            failures = reader.failures()
            if failures:
                yield (
                    "documents",
                    f"{phrases.several(len(failures), 'file')} could not be read: {failures[0]}",
                )
            self.press.application.index()
        except Exception as error:  # noqa: BLE001  a door: what is wrong is what is asked for
            yield "documents", _plain(error)

    def _reading(self, commission: Commission) -> Iterator[tuple[str, str]]:
        """Whether anything at all was read since the last briefing."""
        heard = self.press.ledger.heard(commission.kind, commission.subject).values()
        read_at = self.press.application.reader.totals().read_at
        if heard and read_at and datetime.fromisoformat(read_at) < min(one.frozen_at for one in heard):
            at = datetime.fromisoformat(read_at).astimezone(ZoneInfo(commission.briefing.timezone))
            yield "documents", f"nothing has been read since {phrases.clock(at)}"

    def _destinations(self, destinations: Sequence[Destination]) -> Iterator[tuple[str, str]]:
        served = [one for one in destinations if one.platform in self.press.messengers]
        for one in destinations:
            if one not in served:
                yield str(one), unserved(one)
        try:
            wrong = self.probe(served)
        except Exception as error:  # noqa: BLE001  the same door
            yield "destinations", _plain(error)
        else:
            yield from ((str(one), reason) for one, reason in wrong.items())

    def _dry_run(self, commission: Commission, planned: Planned, now: datetime) -> Iterator[tuple[str, str]]:
        try:
            self.press.editions(commission, planned.occurrence, planned.destinations, now=now)
        except Exception as error:  # noqa: BLE001  the same door
            yield "briefing", f"it cannot be made: {_plain(error)}"


def unserved(destination: Destination) -> str:
    """Why nothing can be sent on a platform."""
    return f"{destination.platform.value} is not set up"


def _plain(error: Exception) -> str:
    return "; ".join(one.message for one in troubles(error))
