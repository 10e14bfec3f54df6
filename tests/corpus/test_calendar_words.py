"""Dates in the words of the calendar: weeks, weekends, days in words, holidays, counts, and their tense."""

from __future__ import annotations

import pytest

from corpus.dates import DateContext
from corpus.dates.recognition import dates_in
from corpus.span import Span

NOWHERE = DateContext()
PUBLISHED = DateContext("2024-05-16")  # a Thursday


def told(sentence: str, context: DateContext = PUBLISHED) -> list[tuple[str, str]]:
    """Each date's words and where they are placed."""
    mentions = dates_in(sentence, Span(0, len(sentence)), context)
    return [(mention.span.of(sentence), mention.iso) for mention in mentions]


@pytest.mark.parametrize(
    ("sentence", "words", "iso"),
    [
        ("He was born on the fifth of June, 1961.", "fifth of June, 1961", "1961-06-05"),
        ("Signed on the 15th day of June 2020.", "15th day of June 2020", "2020-06-15"),
        ("March first, 2020, was dry.", "March first, 2020", "2020-03-01"),
        ("Dated March twenty-one nineteen eighty-six.", "March twenty-one nineteen eighty-six", "1986-03-21"),
        ("She left in nineteen eighty-six.", "nineteen eighty-six", "1986"),
        ("Sent on 22/Jan/2019.", "22/Jan/2019", "2019-01-22"),
        ("Founded in the 19th century.", "19th century", "1800/1899"),
        ("2019-H2 was slow.", "2019-H2", "2019-07/2019-12"),
        ("Sales for 2019 Q1 rose.", "2019 Q1", "2019-Q1"),
        ("In early March 2021 it froze.", "early March 2021", "2021-03-01/2021-03-15"),
        ("In late February 2021 it froze.", "late February 2021", "2021-02-16/2021-02-28"),
        ("The week of 10 April 2018 was wet.", "The week of 10 April 2018", "2018-04-09/2018-04-15"),
        ("In the week ending 15 April 2018.", "the week ending 15 April 2018", "2018-04-09/2018-04-15"),
        ("The first week of June 2024 is busy.", "The first week of June 2024", "2024-06-03/2024-06-09"),
        ("The first Monday of June 2024.", "The first Monday of June 2024", "2024-06-03"),
        ("The last weekend of June 2024.", "The last weekend of June 2024", "2024-06-29/2024-06-30"),
        ("Week 27 of 2018 was hot.", "Week 27 of 2018", "2018-07-02/2018-07-08"),
        ("Two weeks before 5 March 2021 he fell.", "Two weeks before 5 March 2021", "2021-02-19"),
        ("It opened three days after 30 May 2021.", "three days after 30 May 2021", "2021-06-02"),
        ("The day after 31 May 2021 was calm.", "The day after 31 May 2021", "2021-06-01"),
        ("A month after May 2021 it closed.", "A month after May 2021", "2021-06"),
        ("They met at Easter 2018.", "Easter 2018", "2018-04-01"),
        ("They met on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
        ("From April 27th 2016 to today's date", "April 27th 2016", "2016-04-27"),
    ],
)
def test_calendar_words_are_read_as_finely_as_they_say(sentence: str, words: str, iso: str) -> None:
    assert told(sentence, NOWHERE) == [(words, iso)]


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("It stormed over the weekend.", "2024-05-11/2024-05-12"),
        ("The fair will be on over the weekend.", "2024-05-18/2024-05-19"),
        ("They play at home next weekend.", "2024-05-25/2024-05-26"),
        ("The week after next is free.", "2024-05-27/2024-06-02"),
        ("He left the day before yesterday.", "2024-05-14"),
        ("It broke last night.", "2024-05-15"),
        ("The panel will report in three weeks.", "2024-06-03/2024-06-09"),
        ("It falls due two months from today.", "2024-07-16"),
        ("Rents doubled over the past three years.", "2021/2024"),
        ("Output fell in the last three months.", "2024-02/2024-05"),
        ("It has been shut for the last four days.", "2024-05-12/2024-05-16"),
        ("The road will stay shut for the rest of the year.", "2024-05-16/2024-12-31"),
        ("They will vote on Friday the 13th.", "2024-09-13"),
        ("The inspectors came on the 10th.", "2024-05-10"),
        ("The inspectors will come on the 10th.", "2024-06-10"),
        ("It shut next Tuesday.", "2024-05-21"),
        ("It shut last Tuesday.", "2024-05-07"),
        ("He left on Tuesday of next week.", "2024-05-21"),
        ("He signed on 22/04.", "2024-04-22"),
        ("Third-quarter profit rose.", "2023-Q3"),
        ("Between January 2019 and last month it sold well.", "2019-01/2024-04"),
        ("The pass was shut from November to March.", "2023-11/2024-03"),
    ],
)
def test_what_counts_from_the_day_of_writing_needs_one(sentence: str, iso: str) -> None:
    (mention,) = dates_in(sentence, Span(0, len(sentence)), PUBLISHED)
    assert (mention.iso, mention.inferred, mention.resolved_from) == (iso, True, "published_at")


