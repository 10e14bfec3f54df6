"""The floor of the article extraction: at least as good as the best extractor of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.cleaning import scores, shingles

SHARED = Path(__file__).resolve().parents[2] / "../shared"


@pytest.mark.skipif(not (SHARED / "eval/dev/text/html").is_dir(), reason="the evaluation set is not here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the libraries that trafilatura loads
def test_articles_are_cut_out_of_pages_at_least_as_well_as_trafilatura_does() -> None:
    found = scores(SHARED)
    assert found["all"]["communique"].f1 >= found["all"]["trafilatura"].f1
    assert found["all"]["communique"].f1 >= 0.95
    assert found["unseen"]["communique"].f1 >= found["unseen"]["trafilatura"].f1


def test_shingles_count_runs_of_four_words_and_take_a_shorter_text_whole() -> None:
    assert shingles("one two three four five") == {
        ("one", "two", "three", "four"): 1,
        ("two", "three", "four", "five"): 1,
    }
    assert shingles("one two") == {("one", "two"): 1}
    assert not shingles("…")
