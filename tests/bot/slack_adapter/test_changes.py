"""What the admins are told when something happens to a channel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack_adapter.changes import channel_in, event_told
from config import parse

CONFIGURATION = parse(
    """
timezone: UTC
collections: {public: {paths: [public]}, secrets: {paths: [board], allow: ["slack:C0BOARD"]}}
topics: {energy: {words: [gas]}}
keywords: {ferry: {channels: ["slack:C0NEWS"]}}
briefings:
  morning: {topics: [energy], at: "08:00", to: ["slack:C0NEWS"]}
  evening: {topics: [energy], at: "18:00", to: ["slack:C0NEWS"]}
admins: {notes: ["slack:C0ADMIN"]}
""",
    path="test",
    folder=Path(),
)
NAMES = {"C0NEWS": "#news", "C0BOARD": "#board", "C0ADMIN": "#admins"}


def told(kind: str, channel: Any = "C0NEWS", **more: Any) -> str | None:  # noqa: ANN401  as Slack sends it
    event = {"type": kind, "channel": channel, **more}
    return event_told(event, CONFIGURATION, names=NAMES)


def test_a_bot_that_was_removed_says_what_went_there() -> None:
    sentence = (
        "The bot was removed from #news: morning and evening go there and it is told of ferry. "
        "Invite it again, or take the channel out."
    )
    assert told("channel_left") == sentence
    assert told("group_left") == sentence


def test_an_archived_channel_is_told_of_and_one_brought_back() -> None:
    assert told("channel_archive", "C0ADMIN") == (
        "#admins was archived: notes to the admins go there. Bring it back, or take the channel out."
    )
    assert (told("group_unarchive", "C0ADMIN") or "").startswith("#admins is no longer archived")


def test_a_new_name_is_told_once_it_is_another() -> None:
    renamed = told("channel_rename", {"id": "C0BOARD", "name": "board-old"})
    assert renamed == "#board is called #board-old now: a closed collection is open to it, as before."
    assert told("channel_rename", {"id": "C0BOARD", "name": "board"}) is None


def test_sharing_a_channel_with_a_clearance_is_told_without_naming_what_it_opens() -> None:
    sentence = told("channel_shared", "C0BOARD") or ""
    assert sentence.startswith("#board is shared with another organisation now")
    assert "answered without closed collections" in sentence
    assert "secrets" not in sentence


def test_unsharing_says_whether_somebody_still_reads_along() -> None:
    assert "still shared" in (told("channel_unshared", "C0BOARD", is_ext_shared=True) or "")
    assert "no longer shared" in (told("channel_unshared", "C0BOARD", is_ext_shared=False) or "")


@pytest.mark.parametrize("kind", ["channel_archive", "channel_left", "channel_shared", "channel_deleted"])
def test_a_channel_that_is_in_nobodys_way_is_not_told_of(kind: str) -> None:
    assert told(kind, "C0OTHER") is None


def test_a_channel_without_a_known_name_is_told_by_its_id() -> None:
    sentence = event_told({"type": "channel_deleted", "channel": "C0ADMIN"}, CONFIGURATION)
    assert sentence == "slack:C0ADMIN was deleted: notes to the admins go there. Take the channel out."


_ANYTHING = (
    st.none() | st.integers() | st.text(max_size=9) | st.dictionaries(st.text(max_size=4), st.integers())
)


@given(st.dictionaries(st.sampled_from(["type", "channel", "user", "name", "id"]), _ANYTHING))
def test_no_event_breaks_the_telling(event: dict[str, Any]) -> None:
    assert event_told(event, CONFIGURATION) is None
    assert channel_in(event) is None or isinstance(channel_in(event), str)
