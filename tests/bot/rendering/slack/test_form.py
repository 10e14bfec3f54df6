"""Forms: Slack takes every one of them, and what stood in it comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.form import MAX_FIELDS, Choice, Field, Form, Kind
from bot.rendering.slack.form import channels_of, filled, form_view
from bot.rendering.wording import NO_CHOICES, NOT_SHOWN, TOO_MUCH
from tests.slack.blocks import texts_in, view_problems
from tests.slack.elements import state_of
from tests.slack.views_methods import MAX_VIEW_BYTES

TOPICS = tuple(Choice(name) for name in ("energy", "trade", "harbour"))
BRIEFING = Form(
    "p1",
    "Morning briefing",
    (
        Field("title", "Title", value=("Morning briefing",), required=True, max_chars=80),
        Field("topics", "Topics", Kind.SEVERAL, "None is everything.", ("trade",), TOPICS),
        Field("catch_up", "After a stop", Kind.ONE, choices=(Choice("latest", "Only the last"),)),
        Field("skip", "Days without it", Kind.TEXT, value=("2026-12-24\n2026-12-31",)),
        Field("to", "Where it goes", Kind.CHANNELS, value=("console", "slack:C012ABC", "slack:#news")),
    ),
)

PLACES = st.sampled_from(["console", "slack:#news", "slack:@anna", "slack:U012ABC", "file:out.jsonl"])
CHANNELS = st.from_regex(r"slack:[CG][A-Z0-9]{2,9}", fullmatch=True)
DESTINATIONS = PLACES | CHANNELS | st.integers(1, 10**19).map("discord:{}".format)
NAMES = st.text(min_size=1, max_size=200) | st.from_regex(r"[a-z]{1,9}", fullmatch=True)


@st.composite
def fields(draw: st.DrawFn, name: str) -> Field:
    kind = draw(st.sampled_from(Kind))
    label, hint = draw(st.text(min_size=1, max_size=45)), draw(st.text(max_size=100))
    choices: tuple[Choice, ...] = ()
    value: tuple[str, ...]
    if kind is Kind.CHANNELS:
        value = tuple(draw(st.lists(DESTINATIONS, unique=True, max_size=20)))
    elif kind in {Kind.LINE, Kind.TEXT}:
        value = tuple(draw(st.lists(st.text(min_size=1), max_size=1)))
        value = tuple(text * draw(st.sampled_from([1, 1, 700])) for text in value)
    else:
        some = st.builds(Choice, NAMES, st.text(max_size=90))
        choices = tuple(draw(st.lists(some, max_size=9, unique_by=lambda one: one.value)))
        many = range(draw(st.sampled_from([0, 0, 0, 140])))
        choices += tuple(Choice(f"{number}\N{GRINNING FACE}" * 20) for number in many)
        offered = st.sampled_from([one.value for one in choices]) if choices else st.nothing()
        value = tuple(draw(st.lists(offered | NAMES, unique=True, max_size=4)))
        value = value[:1] if kind is Kind.ONE else value
    return Field(name, label, kind, hint, value, choices, draw(st.booleans()), draw(st.integers(1, 4_000)))


@st.composite
def forms(draw: st.DrawFn) -> Form:
    names = [f"field{number}" for number in range(draw(st.integers(1, MAX_FIELDS)))]
    title, submit = (draw(st.from_regex(r"[\w ]{0,20}\w{1,4}", fullmatch=True)) for _ in range(2))
    return Form("p1", title, tuple(draw(fields(name)) for name in names), submit)


def submitted(view: dict[str, Any], **entered: object) -> dict[str, Any]:
    """The modal as Slack sends it back."""
    return view | {"state": {"values": state_of(view, entered)}}


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(forms())
def test_slack_takes_every_form_and_what_stood_in_it_comes_back_as_it_was(form: Form) -> None:
    hidden = {one for one in channels_of(form) if one[-1] in "0123456789"}
    view = form_view(form, channel="C012ABC", thread="1716184800.000100", hidden=hidden)
    assert view_problems(view) == []
    assert len(json.dumps(view)) <= MAX_VIEW_BYTES
    for block in view["blocks"]:
        block["optional"] = True  # what must be filled in is the people's business
    back = filled(submitted(view))
    assert (back.id, back.channel, back.thread) == ("p1", "C012ABC", "1716184800.000100")
    for one in form.fields:
        assert back.values.get(one.name, one.value) == one.value


def test_a_form_is_drawn_as_it_is_meant() -> None:
    view = form_view(BRIEFING)
    blocks = {block["block_id"]: block for block in view["blocks"]}
    assert list(blocks) == ["title", "topics", "catch_up", "skip", "to", "to:elsewhere"]
    assert [block["optional"] for block in blocks.values()] == [False, True, True, True, True, True]
    assert blocks["title"]["element"]["max_length"] == 80
    assert blocks["skip"]["element"]["multiline"]
    assert blocks["topics"]["hint"]["text"] == "None is everything."
    assert [one["value"] for one in blocks["topics"]["element"]["options"]] == ["energy", "trade", "harbour"]
    assert [one["value"] for one in blocks["topics"]["element"]["initial_options"]] == ["trade"]
    assert blocks["to"]["element"]["initial_conversations"] == ["C012ABC"]
    assert [one["text"]["text"] for one in blocks["to:elsewhere"]["element"]["options"]] == [
        "console",
        "slack:#news",
    ]
    assert (view["title"]["text"], view["submit"]["text"]) == ("Morning briefing", "Show what changes")


def test_what_is_filled_in_comes_back() -> None:
    view = form_view(BRIEFING, channel="D012ABC")
    entered = {"title": "Evening", "topics": ["energy", "harbour"], "catch_up": "Only the last", "skip": ""}
    back = filled(submitted(view, **entered, to=["C012ABC", "C0NEW"], **{"to:elsewhere": ["slack:#news"]}))
    assert (back.id, back.channel, back.thread) == ("p1", "D012ABC", None)
    assert dict(back.values) == {
        "title": ("Evening",),
        "topics": ("energy", "harbour"),
        "catch_up": ("latest",),
        "skip": (),
        "to": ("slack:C012ABC", "slack:C0NEW", "slack:#news"),
    }


def drawn(one: Field) -> dict[str, Any]:
    (block,) = form_view(replace(BRIEFING, fields=(one,)))["blocks"]
    assert isinstance(block, dict)
    return block


def test_of_more_choices_than_a_menu_holds_the_chosen_come_first_and_the_others_are_counted() -> None:
    every = tuple(Choice(f"topic {number}") for number in range(120))
    block = drawn(Field("topics", "Topics", Kind.SEVERAL, value=("topic 119", "gone"), choices=every))
    options = [one["value"] for one in block["element"]["options"]]
    assert options[:3] == ["topic 119", "gone", "topic 0"]
    assert len(options) == 100
    assert block["hint"]["text"] == f"21 more are {NOT_SHOWN}"


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (Field("words", "Words", Kind.TEXT, value=("a" * 3_001,)), TOO_MUCH),
        (Field("words", "Words", value=("\ud800",)), TOO_MUCH),
        (Field("to", "To", Kind.CHANNELS, value=(f"file:{'a' * 150}", "slack:C012ABC")), TOO_MUCH),
        (Field("topics", "T", Kind.SEVERAL, value=tuple(f"topic {n}" for n in range(101))), TOO_MUCH),
        (Field("topics", "Topics", Kind.SEVERAL, choices=(Choice("a" * 151),)), TOO_MUCH),
        (Field("topics", "Topics", Kind.SEVERAL), NO_CHOICES),
        (Field("catch_up", "After a stop", Kind.ONE, choices=(Choice("", "Nothing"),)), NO_CHOICES),
    ],
)
def test_a_field_that_slack_cannot_hold_whole_stays_as_it_is_and_says_so(one: Field, why: str) -> None:
    block = drawn(one)
    assert (block["type"], block["text"]["text"]) == ("section", f"{one.label}: {why}")
    assert filled(submitted(form_view(replace(BRIEFING, fields=(one,))))).values == {}


def test_what_people_wrote_is_made_harmless_where_it_is_shown_and_left_as_it_is_where_it_is_edited() -> None:
    odd = "a\u202eb\x1b"
    for kind in (Kind.SEVERAL, Kind.ONE):
        block = drawn(Field("a", odd, kind, odd, (odd,), (Choice(odd, odd),)))
        assert {text for text in texts_in(block) if "b" in text} == {"ab"}
    assert drawn(Field("a", odd, value=(odd,)))["element"]["initial_value"] == odd


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"private_metadata": ""},
        {"private_metadata": "[]", "state": {"values": {}}},
        {"private_metadata": '{"id": "p1"}', "state": {"values": {}}},
        {"private_metadata": '{"id": "p1", "channel": null, "thread": null}', "state": {"values": {"a": {}}}},
        {"private_metadata": None},
    ],
)
def test_what_is_none_of_ours_is_refused(view: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        filled(view)
