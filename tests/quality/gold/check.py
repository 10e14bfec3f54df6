"""Drafts to check: sentences as a team member types them, and what a careful reader answers to each.

The drafts over the demo stand in `check.json` beside this file, those over the town in `town/check_a.json`
and `town/check_b.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tests.quality.gold import Place

DEMO_CHECKS = Path(__file__).resolve().parent / "check.json"


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of a draft and its verdict.

    Attributes:
        text: the sentence, in the words of whoever drafts it.
        verdict: carried, other_measure, disputed or not_found.
        also: verdicts that are right as well; never carried.
        kind: right, absent, differ (the sources themselves do), or what is wrong with the sentence: measure,
            period, value, date, holder or negation.
        places: the sentences that show it; empty for what is stated nowhere.
    """

    text: str
    verdict: str
    also: tuple[str, ...]
    kind: str
    places: tuple[Place, ...]


def checks(path: Path = DEMO_CHECKS) -> list[Checked]:
    """The drafts of one file, in its order: right, wrong, absent, disputed among the sources."""
    return [
        Checked(
            text=row["text"],
            verdict=row["verdict"],
            also=tuple(row["also"]),
            kind=row["kind"],
            places=tuple(Place(place["document"], place["text"]) for place in row["places"]),
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]
