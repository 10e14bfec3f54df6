"""The doctor on documents: what is held, where it is filed, whether it is indexed, compared and readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor.check import Check
from bot.indexing import current_index
from bot.relating import RULES
from briefings import phrases
from corpus.index import Index, set_aside

if TYPE_CHECKING:
    from bot.application import Application


def store(application: Application) -> Check:
    """How much has been read."""
    held = application.reader.totals()
    return Check(
        "store",
        "ok" if held.documents else "warn",
        f"{phrases.several(held.documents, 'document')}, {phrases.several(held.sentences, 'sentence')}",
        None if held.documents else "communique ingest PATH",
    )


def collections(application: Application) -> Check:
    """Whether the configuration knows every collection that documents are filed in."""
    known = application.configuration.collections
    unknown = {name: count for name, count in application.reader.filed().items() if name not in known}
    if not unknown:
        return Check("collections", "ok", "the configuration knows them all")
    return Check(
        "collections",
        "warn",
        "; ".join(
            f"{phrases.several(count, 'document')} in {name!r}, which the configuration does not know"
            for name, count in unknown.items()
        ),
        "configure it again, or file them elsewhere: communique ingest PATH --collection NAME",
    )


def index(application: Application) -> Check:
    """Whether the search index is whole and knows every change; else it is mended."""
    before = Index.open(application.home.index)
    if before is not None and (damaged := before.generation.damaged()):
        set_aside(application.home.index)
        current_index(application.store, application.home.index)
        return Check(
            "index",
            "warn",
            f"{phrases.several(len(damaged), 'file')} had changed on the disk; it is made anew now",
            "look after the disk; bots that are running read the new one when they are restarted",
        )
    change = application.index().change
    if before is not None and before.change == change:
        return Check("index", "ok", "up to date")
    return Check("index", "ok", "was behind the store; brought up to date now")


def comparing(application: Application) -> Check:
    """Whether every sentence has been held against the others: else support and conflicts are missing."""
    touched = application.reader.changed_since(application.store.related(rules=RULES))
    waiting = len(touched.keys() & {one.id for one in application.reader.documents()}) if touched else 0
    if not waiting:
        return Check("comparing", "ok", "every document has been compared with the others")
    return Check(
        "comparing",
        "warn",
        f"{phrases.several(waiting, 'document')} not yet compared with the others",
        "communique ingest compares them",
    )


def reading(application: Application) -> Check:
    """What could not be read the last time."""
    failures = application.reader.failures()
    if not failures:
        return Check("reading", "ok", "every file could be read")
    return Check(
        "reading",
        "warn",
        "; ".join(str(failure) for failure in failures[:3]),
        f"{phrases.several(len(failures), 'failure')} in all: mend them, then ingest again",
    )
