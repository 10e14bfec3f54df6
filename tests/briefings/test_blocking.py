"""Blocking: which sentences are worth comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import blocking
from tests.passages import a_passage

if TYPE_CHECKING:
    import pytest

COST = a_passage("The harbour tunnel has cost 412.6 million euros so far.")
AGAIN = a_passage("So far the harbour tunnel has cost 413 million euros.", "ledger")
TOLL = a_passage("The toll in the harbour tunnel is 4 euros.", "wire")
OTHER = a_passage("Nurses went on strike in the hills.", "courier")


def test_a_sentence_has_beside_it_what_shares_something_rare_and_not_itself() -> None:
    beside = blocking.sharing([COST, OTHER], [COST, AGAIN, TOLL, OTHER])
    assert set(beside[COST.id]) == {AGAIN, TOLL}
    assert beside[OTHER.id] == []


def test_what_too_many_share_sets_nothing_beside_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MAX_BLOCK", 1)
    assert blocking.sharing([COST], [COST, AGAIN, TOLL]) == {COST.id: []}
