"""What the tests of offers have in common: who offers what, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.offers import File, Link
from bot.report import Report
from config import parse
from config.destination import destination
from corpus.errors import ReadFailure

if TYPE_CHECKING:
    from bot.offers import Offer

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
MAX_BYTES = 1_000

CONFIGURATION = parse(
    """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
  board: {paths: [board], allow: ["slack:#board", "slack:#office"]}
  chair: {paths: [chair], allow: ["slack:#board"]}
""",
    path="communique.yaml",
    folder=Path("somewhere"),
)

ANN, BOB = "slack:U012ANN", "slack:U012BOB"
ADA, MAX = "slack:U0ADMIN1", "slack:U0ADMIN2"
NEWSROOM, OFFICE, BOARD = map(destination, ("slack:#newsroom", "slack:#office", "slack:#board"))

LINK = Link("https://example.org/harbour")
FILE = File("harbour.md", b"# Harbour\n\nThe tunnel under the harbour opened on 3 May 2024.\n")


@dataclass
class Desk:
    """Reads whatever is approved, and remembers what it was asked to read."""

    document: str = "harbour-1a2b3c4d"
    trouble: str = ""
    asked: list[tuple[Offer, str]] = field(default_factory=list)

    def __call__(self, offer: Offer, collection: str) -> Report:
        """One document, or the trouble."""
        self.asked.append((offer, collection))
        if self.trouble:
            return Report(failed=[ReadFailure(offer.name, self.trouble)])
        return Report(added=[self.document])
