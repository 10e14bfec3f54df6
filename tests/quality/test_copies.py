"""Floors of the near-copies: what is told again folds, and nothing else does."""

from __future__ import annotations

import pytest

from tests.quality.copies import SHARED, measured


@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation data is not part of the repository")
def test_made_copies_fold_into_their_source_and_unlike_documents_do_not() -> None:
    found = measured(passages=4_000, copies=300)

    assert found.recall_long >= 0.99
    assert found.recall >= 0.94
    assert len(found.false_pairs) <= 1
