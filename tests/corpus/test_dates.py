"""Dates: what is written is read as finely as it is written; what is not is inferred, or left out."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import DateContext, bounds
from corpus.dates.recognition import dates_in, document_date, speaks_of_its_present
from corpus.span import Span, in_order

NOWHERE = DateContext()
PUBLISHED = DateContext("2024-05-16T08:00:00Z")
ISO = re.compile(
    r"(?:\d{4}|XXXX)(?:-Q[1-4]|-\d\d(?:-\d\d)?)?(?:/(?:\d{4}|XXXX)(?:-Q[1-4]|-\d\d(?:-\d\d)?)?)?"
)
WORDS = st.sampled_from(
    [
        "May",
        "16",
        "2024",
        ",",
        "-",
        "and",
        "to",
        "the",
        "first",
        "quarter",
        "of",
        "last",
        "month",
        "year",
        "early",
        "mid-2019",
        "Thursday",
        "ago",
        "two",
        "years",
        "2024-05-16",
        "in",
        "June",
        "29",
        "February",
        "5月16日",
        "去年",
        "мая",
        "31",
        "в",
        "году",
        "2022-23",
        "summer",
        "this",
        "next",
        "9999",
        "1000",
        "Q4",
        "today",
        "0",
        "the",
        "same",
        "year",
    ]
)


def told(sentence: str, context: DateContext = NOWHERE) -> list[tuple[str, str]]:
    """Each date's words and where they are placed."""
    mentions = dates_in(sentence, Span(0, len(sentence)), context)
    return [(mention.span.of(sentence), mention.iso) for mention in mentions]


@pytest.mark.parametrize(
    ("sentence", "words", "iso"),
    [
        ("Signed on May 16, 2024, in Oslo.", "May 16, 2024", "2024-05-16"),
        ("Signed on 16 May 2024.", "16 May 2024", "2024-05-16"),
        ("From May 16-17, 2024 they met.", "May 16-17, 2024", "2024-05-16/2024-05-17"),
        ("They met on Oct. 18, 2023.", "Oct. 18, 2023", "2023-10-18"),
        ("Held Monday evening, January 23, 2017.", "Monday evening, January 23, 2017", "2017-01-23"),
        ("It opened in May 2024.", "May 2024", "2024-05"),
        ("In March and April 2024 it rained.", "March and April 2024", "2024-03/2024-04"),
        ("May 30 to June 2, 2024", "May 30 to June 2, 2024", "2024-05-30/2024-06-02"),
        ("In the first quarter of 2024", "first quarter of 2024", "2024-Q1"),
        ("Profit for Q3 2019 fell.", "Q3 2019", "2019-Q3"),
        ("In the first half of 2024", "first half of 2024", "2024-01/2024-06"),
        ("Back in 2023, prices rose.", "2023", "2023"),
        ("The 2024 elections", "2024", "2024"),
        ("The 2022-23 season", "2022-23", "2022/2023"),
        ("Between 2014 and 2018", "2014 and 2018", "2014/2018"),
        ("It began in early 2019.", "early 2019", "2019-01/2019-03"),
        ("By mid-2019 it was over.", "mid-2019", "2019-06"),
        ("Since the beginning of 2019", "beginning of 2019", "2019-01"),
        ("In late 2019", "late 2019", "2019-10/2019-12"),
        ("In the summer of 2024", "summer of 2024", "2024-06/2024-08"),
        ("In winter 2023", "winter 2023", "2023-12/2024-02"),
        ("Dated 2024-05-16.", "2024-05-16", "2024-05-16"),
        ("Am 16.05.2024 in Bonn", "16.05.2024", "2024-05-16"),
        ("On 05/06/2024", "05/06/2024", "2024"),
        ("会谈于2024年5月16日举行。", "2024年5月16日", "2024-05-16"),
        ("2024年第一季度", "2024年第一季度", "2024-Q1"),
        ("Встреча прошла 16 мая 2024 года.", "16 мая 2024 года", "2024-05-16"),
        ("16–17 мая 2024 года", "16–17 мая 2024 года", "2024-05-16/2024-05-17"),
        ("в 1990-х годах", "1990-х", "1990/1999"),
        ("в мае 2024 года", "мае 2024 года", "2024-05"),
    ],
)
def test_a_written_date_is_as_fine_as_it_is_written(sentence: str, words: str, iso: str) -> None:
    assert told(sentence) == [(words, iso)]
    (mention,) = dates_in(sentence, Span(0, len(sentence)), PUBLISHED)
    assert (mention.iso, mention.inferred, mention.resolved_from) == (iso, False, None)


