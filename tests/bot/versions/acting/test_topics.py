from __future__ import annotations

import pytest

from bot.errors import UnknownName
from bot.versions.acting.topics import spellings_text, words_text
from bot.versions.acts import made
from config import parse
from tests.bot.versions.acting.builders import HELD, ROOT, change, changed, mistakes

COMMAS = parse(
    'topics: {a: {words: ["one, two", three], aliases: {"b: c": ["d, e", f]}}}', path="a.yaml", folder=ROOT
)


def test_a_new_topic_has_the_words_of_its_line_each_once() -> None:
    edited = changed("topic.new", name=" gas ", words="gas, Power of Siberia,\nLNG， gas", aliases="")
    assert edited.change == "gas is a new topic: gas, Power of Siberia, LNG."
    assert edited.configuration.topics["gas"].words == ("gas", "Power of Siberia", "LNG")


def test_other_spellings_stand_a_name_a_line() -> None:
    edited = changed(
        "topic.edit", "toll", aliases="toll: charge, due\n\nring road： beltway\ntoll: charge, levy"
    )
    assert edited.configuration.topics["toll"].aliases == {
        "toll": ("charge", "due", "levy"),
        "ring road": ("beltway",),
    }
    assert edited.change == "toll has other spellings for toll, ring road."


def test_a_topic_is_renamed_in_its_place_and_in_briefings() -> None:
    edited = changed("topic.edit", "tunnel", name="Tunnel", words="tunnel, quay")
    assert list(edited.configuration.topics) == ["Tunnel", "toll"]
    assert edited.configuration.briefings["monthly"].topics == ("toll", "Tunnel")
    assert edited.change == (
        "tunnel is called Tunnel now; also has the words quay; has no longer the words harbour."
    )


def test_what_is_filled_in_as_it_was_shown_changes_nothing_whatever_stands_in_it() -> None:
    for held, name in ((HELD, "tunnel"), (COMMAS, "a")):
        topic = held.topics[name]
        edited = changed(
            "topic.edit", name, held, name=name, words=words_text(topic), aliases=spellings_text(topic)
        )
        assert edited.configuration is held


def test_a_spelling_that_held_commas_keeps_them_where_another_is_added() -> None:
    aliases = f"{spellings_text(COMMAS.topics['a'])}\nthree: drei"
    edited = changed("topic.edit", "a", COMMAS, aliases=aliases)
    assert edited.configuration.topics["a"].aliases == {"b: c": ("d, e", "f"), "three": ("drei",)}


def test_the_order_of_words_may_change_alone() -> None:
    assert changed("topic.edit", "toll", words="fee, toll").change == "toll has its words in another order."
    assert changed("topic.edit", "tunnel", aliases="").change == (
        "tunnel has no other spelling for tunnel any more."
    )


def test_a_topic_needs_words_that_can_be_found_and_a_name_of_its_own() -> None:
    assert mistakes("topic.new", name="TOLL", words="") == [
        "Name: 'toll' is taken → write another name",
        "Words: a topic needs words → write some, with commas between them",
    ]
    assert mistakes("topic.new", words="!!!") == [
        "Name: it needs a name → write one",
        "Words: '!!!' can be found nowhere → write a word or a name",
    ]
    assert mistakes("topic.new", name="n" * 41, words="a") == [
        "Name: a name has 40 characters at most → write a shorter one"
    ]
    assert mistakes("topic.new", name="a\u202eb", words="a") == [
        "Name: a control character stands in the name → type it anew"
    ]
    assert mistakes("topic.new", name="a\x00b", words="a") == [
        "Name: a line break or control character stands in the text → write it on one line"
    ]


def test_spellings_of_all_topics_must_agree() -> None:
    assert mistakes("topic.edit", "toll", aliases="due\ntube: pipe\nfee: Tube\ntoll: TOLL") == [
        "Other ways to write a name: 'due' says of no name how else it is written → write Name: other, other",
        "Other ways to write a name: 'tube' is an alias of 'tunnel' → list its aliases under 'tunnel'",
        "Other ways to write a name: 'Tube' already stands for 'tunnel' → leave it out at one of them",
        "Other ways to write a name: 'TOLL' is an alias of itself → case never matters: leave it out",
    ]


def test_a_deleted_topic_is_out_of_every_briefing_but_never_its_only_one() -> None:
    edited = changed("topic.delete", "toll")
    assert edited.change == "toll is no topic any more, and is out of monthly."
    assert edited.configuration.briefings["monthly"].topics == ("tunnel",)
    assert mistakes("topic.delete", "tunnel") == [
        "morning is about nothing but tunnel → give other topics first, or delete what has it"
    ]
    free = changed("topic.edit", "toll", name="gas").configuration
    assert changed("topic.delete", "gas", free).change == "gas is no topic any more, and is out of monthly."


@pytest.mark.parametrize("act", ["topic.edit", "topic.delete"])
def test_a_topic_that_is_not_there_is_said_with_the_one_that_was_meant(act: str) -> None:
    with pytest.raises(UnknownName) as raised:
        made(change(act, "tunel"), HELD)
    assert raised.value.hint == "did you mean 'tunnel'?"


def test_a_topic_has_words_that_are_short_and_not_too_many() -> None:
    (said,) = mistakes("topic.edit", "toll", words="a" * 81)
    assert said.startswith("Words: a word or name has 80 characters at most, found 81 → shorten")
    assert mistakes("topic.edit", "toll", words=", ".join(f"w{n}" for n in range(101))) == [
        "Words: a topic has 100 words at most, found 101 → make two topics of it"
    ]


def test_a_long_change_is_told_in_short() -> None:
    edited = changed("topic.edit", "toll", words=", ".join(f"{n} {'w' * 70}" for n in range(100)))
    assert len(edited.change) <= 300
    assert edited.change.endswith("…")
