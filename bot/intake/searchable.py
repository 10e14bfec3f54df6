"""What is stored becomes searchable: the index and the comparisons catch up."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bot.relating import relate
from corpus.errors import IndexUnavailable, ReadFailure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application
    from bot.report import Report


@contextlib.contextmanager
def searchable(application: Application, report: Report) -> Iterator[None]:
    """Around storing: afterwards what is new can be found, and is compared with all the rest."""
    # An index ahead of a database that was restored from a copy must go now, before its count of
    # changes comes level with it again.
    with contextlib.suppress(IndexUnavailable):
        application.index(aside=False)
    yield
    try:
        relate(application.store, application.index(aside=False))
    except IndexUnavailable as error:  # all is stored: the report must not be lost for this
        report.failed.append(ReadFailure(error.path, error.reason, hint=error.hint))
