from __future__ import annotations

import pytest

from corpus.published import published_at, written_days


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024-05-16", "2024-05-16"),
        ("20240516", "2024-05-16"),
        ("2024/05/16", "2024-05-16"),
        ("16.05.2024", "2024-05-16"),
        ("2024-05-16T14:30:00+08:00", "2024-05-16T06:30:00Z"),
        ("2024-05-16T06:30:00Z", "2024-05-16T06:30:00Z"),
        ("2024-05-16 14:30", "2024-05-16"),
        ("Thu, 16 May 2024 08:30:00 +0200", "2024-05-16T06:30:00Z"),
        ("May 16, 2024", "2024-05-16"),
        ("16th of May 2024", "2024-05-16"),
        ("16. Mai 2024", "2024-05-16"),
        ("16 août 2024", "2024-08-16"),
        ("16 de mayo de 2024", "2024-05-16"),
        ("16 мая 2024 года", "2024-05-16"),
        ("2024年5月16日", "2024-05-16"),
    ],
)
def test_a_date_is_kept_as_precisely_as_it_was_written(written: str, kept: str) -> None:
    assert published_at(written) == kept


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2024", "May 2024", "05/06/2024", "2024-13-40", "31 June 2024"]
)
def test_what_cannot_be_read_without_guessing_is_no_date(written: str) -> None:
    assert published_at(written) is None


def test_of_a_range_of_days_the_last_is_taken() -> None:
    assert [day for _, _, day in written_days("Talks, 16-17 May 2024")] == ["2024-05-17"]
    assert [day for _, _, day in written_days("Talks of May 16–17, 2024")] == ["2024-05-17"]


def test_the_zero_of_a_clock_that_was_never_set_is_no_date() -> None:
    assert published_at("0001-01-01T00:00:00Z") is None


def test_an_instant_of_an_early_century_keeps_its_four_digits() -> None:
    assert published_at("0988-07-28T12:00:00+00:00") == "0988-07-28T12:00:00Z"
