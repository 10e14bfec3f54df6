"""Named sources: the office or study that is credited, in the document's words; nobody vague, no person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.named_sources import named_source, named_sources
from corpus.span import Span


def sources(*sentences: str) -> list[str | None]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return list(named_sources(text, spans))


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "Exports rose 5 percent, according to the General Administration of Customs.",
            "General Administration of Customs",
        ),
        ("Exports rose 5 percent, customs figures show.", "customs figures"),
        ("The audit office said the bill had doubled.", "audit office"),
        ("Data from the World Bank put the share at 12 percent.", "World Bank"),
        ("A study by Lund University found that bees sleep less.", "study by Lund University"),
        (
            "A survey of 2,000 homes by the central bank found fewer.",
            "survey of 2,000 homes by the central bank",
        ),
        ("The ministry's figures put the loss at €3 million.", "ministry's figures"),
        ("Some 300 people were hurt, police said.", "police"),
        ("The WHO estimates that 3 million people are infected.", "WHO"),
        ("Turnout was 61 percent, Eurostat said.", "Eurostat"),
        ("A spokesman for the health ministry said 14 people had died.", "health ministry"),
        ("A Bank of Norland spokesman confirmed the sum.", "Bank of Norland"),
        ("“It is safe,” said Chen Li, of the customs administration.", "customs administration"),
        ("“It is safe,” said Chen Li of the Nordic Institute.", "Nordic Institute"),
        ("Orrindale Instruments said its revenue rose 8 percent.", "Orrindale Instruments"),
        ("Marsh Foods Ltd said sales fell.", "Marsh Foods Ltd"),
        ("По данным Росстата, цены выросли на 2 процента.", "Росстата"),
        ("Дефицит сократился, сообщили в Минфине.", "Минфине"),
        ("据海关总署统计，今年出口增长百分之五。", "海关总署"),
        ("国家统计局数据显示，失业率为5%。", "国家统计局"),
        ("Laut Statistischem Bundesamt stiegen die Preise.", "Statistischem Bundesamt"),
        ("Nach Angaben der Polizei wurden 14 Menschen verletzt.", "Polizei"),
    ],
)
def test_an_office_a_study_or_a_company_is_named_in_the_words_of_the_text(sentence: str, source: str) -> None:
    assert named_source(sentence) == source


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 300 people were hurt, officials said.",
        "According to experts, the dam is safe.",
        "Maria Lopez said the dam was safe.",
        "Lunde, the harbour master, said that 14 ships had left.",
        "Reports say that the king is ill.",
        "Reuters reported that the king is ill.",
        "The company said it was sorry.",
        "He told the court that he was sorry.",
        "The city council approved the budget.",
        "По словам Ивана Петрова, дефицит сократился.",
        "市长王丽表示，桥梁将于五月通车。",
        "",
    ],
)
def test_a_person_a_reporter_or_nobody_in_particular_is_no_named_source(sentence: str) -> None:
    assert named_source(sentence) is None


def test_the_report_and_it_go_on_with_the_source_of_the_sentence_before() -> None:
    assert sources(
        "The audit office published its report on Friday.",
        "The report says that the bill has risen to 3 million.",
        "It counts 14 errors.",
        "The weather was fine.",
        "The report shows a loss.",
    ) == [None, "audit office", "audit office", None, None]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_gives_one_answer_a_sentence(sentences: list[str]) -> None:
    assert len(sources(*sentences)) == len(sentences)


@pytest.mark.parametrize(
    "sentence",
    [
        "When the ministry announced that the pier would close, nobody was surprised.",
        "After the health office said that cases had risen, 12 schools closed.",
        "If the court says no, the law falls.",
    ],
)
def test_what_an_office_said_in_a_subordinate_clause_is_no_source_of_the_rest(sentence: str) -> None:
    assert named_source(sentence) is None


def test_a_possessive_with_nothing_behind_it_names_no_source() -> None:
    assert sources("A study of Kestrel's found that prices had doubled.") == [None]
    assert sources("A report by Standard & Poor's put the debt at 3 percent.") != [None]


def test_a_german_office_behind_its_verb_is_named() -> None:
    assert sources("Das meldete die Feuerwehr am Abend.") == ["Feuerwehr"]
    assert sources("Der Umbau kostet 3 Millionen Euro, schätzt das Bauministerium.") == ["Bauministerium"]
