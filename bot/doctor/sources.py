"""The doctor on sources: how each configured folder, feed and page stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor.check import MOST_NAMED, Check
from bot.intake.entries import Entries
from bot.intake.standing import standings
from bot.web.address import Inside
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from bot.application import Application
    from bot.intake.standing import Standing


def sources(application: Application) -> Iterator[Check]:
    """How the configured folders, feeds and pages stand, each for itself; those that fail first."""
    Inside.of(application.inside_hosts)  # a wrong one would stop every reading
    known = standings(application)
    if not known:
        yield Check("sources", "ok", "none is configured", "collections: paths, feeds or urls")
    unread = [one for one in known if one.read_at is None and one.failing_since is None]
    if unread:
        found = f"{phrases.several(len(unread), 'source')} not read yet"
        yield Check("sources", "ok", found, "communique ingest reads them")
    every = sorted((one for one in known if one not in unread), key=lambda one: one.failing_since is None)
    zone, entries = application.now().tzinfo, Entries(application.store.engine)
    for one in every[:MOST_NAMED]:
        yield _source(one, zone, waiting=entries.waiting(one.source))
    left = every[MOST_NAMED:]
    if left:
        failing = sum(one.failing_since is not None for one in left)
        found = f"{phrases.more(len(left))}, {failing} of them failing"
        yield Check(
            "sources", "warn" if failing else "ok", found, "the metrics of communique run have them all"
        )


def _source(one: Standing, zone: tzinfo | None, *, waiting: int) -> Check:
    """How a source stands.

    Args:
        waiting: articles of a feed whose pages could not be read and are asked for again.
    """
    said = [one.source.shown]
    if one.failing_since is not None:
        times = phrases.several(one.failures, "failure")
        said.append(f"{one.trouble} ({times} since {phrases.moment(one.failing_since.astimezone(zone))})")
    said.append(f"read {phrases.moment(one.read_at.astimezone(zone))}" if one.read_at else "not read yet")
    if waiting:
        said.append(f"{phrases.several(waiting, 'article')} without the page")
    if one.new_at is not None:
        said.append(f"last news {phrases.moment(one.new_at.astimezone(zone))}")
    if one.next_at is not None:
        said.append(f"next {phrases.moment(one.next_at.astimezone(zone))}")
    if one.failing_since is not None:
        return Check("source", "warn", ", ".join(said), one.hint or "communique ingest tries again")
    return Check("source", "ok", ", ".join(said))
