"""The dialogue of topics: what it shows, and what comes back of it."""

from __future__ import annotations

import pytest

from bot.chat.arrival import Topics
from bot.discord_adapter.topics import CHOSEN, chosen, modal


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


def test_what_was_chosen_comes_back_with_the_version_that_was_shown() -> None:
    sent = {
        "custom_id": "topics:4",
        "components": [{"component": {"custom_id": CHOSEN, "values": ["trade"]}}],
    }
    assert chosen(sent) == (4, ("trade",))
    with pytest.raises(ValueError, match="not the dialogue"):
        chosen({"custom_id": "topics:4", "components": []})
