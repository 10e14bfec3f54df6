"""Speakers: an opinion is never shown as the document's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.span import Span
from corpus.speakers import attributions


def speakers(*sentences: str, earlier: str | None = None) -> list[str | None]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return list(attributions(text, spans, earlier))


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“We will not sign,” Anna Berg said.", "Anna Berg"),
        ("“We will not sign,” said trade lawyer Anna Berg of the Nordic Institute.", "Anna Berg"),
        ("“It is over,” the port chief told reporters.", "the port chief"),
        ("The mayor warned that the bridge could close.", "The mayor"),
        (
            "In a talk on Monday, economist Luis Prado, now in Lima, pointed out that wages fell.",
            "Luis Prado",
        ),
        ("Minister Ana Cruz, during a visit, stated that talks go on.", "Minister Ana Cruz"),
        ("According to the harbour office, ten ships left.", "the harbour office"),
        ("That is what they want, Prado claimed.", "Prado"),
        ("Many observers believe the vote was fair.", "Many observers"),
        ("Analyst Prado is gloomy: “Nothing will change.”", "Analyst Prado"),
        ("Как заявил Иван Петров, завод закрыт.", "Иван Петров"),
        ("По словам министра, завод закрыт.", "министра"),
        ("外交部表示，会谈将继续。", "外交部"),
        ("据新华社报道，会谈将继续。", "新华社"),
    ],
)
def test_the_speaker_is_named_in_the_words_of_the_text(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "Exports fell sharply in the spring.",
        "The outcome suggests that both sides are tired.",
        "She concluded a two-day visit to Lima.",
        "He is said to be ill.",
        "When the palace announced that the king was ill, nobody moved.",
        "The so-called reform failed.",
        "If all goes according to plan, it opens in May.",
    ],
)
def test_the_documents_own_voice_has_no_speaker(sentence: str) -> None:
    assert speakers(sentence) == [None]


def test_a_pronoun_gives_way_to_the_name_before_it() -> None:
    assert speakers("Anna Berg leads the union.", "She said the strike goes on.") == [None, "Anna Berg"]
    assert speakers("“It is toxic,” he wrote.", earlier="Luis Prado") == ["Luis Prado"]


def test_a_person_keeps_the_floor_until_the_paragraph_reports_again() -> None:
    assert speakers(
        "Anna Berg argued that the law is weak.",
        "It would protect nobody.",
        "In 2023, 40% of cases failed.",
        "Courts are slow.",
    ) == ["Anna Berg", "Anna Berg", None, None]


def test_a_quoted_sentence_belongs_to_the_last_speaker() -> None:
    assert speakers("“No,” the chief said.", "“Never again.”", "The rain stopped.") == [
        "the chief",
        "the chief",
        None,
    ]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_gives_one_answer_a_sentence(sentences: list[str]) -> None:
    found = speakers(*sentences)
    assert len(found) == len(sentences)
    assert all(name is None or any(name in sentence for sentence in sentences) for name in found)


def test_a_new_person_ends_the_floor_and_takes_the_pronoun() -> None:
    assert speakers(
        "Mayor Eda Lind said the dam was safe.",
        "Councillor Per Holm disagreed.",
        "“It will break within 3 years,” he said.",
    ) == ["Mayor Eda Lind", None, "Councillor Per Holm"]
    assert speakers(
        "Per Holm met Eda Lind.", "Lind argued that the dam was safe.", "Holm disagreed.", "“It will break.”"
    ) == [None, "Lind", None, None]


def test_who_writes_books_has_no_floor() -> None:
    assert speakers("A. B. Corwin wrote nine novels.", "They sold 3 million copies.") == [None, None]


def test_a_word_that_opens_a_question_is_nobody() -> None:
    assert speakers("Is it done?", "Yes.", "He said: “It is done.”") == [None, None, None]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Three weeks ago the minister said no.", "the minister"),
        ("“It holds,” said Prof. T. E. Marr of the Univ. of Norwick.", "Prof. T. E. Marr"),
        ("“He leaves in May,” said his agent, Nils Ferrer.", "Nils Ferrer"),
        ("The striker leaves in May, the club said on Thursday.", "the club"),
        ("On Thursday the club said it would sell.", "the club"),
        ("«Мы готовы», — заявила Инга Сорина вечером во вторник.", "Инга Сорина"),
        ("«Мы готовы», — заявил министр вечером во вторник.", "министр"),
        ("По словам министра Б. Г. Орлова, мост закрыт.", "министра Б. Г. Орлова"),
    ],
)
def test_the_name_is_taken_whole_and_alone(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


def test_a_russian_pronoun_gives_way_to_the_name_before_it() -> None:
    assert speakers("Инга Сорина вернулась в город.", "«Это конец», — сказала она.") == [None, "Инга Сорина"]
    assert speakers("«Это конец», — сказал он.") == [None]
