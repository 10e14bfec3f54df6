"""What someone typed, as words, as phrases that must stand, and as those that must not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.index.question import MAX_CHARS, MAX_WORDS, question_of, question_words
from corpus.words.tokens import token_texts

TYPED = st.text(max_size=300) | st.text(
    alphabet=st.sampled_from("aBé1 0.,-−\"“”„«»「」『』'’$%亿二十百分之中國я\x00\ud800\n"), max_size=80
)


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ('the "wage deal" of 2023', [("wage", "deal")]),
        ("“Wage-Deal” and ”U.S. port”", [("wage", "deal"), ("us", "port")]),
        ("«Сила Сибири»", [("сила", "сибири")]),
        ("„Kraft der Ferne“", [("kraft", "der", "ferne")]),
        ("他说「和平發展」", [("和平", "平发", "发展")]),
        ('在"北京"', [("北京",)]),
        ('"Tunnel"', [("tunnel",)]),
        ('a 6" pipe and "gas line"', [("gas", "line")]),
        ('"的"', []),
        ('"第5"', [("5",)]),
        ('""', []),
        ('"unclosed deal', []),
        ("it's John's 'deal'", []),
        ('a "b', []),
    ],
)
def test_what_is_quoted_must_stand_so(typed: str, phrases: list[tuple[str, ...]]) -> None:
    assert list(question_of(typed).phrases) == phrases


@pytest.mark.parametrize(
    ("typed", "excluded", "words"),
    [
        ("port -ferry", [("ferry",)], ["port"]),
        ('port -"wage deal" strike', [("wage", "deal")], ["port", "strike"]),
        ("-паром порт", [("паром",)], ["порт"]),
        ("港口 -渡輪", [("渡轮",)], ["港口"]),
        ("port -co-operation", [("co", "operation")], ["port"]),
        ("port -Ferry, strike", [("ferry",)], ["port", "strike"]),
        ("Covid-19", [], ["covid", "19"]),
        ("2010-12", [], ["2010", "12"]),
        ("-5 degrees", [], ["5", "degrees"]),
        ("the port - a ferry", [], ["the", "port", "a", "ferry"]),
        ("port --ferry", [], ["port", "ferry"]),
        ('"port -ferry"', [], ["port", "ferry"]),
        ("-ferry -tunnel", [("ferry",), ("tunnel",)], []),
        ("-", [], []),
        ('-""', [], []),
    ],
)
def test_a_word_with_a_minus_before_it_is_left_out(
    typed: str, excluded: list[tuple[str, ...]], words: list[str]
) -> None:
    question = question_of(typed)
    assert list(question.excluded) == excluded
    assert [word.text for word in question.words] == words
    assert question_words(typed) == question.words


def test_quoted_small_words_alone_count() -> None:
    assert all(word.weight for word in question_of('"to be or not to be"').words)
    assert not any(word.weight for word in question_of("to be or not to be").words)
    assert [word.weight for word in question_of('"the tunnel"').words] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("typed", "content"),
    [
        ("кто такой Белоусов", ["белоусов"]),
        ("Что такое солнечный ветер?", ["солнечный", "ветер"]),
        ("о каком мосте идёт речь", ["мосте", "идет", "речь"]),
        ("谁是李明", ["李明"]),
        ("do you know the ferry", ["ferry"]),
        ("what did the minister know", ["minister", "know"]),
        ("looking for", ["looking"]),
        ('do you know "you know"', ["know"]),
        ("он читал том", ["читал"]),
        ("с кем был Том", ["том"]),
    ],
)
def test_what_a_question_is_asked_with_carries_no_weight(typed: str, content: list[str]) -> None:
    assert [word.text for word in question_of(typed).words if word.weight] == content


@given(TYPED)
@example("TWELFTH")
def test_no_question_fails_and_every_offset_is_of_what_was_typed(typed: str) -> None:
    question = question_of(typed)
    assert len(question.text) == len(typed[:MAX_CHARS])
    assert len(question.words) <= MAX_WORDS
    for word in question.words:
        assert 0 <= word.start < word.end <= len(typed)
        assert word.written == question.text[word.start : word.end]
        assert word.written == typed[word.start : word.end] or "\x00" in typed or "\ud800" in typed
    assert all(phrase and all(phrase) for phrase in (*question.phrases, *question.excluded))
    for use in question.uses:
        assert 0 <= use.first < use.last <= len(question.words)
        assert use.others
        assert all(phrase and all(phrase) for phrase in use.others)


@given(
    st.lists(st.sampled_from(["the", "Wage", "deal", "Вестник", "порт", "港口", "2023", "U.S."]), min_size=1)
)
def test_a_quoted_text_is_searched_as_its_own_tokens(words: list[str]) -> None:
    quoted = " ".join(words)
    if len(quoted) < MAX_CHARS - 2:
        assert question_of(f'"{quoted}"').phrases == (tuple(token_texts(quoted)),)
