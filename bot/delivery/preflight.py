"""The preflight: some time before a briefing is due, all that it needs is looked at, and it is made once.

What is wrong is a note to the admins then, and not a surprise at eight. What concerns the documents is the
same for every briefing of the day, and one note.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.delivery.notes import Notes, called
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


MAX_FILES = 5
"""Files that a note names; `communique doctor` has the rest."""


@dataclass(frozen=True, slots=True)
class Preflight:
    """Looks at what an occurrence needs."""

    press: Press
    probe: Probe

    def note(self, commission: Commission, planned: Planned, *, now: datetime) -> Reply | None:
        """What is wrong with this one alone, as a note to the admins; None where all is well."""
        unreached = list(self._destinations(planned.destinations))
        broken = list(self._dry_run(commission, planned, now))
        if not (unreached or broken):
            return None
        said = [
            *(["it cannot be made"] if broken else []),
            *([f"{phrases.several(len(unreached), 'destination')} cannot be reached"] if unreached else []),
        ]
        at = planned.occurrence.nominal.replace("T", " ")
        title = f"Before {called(commission)} {at}: {', '.join(said)}"
        return note(title, [*broken, *unreached], "communique doctor")

    def documents(self, commission: Commission) -> Reply | None:
        """What is wrong with the documents, whatever is made of them; None where all is well."""
        said: list[str] = []
        rows: list[tuple[str, str]] = []
        try:
            said += self._reading(commission)
            failures, closed = self._failures()
            if failures or closed:
                said.append(f"{phrases.several(len(failures) + closed, 'file')} could not be read")
                rows += [(path, reason) for path, reason in list(failures.items())[:MAX_FILES]]
                more = len(failures) - MAX_FILES
                rows += [(phrases.more(more), "communique doctor names them")] if more > 0 else []
                rows += [(f"{phrases.several(closed, 'file')} of a closed collection", "")] if closed else []
            self.press.application.index()
        except Exception as error:  # noqa: BLE001  a door: what is wrong is what is asked for
            said.append(_plain(error))
        if not said:
            return None
        return note(said[0], [*(("documents", one) for one in said[1:]), *rows], "communique doctor")

    def _reading(self, commission: Commission) -> Iterator[str]:
        """Whether there is anything to read, and anything at all was read since the last briefing."""
        totals = self.press.application.reader.totals()
        if not totals.documents:
            yield "There is nothing to read yet: communique ingest PATH"
        heard = self.press.ledger.heard(commission.kind, commission.subject).values()
        read_at = totals.read_at
        if heard and read_at and datetime.fromisoformat(read_at) < min(one.frozen_at for one in heard):
            at = datetime.fromisoformat(read_at).astimezone(ZoneInfo(commission.briefing.timezone))
            yield f"Nothing has been read since {phrases.clock(at)}"

    def _failures(self) -> tuple[dict[str, str], int]:
        """The files that could not be read: the first reason of each, and how many nobody here may name."""
        application = self.press.application
        visible = Notes(self.press).visible
        paths = {one.path for one in application.reader.failures()}
        reasons: dict[str, str] = {}
        for one in application.seen_by(visible).reader.failures():
            reasons.setdefault(one.path, one.reason)
        return reasons, len(paths - reasons.keys())

    def _destinations(self, destinations: Sequence[Destination]) -> Iterator[tuple[str, str]]:
        served = [one for one in destinations if one.platform in self.press.messengers]
        for one in destinations:
            if one.platform not in self.press.messengers:
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
            yield "reason", _plain(error)


def unserved(destination: Destination) -> str:
    """Why nothing can be sent on a platform."""
    return f"{destination.platform.value} is not set up"


def _plain(error: Exception) -> str:
    return "; ".join(one.message for one in troubles(error))
