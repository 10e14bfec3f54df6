"""Agreement: what is the same fact, what differs, and above all what is neither."""

from __future__ import annotations

import pytest

from briefings.comparing.agreement import comparison
from briefings.fact import Relation
from tests.passages import a_passage, sentences_of

AGREE, REVISION, SCOPE, CONFLICT = Relation.AGREE, Relation.REVISION, Relation.SCOPE, Relation.CONFLICT

PAIRS = [
    (
        "rounding is support",
        "The harbour tunnel has cost 412.6 million euros so far, the audit office found.",
        "So far the tunnel under the harbour has cost 413 million euros.",
        AGREE,
    ),
    (
        "the word for percent does not matter",
        "Container traffic in the harbour rose by 26.3% in 2023.",
        "In 2023 the traffic of containers through the harbour rose by 26.3 percent.",
        AGREE,
    ),
    (
        "nearly is met from below",
        "Ferries carried nearly 77,000 passengers across the bay in April.",
        "Across the bay the ferries carried 76,400 passengers in April.",
        AGREE,
    ),
    (
        "nearly is not met from above",
        "Ferries carried nearly 77,000 passengers across the bay.",
        "Ferries carried 79,900 passengers across the bay.",
        CONFLICT,
    ),
    (
        "more than is met from above",
        "The port authority employs more than 12,500 people.",
        "Some 12,600 people are employed by the port authority.",
        AGREE,
    ),
    (
        "a year and a quarter are two periods",
        "Container traffic in the harbour grew by 26 percent in 2023.",
        "Container traffic in the harbour grew by 4 percent in the first quarter of 2024.",
        SCOPE,
    ),
    (
        "exports are not the whole trade",
        "Exports of timber through the port came to 40 million euros.",
        "The port's total trade reached 95 million euros, a record.",
        None,
    ),
    (
        "one measure and two values",
        "The harbour tunnel will cost taxpayers of the region 410 million euros.",
        "The harbour tunnel will cost taxpayers of the region 520 million euros.",
        CONFLICT,
    ),
    (
        "a counted thing named exactly is its own measure",
        "Four deputy harbour masters were suspended after the fire on the quay.",
        "Five deputy harbour masters lost their posts, says a letter about the quay and the fire.",
        CONFLICT,
    ),
    (
        "a loose noun is not",
        "Four people were hurt when the crane fell.",
        "Six people came to the opening of the museum.",
        None,
    ),
    (
        "several figures of one unit compare themselves",
        "The tunnel took 3 million tonnes of concrete and 2 million tonnes of sand from the bay.",
        "The tunnel took 5 million tonnes of concrete and 1 million tonnes of sand from the bay.",
        None,
    ),
    (
        "a place in a row is no count",
        "It was the second strike of crane drivers at the port this year.",
        "It was the third strike of crane drivers at the port this year.",
        None,
    ),
    (
        "an age tells people apart",
        "A 34-year-old driver of a crane was hurt at the port on the quay.",
        "A 51-year-old driver of a crane was hurt at the port on the quay.",
        None,
    ),
    (
        "both sides are a way of speaking",
        "The two ports agreed to share a pilot station.",
        "The two ports have quarrelled over dredging for a decade.",
        None,
    ),
    (
        "a date to come, given twice",
        "The port authority said the harbour tunnel will open in March 2026.",
        "The harbour tunnel is now expected to open to traffic in autumn 2026, the contractor said.",
        CONFLICT,
    ),
    (
        "a date to come, told alike",
        "The council votes on the harbour toll on 3 June 2024.",
        "On 3 June 2024 the council will decide about the toll in the harbour.",
        AGREE,
    ),
    (
        "the day of the news is no evidence",
        "On 18 May 2024 the minister opened a school in the hills.",
        "On 18 May 2024 the ferry collided with a yacht.",
        None,
    ),
    (
        "a value of twenty years ago is not today's",
        "The shipyard's yearly account listed its docks and cranes at 1.2 billion euros in 2004.",
        "The shipyard's yearly account lists its docks and cranes at 1.9 billion euros.",
        SCOPE,
    ),
    (
        "one day, with and without its year",
        "The old lock gates of the harbour will be inspected on 31 January 2018.",
        "The inspection of the lock gates of the old harbour is expected on 31 January.",
        None,
    ),
    (
        "a day before which it does not happen",
        "The contractor will open the harbour tunnel to lorries no sooner than 1 October 2026.",
        "The contractor will open the harbour tunnel to lorries on 3 December 2026.",
        None,
    ),
    (
        "the day of another event in the same sentence",
        "The harbour tunnel will open with a speech: the minister lands on 2 June 2026.",
        "The harbour tunnel will open on 9 July 2026 with a speech by the minister.",
        None,
    ),
    (
        "one end of a range that the other sentence gives whole",
        "The smuggler has served nine years of a sentence for robbing the customs house.",
        "The smuggler is serving a sentence of nine to 33 years for robbing the customs house.",
        None,
    ),
    (
        "the same kind of count, of others",
        "The fire in Elmsworth left nine people homeless.",
        "The flood in Deichstadt left 12 people homeless.",
        None,
    ),
    (
        "two towns of one country",
        "In Elmsworth, 500 people went to a rally against the toll in Norland.",
        "In Deichstadt some 900 people of Norland held a rally against the toll.",
        None,
    ),
    (
        "almost all words in common",
        "The audit office criticised the contractor for late payments to small suppliers.",
        "Late payments to small suppliers: the audit office has criticised the contractor.",
        AGREE,
    ),
    (
        "same subject, other statement",
        "The audit office praised the contractor.",
        "The contractor left the audit office without a word.",
        None,
    ),
]

