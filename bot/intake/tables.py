"""The tables of the intake, beside those of the documents and in the same database."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, Table, UniqueConstraint

from bot.instant import Instant
from corpus.store.schema import Text, metadata

source = Table(
    "source",
    metadata,
    Column("collection", Text, primary_key=True),
    Column("location", Text, primary_key=True, comment="an absolute path, or a web address"),
    Column("kind", Text, nullable=False, comment="path, feed or url"),
    Column("read_at", Instant, comment="when it was last read to its end"),
    Column("new_at", Instant, comment="when it last had a document that was new or changed"),
    Column("failing_since", Instant, comment="of the failures in a row, the first; null where all is well"),
    Column("failures", Integer, nullable=False, comment="in a row"),
    Column("trouble", Text, comment="why it could not be read the last time"),
    Column("hint", Text),
    Column("next_at", Instant, comment="not asked again before"),
    Column("etag", Text, comment="of the last answer: If-None-Match"),
    Column("last_modified", Text, comment="of the last answer: If-Modified-Since"),
    Column("claimed_by", Text, comment="the worker that reads it just now"),
    Column("claimed_until", Instant),
    comment="How reading each source went.",
)

feed_entry = Table(
    "feed_entry",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("collection", Text, nullable=False),
    Column("feed", Text, nullable=False),
    Column("guid", Text),
    Column("link", Text, comment="as the feed wrote it last, without what only counts clicks"),
    Column(
        "words", Text, nullable=False, comment="digest of title and text: an entry that changed its names"
    ),
    Column("said", Text, nullable=False, comment="digest of all that the feed said of it last"),
    Column("identity", Text, nullable=False, comment="of its document: never changes"),
    Column("taken", Boolean, nullable=False, comment="it is read; entries from before our time are not"),
    Column("tries", Integer, nullable=False, comment="failed ones in a row; 0 once it is read"),
    Column("next_at", Instant, comment="its page is not asked for again before; null where it need not be"),
    Column("seen_at", Instant, nullable=False, comment="when the feed last had it"),
    UniqueConstraint("collection", "feed", "identity", name="uq_feed_entry_document"),
    comment="What feeds have said: an entry that changes its date or its names stays one document.",
)

offer = Table(
    "offer",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, comment="link or file"),
    Column("name", Text, nullable=False, comment="the address, or the name of the file"),
    Column("data", LargeBinary, comment="of a file, until it is decided on"),
    Column("collection", Text, nullable=False, comment="where it is filed if nobody says otherwise"),
    Column("offered_by", Text, nullable=False),
    Column("offered_in", Text, nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("state", Text, nullable=False, comment="offered, reading, approved or refused"),
    Column("decided_by", Text),
    Column("decided_at", Instant),
    Column("documents", JSON, nullable=False, comment="ids of what came of it"),
    Column("trouble", Text, comment="why it could not be read when it was approved last, or was refused"),
    comment="Documents and links that people offered, and what was decided.",
)
