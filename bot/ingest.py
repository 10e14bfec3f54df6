"""Ingest: files in, documents stored and searchable, and a report of each one's fate.

Every document is stored whole or not at all, files that have not changed are not read again, and the same
files give the same store however often, and wherever, this was interrupted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.intake.batch import Batch
from bot.intake.paths import read_files
from bot.intake.searchable import searchable
from bot.progress import silent
from bot.report import Report
from config.configuration import SourceKind
from corpus.readers import Readers, documents_under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.application import Application
    from bot.progress import Progress


def ingest(
    application: Application,
    paths: Sequence[Path] = (),
    *,
    collection: str | None = None,
    progress: Progress = silent,
) -> Report:
    """Read files and folders into the store, and bring the index up to date.

    Args:
        paths: what to read; the configured files and folders where none is named.
        collection: where it all belongs; else the collection whose paths hold the file, else the first. Only
            where it is said can a document come to be seen by more than see it now.

    Raises:
        ConfigError: there is no such collection.
        StoreUnavailable: nothing more can be stored; what was stored before is kept.
    """
    configured = [
        Path(source.location)
        for source in application.configuration.sources(collection)
        if source.kind is SourceKind.PATH
    ]
    listing = documents_under([*paths] or configured)
    report = Report(skipped=[str(path) for path in listing.skipped], failed=list(listing.failures))
    with searchable(application, report), Readers(max_bytes=application.max_file_bytes) as readers:
        read_files(
            Batch(application, report, filing=collection is not None),
            readers,
            listing.files,
            collection_of=lambda path: collection or application.configuration.collection_of(path),
            most=application.max_file_bytes,
            progress=progress,
        )
    return report
