"""`check` over the labelled drafts: what is carried, what is flagged, and above all what is blessed wrongly.

`python -m tests.quality.check` prints it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bot.commands.check import check
from bot.ingest import ingest
from tests.ingested import MONDAY, an_application
from tests.quality.gold.demo import DEMO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.application import Application

GOLD = Path(__file__).parent / "gold"
TOWN = GOLD / "town" / "documents"
TOWN_DAY = datetime(2025, 3, 17, 6, 0, tzinfo=UTC)
"""The Monday after the town's last document."""

RIGHT, ABSENT, CONTESTED = "right", "absent", "differ"


@dataclass(frozen=True)
class Score:
    """How a set of labelled drafts was judged.

    Attributes:
        blessed: wrong or absent drafts that were said to be carried.
        met: drafts of each kind whose verdict is the labelled one, or another that is as right.
        of: drafts of each kind.
        contested_carried: drafts that sources differ on and that were said to be carried.
    """

    blessed: tuple[str, ...]
    met: Counter[str]
    of: Counter[str]
    contested_carried: int = 0

    def share(self, *kinds: str) -> float:
        """Of the drafts of these kinds, how many were judged as labelled, 0..1."""
        return sum(self.met[kind] for kind in kinds) / max(1, sum(self.of[kind] for kind in kinds))

    @property
    def wrong(self) -> float:
        """Of the wrong drafts, how many were judged as labelled, 0..1."""
        return self.share(*(kind for kind in self.of if kind not in (RIGHT, ABSENT, CONTESTED)))


def drafts(name: str) -> list[dict[str, Any]]:
    """Labelled drafts: `check` over the demo corpus, `town/check_a` and `town/check_b` over the town's."""
    rows: list[dict[str, Any]] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def scored(application: Application, rows: Iterable[dict[str, Any]]) -> Score:
    """The drafts as `check` judges them."""
    blessed: list[str] = []
    met: Counter[str] = Counter()
    of: Counter[str] = Counter()
    contested_carried = 0
    for row in rows:
        found = verdict(application, row["text"])
        of[row["kind"]] += 1
        met[row["kind"]] += found == row["verdict"] or found in row["also"]
        if found == "carried" and row["kind"] not in (RIGHT, CONTESTED):
            blessed.append(row["text"])
        contested_carried += found == "carried" and row["kind"] == CONTESTED
    return Score(tuple(blessed), met, of, contested_carried)


def verdict(application: Application, draft: str) -> str:
    """The verdict on a draft of one claim: carried only where every sentence of it is."""
    verdicts = [one["verdict"] for one in check(application, draft).shape["sentences"]]
    others = [one for one in verdicts if one != "carried"]
    return str(others[0]) if others else "carried"


def the_demo(folder: Path) -> Application:
    """An application that has read the demo corpus."""
    application = an_application(folder, at=MONDAY)
    ingest(application, [DEMO])
    return application


def the_town(folder: Path) -> Application:
    """An application that has read the town's documents."""
    application = an_application(folder, at=TOWN_DAY)
    ingest(application, [TOWN])
    return application


def scores() -> dict[str, dict[str, float]]:
    """Every set: drafts blessed that must not be, those of sources that differ apart, and shares met."""
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        demo, town = the_demo(Path(first)), the_town(Path(second))
        rows = drafts("check")
        sets = {
            "demo even": scored(demo, rows[0::2]),
            "demo odd": scored(demo, rows[1::2]),
            "town a": scored(town, drafts("town/check_a")),
            "town b": scored(town, drafts("town/check_b")),
        }
    return {
        name: {
            "blessed": len(score.blessed),
            "contested_carried": score.contested_carried,
            "right": score.share(RIGHT),
            "wrong": score.wrong,
            "absent": score.share(ABSENT),
            "contested": score.share(CONTESTED),
        }
        for name, score in sets.items()
    }
