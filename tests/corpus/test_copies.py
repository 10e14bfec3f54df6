from __future__ import annotations

from corpus.copies import (
    NEAR_COPY,
    SAMPLE_ONE_IN,
    SHINGLE_WORDS,
    SHORT,
    Wording,
    containment,
    is_copy,
    sample,
    shingles,
)
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


def _copies(one: str, other: str) -> bool:
    return is_copy(Wording(one, one), Wording(other, other)) and is_copy(
        Wording(other, other), Wording(one, one)
    )


def test_of_a_short_text_every_shingle_is_in_the_sample() -> None:
    few = frozenset(range(SHORT))

    assert sample(few) == few
    assert len(sample(frozenset(range(SHORT + 1)))) < SHORT


STORM = (
    "Winds of up to 140 kilometres an hour tore the roofs off a school and two barns near Velden on Sunday "
    "night, the fire brigade said. Nobody was hurt, because the school was empty, but 300 households had no "
    "electricity until noon. The railway line to the coast stays closed until Wednesday, when engineers will "
    "have cleared the last of the fallen trees."
)


def test_a_copy_with_a_new_lead_and_a_few_other_words_is_one() -> None:
    lead = "It was the worst storm for years, and people woke to find trees across most of the roads. "
    edited = STORM.replace("tore", "ripped").replace("Nobody was hurt", "No one was injured")

    assert _copies(STORM, lead + edited)


QUOTATION = (
    "“We have looked at every single invoice of the past nine years and found that the city paid twice for "
    "the same steel, that nobody noticed, and that the money will not come back, which is why we now ask "
    "the court to open the books of the supplier and of both of its owners,” Ruth Amsel said."
)


def test_two_reports_that_share_a_long_quotation_are_none() -> None:
    one = "The auditors of Velden want to see the accounts of a steel trader. They said so on Monday."
    other = "A dispute over a bridge ended in court yesterday. Work on its piers had stopped in spring."

    assert not _copies(f"{one} {QUOTATION}", f"{other} {QUOTATION}")


def test_two_results_from_one_template_are_none() -> None:
    template = (
        "{0} beat {1} {2} in front of {3} spectators at home. {4} scored the first goal after {5} minutes, "
        "and the visitors never came back into the game, although they had the ball in the second half."
    )
    one = template.format("Velden", "Orrin", "3-1", "4,120", "Ada Brandt", "12")
    other = template.format("Skarn", "Lindau", "2-0", "1,870", "Ole Krog", "55")

    assert not _copies(one, other)


def test_a_set_phrase_is_a_copy_of_nothing_but_itself() -> None:
    phrase = "The terms of the deal were not disclosed."

    assert not _copies(phrase, f"{STORM} {phrase}")
    assert _copies(phrase, phrase.upper())


def test_a_part_of_the_text_is_enough_where_both_credit_one_agency() -> None:
    half = STORM[: len(STORM) // 3]
    mine = "Our reporter saw long queues in front of the only bakery that still had bread, and candles. "
    theirs = (
        "Insurers expect many claims, and they ask owners to take photographs before anything is repaired. "
    )
    one, other = half + mine, half + theirs

    assert containment(shingles(one), shingles(other)) < NEAR_COPY
    assert not is_copy(Wording(one, one), Wording(other, other))
    assert is_copy(Wording(one, f"VELDEN (Reuters) - {one}"), Wording(other, f"{other}\nSource: Reuters"))
