"""Forms: Discord takes every one of them, and what stood in it comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.chat.form import Choice, Field, Form, Kind
from bot.discord_adapter.permissions import TAKING
from bot.rendering.discord.fields import CHANNEL_TYPES
from bot.rendering.discord.form import filled, form_of, modal
from bot.rendering.handles import handle_of
from bot.rendering.wording import NO_CHOICES, NOT_SHOWN
from tests.bot.rendering.slack.test_form import forms
from tests.discord.component_limits import modal_problems
from tests.discord.elements import submitted
from tests.discord.openapi import document

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = frozenset({"500000000000000001", "500000000000000002"})
TOPICS = tuple(Choice(name) for name in ("energy", "trade", "harbour"))
BRIEFING = Form(
    "p1",
    "Morning briefing",
    (
        Field("title", "Title", value=("Morning briefing",), required=True, max_chars=80),
        Field("topics", "Topics", Kind.SEVERAL, "None is everything.", ("trade",), TOPICS),
        Field("catch_up", "After a stop", Kind.ONE, choices=(Choice("latest", "Only the last"),)),
        Field("skip", "Days without it", Kind.TEXT, value=("2026-12-24\n2026-12-31",)),
        Field(
            "to",
            "Where it goes",
            Kind.CHANNELS,
            value=("console", "discord:500000000000000001", "discord:@700000000000000001"),
        ),
    ),
)


def sent(form: Form, entered: Mapping[str, Any] | None = None, here: frozenset[str] = HERE) -> dict[str, Any]:
    """The modal as Discord sends it back; what must be filled in is the people's business."""
    drawn = modal(form, here)
    for label in drawn["components"]:
        if "component" in label:
            label["component"] |= {"required": False}
            label["component"] |= {"min_values": 0} if "min_values" in label["component"] else {}
    return {"custom_id": drawn["custom_id"], "components": submitted(drawn, entered or {})}


def problems(drawn: dict[str, Any]) -> list[str]:
    """What Discord would not take."""
    found = list(modal_problems(drawn, "modal"))
    description = document()
    if description is not None:
        route = "POST /interactions/{interaction}/{token}/callback"
        found += description.problems(route, {"type": 9, "data": drawn})
    return found


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(forms())
def test_discord_takes_every_form_and_what_stood_in_it_comes_back_as_it_was(form: Form) -> None:
    named = [str(one).removeprefix("discord:") for field in form.fields for one in field.value]
    here = frozenset(one for number, one in enumerate(named) if one.isdigit() and number % 2)
    assert problems(modal(form, here)) == []
    data = sent(form, here=here)
    assert form_of(data) == form.id
    back = filled(data, form, here)
    for one in form.fields:
        assert back.get(one.name, one.value) == one.value


def parts(form: Form, here: frozenset[str] = HERE) -> dict[str, dict[str, Any]]:
    """What is to be filled in, by its name, with what stands around it."""
    found = modal(form, here)["components"]
    return {one["component"]["custom_id"]: one | one["component"] for one in found if "component" in one}


def drawn(one: Field, *more: Field) -> dict[str, dict[str, Any]]:
    return parts(replace(BRIEFING, fields=(one, *more)))


LINES = tuple(Field(f"line {number}", "Line") for number in range(4))
"""They fill all places but one."""


def chosen(part: dict[str, Any]) -> list[str]:
    return [one["label"] for one in part["options"] if one["default"]]


def test_a_form_is_drawn_as_it_is_meant() -> None:
    assert (modal(BRIEFING)["custom_id"], modal(BRIEFING)["title"]) == ("f:p1", "Morning briefing")
    shown = parts(BRIEFING)
    assert list(shown) == ["title", "topics", "catch_up", "skip", "to"]
    assert [one["required"] for one in shown.values()] == [True, False, False, False, False]
    assert (shown["title"]["style"], shown["title"]["max_length"], shown["skip"]["style"]) == (1, 80, 2)
    assert shown["topics"]["description"] == "None is everything."
    assert [one["label"] for one in shown["topics"]["options"]] == ["energy", "trade", "harbour"]
    assert chosen(shown["topics"]) == ["trade"]
    assert (shown["catch_up"]["min_values"], shown["catch_up"]["max_values"]) == (0, 1)
    assert shown["to"]["default_values"] == [{"id": "500000000000000001", "type": "channel"}]
    assert shown["to"]["description"] == "2 other places stay as they are."


def test_what_is_filled_in_comes_back_and_what_could_not_be_shown_stays() -> None:
    entered = {"title": "Evening", "topics": ["harbour", "trade"], "catch_up": ["Only the last"], "skip": ""}
    back = filled(sent(BRIEFING, {**entered, "to": ["500000000000000002"]}), BRIEFING, HERE)
    assert dict(back) == {
        "title": ("Evening",),
        "topics": ("trade", "harbour"),
        "catch_up": ("latest",),
        "skip": (),
        "to": ("console", "discord:@700000000000000001", "discord:500000000000000002"),
    }


def test_where_a_place_is_free_other_destinations_stand_in_a_menu_of_their_own() -> None:
    form = replace(BRIEFING, fields=BRIEFING.fields[-1:])
    shown = parts(form)
    assert list(shown) == ["to", "to:other places"]
    assert "description" not in shown["to"]
    assert chosen(shown["to:other places"]) == ["console", "discord:@700000000000000001"]
    back = filled(sent(form, {"to:other places": ["console"]}), form, HERE)
    assert back["to"] == ("console", "discord:500000000000000001")


