"""Periods: what lies before and after a document's own day."""

from __future__ import annotations

import pytest

from briefings.comparing.periods import ahead, told
from tests.passages import a_document


@pytest.mark.parametrize(
    ("iso", "to_come"),
    [
        ("2024-05-21", True),
        ("2024-05-20", False),
        ("2024-Q1", False),
        ("2024-Q3", True),
        ("2024", False),
        ("2025", True),
        ("XXXX-12-24", False),
    ],
)
def test_only_what_begins_after_publication_is_ahead(iso: str, to_come: bool) -> None:  # noqa: FBT001  a table
    assert ahead(iso, a_document(published_at="2024-05-20T06:00:00Z")) is to_come


def test_nothing_is_ahead_of_an_undated_document() -> None:
    assert not ahead("2099", a_document(published_at=None))


def test_documents_stand_in_order_of_publication_and_the_undated_last() -> None:
    undated = a_document("a", published_at=None)
    late, early = a_document("b", published_at="2024-05-20"), a_document("c", published_at="2024-05-19")
    assert sorted([undated, late, early], key=told) == [early, late, undated]