@pytest.mark.parametrize(
    ("sentence", "iso", "unplaced"),
    [
        ("They met on May 17.", "2024-05-17", "XXXX-05-17"),
        ("They met on December 3.", "2023-12-03", "XXXX-12-03"),
        ("They meet on 15 and 16 June.", "2024-06-15/2024-06-16", "XXXX-06-15/XXXX-06-16"),
        ("The summit is in June.", "2024-06", "XXXX-06"),
        ("He came on February 29.", "2024-02-29", "XXXX-02-29"),
        ("He came 5月16日。", "2024-05-16", "XXXX-05-16"),
        ("Он приехал 16 мая.", "2024-05-16", "XXXX-05-16"),
        ("He spoke on Tuesday.", "2024-05-14", None),
        ("The visit that begins Friday is short.", "2024-05-17", None),
        ("He left yesterday.", "2024-05-15", None),
        ("Last month it fell.", "2024-04", None),
        ("Last year it rose.", "2023", None),
        ("Last week it rained.", "2024-05-06/2024-05-12", None),
        ("This April it snowed.", "2024-04", None),
        ("In April this year it snowed.", "2024-04", None),
        ("Last fall he travelled.", "2023-09/2023-11", None),
        ("It closed two years ago.", "2022", None),
        ("A plan made more than a year ago failed.", "2023", None),
        ("去年10月", "2023-10", None),
        ("В прошлом году", "2023", None),
    ],
)
def test_what_is_not_written_is_inferred_from_the_publication_date_or_stays_open(
    sentence: str, iso: str, unplaced: str | None
) -> None:
    (mention,) = dates_in(sentence, Span(0, len(sentence)), PUBLISHED)
    assert (mention.iso, mention.inferred, mention.resolved_from) == (iso, True, "published_at")
    assert [place for _, place in told(sentence)] == ([unplaced] if unplaced else [])


def test_the_documents_own_date_stands_in_for_the_publication_date_only_as_finely_as_it_is_known() -> None:
    month = DateContext(document="2024-05", in_present=True)
    (mention,) = dates_in("Last month it fell.", Span(0, 19), month)
    assert (mention.iso, mention.resolved_from) == ("2024-04", "document")
    assert told("He spoke on Thursday.", month) == []
    assert told("They met on May 17.", DateContext(document="2024-Q1")) == [("May 17", "2024-05-17")]


@pytest.mark.parametrize(
    "sentence", ["Rents rose last month.", "It closed two years ago.", "Sales fell this year."]
)
def test_nothing_is_counted_from_a_month_that_a_document_only_names_in_passing(sentence: str) -> None:
    assert told(sentence, DateContext(document="2022-02")) == []
    assert told(sentence, DateContext(document="2022-Q1")) == []
    assert told(sentence, DateContext(document="2022-02-03")) != []