APART = [
    (
        "two provinces",
        "Northern Province reported 512 cases of measles in week 14.",
        "Southern Province reported 398 cases of measles in week 14.",
    ),
    (
        "two weeks",
        "The harbour clinic reported 512 cases of measles in week 14.",
        "The harbour clinic reported 398 cases of measles in week 15.",
    ),
    (
        "two weeks by two names",
        "The harbour clinic reported 512 cases of measles in week 14.",
        "The harbour clinic reported 398 cases of measles in KW 15.",
    ),
]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in APART], ids=[pair[0] for pair in APART])
def test_two_subjects_or_two_weeks_are_no_disagreement(one: str, other: str) -> None:
    assert comparison(a_passage(one, "harbour-post"), a_passage(other, "city-ledger")) is None


def test_the_week_may_stand_in_the_title() -> None:
    one, other = "The clinic reported 512 cases of measles.", "The clinic reported 398 cases of measles."
    first = a_passage(one, "harbour-post", title="Bulletin, week 14")
    assert comparison(first, a_passage(other, "city-ledger", title="Bulletin, week 15")) is None
    assert comparison(first, a_passage(other, "city-ledger", title="Bulletin, week 14")) is not None


DENIED = [
    (
        "a statement and its negation",
        "The minister did not resign over the leak at the Norhaven reactor, the office said.",
        "The minister did resign over the leak at the Norhaven reactor, the office said.",
    ),
    (
        "a resignation, and that there was none",
        "Jörg Weissmann resigned as leader of the harbour party on Tuesday, 16 September.",
        "Leader of the harbour party Jörg Weissmann has not resigned.",
    ),
    (
        "what was approved, and what was refused",
        "The council of Elmsworth approved the 40 million euro stadium.",
        "The council of Elmsworth refused to approve the 40 million euro stadium.",
    ),
    (
        "what was passed, and what was rejected, by one vote",
        "Parliament rejected the harbour bill by 61 votes to 58.",
        "Parliament passed the harbour bill by 61 votes to 58.",
    ),
    (
        "whom the police took, and whom they let go",
        "Police in Elmsworth arrested 14 protesters on the quay.",
        "Police in Elmsworth released 14 protesters on the quay.",
    ),
    (
        "the dead, and the injured",
        "The storm killed 14 people in Elmsworth.",
        "The storm left 14 people injured in Elmsworth.",
    ),
    (
        "what was bought, and what was sold",
        "Koltec bought 240 buses for 84.5 million euros.",
        "Koltec sold 240 buses for 84.5 million euros.",
    ),
    (
        "what was agreed, and what was declined",
        "The council agreed on Monday to build a bridge for 40 million euros.",
        "The council declined on Monday to build the 40 million euro bridge.",
    ),
    (
        "what costs, and what would have cost",
        "The harbour tramway will cost 412.6 million euros, the council said.",
        "The harbour tunnel would have cost 412.6 million euros, the council said.",
    ),
]

OF_ANOTHER = [
    (
        "another number of the seats that both have the sum of",
        "The SPD will have 36 of the 104 seats; the CDU will have 33.",
        "The SPD will have 37 of the 104 seats after a recount in two districts.",
    ),
    (
        "one month and two rates",
        "Unemployment in Lindholm was 7.2 percent in March.",
        "Youth unemployment in Lindholm was 17.2 percent in March.",
    ),
    (
        "as many points of another number of games",
        "Rovers are third with 48 points from 27 games.",
        "Rovers are fourth with 48 points from 28 games.",
    ),
    (
        "two people of two offices",
        "The mayor, Eva Strand, signed the contract with builder Koltec.",
        "The deputy mayor, Ola Berg, signed the contract with builder Koltec.",
    ),
    (
        "two ships at two places",
        "The ferry Aurora sank near Orrin on Monday with 31 people on board.",
        "The ferry Boreas sank near Skarn on Monday with 31 people on board.",
    ),
    (
        "two provinces with as many cases",
        "Northern Province reported 512 cases of measles in the winter.",
        "Southern Province reported 512 cases of measles in the winter.",
    ),
]


