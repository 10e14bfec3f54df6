"""Configured files and folders: read, and looked through for what is no longer there."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.intake.batch import Batch
from bot.intake.paths import gone_from, is_settled, read_files
from bot.intake.standing import Outcome, Standings
from bot.report import Report
from config.configuration import Removed
from corpus.errors import ReadFailure
from corpus.readers import documents_under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.desk import Desk
    from bot.progress import Progress
    from config.configuration import Source
    from corpus.readers import Listing

SETTLED = timedelta(seconds=2)
"""A file that was changed less long ago may still be being written."""


def read_folders(
    desk: Desk, sources: Sequence[Source], *, filing: bool, patient: bool, progress: Progress
) -> None:
    """Read configured files and folders, each file once, whichever of them hold it.

    Args:
        filing: the collection was said: what is stored may move there.
        patient: what is still being written is left for later.

    Raises:
        StoreUnavailable: nothing more can be stored.
    """
    standings, seen, done = Standings(desk.application.store.engine), set[Path](), 0
    listings = [(one, documents_under([Path(one.location)])) for one in sources]
    to_do = sum(len(listing.files) for _, listing in listings)
    for source, listing in listings:
        files = _files(desk, listing, seen, patient=patient)
        told = partial(_told, progress, done, to_do)
        own = _read(desk, source, listing, files, filing=filing, progress=told)
        done += len(files)
        trouble = next((one for one in listing.failures if one.path == source.location), None)
        trouble = trouble or _withdraw_gone(desk, source, own)
        outcome = Outcome(
            desk.application.configuration.collections[source.collection].every,
            trouble.reason if trouble else None,
            trouble.hint if trouble else None,
            new=bool(own.added or own.updated),
        )
        standings.record(source, outcome, now=desk.now)
        desk.report.extend(own)


def _files(desk: Desk, listing: Listing, seen: set[Path], *, patient: bool) -> list[Path]:
    """The files to be read now; those that are not settled are reported."""
    now_s = time.time()  # by the clock that stamps files, whatever ours is set to
    files = []
    for path in listing.files:
        name = path.resolve()
        if name in seen:
            continue
        seen.add(name)
        if patient and not is_settled(path, now_s=now_s, after=SETTLED):
            desk.report.later.append(str(path))
        else:
            files.append(path)
    return files


def _read(
    desk: Desk,
    source: Source,
    listing: Listing,
    files: Sequence[Path],
    *,
    filing: bool,
    progress: Progress,
) -> Report:
    own = Report(skipped=[str(path) for path in listing.skipped], failed=list(listing.failures))
    configuration = desk.application.configuration
    read_files(
        Batch(desk.application, own, filing=filing),
        desk.readers,
        files,
        collection_of=lambda path: source.collection if filing else configuration.collection_of(path),
        most=desk.application.max_file_bytes,
        progress=progress,
    )
    return own


def _withdraw_gone(desk: Desk, source: Source, report: Report) -> ReadFailure | None:
    """Forget files that are gone, and withdraw their documents where the collection says so; or why not."""
    application, configuration = desk.application, desk.application.configuration
    try:
        for path in gone_from(application.store, Path(source.location)):
            if configuration.collection_of(Path(path)) != source.collection:
                continue
            if configuration.collections[source.collection].removed is Removed.WITHDRAW:
                report.withdrawn += application.store.withdraw_gone(path, at=application.instant())
            else:
                application.store.forget(path)
    except ReadFailure as failure:
        report.failed.append(failure)
        return failure
    return None


def _told(progress: Progress, before: int, to_do: int, done: int, _of_these: int) -> None:
    progress(before + done, to_do)