def test_what_people_wrote_is_made_harmless_where_it_is_shown_and_left_as_it_is_where_it_is_edited() -> None:
    odd = "a\u202eb\x1b"
    for kind in (Kind.SEVERAL, Kind.ONE):
        (shown,) = drawn(Field("a", odd, kind, odd, (odd,), (Choice(odd, odd),))).values()
        assert {shown["label"], shown["description"], shown["options"][0]["label"]} == {"ab"}
    assert drawn(Field("a", odd, value=(odd,)))["a"]["value"] == odd


def test_other_destinations_are_called_as_the_form_calls_them() -> None:
    console = Choice("console", "The console")
    shown = drawn(Field("to", "To", Kind.CHANNELS, value=("console", "file:a.jsonl"), choices=(console,)))
    assert chosen(shown["to:other places"]) == ["The console", "file:a.jsonl"]


def test_where_places_are_free_many_choices_stand_in_several_menus() -> None:
    many = tuple(f"topic {number}" for number in range(60))
    topics = Field("topics", "Topics", Kind.SEVERAL, "Any.", ("topic 59",), tuple(map(Choice, many)))
    form = replace(BRIEFING, fields=(topics,))
    shown = parts(form)
    assert [one["label"] for one in shown.values()] == [
        "Topics 1 to 25",
        "Topics 26 to 50",
        "Topics 51 to 60",
    ]
    assert [one.get("description") for one in shown.values()] == ["Any.", None, None]
    back = filled(sent(form, {"topics": ["topic 3"], "topics:1": ["topic 30"]}), form)
    assert back["topics"] == ("topic 59", "topic 3", "topic 30")


def test_of_more_choices_than_there_are_places_the_chosen_come_first_and_the_others_are_counted() -> None:
    many = tuple(f"topic {number}" for number in range(40))
    value = ("topic 39", "gone", *many[:25])
    topics = Field("topics", "Topics", Kind.SEVERAL, "h" * 60, value, tuple(map(Choice, many)))
    form = replace(BRIEFING, fields=(topics, *LINES))
    shown = parts(form)["topics"]
    assert (len(shown["options"]), len(chosen(shown))) == (25, 25)
    assert shown["description"] == f"16 more are {NOT_SHOWN}"
    back = filled(sent(form, {"topics": []}), form)
    assert back["topics"] == ("topic 39", "gone"), "they were not shown, so nobody gave them up"


def test_more_channels_than_a_menu_takes_stay() -> None:
    ids = [str(500000000000000000 + number) for number in range(30)]
    to = Field("to", "To", Kind.CHANNELS, value=tuple(f"discord:{one}" for one in ids))
    form = replace(BRIEFING, fields=(to, *LINES))
    shown = parts(form, frozenset(ids))["to"]
    assert len(shown["default_values"]) == 25
    assert shown["description"] == "5 other places stay as they are."
    assert filled(sent(form, {"to": []}, frozenset(ids)), form, frozenset(ids))["to"] == to.value[25:]


def test_a_name_that_is_too_long_for_a_choice_comes_back_whole() -> None:
    long = "a name \N{GRINNING FACE} " * 20
    one = Field("topics", "Topics", Kind.SEVERAL, choices=(Choice(long), Choice("trade")))
    (shown,) = drawn(one).values()
    assert shown["options"][0]["value"] == handle_of(long) != long
    form = replace(BRIEFING, fields=(one,))
    assert filled(sent(form, {"topics": [handle_of(long)]}), form)["topics"] == (long,)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (Field("words", "Words_", Kind.TEXT, value=("a" * 4_001,)), "Words\\_: more stands here"),
        (Field("words", "1. Words", value=("\ud800",)), "1\\. Words: more stands here"),
        (Field("topics", "Topics", Kind.SEVERAL), f"Topics: {NO_CHOICES}"),
        (Field("catch_up", "After", Kind.ONE, choices=(Choice("", "Nothing"),)), f"After: {NO_CHOICES}"),
    ],
)
def test_a_field_that_cannot_be_shown_stays_as_it_is_and_says_so(one: Field, why: str) -> None:
    form = replace(BRIEFING, fields=(one,))
    (note,) = modal(form)["components"]
    assert note["content"].startswith(why)
    assert filled(sent(form), form) == {}


def test_a_form_that_has_changed_meanwhile_loses_nothing_that_was_filled_in() -> None:
    data = sent(BRIEFING, {"topics": ["harbour"]})
    back = filled(data, replace(BRIEFING, fields=BRIEFING.fields[:1]), HERE)
    assert (back["topics"], back["skip"]) == (("harbour",), ("2026-12-24\n2026-12-31",))


def test_channels_can_be_chosen_of_every_kind_that_takes_messages_and_that_a_menu_has() -> None:
    media = 16
    assert set(CHANNEL_TYPES) == TAKING - {media}


@pytest.mark.parametrize("data", [{}, {"custom_id": "f:"}, {"custom_id": "topics:4"}, {"custom_id": None}])
def test_a_dialogue_of_another_kind_is_no_form(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a form"):
        form_of(data)


@pytest.mark.parametrize(
    "components",
    [None, [{}], [{"type": 18}], [{"type": 18, "component": {"type": 2, "custom_id": "title"}}]],
)
def test_what_is_none_of_ours_is_refused(components: object) -> None:
    with pytest.raises(ValueError, match="not a form"):
        filled({"custom_id": "f:p1", "components": components}, BRIEFING)
