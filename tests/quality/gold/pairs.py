"""Written pairs: two sentences of many fields and what they have, or only seem to have, in common.

They stand in `pairs.json`, beside what was found in the demo corpus, and were written before the rules that
are scored on them: every second one of a kind was looked at while the rules were made, the others were not.
Those called fresh were added later, with titles, and none of them was looked at.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FILE = Path(__file__).resolve().parent / "pairs.json"


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, and the document it stands in.

    Attributes:
        published_at: a date `YYYY-MM-DD`.
        language: ISO 639-1.
        title: of the document.
    """

    text: str
    published_at: str
    publisher: str
    language: str
    title: str


@dataclass(frozen=True, slots=True)
class WrittenPair:
    """Two sentences of two documents.

    Attributes:
        kind: agreement, lookalike (neither agreement nor disagreement), conflict, scope or revision.
        about: for people.
        seen: whether it was looked at while the rules were made.
        fresh: whether it was added later, with titles, and never looked at.
    """

    kind: str
    first: Told
    second: Told
    about: str
    seen: bool
    fresh: bool


def written_pairs() -> list[WrittenPair]:
    """All of them, in the order of the file."""
    rows: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    met: dict[str, int] = {}
    found = []
    for row in rows:
        kind = row["kind"]
        first, second = _told(row, "first", "2025-03-10"), _told(row, "second", "2025-03-10")
        fresh = row.get("fresh", False)
        met[kind] = met.get(kind, 0) + (not fresh)
        seen = met[kind] % 2 == 1 and not fresh
        found.append(WrittenPair(kind, first, second, row["about"], seen=seen, fresh=fresh))
    return found


def _told(row: dict[str, Any], side: str, day: str) -> Told:
    return Told(
        row[side],
        row.get(f"{side}_date", day),
        row.get(f"{side}_publisher", f"The {side.title()} Post"),
        row.get(f"{side}_language", row.get("language", "en")),
        row.get(f"{side}_title", row.get("title", "The news")),
    )
