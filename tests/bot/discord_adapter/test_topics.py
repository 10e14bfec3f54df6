"""The dialogue of topics: what it shows, and what comes back of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.topics import Topics, in_order, wanted
from bot.discord_adapter.topics import CHOSEN, MAX_TOPICS, chosen, modal
from bot.rendering.wording import NOT_SHOWN
from tests.discord.component_limits import modal_problems
from tests.discord.elements import submitted

MANY = tuple(f"topic {number}" for number in range(MAX_TOPICS + 5))
kinds = st.sampled_from(["trade", "Handel ", "Торговля ", "\N{GRINNING FACE}" * 40, "x" * 120, "~a|:"])
every = st.builds(lambda kind, many: tuple(f"{kind}{one}" for one in range(many)), kinds, st.integers(1, 140))


def _options(menu: dict[str, object]) -> list[str]:
    component = menu["component"]
    assert isinstance(component, dict)
    return [one["label"] for one in component["options"]]


def test_a_dialogue_says_what_is_chosen_for_and_nothing_is_cut() -> None:
    (box,) = modal(Topics(("trade", "energy"), ("energy",), 4, "on weekdays at 08:00 Stockholm"))[
        "components"
    ]
    assert box["description"] == (
        "The briefing on weekdays at 08:00 Stockholm. None chosen is an overview of everything."
    )
    assert [one["label"] for one in box["component"]["options"] if one["default"]] == ["energy"]
    (long,) = modal(Topics(("trade",), (), 4, "on " + "a day, " * 20))["components"]
    assert long["description"] == "None chosen is an overview of everything."


def test_many_topics_stand_in_several_menus_and_of_too_many_it_says_how_many_are_left() -> None:
    first, second = modal(Topics(MANY[:26], (), 4))["components"]
    assert (first["label"], second["label"]) == ("Topics 1 to 25", "Topics 26 to 26")
    assert (_options(first), _options(second)) == ([*MANY[:25]], [MANY[25]])
    *_, last = modal(Topics(MANY, (), 4))["components"]
    assert last["description"] == f"5 more are {NOT_SHOWN}"


@settings(deadline=None)
@given(every, st.data())
def test_whatever_is_chosen_discord_takes_the_dialogue_and_nothing_is_lost(
    names: tuple[str, ...], data: st.DataObject
) -> None:
    before = tuple(name for name in names if data.draw(st.booleans()))
    drawn = modal(Topics(in_order(names, before), before, 4))
    assert list(modal_problems(drawn, "modal")) == []
    sent = {"custom_id": drawn["custom_id"], "components": submitted(drawn, {})}
    version, handles = chosen(sent)
    assert version == 4
    assert set(wanted(handles, names, before, shown=MAX_TOPICS)) == set(before)


def test_what_was_chosen_comes_back_with_the_version_that_was_shown() -> None:
    sent = {
        "custom_id": "topics:4",
        "components": [
            {"component": {"custom_id": CHOSEN, "values": ["trade"]}},
            {"component": {"custom_id": f"{CHOSEN}:25", "values": ["energy", "tolls"]}},
        ],
    }
    assert chosen(sent) == (4, ("trade", "energy", "tolls"))
    wrong: list[list[object]] = [[], [{}], [{"component": {"custom_id": "other", "values": []}}]]
    for components in wrong:
        with pytest.raises(ValueError, match="topics"):
            chosen({"custom_id": "topics:4", "components": components})
