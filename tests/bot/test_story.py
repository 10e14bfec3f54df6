"""Stories: whose sentences are held against each other though no rare word of theirs is the same."""

from __future__ import annotations

from bot.story import MOST_PAIRS, documents_of_one_story, may_meet
from tests.passages import a_passage

COST = a_passage("The bridge cost 41 million euros.", "one")


def test_documents_of_one_story_have_two_sentences_near_to_each_other() -> None:
    arrived = {number: a_passage(f"Sentence {number}.", "one") for number in (1, 2)}
    others = {number: a_passage(f"Sentence {number}.", "other") for number in (3, 4)}
    chance = {5: a_passage("Sentence 5.", "chance")}
    passages = arrived | others | chance
    assert documents_of_one_story(arrived, {1: [1, 3, 5], 2: [4]}, passages) == {"one": ["other"]}


def test_only_figures_of_one_unit_and_dates_meet() -> None:
    euros = a_passage("It came to 38 million euros in the end.", "other")
    words = a_passage("The bridge is long.", "other")
    metres = a_passage("The bridge is 410 metres long.", "other")
    assert may_meet(COST, [euros, words, metres]) == [euros.id]


def test_one_sentence_is_held_against_so_many_at_most() -> None:
    crowd = [a_passage(f"Number {number} cost {number + 10} million euros.", "other") for number in range(60)]
    assert len(may_meet(COST, crowd)) == MOST_PAIRS
