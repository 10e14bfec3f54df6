"""Requests: what a child is asked to read, as messages and back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.document import Metadata
from corpus.readers.confinement.wire import Message
from corpus.readers.given import Given
from corpus.readers.source import SourceFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

DOCUMENTS, FEED = "documents", "feed"
"""What is asked for, under the key `want`."""


def documents_request(file: SourceFile) -> Message:
    """A file, for the wire: without its path, which a child has no business with."""
    head: dict[str, object] = {
        "want": DOCUMENTS,
        "suffix": file.path.suffix.lower(),
        "sidecar": asdict(file.sidecar),
        "address": file.address,
        "charset": file.charset,
        "alone": file.alone,
    }
    return Message(head, file.data)


def feed_request(data: bytes, *, url: str, charset: str | None, now: datetime | None) -> Message:
    """The bytes of a feed, for the wire."""
    at = None if now is None else now.isoformat()
    return Message({"want": FEED, "url": url, "charset": charset, "now": at}, data)


def requested_file(message: Message) -> SourceFile:
    """The file of a request for documents, under a name that only tells its kind.

    The request comes from our own parent: it is believed.
    """
    head: Mapping[str, Any] = message.head
    sidecar = dict(head["sidecar"])
    metadata = dict(sidecar.pop("metadata"))
    flags, repairs = tuple(metadata.pop("flags")), tuple(sidecar.pop("repairs"))
    return SourceFile(
        Path(f"document{head['suffix']}"),
        message.body,
        Given(Metadata(**metadata, flags=flags), **sidecar, repairs=repairs),
        address=head["address"],
        charset=head["charset"],
        alone=head["alone"],
    )
