"""Builders for the search tests: passages of our own, and an index over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.clearance import EVERYTHING, Clearance
from corpus.index import NO_ALIASES, Aliases, Entry, Found, Index, rebuild

if TYPE_CHECKING:
    from pathlib import Path

NEWS = (
    "The harbour minister Ondřej Kowalczuk opened a second tunnel under the Lomna river on Monday.",
    "Exports of copper rose to $41.5 billion in the first quarter, the customs office said.",
    "The North Lantern pipeline will carry gas to three provinces from next spring.",
    "Farmers expect a poor wheat harvest after a dry June.",
    "Central bank governor Ilse Nabokova kept the interest rate unchanged.",
    "Министр Белоусов посетил завод в Твери.",
    "中国外交部发言人昨天在北京会见了记者。",
    "The parliament voted on 16 May to extend the trade agreement.",
    "A spokesman for the ferry company denied that wages were paid late.",
    "Tourism along the coast has doubled within five years.",
)


def entry(number: int, text: str, **changes: str | None) -> Entry:
    """A passage that stands alone in its document."""
    return Entry(
        passage_id=number,
        document_id=changes.get("document_id") or f"document-{number}",
        collection=changes.get("collection") or "public",
        day=changes.get("day", "2024-05-17"),
        text=text,
    )


def news() -> list[Entry]:
    """Ten passages, each a document of its own."""
    return [entry(number, text) for number, text in enumerate(NEWS)]


def index_of(folder: Path, texts: list[str]) -> Index:
    """An index over these texts, numbered from 0."""
    return rebuild(folder, [entry(number, text) for number, text in enumerate(texts)], change=1)


def ask(
    index: Index,
    query: str,
    *,
    clearance: Clearance = EVERYTHING,
    aliases: Aliases = NO_ALIASES,
    since: str | None = None,
    until: str | None = None,
    limit: int = 5,
) -> Found:
    """A search as the operator makes it."""
    return index.search(query, clearance=clearance, aliases=aliases, since=since, until=until, limit=limit)
