"""Unlike names: what is told apart at a glance is never what a closer look would hold together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.names.form import name_form
from corpus.names.matching import Likeness, likeness
from corpus.names.unlike import surely_unlike

WORDS = [
    *("Belousov", "Belausov", "Белоусов", "Белоусова", "别洛乌索夫", "Andrei", "Андрей", "Steel", "Steele"),
    *("Chen", "Yiqin", "Yi", "Чэнь", "Ицинь", "陈一新", "Kim", "Jong-un", "Bill", "William", "A.", "B"),
    *("Northern", "Harbour", "Organization", "NHO", "(NHO)", "Bank", "of", "von", "the", "New", "Inc", "Jr"),
    *("Minister", "President", "Mr", "Mrs", "Daniel", "Daniela", "José", "Nordfjord", "O'Neill", "12", "II"),
]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=300)
@given(names, names, st.sampled_from([Likeness.COMPATIBLE, Likeness.SAME]))
def test_what_is_told_apart_at_a_glance_is_so_at_a_closer_look(one: str, other: str, least: Likeness) -> None:
    if surely_unlike(name_form(one), other, least=least):
        assert likeness(one, other) < least


@pytest.mark.parametrize(
    ("one", "other"), [("Steel", "Anna Stall"), ("Anna Berg", "Anna Burg"), ("Белоусов", "Anna Belsev")]
)
def test_names_with_other_last_words_are_told_apart(one: str, other: str) -> None:
    assert surely_unlike(name_form(one), other)


def test_a_family_name_is_surely_not_the_same_as_a_full_name() -> None:
    assert not surely_unlike(name_form("Belausov"), "Andrei Belousov")
    assert surely_unlike(name_form("Belausov"), "Andrei Belousov", least=Likeness.SAME)
