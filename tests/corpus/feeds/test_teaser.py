from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.feeds.feed import Entry
from corpus.feeds.teaser import is_teaser, newest
from tests.corpus.feeds.labelled_teasers import HARD, TEASERS, WHOLE, Labelled


@pytest.mark.parametrize("labelled", [*TEASERS, *WHOLE], ids=lambda labelled: labelled.shape)
def test_a_teaser_is_told_from_an_article(labelled: Labelled) -> None:
    assert is_teaser(labelled.entry) == labelled.is_teaser


def test_of_all_labelled_entries_nine_in_ten_are_right_and_hardly_a_teaser_is_missed() -> None:
    every = [*TEASERS, *WHOLE, *HARD]
    right = [one for one in every if is_teaser(one.entry) == one.is_teaser]
    missed = [one.shape for one in every if one.is_teaser and not is_teaser(one.entry)]
    assert len(every) > 60
    assert len(right) >= 0.9 * len(every)
    assert len(missed) <= 2


@given(st.text(), st.text(alphabet='<>a="./ […]&;hrefp', max_size=200))
def test_any_markup_is_a_teaser_or_none(summary: str, content: str) -> None:
    assert is_teaser(Entry(link="https://example.org/a", summary=summary, content=content)) in (True, False)


def test_a_hostile_line_takes_no_time() -> None:
    assert is_teaser(Entry(summary="." * 200_000 + "a" + "[" * 200_000))


def titles(entries: tuple[Entry, ...]) -> str:
    return "".join(entry.title or "" for entry in entries)


def entries(*dates: str | None) -> list[Entry]:
    return [Entry(title=title, published_at=date) for title, date in zip("abcdef", dates, strict=False)]


def test_the_newest_entries_come_by_date_not_by_place() -> None:
    assert titles(newest(entries("2024-05-01", "2024-05-03", "2024-05-02"), 2)) == "bc"
    assert titles(newest(entries("2024-05-01T08:00:00Z", "2024-05-01", "2024-05-01T09:00:00Z"), 3)) == "cab"


def test_entries_of_one_date_or_of_none_stay_in_the_order_of_the_feed() -> None:
    assert titles(newest(entries("2024-05-01", "2024-05-01", "2024-05-01"), 2)) == "ab"
    assert titles(newest(entries(None, None, None), 2)) == "ab"


def test_an_entry_without_a_date_is_as_old_as_the_one_before_it() -> None:
    assert titles(newest(entries("2024-05-03", None, "2024-05-02", "2024-05-01"), 3)) == "abc"
    assert titles(newest(entries(None, "2024-05-03", "2024-05-04"), 3)) == "cab"


def test_no_more_are_taken_than_asked_for_or_there_are() -> None:
    assert newest([], 3) == ()
    assert newest(entries(None), 0) == ()
    assert len(newest(entries(None, "2024-05-01"), 9)) == 2
