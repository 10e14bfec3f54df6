"""Feeds: asked for what is new, and each entry read once, from the feed itself or from its page.

answer → entries → those that are new or changed → their pages → documents
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.intake.articles import Wanted, article, given_up, page_of_entry, stand_in, stand_in_address
from bot.intake.entries import Entries, Held
from bot.intake.patience import pause
from bot.intake.standing import Outcome
from bot.web.fetched import NO_VALIDATORS, Fetched, WebError
from corpus.derivation import DERIVATION
from corpus.errors import ReadFailure
from corpus.feeds.identity import Known, identity_of, matched, said_digest, words_digest
from corpus.feeds.teaser import is_teaser, newest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.intake.desk import Desk
    from bot.intake.standing import Standing
    from config.configuration import Source
    from corpus.feeds.feed import Entry, Feed

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)

MOST_TRIES = 3
"""After so many the page is not asked for again until the feed says something else of it."""

MOST_ENTRIES = 1_000
"""The newest of a feed; what stands below is an archive, and each is compared with all that are known."""

MOST_READ = 100
"""Entries that one reading takes, the newest; the others wait for the next: one feed of thousands must not
hold up all the others, and the briefing."""

AT_ONCE = 8
"""Entries whose pages are held in memory together."""


async def read_feed(desk: Desk, standing: Standing, *, patient: bool) -> Outcome:
    """Ask a feed for what is new, and read it.

    Args:
        patient: pages that failed a short time ago are left alone.
    """
    source = standing.source
    collection = desk.application.configuration.collections[source.collection]
    entries = Entries(desk.application.store.engine)
    held = await desk.alone(partial(entries.of, source))
    retrying = any(_is_due(one, desk, patient=patient) for one in held)
    try:
        validators = NO_VALIDATORS if retrying else standing.validators
        fetched = await desk.web.fetch(source.location, validators=validators, accept=ACCEPT)
        if fetched.unchanged:
            await desk.alone(partial(_unchanged, desk, source, held))
            return Outcome(collection.every, validators=standing.validators)
        feed = await desk.alone(
            partial(desk.readers.feed, fetched.data, url=fetched.url, charset=fetched.charset, now=desk.now)
        )
    except WebError as error:
        desk.fail(source.location, error)
        return Outcome(collection.every, error.message, error.hint, retry_after=error.retry_after)
    except ReadFailure as error:
        desk.fail(source.location, error)
        return Outcome(collection.every, error.reason, error.hint)
    desk.tell_of_move(fetched)
    wanted, others = await desk.alone(partial(_sorted_out, desk, feed, held, source, patient=patient))
    # First: what is left alone for good must not look new if all ends here.
    await desk.alone(partial(entries.write, source, others, seen_at=desk.now))
    await desk.alone(partial(_unchanged, desk, source, others))
    now_read = _newest(wanted, max(MOST_READ, collection.first))
    new = False
    for at in range(0, len(now_read), AT_ONCE):
        some = now_read[at : at + AT_ONCE]
        pages = await asyncio.gather(*(page_of_entry(desk.web, one, inside=fetched.inside) for one in some))
        new |= await desk.alone(partial(_store, desk, feed, source, list(zip(some, pages, strict=True))))
    await desk.alone(partial(entries.let_go, _unlisted(held, wanted, others)))
    whole = len(now_read) == len(wanted)
    return Outcome(collection.every, new=new, validators=fetched.validators if whole else NO_VALIDATORS)


def _is_due(held: Held, desk: Desk, *, patient: bool) -> bool:
    return held.next_at is not None and (not patient or held.next_at <= desk.now)


def _unchanged(desk: Desk, source: Source, held: Iterable[Held]) -> None:
    for one in held:
        if one.taken:
            desk.report.unchanged += desk.application.store.ids_of(one.known.identity, source.collection)


def _due(desk: Desk, held: Sequence[Held], *, patient: bool) -> set[str]:
    """The documents that are to be read again, by new rules, or because reading them failed."""
    taken = [one.known.identity for one in held if one.taken]
    unread = desk.application.store.unread(taken, derivation=DERIVATION)
    waiting = {one.known.identity for one in held if one.next_at is not None}
    failed = {one.known.identity for one in held if _is_due(one, desk, patient=patient)}
    return (unread - waiting) | failed


def _sorted_out(
    desk: Desk, feed: Feed, held: Sequence[Held], source: Source, *, patient: bool
) -> tuple[list[Wanted], list[Held]]:
    """The entries to be read now, and how all the others are written down."""
    first = desk.application.configuration.collections[source.collection].first
    listed = matched(_listed(feed), [one.known for one in held])
    by_id = {one.known.id: one for one in held}
    due = _due(desk, [by_id[known.id] for _, known in listed if known], patient=patient)
    identities = {one.known.identity for one in held}
    # Of a feed that is read for the first time the newest are taken; from then on, all that come.
    taken = newest([entry for entry, _ in listed], first) if not held else None
    wanted: list[Wanted] = []
    others: list[Held] = []
    for entry, known in listed:
        identity = known.identity if known else identity_of(entry, source.location, taken=identities)
        if identity is None:  # it has neither a name nor words
            continue
        identities.add(identity)
        names = Known(
            known.id if known else None,
            entry.guid,
            entry.link,
            words_digest(entry),
            _said(entry),
            identity,
        )
        before = by_id[known.id] if known else Held(names, taken=taken is None or entry in taken)
        now_held = replace(before, known=names)
        changed = known is None or known.said != names.said or identity in due
        if before.taken and changed:
            wanted.append(Wanted(entry, source.location, now_held))
        else:
            others.append(now_held)
    return wanted, others


def _listed(feed: Feed) -> Sequence[Entry]:
    return feed.entries if len(feed.entries) <= MOST_ENTRIES else newest(feed.entries, MOST_ENTRIES)


def _newest(wanted: Sequence[Wanted], most: int) -> Sequence[Wanted]:
    if len(wanted) <= most:
        return wanted
    by_entry = {one.entry: one for one in wanted}
    return [by_entry[entry] for entry in newest(by_entry, most)]


def _unlisted(held: Iterable[Held], wanted: Iterable[Wanted], others: Iterable[Held]) -> list[int]:
    """The rows of entries that wait for their page, though the feed does not have them any more."""
    listed = {one.known.id for one in (*others, *(each.held for each in wanted))}
    waiting = (one.known.id for one in held if one.next_at is not None)
    return [row for row in waiting if row is not None and row not in listed]


def _said(entry: Entry) -> str:
    """What asks for a new reading; feeds that give a new date each time must not make us fetch each page."""
    return said_digest(replace(entry, published_at=None) if is_teaser(entry) else entry)


def _store(
    desk: Desk, feed: Feed, source: Source, read: Sequence[tuple[Wanted, Fetched | WebError | None]]
) -> bool:
    """Read and store entries, and write down which; says whether any of them was new or changed."""
    every = desk.application.configuration.collections[source.collection].every
    new = False
    written: list[Held] = []
    for wanted, page in read:
        own = desk.store(article(desk.readers, feed, source, wanted, page))
        held = replace(wanted.held, tries=0, next_at=None)
        if own.stored:
            _dismiss_stand_in(desk, wanted)
        else:
            tries = wanted.held.tries + 1
            held = replace(wanted.held, tries=tries, next_at=desk.now + pause(tries, every=every))
            if tries >= MOST_TRIES or (isinstance(page, WebError) and page.gone):
                desk.store(given_up(source, wanted))
                held = replace(held, tries=0, next_at=None)
            own = desk.store(stand_in(desk.readers, feed, source, wanted))
        new = new or bool(own.added or own.updated)
        written.append(held)
    Entries(desk.application.store.engine).write(source, written, seen_at=desk.now)
    return new


def _dismiss_stand_in(desk: Desk, wanted: Wanted) -> None:
    """Withdraw what stood for an article of another site until its page was read."""
    application = desk.application
    if not wanted.is_own and wanted.held.known.id is not None:
        gone = application.store.withdraw_gone(stand_in_address(wanted), at=application.instant())
        desk.report.withdrawn += gone
