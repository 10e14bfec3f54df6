"""The tokens of a text: their forms, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words.tokens import CasedTokens, cased_tokens, fold, latin, token_spans, token_texts, tokens


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("240.1", "240,1"),
        ("1,000,000", "1000000"),
        ("1\u202f000\u202f000", "1000000"),
        ("$77 billion", "$77 BILLION"),
        ("26.50", "26.5"),
        ("U.S.", "US"),
        ("China's", "China"),
        ("China’s", "China"),
        ("café", "cafe\u0301"),
        ("ﬁnance", "finance"),
        ("２４０．１", "240.1"),
        ("ёлка", "елка"),
        ("co\u00adoperate", "cooperate"),
        ("STRASSE", "straße"),
        ("會見", "会见"),
        ("O’Brien", "OBrien"),
        ("Xi'an", "Xian"),
        ("D'Angelo", "Dangelo"),
        ("l'Italia", "Italia"),
        ("dell’anno", "anno"),
        ("qu’elle", "elle"),
        ("240bn", "240 billion"),
        ("240,1 млрд долларов", "240.1 billion dollar"),
        ("20 процентов", "20%"),
        ("20 pct", "20％"),
    ],
)
def test_two_ways_to_write_one_thing_are_the_same_tokens(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023", "2024"),
        ("май", "маи"),
        ("240.1", "2401"),
        ("m'bappe", "bappe"),
        ("20.10.2024", "20.1.2024"),
        ("10.0.0.10", "10.0.0.1"),
        ("v1.20.3", "v1.2.3"),
    ],
)
def test_different_things_stay_different(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_a_dollar_sign_and_the_word_meet() -> None:
    assert set(words("$77 billion")) == {"dollar", "77", "billion"}


def test_chinese_runs_become_pairs_of_characters() -> None:
    assert words("北京会见了") == ["北京", "京会", "会见", "见了"]


def test_chinese_and_digits_beside_each_other_come_apart() -> None:
    assert words("5月16日") == ["5", "月", "16", "日"]


def test_a_chinese_magnitude_behind_digits_is_a_token_by_itself() -> None:
    assert words("2400億美元") == ["2400", "亿", "美元"]
    assert words("3千万人走5千米") == ["3", "千万", "人走", "5", "千米"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20.10.2024", ["20", "10", "2024"]),
        ("2024．05．16", ["2024", "05", "16"]),
        ("1,2,3.50", ["1", "2", "3", "50"]),
        ("26.50, 3.10.", ["26.5", "3.1"]),
    ],
)
def test_numbers_with_points_between_them_stand_alone(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("代表团5月16日在北京", ["代表", "表团", "5", "月", "16", "日", "在北", "北京"]),
        ("2024年底5月16號", ["2024", "年", "底", "5", "月", "16", "号"]),
        ("300万吨大豆、3千萬噸", ["300", "万", "吨", "大豆", "3", "千万", "吨"]),
        ("5万亿桶油", ["5", "万亿", "桶", "油"]),
        ("在第75届", ["在", "第", "75", "届"]),
        ("第三年在日本升级", ["第三", "三年", "年在", "在日", "日本", "本升", "升级"]),
        ("U23日本队、2022日本", ["u23", "日本", "本队", "2022", "日本"]),
    ],
)
def test_what_chinese_writes_beside_digits_is_cut_from_the_words_around(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_cyrillic_is_read_in_latin_letters_too() -> None:
    assert latin(fold("Белоусов")) == "belousov"


def test_offsets_count_in_the_text_as_given_although_folding_changes_its_length() -> None:
    text = "Die ﬁnanz-Straße kostet ½ Ⅷ ２４０．１ Mrd."
    assert [text[token.start : token.end] for token in tokens(text)][:3] == ["Die", "ﬁnanz", "Straße"]


TEXT = st.text(max_size=200) | st.text(
    alphabet=st.sampled_from("aB1 .,'’-王門会の한я\u0301$%第5月日年万吨"), max_size=60
)


@given(TEXT)
def test_every_token_stands_inside_the_text_and_is_not_empty(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.text
        assert "\n" not in token.text


@given(TEXT)
def test_spans_are_where_the_tokens_stand(text: str) -> None:
    assert token_spans(text) == [(token.start, token.end) for token in tokens(text)]


@given(st.text(max_size=60))
def test_folding_a_token_again_changes_nothing(text: str) -> None:
    for token in tokens(text):
        again = [each.text for each in tokens(token.text)]
        assert fold(token.text) == token.text or again == [token.text] or not token.text.isascii()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("port's, ports", ["port", "ports"]),
        ("cafe\u0301s cafés", ["cafes", "cafes"]),
        ("U.S.A. ship.", ["usa", "ship"]),
        ("b2b port_authority", ["b2b", "port", "authority"]),
        ("ship渡船 so\u00adft", ["ship", "渡船", "soft"]),
    ],
)
def test_a_plain_beginning_does_not_cut_a_word_short(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(TEXT)
def test_tokens_with_capitals_are_the_same_tokens(text: str) -> None:
    found = cased_tokens(text.split(" "))
    standing = tokens(text)
    assert found.texts == token_texts(text) == [token.text for token in standing]
    assert found.capitals == [text[token.start].isupper() for token in standing]


@given(st.lists(TEXT, max_size=6))
def test_many_words_at_once_have_the_tokens_of_each(texts: list[str]) -> None:
    found, each = cased_tokens(texts), [cased_tokens([text]) for text in texts]
    assert found.texts == [token for one in each for token in one.texts]
    assert found.capitals == [capital for one in each for capital in one.capitals]
    assert found.counts == [len(one.texts) for one in each]


def test_a_capital_is_told_from_the_word_as_it_is_written() -> None:
    assert cased_tokens(["Port-of-Волга北京N.", "...", "Ёж"]) == CasedTokens(
        ["port", "of", "волга", "北京", "n", "еж"], [True, False, True, False, True, True], [5, 0, 1]
    )


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Ёж", "еж"),
        ("Йод", "йод"),
        ("и\u0301\u0306", "й"),
        ("и\u0306\u0306", "й"),
        ("е\u0306", "е"),
        ("Čapek", "capek"),
        ("ŻÓŁW", "zołw"),
    ],
)
def test_every_mark_goes_but_that_of_a_letter_of_its_own(word: str, folded: str) -> None:
    assert fold(word) == folded