@pytest.mark.parametrize(
    ("one", "other"), [pair[1:] for pair in OF_ANOTHER], ids=[pair[0] for pair in OF_ANOTHER]
)
def test_what_is_of_another_thing_is_no_support(one: str, other: str) -> None:
    found = comparison(a_passage(one, "harbour-post"), a_passage(other, "city-ledger"))
    assert found is None or found.relation is not AGREE


def test_a_sentence_that_gives_more_figures_supports_one_that_gives_fewer() -> None:
    one = a_passage("The tunnel cost 412.6 million euros.", "harbour-post")
    other = a_passage("The bridge cost 96 million euros and the tunnel 412.6 million euros.", "city-ledger")
    found = comparison(one, other)
    assert found is not None
    assert found.relation is AGREE


def test_two_spellings_of_one_name_are_no_two_people() -> None:
    one = a_passage("The tunnel was opened by Andrei Sorokin with 600 guests.", "harbour-post")
    other = a_passage("Some 600 guests saw Andrey Sorokine open the tunnel.", "city-ledger")
    found = comparison(one, other)
    assert found is not None
    assert found.relation is AGREE


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in DENIED], ids=[pair[0] for pair in DENIED])
def test_what_one_sentence_denies_the_other_does_not_support(one: str, other: str) -> None:
    found = comparison(a_passage(one, "harbour-post"), a_passage(other, "city-ledger"))
    assert found is None or found.relation is not AGREE


def test_two_denials_agree() -> None:
    one = a_passage("The port authority did not sell its 412.6 million euro tunnel.", "harbour-post")
    other = a_passage("Its tunnel of 412.6 million euros was not sold by the port authority.", "city-ledger")
    found = comparison(one, other)
    assert found is not None
    assert found.relation is AGREE


@pytest.mark.parametrize(
    ("one", "other", "relation"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS]
)
def test_two_sentences_stand_to_each_other_as_a_reader_would_say(
    one: str, other: str, relation: Relation | None
) -> None:
    found = comparison(a_passage(one, "harbour-post"), a_passage(other, "city-ledger"))
    assert (found and found.relation) == relation


@pytest.mark.parametrize(("one", "other"), [pair[1:3] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_it_does_not_matter_which_sentence_comes_first(one: str, other: str) -> None:
    first, second = a_passage(one, "harbour-post"), a_passage(other, "city-ledger")
    assert comparison(first, second) == comparison(second, first)


def test_a_sentence_is_not_compared_with_itself() -> None:
    passage = a_passage("The tunnel costs 412.6 million euros.")
    assert comparison(passage, passage) is None


def test_what_one_house_gives_again_on_a_later_day_is_a_revision() -> None:
    told = a_passage(
        "The harbour tunnel will cost taxpayers of the region 410 million euros.",
        publisher="Harbour Post",
        published_at="2024-05-17",
    )
    again = a_passage(
        "The harbour tunnel will cost taxpayers of the region 520 million euros.",
        "harbour-post-2",
        publisher="Harbour Post",
        published_at="2024-05-19",
    )
    found = comparison(told, again)
    assert found is not None
    assert found.relation is Relation.REVISION


def test_what_is_counted_again_on_another_day_may_have_happened_again() -> None:
    told = "Outside the old customs house of Elmsworth 1,000 dockers marched against the toll."
    again = "Some 1,500 dockers marched in Elmsworth, blocking the quay; they reject the toll."
    one = a_passage(told, "harbour-post", published_at="2024-05-17")
    same_day = comparison(one, a_passage(again, "city-ledger", published_at="2024-05-17"))
    assert same_day is not None
    assert same_day.relation is CONFLICT
    assert comparison(one, a_passage(again, "city-ledger", published_at="2024-05-20")) is None


def test_one_writer_means_two_things_by_two_numbers() -> None:
    text = (
        "Doctors examined the lungs of 41 dockers of the old harbour. "
        "Again doctors examined the lungs of 19 dockers of the old harbour, smokers with a lasting cough."
    )
    one, other = sentences_of(text)
    assert comparison(one, other) is None
    apart = comparison(a_passage(one.text, "harbour-post"), a_passage(other.text, "city-ledger"))
    assert apart is not None
    assert apart.relation is CONFLICT


def test_an_expectation_that_the_outcome_overtakes_is_a_revision() -> None:
    told = a_passage(
        "About 300 dockers of the old harbour are expected to join the strike.",
        "harbour-post",
        published_at="2024-05-17",
    )
    came = a_passage(
        "In fact 450 dockers of the old harbour joined the strike.", "city-ledger", published_at="2024-05-19"
    )
    found = comparison(told, came)
    assert found is not None
    assert found.relation is Relation.REVISION


def test_two_languages_agree_on_figures_that_few_things_have() -> None:
    english = a_passage("Trade through the port reached $240.1 billion in 2023, a rise of 26.3 percent.")
    chinese = a_passage("2023年，港口贸易额达到2401亿美元，同比增长26.3%。", "gang", language="zh")
    found = comparison(english, chinese)
    assert found is not None
    assert found.relation is Relation.AGREE
