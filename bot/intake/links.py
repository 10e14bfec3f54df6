"""Links: single addresses, each of which is a document."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.intake.desk import Desk
from bot.intake.pages import page_of
from bot.intake.searchable import searchable
from bot.intake.standing import Outcome, Standing
from bot.web.address import Inside
from bot.web.client import Web
from bot.web.fetched import NO_VALIDATORS, WebError
from config.configuration import Source, SourceKind
from corpus.derivation import DERIVATION
from corpus.feeds.link import plain_link
from corpus.readers import Readers

if TYPE_CHECKING:
    from datetime import timedelta

    from bot.application import Application
    from bot.report import Report


async def read_url(desk: Desk, standing: Standing, *, every: timedelta) -> Outcome:
    """Ask for the page at an address, and read it where it has changed.

    Args:
        every: how often it is asked for while all is well.
    """
    source = standing.source
    address = plain_link(source.location) or source.location
    store = desk.application.store
    unread = await desk.alone(partial(store.unread, [address], derivation=DERIVATION))
    validators = NO_VALIDATORS if unread else standing.validators
    try:
        fetched = await desk.web.fetch(source.location, validators=validators)
    except WebError as error:
        desk.fail(source.location, error)
        return Outcome(every, error.message, error.hint, retry_after=error.retry_after)
    if fetched.unchanged:
        desk.report.unchanged += await desk.alone(partial(store.ids_of, address, source.collection))
        return Outcome(every, validators=standing.validators)
    desk.tell_of_move(fetched)
    page = page_of(desk.readers, fetched, address=address, collection=source.collection)
    own = await desk.alone(partial(desk.store, page))
    if own.failed and not own.stored:
        failure = own.failed[0]
        return Outcome(every, failure.reason, failure.hint)
    return Outcome(every, new=bool(own.added or own.updated), validators=fetched.validators)


def read_link(application: Application, url: str, collection: str, *, web: Web | None = None) -> Report:
    """Read one page into a collection, once.

    Args:
        web: in place of one that the application's settings make.

    Raises:
        StoreUnavailable: it cannot be stored.
    """
    source = Source(collection, SourceKind.URL, url)
    every = application.configuration.collections[collection].every

    async def read() -> Report:
        with Readers(max_bytes=application.max_file_bytes) as readers:
            async with web or Web(inside=Inside.of(application.inside_hosts)) as opened:
                desk = Desk(application, opened, readers, application.now())
                with searchable(application, desk.report):
                    await read_url(desk, Standing(source), every=every)
                return desk.report

    return asyncio.run(read())
