"""What a child says of very much is cut before it is said, not refused when it is heard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.feeds.feed import Entry, Feed
from corpus.readers.confinement.answers import (
    checked_document,
    checked_feed,
    document_message,
    feed_message,
)
from corpus.readers.confinement.wire import Message, received
from corpus.readers.given import NOTHING_GIVEN
from corpus.readers.source import SourceFile


def heard(message: Message) -> Message:
    """The same after its way over the wire."""
    data, at = message.packed(), 0

    def read(size: int) -> bytes:
        nonlocal at
        at += size
        return data[at - size : at]

    return received(read, max_bytes=len(data))


def test_of_a_feed_of_very_many_entries_the_first_are_read() -> None:
    feed = Feed(entries=tuple(Entry(title=f"Entry {number}") for number in range(10_001)))
    entries = checked_feed(heard(feed_message(feed))).entries
    assert entries == feed.entries[:10_000]


def test_of_very_many_repairs_the_first_are_told() -> None:
    file = SourceFile(Path("mail.eml"), b"Words.")
    document = replace(
        file.document("Words.", NOTHING_GIVEN), repairs=tuple(f"part {number}" for number in range(1_000))
    )
    told = checked_document(heard(document_message(document, file)), file).repairs
    assert told == document.repairs[:100]
