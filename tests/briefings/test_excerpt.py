"""Answers: what is told of a search is told of what is shown of it."""

from __future__ import annotations

from briefings.excerpt import answer_of
from briefings.prints import prints_of
from corpus.found import Found, Hit, Match
from tests.passages import a_passage


def test_how_a_word_was_read_is_told_where_an_excerpt_shows_it() -> None:
    shown = a_passage("The mill at Arle was sold.", "shown")
    withheld = a_passage("The miller sold it to a friend.", "withheld")
    hits = (
        Hit(shown.id, 0.9, 1.0, (Match(4, 8, "mil", "mill", "spelling"),)),
        Hit(withheld.id, 0.4, 0.5, (Match(24, 30, "fired", "friend", "spelling"),)),
    )
    found = Found(hits, readings=(("mil", "mill"), ("fired", "friend")))
    together = prints_of(hits[:1], [shown])
    answer = answer_of("mil fired", found, together, {}, origins={"shown": "shown"}, documents_searched=2)
    assert answer.readings == (("mil", "mill"),)
