"""Neighbours: a sentence is held against the few that share more than chance with it, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.clearance import EVERYTHING, Clearance
from corpus.index import Entry, rebuild
from corpus.index.neighbours import MAX_NEIGHBOURS
from tests.corpus.index.texts import NEWS, entry, news

if TYPE_CHECKING:
    from pathlib import Path

AGAIN = "Copper exports came to $41.5 billion in the quarter."
PUBLIC = Clearance(frozenset({"public"}))


def near(
    folder: Path, entries: list[Entry], text: str, *keys: str, clearance: Clearance = EVERYTHING
) -> list[int]:
    return rebuild(folder, entries, change=1).neighbours(text, keys, clearance=clearance)


def test_a_sentence_is_its_own_first_neighbour(tmp_path: Path) -> None:
    for number, text in enumerate(NEWS[:5]):
        assert near(tmp_path / str(number), news(), text)[0] == number


def test_what_tells_the_same_in_other_words_is_near_and_other_news_is_not(tmp_path: Path) -> None:
    assert near(tmp_path, news(), AGAIN) == [1]
    assert near(tmp_path, news(), "A whale was seen in the bay.") == []


def test_a_figure_of_the_same_size_is_enough_where_no_word_is_shared(tmp_path: Path) -> None:
    keyed = Entry(
        50,
        "document-50",
        "public",
        "2024-05-17",
        "铜出口额达到415亿美元。",
        ("#4.15e+10", "USD|419", "USD|420"),
    )
    assert near(tmp_path, [*news(), keyed], "Zinc was sold.", "#4.15e+10", "USD|419", "USD|420") == [50]


def test_of_a_crowd_only_so_many_are_near(tmp_path: Path) -> None:
    crowd = [
        entry(100 + number, f"Berth {number} lost 41 percent of its copper paint.") for number in range(60)
    ]
    found = near(tmp_path, [*news(), *crowd], "Berth 7 lost 41 percent of its copper paint.")
    assert 107 in found
    assert len(found) <= MAX_NEIGHBOURS + 1


def test_a_hidden_crowd_displaces_nobody_who_may_be_seen(tmp_path: Path) -> None:
    crowd = [entry(100 + number, f"{AGAIN} {number}", collection="board") for number in range(60)]
    assert near(tmp_path / "beside", [*news(), *crowd], AGAIN, clearance=PUBLIC) == near(
        tmp_path / "alone", news(), AGAIN
    )
