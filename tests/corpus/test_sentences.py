"""Sentences: each row is one block's text, written as the sentences it must fall into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import list_marker, sentence_spans
from corpus.span import in_order


def texts(text: str, language: str | None = None) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language=language)]


ENGLISH = {
    "plain stops": ["The ferry was late.", "Was it the fog?", "It was!", "Nobody said so."],
    "titles": ["Dr. Okafor met Gen. Li and Mrs. Vance.", "Prof. Ode did not come."],
    "initials": ["The poem is by T. S. Brandt.", "J. K. Moor wrote the other."],
    "an initial that is the pronoun": ["That leaves you and I.", "Did Albert I. Jones ask?"],
    "a country before a name": ["The U.S. Treasury and the U.K. Parliament agreed."],
    "a country at the end": ["They moved to the U.S.", "It was cold there."],
    "numbers that follow": ["See No. 5, Fig. 3 and Vol. II of the report.", "It starts on p. 12."],
    "a word that only looks like an abbreviation": ["Will she come?", "No.", "They met in May.", "She left."],
    "time of day": ["At 6 p.m. Mr. Hale rang.", "The office had closed at 4 p.m.", "Mr. Hale swore."],
    "time of day and weekday": ["The vote is at 9:30 a.m. Tuesday in Oslo.", "It may be close."],
    "companies": ["Brightwater Inc. Chief Ann Rowe resigned.", "She had joined Hale & Co.", "It pays well."],
    "states": ["She was born in Albany, Ga., and lives in Salem, Ore.", "He likes Mass.", "So does she."],
    "decimals and sums": ["Output rose 3.5 percent to $2.4 billion.", "$1 billion was new."],
    "addresses": ["Write to ann.lee@example.org or see www.example.org/a.b.html.", "Then wait."],
    "ellipsis": ["I never said that....", "She left…", "Nobody … moved."],
    "spaced ellipsis": ["The river was . . . well, it was . . . I cannot say."],
    "omission behind a stop": ["The bridge held.", ". . . The dam did not."],
    "quotation at the end": ["He called it “a start.”", 'She called it "late."', "They agreed."],
    "quotation inside": ["“Is it over?” he asked.", "“Never!” Ann Rowe cried.", "It was."],
    "two sentences quoted in one": ["The mayor said: “We built it. We will keep it.”", "People clapped."],
    "two sentences before their speaker": ['"It is old. We like it," said Rowe, who runs it.', "She smiled."],
    "a quotation that stands alone": ["“It is old.", "We like it.”"],
    "brackets": ["He left (it was late. He was tired.) and slept.", "(So did she.)", "All was quiet."],
    "a remark left over": ["The bell rang at noon.", "(photo by the author)"],
    "footnote marks": ["It grew.[1]", "It fell.[2][3]", "It grew again. [4]", "Then it stopped.⁵", "Good."],
    "footnote marks without a form": ["The law was kept.7", "However, nobody read it. 8", "The end came."],
    "a number is no footnote mark": ["The ship sank.", "12 Norwegians were saved.", "In 2010.", "3 died."],
    "a name with its own mark": ["She works for Yahoo! in Rome.", "He does not."],
    "a name in small letters": ["Sales fell.", "iPhone makers worried.", "al-Noor did not."],
    "shouts in a row": ["What?!", "Who??", "No!!!"],
    "stray stops": ["It ended . .", "Nothing followed ."],
    "numbered items in one block": ["1.) Buy milk", "2.) Buy bread"],
    "lettered items in one block": ["a. The milk", "b. The bread", "c. The salt"],
    "bullets in one block": ["• 9. The milk", "• 10. The bread"],
    "numbered sentences": ["1. Buy milk.", "2. Buy bread.", "3. Go."],
}


@pytest.mark.parametrize("sentences", ENGLISH.values(), ids=ENGLISH.keys())
def test_english_text_falls_into_its_sentences(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


OTHERS = [
    ("ru", ["Он родился в 1999 г. в Твери, т.е. давно.", "Потом он уехал."]),
    ("ru", ["Цена выросла до 5 млн. руб. за год.", "Завод А. С. Белова молчит."]),
    ("ru", ["Он сказал: «Мы рады. Мы ждали.»", "Все ушли.", "— Да! — крикнул он.", "Стало тихо."]),
    ("uk", ["Він приїхав у 2001 р. до Львова.", "Це було влітку."]),
    ("de", ["Am 3. Oktober kam u.a. Dr. Maier.", "Er blieb bis zum 5. November.", "Die Stadt war leer."]),
    ("fr", ["M. Dupré et Mme. Roy sont venus.", "« Est-ce vrai ? » demanda-t-il.", "Elle se tut."]),
    ("es", ["El Sr. Rojas llegó tarde.", "¿Quién lo esperaba?", "¡Nadie!"]),
    ("pl", ["Spotkanie odbyło się przy ul. Długiej, tj. w centrum.", "Było nas 20.", "To mało."]),
    ("el", ["Ήρθε ο Νίκος.", "Έφυγε αργά."]),
    ("hi", ["यह नया है।", "वह पुराना था।"]),
    ("ar", ["هل وصل القطار؟", "نعم وصل."]),
]


@pytest.mark.parametrize(("language", "sentences"), OTHERS)
def test_other_languages_fall_into_their_sentences(language: str, sentences: list[str]) -> None:
    assert texts(" ".join(sentences), language) == sentences


WIDE = [
    ["今天下雨。", "河水涨了！", "桥还在吗？", "在。"],
    ["“你来吗？”他问。", "她说：“我不来。”", "门关了。"],
    ["油价为3.5元。", "他说（这是去年的数字。）没有变化。", "大家同意。"],
    ["「雨です。」と彼は言った。", "川は静かだった。"],
    ["他说：“很好。”", "这个问题没有答案。", "（他没有说谎。）", "门关了。"],
    ["「雨だ。」", "でも彼は来た。"],
    ["《谁在唱？》是一本书。", "iPhone很贵。", "大家都买。"],
]


@pytest.mark.parametrize("sentences", WIDE)
def test_chinese_and_japanese_need_no_space(sentences: list[str]) -> None:
    assert texts("".join(sentences)) == sentences


def test_a_line_break_counts_as_a_space() -> None:
    assert texts("The road to\nthe coast is\nclosed. It\nwill open.") == [
        "The road to\nthe coast is\nclosed.",
        "It\nwill open.",
    ]


def test_a_blank_line_ends_a_sentence() -> None:
    assert texts("The road\n \nThe coast") == ["The road", "The coast"]


def test_a_lost_space_between_sentences_is_seen() -> None:
    assert texts("The dam broke.The town was warned.") == ["The dam broke.", "The town was warned."]
    assert texts("Try Harbour.Com for it.") == ["Try Harbour.Com for it."]


def test_a_long_speech_is_not_held_together() -> None:
    speech = "She said: “" + "We have waited long enough for this bridge. " * 20 + "”"
    assert len(texts(speech)) == 20


def test_an_ordinal_is_one_only_where_the_language_writes_it_so() -> None:
    assert texts("Es war der 2. Versuch.", "de") == ["Es war der 2. Versuch."]
    assert texts("They scored 2. Villa scored none.") == ["They scored 2.", "Villa scored none."]


def test_nothing_has_no_sentences() -> None:
    assert sentence_spans("") == []
    assert sentence_spans(" \n\n ") == []


def test_punctuation_alone_is_one_span() -> None:
    assert texts(" . . \n\n ***") == [". . \n\n ***"]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("• Milk", "• "),
        ("- Milk", "- "),
        ("1. Milk", "1. "),
        ("12) Milk", "12) "),
        ("(a) Milk", "(a) "),
        ("iv. Milk", "iv. "),
        ("1.2. Milk", "1.2. "),
        ("• 9. Milk", "• 9. "),
        ("⁃9. Milk", "⁃9. "),
        ("- [ ] Milk", "- [ ] "),
        ("（一）牛奶", "（一）"),
        ("1、牛奶", "1、"),
        ("1.5 litres", ""),
        ("1990. A year", ""),
        ("-5 degrees", ""),
        ("A. Smith", ""),
        ("no. 5", ""),
        ("Milk", ""),
        ("•", ""),
        ("1. ", ""),
        ("", ""),
    ],
)
def test_a_list_marker_is_known_with_its_space(text: str, marker: str) -> None:
    assert text[: list_marker(text)] == marker


SIGNS = "aAбБ1 .!?…\"“”'’()[]«»„\n\t-–—。！？」「。，·_\x00\u200b\u00a0\ufffd²🎉।"
WORDS = (
    "Mr. ",
    "U.S. ",
    "5 p.m. ",
    "[1]",
    "\n\n",
    ". . . ",
    "1. ",
    "• ",
    "The ",
    " he said",
    "他说",
    "3. ",
    "I. ",
)
PIECES = st.sampled_from([*SIGNS, *WORDS])


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from([None, "en", "de", "ru", "zh", "xx"])
)
def test_sentences_are_in_order_trimmed_and_hold_every_character(text: str, language: str | None) -> None:
    spans = sentence_spans(text, language=language)
    assert in_order(spans)
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    if any(map(str.isalnum, text)):
        assert all(any(map(str.isalnum, span.of(text))) for span in spans)


@given(st.text())
def test_a_list_marker_leaves_something_of_the_text(text: str) -> None:
    assert 0 <= list_marker(text) < max(1, len(text))
