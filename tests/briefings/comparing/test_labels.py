"""Labels: two things of one kind are told apart by their numbers, and only by these."""

from __future__ import annotations

import pytest

from briefings.comparing.agreement import comparison
from briefings.comparing.labels import labelled_apart, labels
from briefings.comparing.update import updates
from briefings.fact import Relation
from tests.passages import a_passage


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "In district 4 the count found 310 empty flats.",
            "In district 11 the count found 275 empty flats.",
        ),
        ("en", "The 4th district has 310 empty flats.", "The 11th district has 275 empty flats."),
        ("en", "Box 2 weighed 31 kilograms.", "Box 6 weighed 44 kilograms."),
        ("en", "Station 3 measured 18 millimetres of rain.", "Station 8 measured 27 millimetres of rain."),
        ("en", "The heater in room 112 used 90 watts.", "The heater in room 117 used 140 watts."),
        ("en", "The growers of lot 5 sold 600 tulips.", "The growers of lot 9 sold 450 tulips."),
        ("en", "Repairs of section 1 cost 40,000 euros.", "Repairs of section 4 cost 65,000 euros."),
        ("en", "Shed 12 lost 30 hens to the fox.", "Shed 14 lost 45 hens to the fox."),
        ("en", "The clinic saw 88 patients in week 7.", "The clinic saw 61 patients in week 8."),
        ("de", "Im Bezirk 4 stehen 310 Wohnungen leer.", "Im Bezirk 11 stehen 275 Wohnungen leer."),
        ("de", "Im 4. Bezirk stehen 310 Wohnungen leer.", "Im 11. Bezirk stehen 275 Wohnungen leer."),
        ("ru", "В районе 4 пустуют 310 квартир.", "В районе 11 пустуют 275 квартир."),
        ("ru", "В 4-м районе пустуют 310 квартир.", "В 11-м районе пустуют 275 квартир."),
        ("zh", "第4区有310套空房。", "第11区有275套空房。"),
        ("zh", "3号站测得降雨18毫米。", "8号站测得降雨27毫米。"),
    ],
)
def test_what_is_said_of_two_numbered_things_is_neither_one_nor_against_each_other(
    language: str, one: str, other: str
) -> None:
    first = a_passage(one, "observer", published_at="2025-03-10", language=language)
    for day in ("2025-03-10", "2025-03-12"):
        again = a_passage(other, "gazette", published_at=day, language=language)
        assert comparison(first, again) is None
        assert not updates(first, again)


def test_a_denial_of_another_numbered_thing_is_no_contradiction() -> None:
    one = a_passage("The inspector approved the wiring of hall 3.", "observer")
    other = a_passage("The inspector did not approve the wiring of hall 5.", "gazette")
    same = a_passage("The inspector did not approve the wiring of hall 3.", "gazette")
    assert comparison(one, other) is None
    found = comparison(one, same)
    assert found is not None
    assert found.relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "In district 4 the count found 310 empty flats.",
            "In district 4 the count found 275 empty flats.",
        ),
        ("en", "In the 4th district the count found 310 flats.", "In district 4 the count found 275 flats."),
        ("de", "Im Bezirk 4 zählte man 310 leere Wohnungen.", "Im 4. Bezirk zählte man 275 leere Wohnungen."),
        ("zh", "第4区有310套空房。", "第4区有275套空房。"),
    ],
)
def test_two_numbers_for_one_numbered_thing_are_still_held_against_each_other(
    language: str, one: str, other: str
) -> None:
    first = a_passage(one, "observer", language=language)
    found = comparison(first, a_passage(other, "gazette", language=language))
    assert found is not None
    assert found.relation is Relation.CONFLICT


@pytest.mark.parametrize(
    "text",
    [
        "The city has 15 districts.",
        "The work took 3 weeks.",
        "In both districts 40 families moved.",
        "At the station 40 percent of the trains were late.",
        "The army will station 300 soldiers there.",
        "Работа заняла 2 недели.",
        "工程用了3周。",
        "On 5 May the fair opened.",
    ],
)
def test_what_is_counted_measured_or_dated_is_no_label(text: str) -> None:
    assert labels(a_passage(text)) == frozenset()


def test_kinds_have_one_name_in_all_languages() -> None:
    written = ["district 15", "the 15th district", "Bezirk 15", "15-м районе", "район № 15", "第15区"]
    assert {label for text in written for label in labels(a_passage(f"See {text} now."))} == {
        ("district", "15")
    }


def test_the_title_says_the_week_of_a_sentence_that_names_another_kind() -> None:
    text = "District 4 reported 88 cases."
    seventh = a_passage(text, "observer", title="Bulletin, week 7")
    assert labels(seventh) == {("district", "4"), ("week", "7")}
    assert labelled_apart(seventh, a_passage(text, "gazette", title="Bulletin, week 8"))
