"""Which entry of a feed is which document: entries change their dates, ids, links and words, and stay."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.feeds.matching import by_id, by_link, by_words, distinct, telling
from corpus.feeds.names import Names, looks_unique
from corpus.feeds.plain import plain_text
from corpus.feeds.sketch import sketch_from, sketch_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.feeds.feed import Entry
    from corpus.feeds.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Known:
    """What a feed said of a document when it was read last.

    Attributes:
        id: of the row; None for one that is not stored yet.
        guid: as `matched` gave it.
        link: as `matched` gave it.
        words: see `words_digest`.
        said: see `said_digest`.
        identity: of the document; never changes.
    """

    id: int | None
    guid: str | None
    link: str | None
    words: str
    said: str
    identity: str


def said_digest(entry: Entry) -> str:
    """The digest of all that a feed says of an article but its names: another one asks for a new reading.

    Of markup only the text counts: pictures that count readers change every hour.
    """
    said = (entry.title, entry.author, entry.published_at, entry.language)
    fields = (*said, plain_text(entry.summary), plain_text(entry.content))
    return hashlib.sha256("\0".join(field or "" for field in fields).encode()).hexdigest()


def words_digest(entry: Entry) -> str:
    """The sketch of an entry's title and text, by which `matched` tells one that changed its names."""
    return str(_sketch(entry))


def identity_of(entry: Entry, feed_url: str, *, taken: Collection[str] = ()) -> str | None:
    """What a new document is known by: its link; else the feed with the entry's id, or else its words.

    Args:
        entry: as `matched` gave it: without links and ids that are worth nothing.
        feed_url: starts with http.
        taken: identities of other documents of the feed, as one may keep a link that it has moved from.

    Returns:
        None where the entry has neither a name nor words, or where all is taken.
    """
    digest = _sketch(entry).digest
    names = (
        entry.link,
        f"{feed_url}#{entry.guid}" if entry.guid and looks_unique(entry.guid) else None,
        f"{feed_url}#{digest}" if digest else None,
    )
    return next((name for name in names if name and name not in taken), None)


def matched(entries: Sequence[Entry], known: Sequence[Known]) -> list[tuple[Entry, Known | None]]:
    """Each entry with the document that it is; None for a new one.

    A false match overwrites one article with another; a missed one makes a near-copy, which is folded later.
    So names count only where they tell entries apart, and doubt makes a new document:

    1. A link or an id is worth nothing where two entries of this reading, or two known ones, have it, and so
       is the link to a homepage.
    2. The link decides, for a document is what stands at an address; also where the id points at another one,
       for ids are what feeds generate and mix up. `http` and `https`, `www.` and a final slash make no
       difference. Only where the words are others altogether and the id is another one for certain, it is
       another article, in a feed that gives each the link to one page.
    3. Else the id decides, where the words bear it out: the text is the same, or the title with a text that
       is alike; or where the id is certain (long, many digits, no mere number of a place) and the article has
       stayed on its host, or its words are close. It decides nothing in a feed whose ids are places ("1" is
       whatever comes first): where two or more, and as many as stayed, stand for another article than before.
    4. Else the words decide: the same title and text, where neither side has a link that speaks against it,
       or where the text is a whole article, or the link ends in the same words. Where both sides have no
       name at all, also the same title with a text that is alike, or the same paragraph.

    Args:
        entries: of one reading, in the order of the feed.
        known: of this feed, all of them.

    Returns:
        In the order of the feed, without entries that repeat another one; no known one twice. Links and ids
        that are worth nothing are left out: they are to be stored, and fetched, as they come back from here.
    """
    names = [Names(entry.link, entry.guid, _sketch(entry)) for entry in entries]
    places = distinct(names)
    now, before = telling(
        [names[place] for place in places],
        [Names(one.link, one.guid, sketch_from(one.words)) for one in known],
    )
    found, links = by_link(now, before)
    same, ids = by_id(now, before, found)
    found |= same
    now, before = ([one.without(links=links, ids=ids) for one in each] for each in (now, before))
    found |= by_words(now, before, found)
    return [
        (
            replace(entries[place], link=one.link, guid=one.guid),
            known[found[number]] if number in found else None,
        )
        for number, (place, one) in enumerate(zip(places, now, strict=True))
    ]


def _sketch(entry: Entry) -> Sketch:
    return sketch_of(entry.title or "", plain_text(entry.content or entry.summary))
