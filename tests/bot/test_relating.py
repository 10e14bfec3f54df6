"""Relating: what was stopped goes on, new rules begin anew, and a hidden document changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import relating
from bot.commands import pool
from bot.ingest import ingest
from corpus.clearance import EVERYTHING, Clearance
from tests.bot.homes import a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application

COSTS = {
    "a.txt": "The tunnel under the harbour has cost 412.6 million euros so far, auditors found.",
    "b.txt": "So far the tunnel under the harbour has cost 413 million euros.",
    "c.txt": "The tunnel under the harbour has cost 520 million euros so far, auditors found.",
}
HIDDEN = "So far the tunnel under the harbour has cost 999 million euros, auditors found."


def _written(folder: Path, files: dict[str, str], collection: str = "news") -> None:
    for name, text in files.items():
        (folder / collection / name).write_text(f"{text}\n", encoding="utf-8")


def _relations(application: Application) -> set[tuple[str, frozenset[str]]]:
    return {
        (pair.relation.value, frozenset((pair.one.text, pair.other.text)))
        for pair in pool.related_pairs(application)
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = a_folder(tmp_path)
    _written(folder, COSTS)
    return folder


def test_every_sentence_is_held_against_the_others_as_it_arrives(folder: Path) -> None:
    application = an_application(folder)
    ingest(application)
    texts = COSTS["a.txt"], COSTS["b.txt"], COSTS["c.txt"]
    assert ("agree", frozenset(texts[:2])) in _relations(application)
    assert {kind for kind, ends in _relations(application) if texts[2] in ends} == {"conflict"}


def test_what_arrives_one_by_one_ends_as_what_arrives_together(folder: Path) -> None:
    together, apart = (an_application(folder, home=name) for name in ("together", "apart"))
    ingest(together)
    for name in COSTS:
        ingest(apart, [folder / "news" / name])
    assert _relations(apart) == _relations(together)


def test_what_was_stopped_goes_on_where_it_stood(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, stopped = (an_application(folder, home=name) for name in ("whole", "stopped"))
    ingest(whole)

    def nothing(*_: object) -> None:
        """The process ends before anything is compared."""

    with monkeypatch.context() as before:
        before.setattr("bot.intake.searchable.relate", nothing)
        ingest(stopped)
    assert stopped.reader.strongest_relations(limit=9) == []
    ingest(stopped)
    assert _relations(stopped) == _relations(whole)


def test_other_rules_find_everything_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    application = an_application(folder)
    ingest(application)
    before = _relations(application)
    monkeypatch.setattr(relating, "RULES", relating.RULES + 1)
    assert application.store.related(rules=relating.RULES) == 0
    relating.relate(application.store, application.index())
    assert application.store.related(rules=relating.RULES) == application.store.change()
    assert _relations(application) == before


def test_an_answer_leaves_a_long_backlog_to_the_next_ingest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = an_application(folder)
    ingest(application)
    monkeypatch.setattr(relating, "RULES", relating.RULES + 1)
    monkeypatch.setattr(pool, "MOST_RELATED_NOW", len(COSTS) - 1)
    pool.related_pairs(application)
    assert application.store.related(rules=relating.RULES) == 0
    ingest(application)
    assert application.store.related(rules=relating.RULES) == application.store.change()


def test_what_is_withdrawn_carries_and_disputes_nothing(folder: Path) -> None:
    application = an_application(folder)
    ingest(application)
    for document in application.reader.documents():
        if document.source.endswith("c.txt"):
            application.store.withdraw(document.id, at="2024-05-21T00:00:00Z")
    assert {kind for kind, _ in _relations(application)} == {"agree"}


def test_a_hidden_document_changes_no_relation_that_may_be_seen(folder: Path) -> None:
    without = an_application(folder, home="without")
    ingest(without)
    seen = _relations(without)

    _written(folder, {"s.txt": HIDDEN}, "board")
    public = Clearance(frozenset({"public"}))
    ingest(an_application(folder, home="beside"))
    beside = an_application(folder, home="beside", clearance=public)
    assert _relations(beside) == seen
    assert any(
        HIDDEN in ends for _, ends in _relations(an_application(folder, home="beside", clearance=EVERYTHING))
    )
