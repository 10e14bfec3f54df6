"""Scores of the selection over updates of one event: the background that a reader of the latest one needs.

In come the updates of seven events up to some day (never part of this repository), each with three human
backgrounds; out comes ROUGE of what we choose when told that later days count, beside the latest sentences.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quality.plain import passages_of_text
from tests.quality.selection import best
from tests.quality.summaries import average, filled, overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Passage

INSTANCES = Path("eval/dev/text/background_instances.jsonl")
WORDS = 150
FIRST_DAY = date(2020, 1, 1)
"""The data has lost its dates and kept its order: each update counts as of a day of its own, from here on."""

Instance = tuple[list[list["Passage"]], list[str]]


def scores(shared: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Percent by system and by half of the instances, all and either."""
    read = instances(shared)
    found = {}
    for name, select in (("chosen", newest), ("most recent first", recent)):
        overlaps = [overlap(filled(select(updates), WORDS), backgrounds) for updates, backgrounds in read]
        halves = {"all": overlaps, "even": overlaps[::2], "odd": overlaps[1::2]}
        found[f"{name} {WORDS}"] = {half: average(some) for half, some in halves.items()}
    return found


def instances(shared: Path) -> list[Instance]:
    """The updates of each instance as passages, the earliest first, and its backgrounds."""
    found: list[Instance] = []
    with (shared / INSTANCES).open(encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            row = json.loads(line)
            count, updates = 0, []
            for number, paragraphs in enumerate(row["docs"]):
                passages = passages_of_text("\n\n".join(paragraphs), f"{at}-{number}", first_id=count)
                count += len(passages)
                updates.append(_dated(passages, FIRST_DAY + timedelta(days=number)))
            found.append((updates, row["refs"]))
    return found


def newest(updates: Sequence[Sequence[Passage]]) -> list[str]:
    """What we choose when told that these are updates."""
    return best(updates, updates=True)


def recent(updates: Sequence[Sequence[Passage]]) -> list[str]:
    """Every sentence of the latest update, then those of the one before it."""
    return [one.text for passages in reversed(updates) for one in passages]


def _dated(passages: Sequence[Passage], day: date) -> list[Passage]:
    return [replace(one, document=replace(one.document, published_at=day.isoformat())) for one in passages]
