"""German figures: numbers written as one word, units in every case, and what is counted by its capital."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures.german import german_noun, german_numerals
from corpus.figures.german_numbers import GERMAN_NUMBERS
from corpus.figures.recognition import figures_in
from corpus.span import Span


def told(sentence: str, language: str | None = "de") -> list[tuple[str, float, str | None]]:
    span = Span(0, len(sentence))
    found = figures_in(sentence, span, language=language)
    return [(figure.span.of(sentence), figure.value, figure.unit) for figure in found]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zwei", 2),
        ("elf", 11),
        ("zwölf", 12),
        ("siebzehn", 17),
        ("dreißig", 30),
        ("einundzwanzig", 21),
        ("neunundneunzig", 99),
        ("hundert", 100),
        ("zweihundertfünfzig", 250),
        ("tausend", 1000),
        ("dreitausend", 3000),
        ("anderthalb", 1.5),
    ],
)
def test_a_number_is_one_word(word: str, value: float) -> None:
    assert GERMAN_NUMBERS[word] == value


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fünf Schulen bleiben zu.", [("Fünf Schulen", 5, "schulen")]),
        ("Am Deich arbeiten vierzehn Helfer.", [("vierzehn Helfer", 14, "helfer")]),
        ("Es kamen 300 Menschen.", [("300 Menschen", 300, "person")]),
        ("Es brannten zwölf alte Autos.", [("zwölf alte Autos", 12, "auto")]),
        ("Die Stadt vergab 25 Wohnungen.", [("25 Wohnungen", 25, "wohnung")]),
        ("Das Wasser stieg auf 6,80 Meter.", [("6,80 Meter", 6.8, "m")]),
        ("Das Wasser steht bei 7,20 Metern.", [("7,20 Metern", 7.2, "m")]),
        ("Nach acht Jahren wurde es still.", [("acht Jahren", 8, "year")]),
        ("Zwei Tonnen Salz liegen bereit.", [("Zwei Tonnen", 2, "t")]),
        ("Das kostet eine Million Euro.", [("eine Million Euro", 1e6, "EUR")]),
        ("Er half den 14 neuen Schülerinnen.", [("14 neuen Schülerinnen", 14, "schülerin")]),
        ("Dort leben 300 junge Menschen.", [("300 junge Menschen", 300, "person")]),
        ("Von den Gästen starben 14, zwölf wurden Opfer.", [("14", 14, None), ("zwölf", 12, None)]),
        ("Er ließ das außer Acht.", []),
    ],
)  # fmt: skip
def test_a_german_figure_has_its_value_and_unit(
    sentence: str, expected: list[tuple[str, float, str | None]]
) -> None:
    assert told(sentence) == expected


def test_a_word_of_two_languages_is_a_number_in_german_only() -> None:
    assert told("An elf sat on a stone.", "en") == []
    assert told("An elf sat on a stone.", None) == []
    assert told("Die elf Boote sind nicht im Hafen und werden gesucht.", None) == [("elf Boote", 11, "boote")]


@given(st.text(alphabet="zwölf Helfer eundhigßÄ0123.,-", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for numeral in german_numerals(text):
        noun = german_noun(text, numeral.end)
        assert noun is None or numeral.end < noun[0] <= len(text)