def test_a_document_speaks_of_its_present_where_its_days_without_a_year_fall_into_its_own_month() -> None:
    passing = "The tower was sold in May 2021. Visitors are welcome."
    present = "The tower opens in May 2021. Visitors are welcome from 12 May on. Last month it was closed."
    for text, speaks in ((passing, False), (present, True)):
        assert speaks_of_its_present(text, [Span(0, len(text))], "2021-05") is speaks


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("The exhibition will last 90 days.", []),
        ("The trial could last three weeks.", []),
        ("These batteries last two days.", []),
        ("It snowed for the last 90 days.", [("last 90 days", "2024-02-16/2024-05-16")]),
        ("Last two weeks were dry.", [("Last two weeks", "2024-05-02/2024-05-16")]),
    ],
)
def test_last_is_a_verb_behind_an_auxiliary_or_a_noun(sentence: str, when: list[tuple[str, str]]) -> None:
    assert told(sentence, PUBLISHED) == when


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("A vote is to follow the debate on Friday.", "2024-05-17"),
        ("The teams are to play again on Monday.", "2024-05-20"),
        ("The match is to be replayed on Friday.", "2024-05-17"),
        ("The store is about to reopen on Saturday.", "2024-05-18"),
        ("The snow ploughs came due to the storm on Monday.", "2024-05-13"),
    ],
)
def test_what_is_to_happen_lies_ahead(sentence: str, day: str) -> None:
    ((_, iso),) = told(sentence, PUBLISHED)
    assert iso == day


def test_what_had_been_done_by_then_lies_before() -> None:
    assert told("She had mended the nets in April.", PUBLISHED) == [("April", "2024-04")]


def test_a_document_is_written_after_the_latest_day_it_names_so_the_nearest_year_is_meant() -> None:
    written = DateContext(document="2024-02")
    assert told("The pier was opened on May 16.", written) == [("May 16", "2024-05-16")]
    assert told("The pier was closed on October 2.", written) == [("October 2", "2023-10-02")]


def test_the_same_year_is_the_year_named_before() -> None:
    text = "In March 2021 she joined. In October of the same year she left."
    (mention,) = dates_in(text, Span(26, len(text)), NOWHERE)
    assert (mention.iso, mention.inferred) == ("2021-10", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march in protest.",
        "He may be late.",
        "It drew 2000 people.",
        "A 7000-word statement.",
        "In the spring of his life",
        "April Smith and August Brown sang.",
        "On May 32 nothing happens to 1234567.",
    ],
)
def test_verbs_counts_and_names_are_no_dates(sentence: str) -> None:
    assert [iso for _, iso in told(sentence) if "-05-" in iso or len(iso) == 4] == []


def test_the_document_date_is_the_latest_day_month_or_quarter_not_after_reading() -> None:
    text = "In 2024 it began. Then came March 2023. By May 2031 it ends. On 4 April 2023 it stopped."
    spans = [Span(0, 17), Span(18, 39), Span(40, 60), Span(61, len(text))]
    assert document_date(text, spans, "2024-06-01T00:00:00Z") == "2023-04-04"
    assert document_date(text, spans[:1], "2024-06-01T00:00:00Z") is None


def test_bounds_are_the_first_and_last_day() -> None:
    assert bounds("2024-Q1") == (date(2024, 1, 1), date(2024, 3, 31))
    assert bounds("2024-02/2024-03-05") == (date(2024, 2, 1), date(2024, 3, 5))
    assert bounds("2024-05-16T08:00:00Z") == (date(2024, 5, 16), date(2024, 5, 16))
    assert bounds("XXXX-05-17") is None


@given(
    st.text(min_size=1) | st.lists(WORDS, min_size=1).map(" ".join),
    st.integers(0, 3),
    st.sampled_from([NOWHERE, PUBLISHED, DateContext("0001-01-01"), DateContext(document="9999-Q4")]),
)
def test_dates_stand_inside_their_sentence_in_order_and_never_fail(
    sentence: str, offset: int, context: DateContext
) -> None:
    text = "x" * offset + sentence
    span = Span(offset, len(text))
    mentions = dates_in(text, span, context)
    assert in_order(mention.span for mention in mentions)
    assert all(span.holds(mention.span) for mention in mentions)
    assert all(ISO.fullmatch(mention.iso) for mention in mentions)
    assert all(mention.inferred == (mention.resolved_from is not None) for mention in mentions)


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("The pass closed in the winter of 2023.", "2023-12/2024-02"),
        ("The pass closed last winter.", "2023-12/2024-02"),
        ("Перевал закрыли зимой 2023 года.", "2023-12/2024-02"),
        ("Перевал закрыли зимой прошлого года.", "2023-12/2024-02"),
        ("They met on Tuesday last week.", "2024-05-07"),
        ("上周二他们见面了。", "2024-05-07"),
    ],
)
def test_a_season_and_a_weekday_mean_the_same_in_every_language(sentence: str, iso: str) -> None:
    (mention,) = dates_in(sentence, Span(0, len(sentence)), DateContext("2024-05-16"))
    assert mention.iso == iso


