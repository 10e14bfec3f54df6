"""Recency: how much less the earlier reports of a developing story count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Document


def recency(documents: Iterable[Document]) -> dict[str, float]:
    """By document id: 1 on the latest day that any is of, 1/2 on the one before it, then 1/3, 1/4 and so on.

    Days are ranked, not measured: a story that moves by the month is read like one that moves by the day.
    An undated document counts as of the day on which it was read.
    """
    days = {document.id: (document.published_at or document.read_at)[:10] for document in documents}
    rank = {day: at for at, day in enumerate(sorted(set(days.values()), reverse=True), start=1)}
    return {document_id: 1 / rank[day] for document_id, day in days.items()}
