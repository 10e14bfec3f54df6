"""Ten simulated mornings over the town: no fact twice, no change missed, nothing new left out.

Each morning's documents are read, then a briefing is made with the memory of the mornings before.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.application import Application
from bot.composing import composed
from bot.home import Home
from bot.ingest import ingest
from briefings.change import ChangeKind
from briefings.fact import Relation
from briefings.memory import Memory, remembered, told_in
from briefings.phrases import OVERVIEW
from briefings.plan import Plan
from briefings.selecting.selection import Budget
from briefings.window import Window
from config import bundled_path, load
from corpus.clearance import EVERYTHING
from tests.quality.gold.mornings import Morning, mornings
from tests.quality.gold.town import EXTRA, FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefings.briefing import Briefing, Line
    from tests.quality.gold import Place

LINES = 24
"""Lines of each briefing: enough that what is missing was not only beyond the limit."""


@dataclass(slots=True)
class Clock:
    """A clock that stands where it is set."""

    at: datetime | None = None

    def __call__(self) -> datetime:
        """The instant it is set to."""
        assert self.at is not None
        return self.at


@dataclass(slots=True)
class Told:
    """What the mornings told, and where they failed; every entry is one line for people."""

    repeated: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    changes: int = 0
    firmer: list[bool] = field(default_factory=list)
    disagreements: list[bool] = field(default_factory=list)
    worth: list[bool] = field(default_factory=list)
    repeats: int = 0


def scores() -> dict[str, float]:
    """Counts of what must not happen, and shares of what should."""
    told = ten_mornings()
    return {
        "repeated": len(told.repeated),
        "repeats": told.repeats,
        "told_twice": len(told.twice),
        "changes_missed": len(told.missed),
        "changes": told.changes,
        "firmer_told": _share(told.firmer),
        "disagreements_shown": _share(told.disagreements),
        "worth_told": _share(told.worth),
    }


def ten_mornings() -> Told:
    """Read, brief and remember, morning after morning, and hold each against the gold."""
    result, memory, clock = Told(), Memory(), Clock()
    sent: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        application = Application(
            Home.at(Path(folder)),
            load(bundled_path()),
            clock=clock,
            clearance=EVERYTHING,
            max_file_bytes=50_000_000,
        )
        zone = ZoneInfo(application.configuration.timezone)
        for morning in mornings():
            at = morning.at.replace(tzinfo=zone)
            clock.at = at - timedelta(hours=1)
            ingest(application, [_path(name) for name in morning.documents])
            clock.at = at
            briefing, memory = briefed(application, memory, at)
            _held(result, morning, briefing, sent)
            sent += [_folded(line.passage.text) for line in briefing.lines()]
    return result


def briefed(application: Application, memory: Memory, at: datetime) -> tuple[Briefing, Memory]:
    """One morning's briefing, and what its reader remembers after it."""
    plan = Plan("morning", "Morning briefing", {OVERVIEW: ()}, at, Budget(lines=LINES))
    briefing = composed(application, plan, Window(read_after=memory.last), memory).briefing
    frozen = application.instant()
    return briefing, remembered(memory, told_in(briefing, at=frozen), at=frozen)


def _held(result: Told, morning: Morning, briefing: Briefing, sent: list[str]) -> None:
    """Hold a briefing against what a careful reader finds new in it."""
    lines = {_folded(line.passage.text): line for line in briefing.lines()}
    sides = {
        _folded(one.passage.text)
        for line in lines.values()
        for one in line.conflicts
        if one.relation is Relation.CONFLICT
    }
    result.repeats += len(morning.repeats)
    for place in morning.repeats:
        line = _line(lines, place)
        if line is not None and (line.change is None or line.change.kind is ChangeKind.NEW):
            result.repeated.append(f"{morning.at:%m-%d} {place.text}")
    for first, second in morning.same:
        told = {id(line) for place in (first, second) if (line := _line(lines, place))}
        if len(told) > 1:
            result.twice.append(f"{morning.at:%m-%d} {first.text} | {second.text}")
    for change in morning.must_tell_changed:
        if _known(sent, change.old):
            result.changes += 1
            if not any(_tells_change(_line(lines, new), sides, new) for new in change.new):
                result.missed.append(f"{morning.at:%m-%d} {change.old.text} -> {change.new[0].text}")
    for earlier, now in morning.firmer:
        if _known(sent, earlier):
            line = _line(lines, now)
            result.firmer.append(
                line is not None and line.change is not None and line.change.kind is ChangeKind.FIRMER
            )
    for first, second in morning.disagreements:
        shown = {_folded(one.text) for one in (first, second)}
        result.disagreements.append(
            any(
                _folded(line.passage.text) in shown
                and not shown.isdisjoint({_folded(one.passage.text) for one in line.conflicts} | _old(line))
                for line in lines.values()
            )
        )
    result.worth += [
        _line(lines, place) is not None or _folded(place.text) in sides for place in morning.new_worth
    ]


def _tells_change(line: Line | None, sides: set[str], place: Place) -> bool:
    if line is None:
        return _folded(place.text) in sides
    changed = line.change is not None and line.change.kind is ChangeKind.CHANGED
    return changed or bool(line.conflicts)


def _old(line: Line) -> set[str]:
    return {_folded(line.change.old[0].text)} if line.change and line.change.old else set()


def _line(lines: dict[str, Line], place: Place) -> Line | None:
    return lines.get(_folded(place.text))


def _known(sent: Iterable[str], place: Place) -> bool:
    return _folded(place.text) in set(sent)


def _folded(text: str) -> str:
    return "".join(text.split())


def _path(name: str) -> Path:
    return next(folder / name for folder in (*FOLDERS.values(), EXTRA) if (folder / name).is_file())


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0
