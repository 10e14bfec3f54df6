"""Documents and stores to test with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.derivation import derived
from corpus.document import Metadata, ReadDocument
from corpus.store import Store
from corpus.store.schema import metadata

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store import Stored

READ_AT = "2024-05-20T06:00:00Z"

OPENING = (
    "The tunnel under the harbour opened on 3 May 2024 after nine years of work. It cost 412 million euros, "
    "the port authority said. Some 12,000 vehicles used it on the first day."
)
AUDIT = (
    "Auditors have found that the pumps of the tunnel were ordered twice. The second order, worth 8 million "
    "euros, was cancelled in March. Nobody has been blamed so far."
)


def a_store(folder: Path) -> Store:
    """An empty store of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.at(f"sqlite:///{folder / 'documents.db'}")
    metadata.create_all(store.engine)
    return store


def a_document(
    text: str = OPENING,
    *,
    given_id: str | None = None,
    url: str | None = None,
    source: str = "/news/tunnel.txt",
    title: str | None = "The tunnel opens",
    publisher: str | None = "Harbour Post",
    published_at: str | None = "2024-05-04",
) -> ReadDocument:
    return ReadDocument(
        source=source,
        identity=given_id or url or source,
        text=text,
        given_id=given_id,
        metadata=Metadata(title=title, publisher=publisher, published_at=published_at, url=url),
    )


def put(
    store: Store, *documents: ReadDocument, collection: str = "public", read_at: str = READ_AT
) -> list[Stored]:
    """Derive and store documents in one transaction."""
    return store.put(
        [(derived(document, read_at=read_at), collection) for document in documents], read_at=read_at
    )


def put_one(
    store: Store, document: ReadDocument, *, collection: str = "public", read_at: str = READ_AT
) -> Stored:
    """The fate of one document."""
    (stored,) = put(store, document, collection=collection, read_at=read_at)
    return stored
