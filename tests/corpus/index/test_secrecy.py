"""Documents that an asker may not see change nothing in what the search gives back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clearance import EVERYTHING, Clearance
from corpus.index import Aliases, rebuild, update
from corpus.index.candidates import CANDIDATES
from tests.corpus.index.texts import ask, entry, news

PUBLIC = Clearance(frozenset({"public"}))
ALIASES = Aliases.of({"North Lantern": ["Nordlicht"], "Deep Mole": ["tunnel"]})
SECRETS = [
    entry(100, "Tunnels, tunnels, tunnels: the board's tunel plan is named Deep Mole.", collection="board"),
    entry(101, "Sourdough sales and Li Qiang's visit stay between us.", collection="board"),
    entry(102, "Exports of copper, copper, copper.", collection="board", document_id="document-1"),
]
QUESTIONS = [
    "tunel",
    "sourdough",
    "Li Qiang visit",
    "copper exports",
    "Nordlicht",
    "Deep Mole plan",
    "Nabokowa",
    "",
]


@pytest.mark.parametrize("query", QUESTIONS)
def test_hidden_documents_change_no_answer(tmp_path: Path, query: str) -> None:
    without = rebuild(tmp_path / "without", news(), change=1)
    beside = rebuild(tmp_path / "beside", [*SECRETS, *news()], change=1)
    assert ask(beside, query, clearance=PUBLIC, aliases=ALIASES) == ask(without, query, aliases=ALIASES)


@pytest.mark.parametrize("query", QUESTIONS)
def test_documents_that_became_hidden_leave_no_trace(tmp_path: Path, query: str) -> None:
    without = rebuild(tmp_path / "without", news(), change=1)
    shown = [entry(each.passage_id, each.text, document_id=f"memo-{each.passage_id}") for each in SECRETS]
    rebuild(tmp_path / "moved", [*shown, *news()], change=1)
    hidden = [
        entry(each.passage_id, each.text, document_id=each.document_id, collection="board") for each in shown
    ]
    touched = [each.document_id for each in hidden]
    moved = update(tmp_path / "moved", touched=touched, entries=hidden, change=2)
    assert moved is not None
    assert ask(moved, query, clearance=PUBLIC, aliases=ALIASES) == ask(without, query, aliases=ALIASES)


def test_numbers_that_hidden_documents_have_taken_change_neither_choice_nor_order(tmp_path: Path) -> None:
    alike = [(f"memo-{at}", f"The tunnel opens on pier {at}.") for at in range(2 * CANDIDATES)]
    without = [entry(at, text, document_id=name) for at, (name, text) in enumerate(alike)]
    beside = [entry(2 * at + 5, text, document_id=name) for at, (name, text) in enumerate(reversed(alike))]
    hidden = [entry(2 * at + 4, "Sourdough.", collection="board") for at in range(9)]
    alone, both = (
        rebuild(tmp_path / "a", without, change=1),
        rebuild(tmp_path / "b", hidden + beside, change=1),
    )
    named = {each.passage_id: each.document_id for each in beside}

    found = ask(both, "tunnel", clearance=PUBLIC, limit=20).hits
    assert len(found) == 20
    assert [named[hit.passage_id] for hit in found] == [
        without[hit.passage_id].document_id for hit in ask(alone, "tunnel", limit=20).hits
    ]


def test_no_clearance_is_nothing_searched(tmp_path: Path) -> None:
    index = rebuild(tmp_path, news(), change=1)
    nobody = ask(index, "tunnel", clearance=Clearance(frozenset()))
    assert (nobody.answered, nobody.suggestions) == (False, ())


def test_everything_is_seen_with_full_clearance(tmp_path: Path) -> None:
    index = rebuild(tmp_path, [*SECRETS, *news()], change=1)
    assert ask(index, "sourdough", clearance=EVERYTHING).answered


_WORDS = st.sampled_from(
    ["tunnel", "tunel", "copper", "минск", "river", "北京会见", "41.5", "harvest", "Nabokova", "nabokowa"]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=15, deadline=None)
@given(shown=st.lists(_TEXTS, max_size=4), hidden=st.lists(_TEXTS, max_size=4), query=_TEXTS)
def test_whatever_is_hidden_the_answer_is_the_same(shown: list[str], hidden: list[str], query: str) -> None:
    public = [entry(number, text) for number, text in enumerate(shown)]
    secret = [entry(50 + number, text, collection="board") for number, text in enumerate(hidden)]
    with tempfile.TemporaryDirectory() as folder:
        without = rebuild(Path(folder) / "without", public, change=1)
        beside = rebuild(Path(folder) / "beside", [*secret, *public], change=1)
        assert ask(beside, query, clearance=PUBLIC) == ask(without, query)
