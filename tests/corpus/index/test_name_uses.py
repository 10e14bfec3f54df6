"""The names of a question, however they were typed, with the other forms that the documents teach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.name_uses import name_uses
from corpus.index.question import question_of
from corpus.names.mention import NameMention
from corpus.names.table import NameTable
from corpus.span import Span

ANYWHERE = Span(0, 1)


def table(*documents: tuple[str, str]) -> NameTable:
    """Names with their acronyms, each in a document of its own."""
    return NameTable.of(
        {
            f"document-{at}": [NameMention(ANYWHERE, name, (), short)]
            for at, (name, short) in enumerate(documents)
        }
    )


TAUGHT = table(
    ("Northern Harbour Organization", "NHO"),
    ("NHO", ""),
    ("Северная организация портов", "СОП"),
    ("СОП", ""),
    ("Lin Meihua", ""),
    ("林美华", ""),
    ("Wang Jianhua", ""),
    ("何志远", ""),
)


def forms(typed: str) -> set[tuple[str, ...]]:
    question = question_of(typed)
    return {
        form for use in name_uses(question.text, question.words, TAUGHT, without=()) for form in use.others
    }


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("NHO", ("northern", "harbour", "organization")),
        ("what did the nho say", ("northern", "harbour", "organization")),
        ("members of the Northern Harbour Organization", ("nho",)),
        ("who met the northern harbour organization in spring", ("nho",)),
        ("СОП", ("северная", "организация", "портов")),
        ("члены соп", ("северная", "организация", "портов")),
        ("Саммит Северной организации портов открылся", ("соп",)),
        ("lin meihua", ("林美", "美华")),
        ("林美华的讲话", ("lin", "meihua")),
        ("林美華的講話", ("lin", "meihua")),
        ("王建华", ("wang", "jianhua")),
        ("He Zhiyuan", ("何志", "志远")),
        ("王建華 港口", ("wang", "jianhua")),
    ],
)
def test_the_other_forms_of_a_name_are_looked_for(typed: str, form: tuple[str, ...]) -> None:
    assert form in forms(typed)


@pytest.mark.parametrize("typed", ["", "harbour", "the organization", "организация портов", "美华", "-NHO"])
def test_half_a_name_and_a_name_left_out_bring_nothing(typed: str) -> None:
    assert forms(typed) == set()


@given(
    st.text(max_size=100)
    | st.lists(st.sampled_from(["NHO", "nho", "Lin", "СОП", "林美华", ","])).map(" ".join)
)
def test_every_use_is_of_words_of_the_question(typed: str) -> None:
    question = question_of(typed)
    for use in name_uses(question.text, question.words, TAUGHT, without=()):
        assert 0 <= use.first < use.last <= len(question.words)
