"""Facts: what states a figure is found, however much that states none is found better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.fact import CANDIDATES, fact
from tests.bot.homes import a_folder, an_application
from tests.corpus.store.documents import a_document
from tests.corpus.store.documents import put as stored

if TYPE_CHECKING:
    from pathlib import Path

QUARRY = "The owners of the old quarry above the town said that it employs 340 workers and their families."


def test_a_figure_is_found_behind_many_hits_without_one(tmp_path: Path) -> None:
    application = an_application(a_folder(tmp_path))
    places = [f"{first}{last}" for first in ("north", "south", "east") for last in "abcdefghijklmnopqrst"]
    texts = [*(f"The quarry quarrels at the quarry of {place}wick." for place in places), QUARRY]
    assert len(places) > CANDIDATES
    stored(
        application.store,
        *(a_document(text, given_id=str(at), source=f"/news/{at}.txt") for at, text in enumerate(texts)),
    )
    facts = fact(application, "quarry").shape["facts"]
    assert [one["quote"] for one in facts] == [QUARRY]
