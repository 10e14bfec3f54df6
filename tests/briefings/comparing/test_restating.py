"""Restating: what moves is restated on a later day, and disputed on the same one."""

from __future__ import annotations

import pytest

from briefings.comparing.agreement import comparison
from briefings.fact import Relation
from tests.passages import a_passage

MOVING = [
    ("Twelve hikers are missing on Mount Serle.", "Eight hikers are missing on Mount Serle."),
    ("The landslide in Corvo killed 9 people.", "The landslide in Corvo killed 14 people."),
    (
        "About 3,000 people had to leave their homes in Ardle.",
        "5,000 people had to leave their homes in Ardle.",
    ),
    (
        "Veltra offered $31 a share for Osmund Mills.",
        "Veltra raised its offer for Osmund Mills to $34 a share.",
    ),
]

NEVER_OPPOSED = [
    ("At least 17 people died in the Corvo landslide.", "The Corvo landslide killed 23 people.", "en"),
    ("Marek has two years left on his contract.", "Marek signed a four-year contract.", "en"),
    ("Der Pegel in Brunn stieg auf 7,20 Meter.", "Der Pegel in Brunn fiel auf 4,10 Meter.", "de"),
    (
        "Turnout in the election of the governor reached 48 percent.",
        "Turnout in the election of the mayor was 35 percent.",
        "en",
    ),
    ("海港公司前董事长张文山被判刑。", "海港公司董事长李国华表示将上诉。", "zh"),
]

NO_AGREEMENT = [
    (
        "Harwick Rovers are close to signing the goalkeeper Milan Dostal from Porto Bello.",
        "Harwick Rovers have signed the goalkeeper Milan Dostal from Porto Bello for 4 million euros.",
    ),
    (
        "Chief executive Lena Orth called the plan hasty.",
        "Velmar chief executive Lena Orth will leave with $12 million.",
    ),
]


def _related(one: str, other: str, *, later: str = "2024-05-20", language: str = "en") -> Relation | None:
    found = comparison(
        a_passage(
            one, "harbour-post", publisher="Harbour Post", published_at="2024-05-19", language=language
        ),
        a_passage(other, "city-ledger", publisher="City Ledger", published_at=later, language=language),
    )
    return None if found is None else found.relation


@pytest.mark.parametrize(("one", "other"), MOVING)
def test_what_moves_is_restated_on_a_later_day_whoever_prints_it(one: str, other: str) -> None:
    assert _related(one, other) is Relation.REVISION


def test_what_moves_is_disputed_on_one_day() -> None:
    one, other = MOVING[1]
    assert _related(one, other, later="2024-05-19") is Relation.CONFLICT


@pytest.mark.parametrize(("one", "other", "language"), NEVER_OPPOSED)
def test_what_both_may_be_true_is_no_conflict(one: str, other: str, language: str) -> None:
    assert _related(one, other, later="2024-05-19", language=language) is not Relation.CONFLICT


@pytest.mark.parametrize(("one", "other"), NO_AGREEMENT)
def test_names_in_common_are_no_agreement(one: str, other: str) -> None:
    assert _related(one, other) is not Relation.AGREE


def test_a_paper_that_corrects_itself_does_not_restate_another() -> None:
    one = "Alderman Pieter Haas was sentenced to eight years in prison on Monday."
    other = "An earlier report said that Pieter Haas had been sentenced to six years; it is seven years."
    assert _related(one, other) is not Relation.REVISION


def test_two_chairmen_of_one_company_at_one_time_are_a_conflict() -> None:
    one, other = "海港公司现任董事长为张文山。", "海港公司董事长李国华表示将上诉。"
    assert _related(one, other, language="zh") is Relation.CONFLICT


def test_a_crowd_is_counted_twice_whatever_it_is_called() -> None:
    one, other = "About 12,000 people watched Dostal train.", "Some 9,000 supporters watched Dostal train."
    assert _related(one, other, later="2024-05-19") is Relation.CONFLICT


def test_a_seat_that_is_or_is_had_somewhere_is_one_seat() -> None:
    one = "Velmar Foods's headquarters are in Tolby."
    other = "Velmar Foods, which has its headquarters in Brennick, employs bakers."
    assert _related(one, other) is Relation.CONFLICT


def test_who_will_step_down_still_holds_the_office() -> None:
    one = "Velmar chief executive Martin Seel will step down."
    other = "Velmar chief executive Lena Orth will leave with $12 million."
    assert _related(one, other, later="2024-05-19") is Relation.CONFLICT


def test_a_price_a_share_and_the_price_of_all_shares_are_two_measures() -> None:
    one = "Veltra raised its offer for Osmund Mills to $34 a share."
    other = "The new offer of $36 a share values Osmund Mills at $4.9 billion."
    assert _related(one, other, later="2024-05-19") is Relation.CONFLICT


def test_an_election_that_one_sentence_names_is_not_the_one_everybody_means() -> None:
    one, other = (
        "Turnout was 41.7 percent.",
        "Turnout in the election of the mayor of Brennick was 35 percent.",
    )
    assert _related(one, other, later="2024-05-19") is not Relation.CONFLICT
