"""Floors of the selection: what we choose says more than LexRank's choice, and does not repeat itself.

The floors of the whole set (`python -m tests.quality`) are ROUGE-1 and ROUGE-2 of LexRank, plus 1.5 and 1.0
at 220 words and 1.5 and 1.5 at 100; a quarter of it is noisier, and asked for less.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import background, selection

SHARED = Path(__file__).resolve().parents[2] / "../shared"
NOT_HERE = pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation data is not part of the repository")


@NOT_HERE
def test_chosen_sentences_say_more_than_those_of_lexrank_and_do_not_repeat_themselves() -> None:
    measured = selection.scores(SHARED, every=4)
    for words in selection.WORDS:
        more = measured[f"chosen less lexrank {words}"]["all"]
        assert more["rouge1"] >= 1.0
        assert more["rouge2"] >= 1.0
    assert measured["chosen 220"]["all"]["repeated"] <= 5.0


@NOT_HERE
def test_told_that_later_days_count_the_choice_says_at_least_as_much_as_the_latest_sentences() -> None:
    measured = background.scores(SHARED)
    ours, latest = measured["chosen 150"]["all"], measured["most recent first 150"]["all"]
    assert ours["rouge1"] >= latest["rouge1"]
    assert ours["rouge2"] >= latest["rouge2"]
