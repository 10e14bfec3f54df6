"""Taking: an approved offer read into the store, as the program does it."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from bot.home import OWNER_ALONE
from bot.ingest import ingest
from bot.intake.batch import Batch
from bot.intake.searchable import searchable
from bot.intake.unit import Unit
from bot.offers.offer import Kind
from bot.report import Report
from corpus.errors import ReadFailure, StoreUnavailable
from corpus.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application
    from bot.offers.offer import Offer
    from bot.offers.offers import Read
    from corpus.document import ReadDocument

OFFERED = "offered"
"""The folder in the home that holds the files that were offered and approved, each in one of its own."""


class ReadLink(Protocol):
    """Fetches one address into the store."""

    def __call__(self, application: Application, url: str, collection: str) -> Report:
        """What became of it; it never raises for what an address did."""


def taking(application: Application, read_link: ReadLink) -> Read:
    """How this program reads offers: links over the web, files from a folder in the home."""
    return partial(_taken, application, read_link)


def _taken(application: Application, read_link: ReadLink, offer: Offer, collection: str) -> Report:
    if offer.kind is Kind.LINK:
        return read_link(application, offer.name, collection)
    path = _kept(application.home.folder / OFFERED / offer.key, offer)
    if offer.offered_by == offer.decided_by:
        report = ingest(application, [path], collection=collection)
    else:
        report = _read_as_new(application, path, collection)
    if not (report.added or report.updated or report.unchanged or report.withdrawn):
        shutil.rmtree(path.parent, ignore_errors=True)  # it waits in the database
    return report


def _read_as_new(application: Application, path: Path, collection: str) -> Report:
    """Read somebody else's file: whatever id or address it claims, it is a new revision of nothing.

    An admin nods at a file, not at the change of another document, which nothing has told them of.
    """
    report = Report()
    with searchable(application, report), Readers(max_bytes=application.max_file_bytes) as readers:
        batch = Batch(application, report, filing=True)
        source = str(path.resolve())
        unit = Unit(source, str(path), collection, sha256(path.read_bytes()).hexdigest())
        batch.take(unit, partial(_by_place, readers, path))
        batch.store()
    return report


def _by_place(readers: Readers, path: Path) -> Iterator[ReadDocument | ReadFailure]:
    """What a file holds, each document known by where it stands alone."""
    for one in readers.read(path):
        if isinstance(one, ReadFailure):
            yield one
        else:
            place = one.source if one.line is None else f"{one.source}#{one.line}"
            yield replace(one, identity=place, given_id=None)


def _kept(folder: Path, offer: Offer) -> Path:
    """The offered file in a folder; the name is harmless since it was accepted.

    Raises:
        StoreUnavailable: it cannot be written.
    """
    path, half = folder / offer.name, folder / "half"
    try:
        folder.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
        with half.open("wb") as stream:
            stream.write(offer.data or b"")
            stream.flush()
            os.fsync(stream.fileno())  # the bytes in the database go once this is a document
        half.replace(path)
    except OSError as error:
        raise StoreUnavailable(
            str(path),
            f"the file that was offered cannot be kept: {error.strerror}",
            hint="make room in the home, and see that this program may write there",
        ) from error
    return path
