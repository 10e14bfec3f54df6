from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.blocking import blocking_keys
from corpus.dates import DateMention
from corpus.figures import Figure
from corpus.span import Span

VALUES = st.floats(min_value=1e-3, max_value=1e15)


def _keys(value: float, unit: str | None = "EUR") -> set[str]:
    """Without the key of the number itself."""
    return {key for key in blocking_keys([Figure(Span(0, 1), value, unit)], ()) if key[0] != "#"}


@given(value=VALUES, step=st.floats(min_value=0, max_value=0.059))
def test_values_within_six_percent_of_each_other_share_a_key(value: float, step: float) -> None:
    assert not _keys(value).isdisjoint(_keys(value * (1 + step)))


@given(value=VALUES, times=st.floats(min_value=1.13, max_value=1e6))
def test_values_further_apart_than_two_buckets_share_none(value: float, times: float) -> None:
    assume(value * times < 1e21)
    assert _keys(value).isdisjoint(_keys(value * times))


def test_another_unit_is_another_key_but_the_number_is_the_same_whatever_it_counts() -> None:
    assert _keys(412, "EUR").isdisjoint(_keys(412, "USD"))
    assert _keys(412, None) == set()
    euros, men = (blocking_keys([Figure(Span(0, 1), 412, unit)], ()) for unit in ("EUR", "persons on board"))
    assert set(euros) & set(men) == {"#412"}
    assert not any(" " in key for key in men)


def test_the_smallest_numbers_say_nothing_by_themselves() -> None:
    assert blocking_keys([Figure(Span(0, 1), 2, None)], ()) == ()


def test_nothing_and_less_than_nothing_have_keys_of_their_own() -> None:
    assert _keys(0) == {"EUR|0"}
    assert _keys(-5) == {"EUR|-5"}


def test_a_sentence_has_the_keys_of_all_its_figures_and_dates() -> None:
    figures = [Figure(Span(0, 1), 5, "EUR"), Figure(Span(2, 3), 7, "day")]
    dates = [DateMention(Span(4, 5), "2024-05-16/2024-05-17")]

    assert set(blocking_keys(figures, dates)) == _keys(5) | _keys(7, "day") | {"#5", "#7", "@2024-05-16"}
