"""Keywords: they are found as whole words, in every script, where their channel asked for them."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.keywords import MAX_CHARS, Trigger, triggers
from bot.chat.prose import BLANK, prose
from config import parse
from config.destination import destination

if TYPE_CHECKING:
    from config.configuration import Configuration

HERE = destination("slack:C012ABC")
ELSEWHERE = destination("slack:C012XYZ")

ALIASES = "{Power of Siberia: [Kraft Sibiriens, Sila Sibiri, Сила Сибири, 西伯利亚力量]}"


def a_configuration(*keywords: str) -> Configuration:
    """Keywords of one channel, with the aliases of a topic."""
    lines = "".join(f"  {name!r}: {{channels: ['{HERE}']}}\n" for name in keywords)
    text = f"""\
timezone: Europe/Stockholm
collections:
  public: {{paths: [news]}}
topics:
  energy: {{words: [gas], aliases: {ALIASES}}}
keywords:
{lines}"""
    return parse(text, path="communique.yaml", folder=Path("somewhere"))


def found(keyword: str, text: str) -> list[str]:
    """What one keyword is found by."""
    return [one.found for one in triggers(a_configuration(keyword), HERE, text)]


def test_a_keyword_is_looked_for_only_where_a_channel_asked_for_it() -> None:
    configuration = a_configuration("gas")
    assert triggers(configuration, HERE, "more gas") == (Trigger("gas", "gas", 5, 8),)
    assert triggers(configuration, ELSEWHERE, "more gas") == ()


@pytest.mark.parametrize(
    ("keyword", "text", "expected"),
    [
        ("gas", "Gas’ price", "Gas"),
        ("gas", "all gases", "gases"),
        ("pipelines", "one pipeline", "pipeline"),
        ("city", "two cities", "cities"),
        ("Harbour Tunnel", "the harbour\ntunnel's cost", "harbour\ntunnel"),
        ("Nord Stream", "Nord-Stream leaks", "Nord-Stream"),
        ("Nord Stream", "Nordstream leaks", "Nordstream"),
        ("cooperation", "their co-operation", "co-operation"),
        ("O'Brien", "OBrien, O’Brien", "OBrien"),
        ("AT&T", "at&t fell", "at&t"),
        ("C++", "C++ or C", "C++"),
        ("São Paulo", "in sao paulo", "sao paulo"),
        ("OTAN", "selon l'OTAN", "OTAN"),
        ("Côte d'Ivoire", "la Cote d’Ivoire", "Cote d’Ivoire"),
        ("US", "the US said", "US"),
        ("U.S.", "the U.S. said", "U.S."),
        ("May", "that Theresa and May agreed", "May"),
        ("Газпром", "доля Газпрома", "Газпрома"),
        ("газ", "цена газом", "газом"),
        ("Сибирь", "о Сибири", "Сибири"),
        ("Россия", "с Россией", "Россией"),
        ("Зеленский", "у Зеленского", "Зеленского"),
        ("中国", "对中国的出口", "中国"),
        ("ロシア", "対ロシア制裁", "ロシア"),
        ("러시아", "러시아는", "러시아"),
        ("5G", "a 5G mast", "5G"),
        ("gas", "oil/gas, _gas_", "gas"),
    ],
)
def test_a_keyword_is_found_in_each_of_its_forms(keyword: str, text: str, expected: str) -> None:
    assert found(keyword, text) == [expected]


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("gas", "gasoline, Vegas, gas_price, gas.com, 5gas, gas5"),
        ("C++", "C, or C#"),
        ("AT&T", "look at t shirts"),
        ("US", "give it to us, GIVE IT TO US"),
        ("IT", "it is it"),
        ("May", "May I? It may rain. May it"),
        ("Will", "what will be"),
        ("Siemens", "a siemen"),
        ("газ", "газета, газет, газон"),
        ("йод", "иод"),
        ("中国", "发展中国家"),
        ("ロシア", "ベラロシア"),
        ("러시아", "백러시아, 러시아인"),
        ("Power of Siberia", "Power, of Siberia. Power. Of Siberia"),
        ("Power of Siberia", "the power of Siberians"),
        ("5G", "15G, 0.5G, 5Gs"),
        ("🔥", "🔥 hot"),
    ],
)
def test_a_keyword_is_not_found_in_another_word(keyword: str, text: str) -> None:
    assert found(keyword, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "`gas`",
        "```\ngas\n```",
        "```gas without an end",
        "> gas",
        "&gt; gas",
        ">>> quoted\ngas",
        "https://news.example/gas",
        "<https://news.example/gas|gas>",
        "www.gas.example",
        "ann@gas.example",
        "<@U012ABC|gas>",
        "<#C012ABC|gas>",
        "<!subteam^S012ABC|gas>",
        "@gas",
        "#gas",
        ":gas:",
    ],
)
def test_code_quoted_lines_links_and_mentions_are_passed_over(text: str) -> None:
    assert found("gas", text) == []


def test_what_stands_beside_a_quoted_line_is_looked_at() -> None:
    assert found("gas", "> gas\nno gas") == ["gas"]
    assert triggers(a_configuration("gas"), HERE, "> gas\nno gas")[0].start == 9


def test_the_longest_keyword_is_meant() -> None:
    configuration = a_configuration("Power of Siberia", "Siberia", "Power of Siberia 2")
    text = "power of siberia 2, then Siberia"
    assert [(one.keyword, one.start) for one in triggers(configuration, HERE, text)] == [
        ("Power of Siberia 2", 0),
        ("Siberia", 25),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sila Sibiri 2", "Sila Sibiri 2"),
        ("Силой Сибири 2", "Силой Сибири 2"),
        ("西伯利亚力量2", "西伯利亚力量2"),
    ],
)
def test_the_aliases_of_a_name_inside_a_keyword_are_found(text: str, expected: str) -> None:
    assert found("Power of Siberia 2", text) == [expected]


@pytest.mark.parametrize(
    ("keyword", "text", "expected"),
    [
        ("Power of Siberia", "power of sibiria", ["power of sibiria"]),
        ("Belousov", "met Belausov", ["Belausov"]),
        ("Belousov", "Belousow said", ["Belousow"]),
        ("Zelenskyy", "with Zelenskiy", ["Zelenskiy"]),
        ("Belousov", "met belausov", []),
        ("Hansen", "with Hanson", []),
        ("Weinstein", "with Feinstein", []),
        ("Martinez", "with Martins", []),
        ("Ministry", "новый министр", []),
        ("Anderson", "with Andersen", []),
        ("Martin", "with Marvin", []),
        ("Slovenia", "in Slovakia", []),
        ("Austria", "in Australia", []),
        ("The Guardian", "the Gordian knot", []),
        ("production", "the Prediction", []),
    ],
)
def test_only_long_names_are_found_in_another_spelling(keyword: str, text: str, expected: list[str]) -> None:
    assert found(keyword, text) == expected


QUARTZ = a_configuration("quartz", "кварц", "石英", "Power of Siberia", "C++", "US", "gas")
LETTERS = st.sampled_from("abcdeéйёжяλω")


@settings(deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=4), st.text(LETTERS, max_size=4))
def test_a_keyword_is_never_found_inside_a_word(before: str, after: str) -> None:
    assert triggers(QUARTZ, HERE, f"see {before}quartz{after} here") == ()


@settings(deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_found_stands_in_the_message(text: str) -> None:
    end = 0
    for one in triggers(QUARTZ, HERE, f"{text} quartz C++ {text} us gas"):
        assert one.start >= end
        assert one.end - one.start == len(one.found) > 0
        end = one.end


@settings(deadline=None)
@given(st.sampled_from(["quartz", "кварц", "石英", "Power of Siberia"]), st.sampled_from(list(" ,;!?()\n")))
def test_a_keyword_is_found_between_any_signs(keyword: str, sign: str) -> None:
    (one,) = triggers(QUARTZ, HERE, f"see{sign} {keyword}{sign} here")
    assert (one.keyword, one.found) == (keyword, keyword)


@settings(deadline=None)
@given(st.text(st.sampled_from("`@<>#:_|/.\n gas"), max_size=120))
def test_what_is_passed_over_leaves_every_other_character_at_its_place(text: str) -> None:
    left = prose(text)
    assert len(left) == len(text)
    assert all(one in {BLANK, other} for one, other in zip(left, text, strict=True))


HOSTILE = [
    "`",
    "@",
    "<",
    "a@",
    ":a",
    "> ",
    "'",
    "gas ",
    "gas field ",
    "l'",
    "中",
    "#",
    "-",
    "www.",
    "a.",
    "_",
    "é",
    "<@",
]


@pytest.mark.parametrize("sign", HOSTILE)
def test_no_message_takes_long(sign: str) -> None:
    configuration = a_configuration(*(f"gas field {number}" for number in range(200)), "中中中中中")
    triggers(configuration, HERE, "warm")
    began = process_time()
    triggers(configuration, HERE, sign * (1_000_000 // len(sign)))
    assert process_time() - began < 0.5


def test_what_goes_beyond_the_longest_message_is_not_looked_at() -> None:
    assert found("gas", " " * MAX_CHARS + "gas") == []
