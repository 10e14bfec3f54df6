"""The intake: all configured sources read once, each for itself: one that fails costs no other.

folders and files → feeds and pages, some side by side → the index → a report
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

from bot.door import troubles
from bot.intake.desk import Desk
from bot.intake.feeds import read_feed
from bot.intake.folders import read_folders
from bot.intake.links import read_url
from bot.intake.searchable import searchable
from bot.intake.standing import Outcome, Standings
from bot.intake.wanted import Wanted
from bot.progress import silent
from bot.web.address import Inside
from bot.web.client import Web
from config.configuration import SourceKind
from corpus.errors import ReadFailure, StoreUnavailable
from corpus.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.application import Application
    from bot.intake.standing import Standing
    from bot.progress import Progress
    from bot.report import Report
    from config.configuration import Source

LEASE = timedelta(minutes=2)
"""So long a worker has a source for itself, and again while it lives; one that died is followed then."""

SIDE_BY_SIDE = 8
"""Feeds and pages that are asked for at the same time."""


def intake(
    application: Application,
    *,
    collection: str | None = None,
    wanted: Wanted = Wanted.ALL,
    progress: Progress = silent,
    web: Web | None = None,
) -> Report:
    """Read the configured sources, and bring the index up to date.

    Args:
        collection: only its sources; what is stored may move there.
        wanted: which feeds and pages are asked; unless all are, files that are still being written wait too.
        web: in place of one that the settings make.

    Raises:
        ConfigError: there is no such collection, or what may be fetched from inside is written wrongly.
        StoreUnavailable: nothing more can be stored; what was stored before is kept.
    """
    sources = application.configuration.sources(collection)
    folders = [one for one in sources if one.kind is SourceKind.PATH]
    strangers = [one for one in sources if one.kind is not SourceKind.PATH]
    asked_web = web or Web(inside=Inside.of(application.inside_hosts))
    filing = collection is not None

    async def read() -> Report:
        with Readers(max_bytes=application.max_file_bytes) as readers:
            desk = Desk(application, asked_web, readers, application.now())
            with searchable(application, desk.report):
                await desk.alone(
                    partial(
                        read_folders, desk, folders, filing=filing, patient=wanted.patient, progress=progress
                    )
                )
                await _read_strangers(desk, strangers, wanted)
            desk.report.once()
            return desk.report

    return asyncio.run(read())


async def _read_strangers(desk: Desk, sources: Sequence[Source], wanted: Wanted) -> None:
    """Read feeds and pages, some at a time.

    Raises:
        StoreUnavailable: nothing can be stored.
    """
    standings = Standings(desk.application.store.engine)
    every = await desk.alone(partial(standings.of, sources))
    asked = [one for one in every if wanted.takes(one, desk.now)]
    if not asked:
        return
    turns = asyncio.Semaphore(SIDE_BY_SIDE)

    async def in_turn(standing: Standing) -> None:
        async with turns:
            await _read_one(desk, standings, standing.source, wanted)

    async with desk.web:
        ended = await asyncio.gather(*map(in_turn, asked), return_exceptions=True)
    for error in ended:
        if error is not None:
            raise error


async def _read_one(desk: Desk, standings: Standings, source: Source, wanted: Wanted) -> None:
    """Read one feed or page, unless another worker does so or just did, and write down how it went."""
    owner, now = token_hex(8), desk.application.now()
    if not await desk.alone(partial(standings.claim, source, owner, now=now, until=now + LEASE)):
        desk.report.later.append(source.location)
        return
    renewing = asyncio.create_task(_renewing(desk.application, standings, source, owner))
    try:
        (standing,) = await desk.alone(partial(standings.of, [source]))
        if wanted.takes(standing, desk.application.now()):
            outcome = await _outcome(desk, standing, wanted)
            now = desk.application.now()
            await desk.alone(partial(standings.record, source, outcome, now=now))
    finally:
        renewing.cancel()
        await desk.alone(partial(standings.release, source, owner))


async def _outcome(desk: Desk, standing: Standing, wanted: Wanted) -> Outcome:
    """How reading one feed or page went."""
    source = standing.source
    every = desk.application.configuration.collections[source.collection].every
    try:
        if source.kind is SourceKind.FEED:
            return await read_feed(desk, standing, patient=wanted.patient)
        return await read_url(desk, standing, every=every)
    except StoreUnavailable:
        raise
    except Exception as error:  # noqa: BLE001  a door as a file's: one source must not cost the others
        (trouble,) = troubles(error)
        desk.report.failed.append(ReadFailure(source.location, trouble.message))
        return Outcome(every, trouble.message)


async def _renewing(application: Application, standings: Standings, source: Source, owner: str) -> None:
    """Hold on to a source until cancelled; out of turn, for eight long documents take longer than a lease."""
    while True:
        await asyncio.sleep(LEASE.total_seconds() / 4)
        with suppress(StoreUnavailable):  # what is written at the end will say so
            await asyncio.to_thread(standings.renew, source, owner, until=application.now() + LEASE)
