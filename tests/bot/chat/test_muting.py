"""Who muted a keyword, and what becomes of it with the keyword."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.chat.muting import Muted
from config.destination import destination

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
NEWS, DESK = destination("slack:C012ABC"), destination("slack:C012XYZ")
ANN = destination("slack:U012ANN")


def test_a_keyword_stays_muted_under_its_new_name_and_only_where_it_was(database: Engine) -> None:
    muted = Muted(database)
    muted.mute(NEWS, "pumps", by=ANN, now=NOW)
    muted.mute(NEWS, "Pumps", by=ANN, now=NOW)
    muted.mute(DESK, "Pumps", by=ANN, now=NOW)  # of a keyword that was there long ago
    muted.renamed("pumps", "Pumps")
    assert muted.at(NEWS) == {"Pumps"}
    assert muted.at(DESK) == frozenset()
    muted.renamed("Pumps", "Pumps")
    assert muted.at(NEWS) == {"Pumps"}


def test_a_deleted_keyword_is_muted_nowhere(database: Engine) -> None:
    muted = Muted(database)
    muted.mute(NEWS, "pumps", by=ANN, now=NOW)
    muted.mute(NEWS, "locks", by=ANN, now=NOW)
    muted.deleted("pumps")
    assert muted.at(NEWS) == {"locks"}
