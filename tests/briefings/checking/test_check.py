"""One sentence of a draft against one source: what is carried, and above all what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefings.checking.check import Candidates, Checked, Side, Verdict, checked
from briefings.checking.divergence import Divergence, divergence, of_another_measure
from briefings.checking.objection import Objection
from briefings.checking.reading import Reading
from briefings.checking.stating import apart
from tests.passages import a_passage, sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def reading(draft: str, source: str) -> Reading:
    return Reading(a_passage(draft, "draft"), a_passage(source, "post"), source)


CARRIED = [
    (
        "The tunnel now costs 412.6 million euros.",
        "After two years of work the tunnel now costs €412.6 million.",
    ),
    (
        "Exports to Norland rose by 47 percent in 2023.",
        "Exports to Norland rose by 47 percent in 2023, the office said.",
    ),
    ("Sales grew by 8 percent in 2023.", "Sales increased by 8.2 percent in 2023."),
    (
        "Five ministers travelled with the president.",
        "Five ministers travelled with the president, with a large staff.",
    ),
    ("The bridge was closed on 3 May 2024.", "The bridge was closed on 3 May 2024 after a crack was found."),
    ("Ann Lee is the mayor of Skarn.", "Ann Lee, the mayor of Skarn, opened the fair."),
    ("The court fined Koltec 3 million euros.", "The court fined Koltec 3 million euros on Monday."),
    ("Rovers beat United 3-1.", "Rovers defeated United 3-1 at home."),
    ("Koltec acquired Borealis in March 2024.", "Borealis was bought by Koltec in March 2024."),
    ("About 40,000 people marched in Orrin.", "About 40,000 people marched in Orrin against the toll."),
    ("Norland hosts a fair in May 2024.", "In May 2024 a large fair takes place in Norland."),
    ("Norland hosts a fair in May 2024.", "Ola Berg spoke of the fair that Norland hosts in May 2024."),
    ("The Norwegian salmon fair opens on 3 May.", "The salmon fair in Norway opens on 3 May."),
    ("Koltec owns the ship.", "The ship is owned by Koltec, which runs three."),
    ("Coal, oil and gas made up 73 percent of sales.", "Gas, oil and coal made up 73 percent of sales."),
    ("Norland's envoy Ola Berg toured Europe.", "Ola Berg, the Norland envoy, toured Europe in March."),
    ("Trade hit 5.2 billion euros in 2023.", "Trade was 5.2 billion euros in 2023."),
    ("Koltec delivered 5,000 doors.", "Koltec shipped 5,000 doors."),
    ("Ann Lee was convicted of bribery.", "Ann Lee was convicted of fraud and bribery."),
    ("Exports to Norland rose by 47 percent in 2023.", "Exports to Norland in 2023 were up 47 percent."),
    (
        "Безработица выросла до 7,2 процента в марте 2024 года.",
        "Безработица выросла до 7,2 процента в марте 2024 года.",
    ),
]

WRONG = [
    # another measure, part or subject
    ("Trade rose by 47 percent in 2023.", "Exports rose by 47 percent in 2023."),
    ("The region pays 40 percent of the tunnel.", "The region will carry 40 percent of the extra cost."),
    ("The region will carry 40 percent of the cost.", "The region will carry 40 percent of the extra cost."),
    ("Unemployment was 17.2 percent in March.", "Youth unemployment was 17.2 percent in March."),
    ("Exports rose by 47 percent.", "Exports to Norland rose by 47 percent."),
    ("Exports fell by 3 percent.", "Exports rose by 47 percent and imports fell by 3 percent."),
    ("Exports were 47 percent of turnover.", "Exports rose by 47 percent and were 45 percent of turnover."),
    # another value, or a more exact one
    ("Sales grew by 8.2 percent in 2023.", "Sales grew by 8 percent in 2023."),
    ("The ship had 241 people on board.", "The ship had 214 people on board."),
    ("The two have met 40 times.", "The two have met more than 40 times."),
    ("All 31 passengers survived.", "31 passengers survived."),
    ("The plane landed at 6 a.m.", "The plane landed at 4 a.m."),
    ("Trade was nearly $75 billion.", "Trade was nearly $77 billion."),
    ("Trade was $75 billion.", "Trade was nearly $77 billion."),
    ("Trade was $79 billion.", "Trade was more than $77 billion."),
    # another period or date
    ("Sales grew by 8 percent in 2023.", "Sales grew by 8 percent in the first quarter of 2023."),
    ("The bridge was closed on 4 May 2024.", "The bridge was closed on 3 May 2024."),
    ("The bridge was closed on 3 May 2024.", "The bridge was closed in May 2024."),
    # another name, holder, place or order
    ("Tom Roe is the mayor of Skarn.", "Ann Lee, the mayor of Skarn, met Tom Roe."),
    ("Anna Berg is finance minister.", "Anna Berg, governor of the bank, and Tom Roe, finance minister."),
    ("Ann Lee is the mayor of Orrin.", "Ann Lee, the mayor of Skarn, opened the fair."),
    ("United beat Rovers 3-1.", "Rovers beat United 3-1."),
    ("Borealis acquired Koltec in March 2024.", "Borealis was bought by Koltec in March 2024."),
    ("Austria votes on the treaty.", "Australia votes on the treaty."),
    ("Iran signed the treaty in 2015.", "Iraq signed the treaty in 2015."),
    ("Ola Berg is the minister.", "Ola Berg is the deputy minister."),
    ("The minister and the mayor resigned.", "The minister of health and the mayor resigned."),
    # the contrary, or another strength
    ("The minister resigned.", "The minister did not resign."),
    ("The council approved the budget.", "The council rejected the budget."),
    ("Police released 14 protesters.", "Police arrested 14 protesters."),
    ("The bank will cut rates in June.", "The bank may cut rates in June."),
    ("The company built a plant in Skarn.", "The company plans to build a plant in Skarn."),
    ("The strike ends on Monday.", "The strike ends on Monday if the union agrees."),
    ("The company lost 5 million euros.", "The company lost 5 million euros, it said, which Ola denied."),
    ("The fire broke out before the concert.", "The fire broke out after the concert."),
    ("The council opened the bridge.", "Has the council opened the bridge?"),
    # more than the source says
    ("Trade grew by 26 percent in 2023 and will double next year.", "Trade grew by 26 percent in 2023."),
    ("Koltec was the first company to sign.", "Koltec was a company to sign."),
    ("Kane returned 260,000 euros.", "Kane took 260,000 euros."),
    ("Only Koltec signed the contract.", "Koltec signed the contract."),
    # a verb that is not the source's, another order, half of a sentence
    ("Teigen reached the country.", "Teigen left the country."),
    ("The man bit the dog.", "The dog that bit the man died."),
    ("Ann Lee beat Tom Roe and Ida Holm.", "Tom Roe beat Ann Lee and Ida Holm."),
    ("Either the list is secret, or it was done.", "Either the list is secret, or it was not done."),
    ("Koltec opened in May and Borealis in May 2024.", "Koltec opened in May 2024 and Borealis in June."),
    ("The coach resigned.", "The youth coach resigned."),
    ("Koltec has not bought a car.", "Koltec has not bought a red car."),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "source"), CARRIED)
def test_a_source_carries_what_it_states_in_other_words(draft: str, source: str) -> None:
    found = reading(draft, source)
    assert found.carries, (found.missing, found.unmet, found.undated, found.objections)


@pytest.mark.parametrize(("draft", "source"), WRONG)
def test_a_wrong_sentence_is_never_carried(draft: str, source: str) -> None:
    assert not reading(draft, source).carries


@pytest.mark.parametrize(
    ("draft", "source", "differs"),
    [
        ("The ship had 241 people on board.", "The ship had 214 people on board.", Divergence.VALUE),
        ("The plane landed at 6 a.m.", "The plane landed at 4 a.m.", Divergence.VALUE),
        ("The new bridge opens on 4 May 2024.", "The new bridge opens on 3 May 2024.", Divergence.DATE),
        ("Tom Roe is the mayor of Skarn.", "The mayor of Skarn, Ann Lee, opened the fair.", Divergence.NAME),
        ("The council passed Skarn's budget.", "The council rejected Skarn's budget.", Divergence.CONTRARY),
    ],
)  # fmt: skip
def test_a_source_that_says_one_thing_otherwise_differs_in_it(
    draft: str, source: str, differs: Divergence
) -> None:
    assert divergence(reading(draft, source)) is differs


def test_two_subjects_do_not_differ() -> None:
    assert (
        divergence(reading("Norland counted 512 cases in May.", "Suthland counted 98 deaths in July."))
        is None
    )


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Trade rose by 47 percent in 2023.", "Exports to Norland rose by 47 percent in 2023."),
        ("Sales were $77 million in 2023.", "Sales in the first quarter of 2023 were $77 million."),
    ],
)
def test_the_figure_of_something_else_is_told(draft: str, source: str) -> None:
    assert of_another_measure(reading(draft, source))


def test_a_pronoun_stands_for_the_one_name_before_it() -> None:
    _, source = sentences_of("Koltec is a builder. It signed the contract in 2023.")
    assert Reading(a_passage("Koltec signed the contract in 2023.", "draft"), source).carries


def test_a_pronoun_for_which_two_names_fit_stands_for_neither() -> None:
    _, source = sentences_of("Ann Lee met Tom Roe. He signed the contract in 2023.")
    for name in ("Ann Lee", "Tom Roe"):
        assert not Reading(a_passage(f"{name} signed the contract in 2023.", "draft"), source).carries


def test_words_in_two_scripts_are_not_held_against_each_other() -> None:
    found = reading("Trade grew by 26.3 percent in 2023.", "2023年双边贸易额增长26.3%。")
    assert Objection.LANGUAGE in found.objections


def test_the_matches_of_a_reading_stand_where_they_say() -> None:
    found = reading("Sales grew by 8 percent in 2023.", "In 2023 sales increased by 8.2 percent.")
    for match in found.matches():
        assert found.source.text[match.start : match.end] == match.found
        assert match.query in found.draft.text


def test_a_name_that_the_document_is_about_may_be_left_out_of_a_sentence() -> None:
    prose = "Koltec had a good year. Koltec opened two plants. Net profit was $96 million."
    draft, source = "Koltec's net profit was $96 million.", "Net profit was $96 million."
    assert Reading(a_passage(draft, "draft"), a_passage(source), prose).carries
    rival = prose.replace("two plants", "two plants with Borealis, and Borealis paid")
    assert not Reading(a_passage(draft, "draft"), a_passage(source), rival).carries


@pytest.mark.parametrize(
    ("draft", "source", "differs"),
    [
        ("Tom Roe is finance minister.", "Tom Roe, governor, and Ida Holm, finance minister, came.", "name"),
        ("Ann Vos prosecutes him.", "He is prosecuted by Tom Vos.", "name"),
        ("The fair opened in June 2024.", "The fair opened in May 2024, and the show in June 2024.", "date"),
    ],
)
def test_what_no_source_carries_is_held_against_them_loosely(draft: str, source: str, differs: str) -> None:
    found = reading(draft, source)
    assert not found.carries
    assert divergence(found, loosely=True) == differs


@pytest.mark.parametrize("greeting", ["Good morning!", "Is the bridge open?", "Thanks."])
def test_there_is_nothing_to_check_in_a_greeting_or_a_question(greeting: str) -> None:
    found = checked(a_passage(greeting), Candidates((), {}, {}, {}))
    assert (found.verdict, found.checkable) == (Verdict.NOT_FOUND, False)


def test_a_dissenting_source_outranks_a_carrying_one() -> None:
    one = a_passage("The ship had 214 people on board.", "post")
    other = a_passage("The ship had 233 people on board.", "ledger")
    found = Candidates((one, other), {}, {}, {"post": "post", "ledger": "ledger"})
    result = checked(a_passage("The ship had 214 people on board.", "draft"), found)
    assert result.verdict is Verdict.DISPUTED
    assert {shown.excerpt.citation.document_id for shown in result.shown} == {"post", "ledger"}


def test_two_origins_that_state_it_carry_it_by_two() -> None:
    one = a_passage("The ship had 214 people on board.", "post")
    other = a_passage("On Monday the ship had 214 people on board.", "ledger")
    found = Candidates((one, other), {}, {}, {"post": "post", "ledger": "ledger"})
    result = checked(a_passage("The ship had 214 people on board.", "draft"), found)
    assert (result.verdict, result.carried_by) == (Verdict.CARRIED, 2)


def checked_against(draft: str, *sources: str) -> Checked:
    """A draft against sources of an origin each, all of one day."""
    passages = [a_passage(text, f"paper-{number}") for number, text in enumerate(sources)]
    origins = {one.document.id: one.document.id for one in passages}
    documents = {one.document.id: one.text for one in passages}
    return checked(a_passage(draft, "draft"), Candidates(passages, {}, documents, origins))


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        (
            "The court did not order a recount of the votes.",
            (
                "The court did not order a recount of the votes, its office said.",
                "The court decided that the votes be recounted in 14 wards.",
            ),
        ),
        (
            "The judge was Helen Marr.",
            (
                "The judge, Helen Marr, said that Alan Dreck was guilty.",
                "Judge Paul Renn sent Alan Dreck to prison.",
            ),
        ),
        (
            "Koltec will shut shops in Skarn.",
            ("Koltec plans to shut shops in Skarn.", "Koltec will not shut shops in Skarn, Ola Berg said."),
        ),
    ],
)
def test_what_another_source_denies_is_never_blessed(draft: str, sources: Sequence[str]) -> None:
    assert checked_against(draft, *sources).verdict is Verdict.DISPUTED


def test_a_source_that_does_not_carry_is_near_and_never_agrees() -> None:
    result = checked_against("Koltec will shut shops in Skarn.", "Koltec plans to shut shops in Skarn.")
    assert (result.verdict, result.carried_by) == (Verdict.NOT_FOUND, 0)
    assert [shown.side for shown in result.shown] == [Side.NEAR]


def test_a_copy_is_no_second_side() -> None:
    passages = [
        a_passage("The ship had 214 people on board.", "post"),
        a_passage("The ship had 233 people on board.", "ledger"),
        a_passage("On Monday the ship had 233 people on board.", "copy"),
    ]
    origins = {"post": "post", "ledger": "ledger", "copy": "ledger"}
    result = checked(
        a_passage("The ship had 214 people on board.", "draft"), Candidates(passages, {}, {}, origins)
    )
    assert [shown.side for shown in result.shown].count(Side.DIFFERS) == 1


def test_a_flood_of_another_year_and_place_does_not_dispute() -> None:
    result = checked_against(
        "The flood killed 23 people.",
        "The flood killed 23 people.",
        "In 2019 the flood in Upper Skarn killed 30 people.",
    )
    assert result.verdict is Verdict.CARRIED


def test_an_answer_with_another_name_does_not_carry() -> None:
    _, source = sentences_of("Who is Norland's mayor? It is Ann Lee; Tom Roe now heads the bank.")
    assert not Reading(a_passage("Tom Roe is Norland's mayor.", "draft"), source).carries
    assert Reading(a_passage("Ann Lee is Norland's mayor.", "draft"), source).carries


@pytest.mark.parametrize(("written", "apart_"), [("May 16th", False), ("May 17th", True)])
def test_of_a_date_without_a_year_only_what_is_written_tells_two_days_apart(
    written: str,
    apart_: bool,  # noqa: FBT001  a row
) -> None:
    draft = a_passage("Ann Lee arrived on 16 May 2024.")
    source = a_passage(f"Ann Lee arrived on {written}.", published_at="2026-11-22")
    assert apart(draft.dates[0], source.dates[0]) is apart_
