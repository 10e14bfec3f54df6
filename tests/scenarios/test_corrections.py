"""Corrections over several mornings: what changed is told once, and what was told as old is left alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.ingest import ingest
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COST = "The harbour tunnel has cost {} million euros so far."


class Mornings(Newsroom):
    """A newsroom in June, where it is two hours later than in UTC, with one document that changes."""

    def says(self, number: int) -> None:
        """The document names this cost from now on."""
        line = {"id": "post", "title": "post", "publisher": "post", "published_at": "2026-06-05"}
        written = json.dumps({**line, "text": COST.format(number)})
        (self.folder / "news" / "post.jsonl").write_text(written, encoding="utf-8")
        assert not ingest(self.application).failed

    def heard(self, at: str) -> list[str]:
        """What arrives until an instant, `08T06:00`."""
        before = len(self.sent())
        self.until(f"2026-06-{at}:00+00:00")
        return self.texts()[before:]


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Mornings]:
    room = Mornings(tmp_path, HandClock("2026-06-08T05:00:00+00:00"))
    yield room
    room.application.store.engine.dispose()


def test_what_a_correction_told_is_not_told_as_changed_the_next_morning(newsroom: Mornings) -> None:
    newsroom.says(31)
    assert ["31 million" in one for one in newsroom.heard("08T06:10")] == [True]
    newsroom.says(34)
    (correction,) = newsroom.heard("08T09:00")
    assert "was sent: “The harbour tunnel has cost 31 million" in correction
    (tuesday,) = newsroom.heard("09T06:10")
    assert "Nothing new" in tuesday
    assert "34" not in tuesday
    newsroom.says(37)
    (correction,) = newsroom.heard("09T09:00")
    assert "was sent: “The harbour tunnel has cost 34 million" in correction
    (wednesday,) = newsroom.heard("10T06:10")
    assert "37" not in wednesday


def test_words_that_a_briefing_told_as_old_are_never_put_right_themselves(newsroom: Mornings) -> None:
    newsroom.says(31)
    newsroom.heard("08T06:10")
    heard = []
    for day, was, reads in (("09", 31, 34), ("10", 34, 37)):
        newsroom.heard(f"{day}T05:57")
        newsroom.says(reads)
        newsroom.clock.to(f"2026-06-{day}T05:58:00+00:00")  # written before anything is put right
        heard += newsroom.heard(f"{day}T09:00")
        (briefing,) = (one for one in heard if one.startswith("Morning") and f"{reads} million" in one)
        assert "changed" in briefing
        assert f"{was} million" in briefing
    said = [one for one in heard if one.startswith("Correction")]
    assert [one.splitlines()[0].strip() for one in said] == [
        "Correction: morning 06-08 #1",
        "Correction: morning 06-09 #1",
    ]
    assert "was sent: “The harbour tunnel has cost 34 million" in said[1]
    assert "31" not in said[1]
    assert "as read 9 June 2026\n" in said[1]
    assert "as read 10 June 2026\n" in said[1]
