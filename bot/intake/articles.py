"""Articles: an entry of a feed as a document on its way in, from its page or from the feed itself.

A feed speaks for its own site only. An article elsewhere is what stands there: the feed's words for it are
filed under the feed's own address, and never take the place of what the other site says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING

from bot.door import troubles
from bot.intake.pages import page_of
from bot.intake.unit import Unit
from bot.web.fetched import Fetched, WebError
from corpus.document import Metadata
from corpus.errors import ReadFailure
from corpus.feeds.link import same_site
from corpus.feeds.teaser import is_teaser
from corpus.readers.given import NOTHING_GIVEN, Given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.intake.batch import Reading
    from bot.intake.entries import Held
    from bot.web.client import Web
    from config.configuration import Source
    from corpus.document import ReadDocument
    from corpus.feeds.feed import Entry, Feed
    from corpus.readers import Readers

TEASER = "teaser"
"""The flag of a document of which only what the feed says is read."""


TITLE_CHARS = 70
"""Of the beginning of a text that stands for its title."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry that is to be read.

    Attributes:
        feed: the address of its feed.
        held: as it will be written down once it is read.
    """

    entry: Entry
    feed: str
    held: Held

    @property
    def address(self) -> str:
        """What its document is known by: as before, unless the entry now names a page of another site."""
        identity, link = self.held.known.identity, self.entry.link
        return identity if link is None or same_site(identity, link) else link

    @property
    def is_own(self) -> bool:
        """Whether the feed speaks for the article."""
        return self.entry.link is None or same_site(self.feed, self.entry.link)


async def page_of_entry(web: Web, wanted: Wanted, *, inside: bool) -> Fetched | WebError | None:
    """The page of an entry; None where the feed has all of it.

    Args:
        inside: the feed is of the inside itself; one from outside must not have us read what is inside.
    """
    if wanted.entry.link is None or (wanted.is_own and not is_teaser(wanted.entry)):
        return None
    try:
        return await web.fetch(wanted.entry.link, may_go_inside=inside)
    except WebError as error:
        return error
    except Exception as error:  # noqa: BLE001  a door: one page must not cost its feed
        return WebError(wanted.entry.link, troubles(error)[0].message)


def article(
    readers: Readers, feed: Feed, source: Source, wanted: Wanted, page: Fetched | WebError | None
) -> tuple[Unit, Reading]:
    """An entry as a document on its way in: its page, or all that the feed carries of it."""
    if page is None:
        return _said_by_feed(readers, feed, source, wanted, wanted.address, ())
    address = wanted.address
    if isinstance(page, WebError):
        failure = ReadFailure(address, page.message, hint=page.hint)
        return Unit(address, address, source.collection, digest="", page=True), lambda: [failure]
    known = Given(_metadata(wanted.entry))
    # Feeds date an article anew when they touch it; the page knows when it was published.
    given = Given(replace(known.metadata, published_at=None)) if wanted.is_own else NOTHING_GIVEN
    unit, read = page_of(readers, page, address=address, collection=source.collection, given=given)
    return unit, lambda: _completed(read(), known, feed)


def given_up(source: Source, wanted: Wanted) -> tuple[Unit, Reading]:
    """A page that cannot be read, as one that need not be: it is no failure any more."""
    return Unit(wanted.address, wanted.address, source.collection, digest=TEASER, page=True), list


def stand_in(readers: Readers, feed: Feed, source: Source, wanted: Wanted) -> tuple[Unit, Reading]:
    """What the feed says of an article whose page cannot be read, in its place until it can."""
    flags = (TEASER,) if is_teaser(wanted.entry) else ()
    return _said_by_feed(readers, feed, source, wanted, stand_in_address(wanted), flags)


def stand_in_address(wanted: Wanted) -> str:
    """What the feed's own words for an article are known by: its page's address only on its own site."""
    return wanted.address if wanted.is_own else f"{wanted.feed}#{wanted.entry.link}"


def _said_by_feed(
    readers: Readers, feed: Feed, source: Source, wanted: Wanted, address: str, flags: tuple[str, ...]
) -> tuple[Unit, Reading]:
    entry = wanted.entry
    # Where there is no page to show, the feed is shown; never a key in its address.
    known = Given(replace(_metadata(entry), url=entry.link or source.shown, flags=flags))
    html = f"<article><h1>{escape(entry.title or '')}</h1>{entry.content or entry.summary}</article>"
    page = Fetched(address, address, html.encode(), media_type="text/html", charset="utf-8")
    unit, read = page_of(readers, page, address=address, collection=source.collection, given=known)
    return unit, lambda: _completed(read(), known, feed)


def _metadata(entry: Entry) -> Metadata:
    return Metadata(
        title=entry.title,
        author=entry.author,
        published_at=entry.published_at,
        url=entry.link,
        language=entry.language,
    )


def _completed(
    found: Iterable[ReadDocument | ReadFailure], known: Given, feed: Feed
) -> Iterator[ReadDocument | ReadFailure]:
    """The same, with what the feed knows where a document itself says nothing."""
    for one in found:
        if isinstance(one, ReadFailure):
            yield one
            continue
        metadata = Given(one.metadata).over(known).metadata
        publisher, title = metadata.publisher or feed.title, metadata.title or _first_words(one.text)
        yield replace(one, metadata=replace(metadata, publisher=publisher, title=title))


def _first_words(text: str) -> str:
    """The beginning of a text without a title, as its title."""
    return shorten(text.strip().split("\n", 1)[0], TITLE_CHARS, placeholder=" …")
