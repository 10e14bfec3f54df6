"""Contradictions that are no numbers: holders of offices, places of events, denials; and look-alikes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.contradicting.contradiction import contradiction
from briefings.fact import Relation
from tests.passages import a_document, a_passage, sentences_of
from tests.quality.contradictions import LabelledPair, labelled_pairs

CONFLICT, REVISION = Relation.CONFLICT, Relation.REVISION
PAIRS = labelled_pairs()


def related(first: str, second: str, *, later: str = "2024-05-19", title: str = "News") -> Relation | None:
    one = a_passage(first, "first-paper", title=title)
    other = a_passage(second, "second-paper", title=title, published_at=later)
    return contradiction(one, other)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.about)
def test_it_does_not_matter_which_sentence_comes_first(pair: LabelledPair) -> None:
    assert contradiction(pair.one, pair.other) is contradiction(pair.other, pair.one)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.about)
def test_no_sentence_contradicts_itself(pair: LabelledPair) -> None:
    assert contradiction(pair.one, pair.one) is None


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_can_be_compared(first: str, second: str) -> None:
    passages = [*sentences_of(first), *sentences_of(second)]
    for one in passages:
        for other in passages:
            contradiction(one, other)


def test_two_holders_of_one_office_conflict() -> None:
    assert (
        related("Lena Fors, mayor of Orrin, cut the ribbon.", "Orrin mayor Erik Holm cut the ribbon.")
        is CONFLICT
    )


def test_a_new_holder_in_a_later_document_is_a_revision() -> None:
    assert (
        related(
            "Norland's trade minister, Ana Reyes, spoke on Sunday.",
            "Norland's new trade minister, Tom Okafor, spoke on Thursday.",
            later="2024-05-23",
        )
        is REVISION
    )


def test_who_names_both_holders_is_not_contradicted() -> None:
    assert (
        related(
            "Norland's trade minister, Ana Reyes, spoke on Sunday.",
            "Norland's trade minister, Tom Okafor, thanked Ana Reyes on Sunday.",
        )
        is None
    )


def test_one_document_may_tell_of_two_holders() -> None:
    text = "The mayor of Orrin, Lena Fors, planned the bridge. The mayor of Orrin, Erik Holm, opened it."
    one, other = sentences_of(text, a_document(text=text))
    assert contradiction(one, other) is None


def test_an_enumeration_of_capitals_is_held_against_the_countries_of_the_same_tour() -> None:
    text = "The tour took her to Spain, Austria and Norway. She was cheered in Madrid, Vienna and Helsinki."
    one, other = sentences_of(text, a_document(text=text))
    assert contradiction(one, other) is CONFLICT


def test_a_town_and_its_country_do_not_conflict() -> None:
    assert (
        related(
            "The singer Ida Lund was born in Madrid in 1954.",
            "The singer Ida Lund was born in Spain in 1954.",
        )
        is None
    )


def test_what_is_denied_in_part_is_not_denied() -> None:
    assert (
        related(
            "The plant in Orrin makes batteries for buses.",
            "The plant in Orrin does not only make batteries for buses.",
        )
        is None
    )


def test_no_evidence_of_a_thing_denies_the_evidence_and_not_the_thing() -> None:
    claim = "The virus in Orrin spreads through water pipes."
    assert related(claim, "There is no evidence that the virus in Orrin spreads through water pipes.") is None
    assert (
        related(
            "There is evidence that the virus in Orrin spreads through water pipes.",
            "There is no evidence that the virus in Orrin spreads through water pipes.",
        )
        is CONFLICT
    )


def test_what_was_not_so_and_is_so_later_is_a_revision() -> None:
    first, second = (
        "The dockers of Orrin have not ended the strike.",
        "The dockers of Orrin have ended the strike.",
    )
    assert related(first, second, later="2024-05-24") is REVISION
    assert related(first, second) is CONFLICT


def test_the_modal_may_is_no_month_and_the_month_no_modal() -> None:
    assert related("Norland's exports rose in May.", "Norland's exports fell in May.") is CONFLICT
    assert (
        related("Norland's exports may rise this year.", "Norland's exports will not rise this year.") is None
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("French coach Didier Blanc praised the team.", "French coach Remy Noir praised the team."),
        ("Republican Governor Mike Hale signed it.", "Republican Governor Ann Stone signed it."),
        ("French minister Anne Noir spoke.", "French minister Luc Blanc spoke."),
        ("Club president Anne Noir spoke.", "Club president Luc Blanc spoke."),
        ("Scottish Health Secretary Anne Noir spoke.", "UK Health Secretary Luc Blanc spoke."),
    ],
)
def test_an_office_that_is_not_told_apart_conflicts_with_none(first: str, second: str) -> None:
    assert related(first, second) is None


def test_the_protocol_to_a_treaty_is_not_the_treaty() -> None:
    assert related("Norland did not sign the treaty.", "Norland signed the protocol to the treaty.") is None


def test_what_a_speaker_adds_to_a_denial_is_not_denied() -> None:
    assert (
        related(
            "The owner denied it and added that the ferry had a valid licence.",
            "The ferry had a valid licence, the owner said.",
        )
        is None
    )
