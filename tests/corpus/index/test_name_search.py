"""A name in a question finds the passages that name its bearer otherwise, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.clearance import EVERYTHING, Clearance
from corpus.index import Aliases, Index, rebuild, update
from tests.corpus.index.texts import ask, entry, news

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC = Clearance(frozenset({"public"}))
TEXTS = [
    ("summit", "President Lin Meihua opened the forum in Orrin."),
    ("summit", "On Tuesday Lin flew home."),
    ("wanbao", "国家主席林美华出席了论坛。"),
    ("pact", "Ministers of the Northern Harbour Organization (NHO) met in Lissen."),
    ("pact-2", "The NHO has nine members."),
    ("team", "It was a goal of the striker Dmitri Kovalyov that decided the match."),
    ("team-2", "Гол забил нападающий Дмитрий Ковалёв."),
    ("court", "Judge Ann Lee sent the jury home."),
    ("match", "The referee Tom Lee sent two players off."),
    ("line", "The Silver Line carries gas to the coast."),
    ("line-2", "Work on the Silver Line 2 has not begun."),
]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    entries = [entry(100 + at, text, document_id=name) for at, (name, text) in enumerate(TEXTS)]
    return rebuild(tmp_path, [*news(), *entries], change=1)


@pytest.mark.parametrize(
    ("query", "passage", "found", "how"),
    [
        ("Lin Meihua", 102, "林美华", "name"),
        ("lin meihua", 102, "林美华", "name"),
        ("林美华", 100, "Lin Meihua", "name"),
        ("NHO", 103, "Northern Harbour Organization", "name"),
        ("Northern Harbour Organization", 104, "NHO", "name"),
        ("Lin Meihua", 101, "Lin", "exact"),
    ],
)
def test_other_forms_of_a_name_are_found(
    index: Index, query: str, passage: int, found: str, how: str
) -> None:
    hits = {hit.passage_id: hit for hit in ask(index, query).hits}
    assert passage in hits
    assert (found, how) in {(match.found, match.how) for match in hits[passage].matches}


def test_a_name_that_stands_nowhere_as_asked_is_read_as_it_stands(tmp_path: Path) -> None:
    index = rebuild(tmp_path, [*news(), entry(100, "国家主席林美华出席了论坛。")], change=1)
    answer = ask(index, "Lin Meihua")
    assert answer.readings == (("Lin Meihua", "林美华"),)


def test_a_family_name_that_two_bear_brings_neither_to_the_other(index: Index) -> None:
    assert index.names(EVERYTHING).group("Ann Lee").forms == ("Ann Lee",)
    best = ask(index, "Ann Lee").hits
    assert best[0].passage_id == 107
    assert all(match.how != "name" for hit in best for match in hit.matches)


def test_a_numbered_name_is_another(index: Index) -> None:
    assert index.names(EVERYTHING).group("Silver Line").forms == ("Silver Line",)


def test_aliases_of_admins_override_what_was_learnt(index: Index) -> None:
    answer = ask(index, "Lin Meihua", aliases=Aliases.of({"Lin Meihua": ["Ondřej Kowalczuk"]}))
    assert {"alias"} == {match.how for hit in answer.hits for match in hit.matches if hit.passage_id == 0}


def test_names_of_hidden_documents_teach_nothing(tmp_path: Path) -> None:
    secret = [entry(at, text, document_id=name, collection="board") for at, (name, text) in enumerate(TEXTS)]
    index = rebuild(tmp_path, [*secret, entry(100, "国家主席林美华出席了论坛。")], change=1)
    assert index.names(PUBLIC).group("林美华").forms == ("林美华",)
    assert "Lin Meihua" in index.names(EVERYTHING).group("林美华").forms


def test_names_follow_documents_that_come_and_go(tmp_path: Path) -> None:
    first, *rest = [entry(100 + at, text, document_id=name) for at, (name, text) in enumerate(TEXTS)]
    rebuild(tmp_path / "steps", [*news(), first], change=1)
    grown = update(tmp_path / "steps", touched=["summit"], entries=[first, *rest], change=2)
    whole = rebuild(tmp_path / "whole", [*news(), first, *rest], change=1)
    assert grown is not None
    for name in ("Lin", "林美华", "NHO", "Ковалёв", "Lee"):
        assert grown.names(EVERYTHING).group(name) == whole.names(EVERYTHING).group(name)
    gone = update(tmp_path / "steps", touched=["wanbao"], entries=[], change=3)
    assert gone is not None
    assert "林美华" not in gone.names(EVERYTHING).group("Lin Meihua").forms
