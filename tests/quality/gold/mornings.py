"""Ten simulated mornings over the town: what arrives each day, and what a careful reader finds new in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.quality.gold import Place

_FILE = Path(__file__).resolve().parent / "mornings.json"

Two = tuple[Place, Place]
"""Two sentences: the one read earlier first."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that was told before and now reads differently; any one of the new sentences tells it."""

    old: Place
    new: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Morning:
    """One briefing at eight o'clock, of what was read since the one before.

    Attributes:
        at: local time of the briefing, in whatever zone is configured.
        documents: what arrives after the briefing before and before this one.
        must_tell_changed: facts of earlier mornings that have changed.
        firmer: an earlier sentence, and a new one of another origin with the same fact. It may add more.
        repeats: sentences with nothing but facts of earlier mornings: never new, at most firmer.
        same: two sentences of this morning that state one fact: a line for one of them at most.
        disagreements: two sentences, the second or both of today, that cannot both hold.
        new_worth: sentences with news that a briefing should rather not miss.
    """

    at: datetime
    documents: tuple[str, ...]
    must_tell_changed: tuple[Change, ...]
    firmer: tuple[Two, ...]
    repeats: tuple[Place, ...]
    same: tuple[Two, ...]
    disagreements: tuple[Two, ...]
    new_worth: tuple[Place, ...]


def mornings() -> list[Morning]:
    """The mornings in their order, over both halves of the town; the last one reads `town/extra`."""
    return [_morning(row) for row in json.loads(_FILE.read_text(encoding="utf-8"))]


def _morning(row: dict[str, Any]) -> Morning:
    return Morning(
        at=datetime.fromisoformat(row["at"]),
        documents=tuple(row["documents"]),
        must_tell_changed=tuple(
            Change(_place(change["old"]), (_place(change["new"]), *map(_place, change["or"])))
            for change in row["must_tell_changed"]
        ),
        firmer=tuple((_place(pair["earlier"]), _place(pair["now"])) for pair in row["firmer"]),
        repeats=tuple(map(_place, row["repeats"])),
        same=_pairs(row["same"]),
        disagreements=_pairs(row["disagreements"]),
        new_worth=tuple(map(_place, row["new_worth"])),
    )


def _pairs(rows: list[dict[str, Any]]) -> tuple[Two, ...]:
    return tuple((_place(row["first"]), _place(row["second"])) for row in rows)


def _place(row: dict[str, Any]) -> Place:
    return Place(row["document"], row["text"])