@pytest.mark.parametrize(
    "sentence",
    [
        "The two days were hard.",
        "The bridge was built in two years.",
        "The next two months were hard.",
        "They met on the 18th floor.",
        "She came on the fifth try.",
        "Christmas sales were weak.",
        "The Bulls scored twice in the fourth quarter.",
        "They lost by 13-5.",
        "The rate moved from 5/4 to 4/3.",
        "Year after year, day after day, they waited.",
        "The day after the vote was calm.",
        "In nineteen eighty-six people's homes it burned.",
        "She has a nineteenth-century chair.",
    ],
)
def test_lengths_of_time_attributes_and_scores_are_no_dates(sentence: str) -> None:
    assert told(sentence) == []


def test_a_slashed_date_goes_by_its_neighbour_or_stays_a_year() -> None:
    assert [iso for _, iso in told("It ran on 7/4/2021 and again on 25/12/2021.")] == [
        "2021-04-07",
        "2021-12-25",
    ]
    assert [iso for _, iso in told("It ran on 7/4/2021 and again on 12/25/2021.")] == [
        "2021-07-04",
        "2021-12-25",
    ]
    assert [iso for _, iso in told("It ran on 7/4/2021.")] == ["2021"]


def test_a_fiscal_quarter_is_none_of_the_calendar() -> None:
    assert told("Sales rose in the fiscal second quarter of 2018.") == [("2018", "2018")]


def test_a_week_that_cannot_be_placed_is_no_day() -> None:
    assert told("The week of 10 April was wet.", NOWHERE) == []


def test_a_fraction_of_a_month_is_no_day_of_it() -> None:
    assert told("A third of March sales were lost.") == [("March", "2024-03")]


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("The bridge closes on Monday.", "2024-05-20"),
        ("The council meets on Monday.", "2024-05-20"),
        ("Talks resume on Monday.", "2024-05-20"),
        ("They play Chelsea on Monday.", "2024-05-20"),
        ("The band will be joined on Monday by a choir.", "2024-05-20"),
        ("The court was adjourned until Monday.", "2024-05-20"),
        ("On Monday, the council meets again.", "2024-05-20"),
        ("Ahead of Monday's vote tempers rose.", "2024-05-20"),
        ("The ban comes into force on 1 March.", "2025-03-01"),
        ("A planned Dec. 15 launch is off.", "2024-12-15"),
        ("He was arrested on Monday.", "2024-05-13"),
        ("The mayor on Monday said no.", "2024-05-13"),
        ("The planned strike was called off on Monday.", "2024-05-13"),
        ("Shares hit their lowest close on Monday.", "2024-05-13"),
        ("Rates rose more than expected on Monday.", "2024-05-13"),
        ("The firm said Monday it will sell.", "2024-05-13"),
        ("There are fears after Monday's attack.", "2024-05-13"),
    ],
)
def test_a_bare_day_lies_where_the_nearest_verb_points(sentence: str, iso: str) -> None:
    assert [placed for _, placed in told(sentence)] == [iso]
