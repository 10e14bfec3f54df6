"""When the sources are read while the program runs, by a clock that moves only when nothing is left to do."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.door import log
from bot.intake.wanted import Wanted
from bot.running.intakes import LONGEST_SLEEP, RESCAN, REST, SETTLE, Intakes
from bot.running.taken import Taken
from config.configuration import Source, SourceKind
from corpus.errors import StoreUnavailable
from tests.scenarios.desks import HandClock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
EIGHT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LONG_S = 30.0
NEWS = Source("public", SourceKind.PATH, "/srv/news")
FEED = Source("public", SourceKind.FEED, "https://harbourpost.example/feed")


class Enough(BaseException):
    """No more is to be read: what ends a test."""


@dataclass
class Reading:
    """What reads, and what a test says that came of it.

    Attributes:
        takes: how long each takes.
        came: what came of each in turn, the last of it again and again; an error is raised.
        meanwhile: called during each, with its number.
        sources: those that are configured.
        reads: when each began, and what it was asked for.
    """

    most: int
    came: Sequence[Taken | Exception] = ()
    takes: timedelta = timedelta(0)
    meanwhile: Callable[[int], None] = lambda _number: None
    source_at: Callable[[], datetime | None] = lambda: None
    sources: Sequence[Source] = (NEWS,)
    due: Sequence[datetime] = ()
    clock: HandClock = field(default_factory=lambda: HandClock(START.isoformat()))
    reads: list[tuple[timedelta, Wanted]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.intakes = Intakes(self._read, self.clock, sources=lambda: self.sources, source_at=self.source_at)

    async def _read(self, wanted: Wanted) -> Taken:
        number = len(self.reads)
        if number == self.most:
            raise Enough
        began_at = self.clock.now()
        self.reads.append((began_at - START, wanted))
        self.meanwhile(number)
        self.clock.pass_time(self.takes)
        came = self.came[min(number, len(self.came) - 1)] if self.came else _taken()
        if isinstance(came, Exception):
            raise came
        return Taken(
            began_at,
            self.takes.total_seconds(),
            came.counts,
            unsettled=came.unsettled,
            trouble=came.trouble,
        )

    def run(self) -> list[tuple[timedelta, Wanted]]:
        """Run until so many have been read."""

        async def run() -> None:
            async with asyncio.timeout(LONG_S):
                await self.intakes.run(due_after=self._due_after)

        with pytest.raises(Enough):
            asyncio.run(run())
        return self.reads

    def _due_after(self, after: datetime) -> datetime | None:
        return next((at for at in self.due if at > after), None)


def _taken(*, added: int = 0, unsettled: bool = False, trouble: str | None = None) -> Taken:
    return Taken(START, 0.0, {"added": added}, unsettled=unsettled, trouble=trouble)


def _gaps(reads: Sequence[tuple[timedelta, Wanted]]) -> list[timedelta]:
    return [later - one for (one, _), (later, _) in pairwise(reads)]


def test_everything_is_read_at_the_start_and_folders_are_looked_through_now_and_then() -> None:
    assert Reading(3).run() == [
        (timedelta(0), Wanted.READY),
        (RESCAN, Wanted.DUE),
        (2 * RESCAN, Wanted.DUE),
    ]


def test_everything_is_read_half_an_hour_before_each_briefing_once() -> None:
    due = [EIGHT, EIGHT + timedelta(minutes=7), EIGHT + timedelta(days=1)]
    reads = Reading(40, due=due).run()
    half_an_hour = timedelta(minutes=30)
    expected = [START - START, *(at - half_an_hour - START for at in due[:2])]
    assert [at for at, wanted in reads if wanted is Wanted.READY] == expected


def test_a_program_that_starts_a_quarter_of_an_hour_before_a_briefing_reads_for_it_once() -> None:
    reads = Reading(4, due=[START + timedelta(minutes=15)]).run()
    assert [wanted for _, wanted in reads] == [Wanted.READY, Wanted.DUE, Wanted.DUE, Wanted.DUE]


def test_a_source_is_asked_at_its_own_time() -> None:
    def source_at() -> datetime:
        return START + timedelta(minutes=4 if len(reading.reads) == 1 else 24)

    reading = Reading(4, source_at=source_at)
    assert [at // timedelta(minutes=1) for at, _ in reading.run()] == [0, 4, 14, 24]


def test_word_of_a_change_is_heeded_after_a_moment_also_when_it_comes_while_something_is_read() -> None:
    reading = Reading(3, meanwhile=lambda number: reading.intakes.ask() if number == 0 else None)
    assert reading.run() == [
        (timedelta(0), Wanted.READY),
        (SETTLE, Wanted.DUE),
        (SETTLE + RESCAN, Wanted.DUE),
    ]


def test_word_of_a_change_wakes_who_sleeps() -> None:
    reading = Reading(2)

    class Asking(HandClock):
        async def sleep(self, seconds: float) -> None:
            if len(reading.reads) == 1 and self.now() - START > timedelta(minutes=1):
                reading.intakes.ask()
                await asyncio.Event().wait()  # only word of a change ends this
            await super().sleep(seconds)

    reading.clock = Asking(START.isoformat())
    reading.__post_init__()
    (_, (second, wanted)) = reading.run()
    assert (second, wanted) == (2 * LONGEST_SLEEP, Wanted.DUE)


def test_what_is_still_being_written_is_looked_at_soon_and_ever_less_often() -> None:
    gaps = _gaps(Reading(10, came=[_taken(unsettled=True)]).run())
    assert gaps[:4] == [SETTLE, 2 * SETTLE, 4 * SETTLE, 8 * SETTLE]
    assert gaps == sorted(gaps)
    assert gaps[-1] == RESCAN


def test_a_folder_that_changes_all_day_does_not_keep_a_core_busy() -> None:
    takes = timedelta(seconds=20)
    reading = Reading(5, takes=takes, meanwhile=lambda _number: reading.intakes.ask())
    assert set(_gaps(reading.run())) == {(1 + REST) * takes}


def test_documents_that_still_come_are_read_without_a_rest() -> None:
    takes = timedelta(seconds=20)
    came = [_taken(added=64)]
    reading = Reading(5, came=came, takes=takes, meanwhile=lambda _number: reading.intakes.ask())
    assert set(_gaps(reading.run())) == {takes + SETTLE}


@pytest.mark.parametrize(
    "failing", [_taken(trouble="the file is wrong"), StoreUnavailable("db", "it is locked"), RuntimeError()]
)
def test_a_reading_that_fails_is_tried_again_ever_less_often_and_all_is_read_then(
    failing: Taken | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("CRITICAL", logger=log.name):
        reading = Reading(6, came=[*[failing] * 4, _taken()], source_at=lambda: START)
        reads = reading.run()
    assert _gaps(reads)[:4] == [SETTLE, 2 * SETTLE, 4 * SETTLE, 8 * SETTLE]
    assert [wanted for _, wanted in reads[:5]] == [Wanted.READY] * 5
    assert reads[5][1] is Wanted.DUE


def test_an_error_that_nobody_expected_is_a_reference_and_not_its_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[Taken] = []

    async def fail(_wanted: Wanted) -> Taken:
        raise RuntimeError("the pump has failed")

    intakes = Intakes(
        fail,
        HandClock(START.isoformat()),
        sources=lambda: (NEWS,),
        source_at=lambda: None,
        told=told.append,
    )
    with caplog.at_level("ERROR", logger=log.name):
        taken = asyncio.run(intakes.take(Wanted.DUE))
    assert told == [taken]
    assert intakes.last is taken
    assert taken.trouble is not None
    assert "reference" in taken.trouble
    assert "pump" not in taken.trouble
    assert "the pump has failed" in caplog.text


def test_a_database_that_is_gone_for_a_while_does_not_end_it() -> None:
    asked = 0

    def source_at() -> datetime | None:
        nonlocal asked
        asked += 1
        if asked < 4:
            raise StoreUnavailable("db", "the server has gone away")
        return None

    assert [wanted for _, wanted in Reading(2, source_at=source_at).run()] == [Wanted.READY, Wanted.DUE]
    assert asked >= 4


def test_a_clock_that_is_set_back_holds_nothing_up() -> None:
    def set_back(number: int) -> None:
        if number == 1:
            reading.clock._at -= timedelta(days=1)

    day_before = [START - timedelta(days=1) + timedelta(hours=2)]
    reading = Reading(12, meanwhile=set_back, due=day_before)
    reads = reading.run()
    assert Wanted.READY in [wanted for _, wanted in reads[1:]]
    assert [gap for gap in _gaps(reads) if gap > RESCAN] == []


def test_it_is_fed_once_all_has_been_read_since_then_however_that_went() -> None:
    clock = HandClock(START.isoformat())

    async def read(wanted: Wanted) -> Taken:
        return Taken(clock.now(), 0.0, trouble="it is locked" if wanted is Wanted.ALL else None)

    intakes = Intakes(read, clock, sources=lambda: (NEWS,), source_at=lambda: None)
    assert not intakes.fed(START)
    asyncio.run(intakes.take(Wanted.DUE))
    assert not intakes.fed(START)
    asyncio.run(intakes.take(Wanted.READY))
    assert intakes.fed(START)
    assert not intakes.fed(START + timedelta(seconds=1))
    clock.pass_time(timedelta(minutes=1))
    asyncio.run(intakes.take(Wanted.ALL))
    assert intakes.fed(START + timedelta(minutes=1))


MINUTE = timedelta(minutes=1)


def _configured_later(reading: Reading, sources: Sequence[Source], *, after: timedelta = MINUTE) -> Reading:
    """These are configured some time after the start, and that is said."""

    class Configuring(HandClock):
        async def sleep(self, seconds: float) -> None:
            if self.now() - START == after and reading.sources != sources:
                reading.sources = sources
                reading.intakes.look_again()
                await asyncio.Event().wait()  # only that there are others ends this
            await super().sleep(seconds)

    reading.clock = Configuring(START.isoformat())
    reading.__post_init__()
    return reading


@pytest.mark.parametrize("sources", [(NEWS, FEED), (FEED,)])
def test_other_sources_are_read_as_soon_as_they_are_configured(sources: Sequence[Source]) -> None:
    reads = _configured_later(Reading(3), sources).run()
    assert reads == [(timedelta(0), Wanted.READY), (MINUTE, Wanted.DUE), (MINUTE + RESCAN, Wanted.DUE)]


def test_sources_that_are_configured_while_others_are_read_follow_without_a_rest() -> None:
    def configure(number: int) -> None:
        if number == 1:
            reading.sources = (NEWS, FEED)

    takes = MINUTE
    reading = Reading(4, takes=takes, meanwhile=configure)
    assert _gaps(reading.run()) == [takes + RESCAN, takes, takes + RESCAN]


def test_without_sources_nothing_is_read_and_nothing_is_waited_for_until_there_are_some() -> None:
    reading = _configured_later(Reading(2, sources=(), due=[EIGHT]), (FEED,))
    assert reading.intakes.fed(EIGHT)
    assert reading.run() == [(MINUTE, Wanted.READY), (MINUTE + RESCAN, Wanted.DUE)]
    assert not reading.intakes.fed(EIGHT)


def test_while_no_sources_are_left_nothing_is_read() -> None:
    reading = Reading(3, meanwhile=lambda number: setattr(reading, "sources", ()) if number == 1 else None)
    reads = _configured_later(reading, (FEED,), after=5 * RESCAN).run()
    assert reads == [(timedelta(0), Wanted.READY), (RESCAN, Wanted.DUE), (5 * RESCAN, Wanted.DUE)]


def test_who_looks_again_at_the_same_sources_reads_nothing() -> None:
    def look_again(_number: int) -> None:
        reading.intakes.look_again()

    reading = Reading(3, meanwhile=look_again)
    assert _gaps(reading.run()) == [RESCAN, RESCAN]