@pytest.mark.parametrize(
    ("sentence", "words", "iso"),
    [
        ("Am 21. September 2023 wird gewählt.", "21. September 2023", "2023-09-21"),
        ("Sie kam am 7. Mai 2023 an.", "7. Mai 2023", "2023-05-07"),
        ("Das gilt ab 1. Januar.", "1. Januar", "2024-01-01"),
        ("Le 21 août 2023, le pont ferme.", "21 août 2023", "2023-08-21"),
        ("Il ouvre le 1er mai 2023.", "1er mai 2023", "2023-05-01"),
        ("Votaron el 21 de septiembre de 2023.", "21 de septiembre de 2023", "2023-09-21"),
        ("En février 2023, il neige à 3 heures.", "février 2023", "2023-02"),
    ],
)
def test_a_continental_date_is_read_whole(sentence: str, words: str, iso: str) -> None:
    assert told(sentence, PUBLISHED) == [(words, iso)]


@pytest.mark.parametrize("sentence", ["Sold 3 Mars bars.", "Sold 7 juniper trees.", "Step 3. Mail it."])
def test_a_number_before_another_word_is_no_continental_date(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words", "iso"),
    [
        ("The tunnel closes on Monday.", "Monday", "2024-05-20"),
        ("The board meets on Tuesday.", "Tuesday", "2024-05-21"),
        ("The ban takes effect on 1 January.", "1 January", "2025-01-01"),
        ("The rules come into force on 1 February.", "1 February", "2025-02-01"),
        ("The tunnel closed on Monday.", "Monday", "2024-05-13"),
    ],
)
def test_a_plan_in_the_present_tense_lies_ahead(sentence: str, words: str, iso: str) -> None:
    assert told(sentence, PUBLISHED) == [(words, iso)]


@pytest.mark.parametrize("sentence", ["The club sold 1812 season tickets.", "They lost 1900 sheep."])
def test_what_a_verb_counts_is_no_year(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words", "iso"),
    [
        ("Am Dienstag brannte eine Scheune.", "Dienstag", "2024-05-14"),
        ("Die Schwimmhalle wird am Samstag eröffnet.", "Samstag", "2024-05-18"),
        ("Der Zug kam am vergangenen Montagabend an.", "vergangenen Montagabend", "2024-05-13"),
        ("Gestern fiel Schnee.", "Gestern", "2024-05-15"),
        ("Heute fiel kein Schnee.", "Heute", "2024-05-16"),
        ("In der vergangenen Woche fiel Schnee.", "vergangenen Woche", "2024-05-06/2024-05-12"),
        ("Im nächsten Jahr schließt das Bad.", "nächsten Jahr", "2025"),
        ("Vor drei Jahren schloss das Bad.", "Vor drei Jahren", "2021"),
        ("Vor 2 Tagen schloss das Bad.", "Vor 2 Tagen", "2024-05-14"),
        ("Am Sonntag, dem 5. Mai, blieb es zu.", "5. Mai", "2024-05-05"),
    ],
)
def test_german_days_are_counted_from_the_publication(sentence: str, words: str, iso: str) -> None:
    assert told(sentence, PUBLISHED) == [(words, iso)]


@pytest.mark.parametrize("sentence", ["Der Freitag ist eine Zeitung.", "Sie liest die Sonntagszeitung."])
def test_a_german_word_that_only_names_a_day_is_no_date(sentence: str) -> None:
    assert told(sentence, PUBLISHED) == []
