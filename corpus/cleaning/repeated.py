"""Lines that a host repeats on its pages: what stands on most of them belongs to none."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.cleaning.layout import stretches
from corpus.cleaning.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

_MIN_DOCUMENTS = 3
_MAX_CHARS = 160


def repeated_lines(documents: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each host the keys of its short lines that stand in over half of its documents, three at least.

    Args:
        documents: the host and the canonical text of each.
    """
    pages = Counter[str]()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for host, text in documents:
        pages[host] += 1
        counts[host].update(_short_keys(text))
    return {
        host: frozenset(
            key for key, count in keys.items() if count >= _MIN_DOCUMENTS and count > pages[host] / 2
        )
        for host, keys in counts.items()
    }


def _short_keys(text: str) -> set[str]:
    lines = (
        Line(span, " ".join(span.of(text).split()), chunk)
        for span, chunk in stretches(text)
        if len(span) <= _MAX_CHARS
    )
    return {line.key for line in lines if line.key and not line.prose}
