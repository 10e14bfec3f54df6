from __future__ import annotations

from corpus.copies import NEAR_COPY, SAMPLE_ONE_IN, SHINGLE_WORDS, containment, sample, shingles
from tests.generated import report

LONG = report(1, sentences=60)


def test_shingles_are_signed_64_bit_numbers_and_the_same_in_every_process() -> None:
    assert shingles("one two three four five") == {6226707165997093668}
    assert all(-(2**63) <= value < 2**63 for value in shingles(LONG))


def test_a_text_of_fewer_words_than_a_shingle_has_none() -> None:
    assert shingles("one two three four") == frozenset()
    assert shingles("") == frozenset()


def test_case_punctuation_and_line_breaks_make_no_other_shingle() -> None:
    assert shingles("The quay, at LAST,\nis open.") == shingles("the quay at last is open")


def test_the_order_of_words_does() -> None:
    assert shingles("one two three four five").isdisjoint(shingles("five four three two one"))


def test_ideographs_count_as_words() -> None:
    assert len(shingles("海底隧道开通了")) == 7 - SHINGLE_WORDS + 1


def test_a_sample_is_about_one_in_eight_and_a_part_of_it() -> None:
    whole = frozenset().union(*(shingles(report(seed)) for seed in range(40)))

    assert sample(whole) <= whole
    assert 0.8 < len(sample(whole)) * SAMPLE_ONE_IN / len(whole) < 1.2


def test_a_truncated_copy_is_contained_and_an_unrelated_text_is_not() -> None:
    cut, other = shingles(LONG[: len(LONG) // 4]), shingles(report(2, sentences=60))

    assert containment(shingles(LONG), cut) > 0.95
    assert containment(cut, shingles(LONG)) > 0.95
    assert containment(shingles(LONG), other) < NEAR_COPY / 2
    assert containment(frozenset(), other) == 0
