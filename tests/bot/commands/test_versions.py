"""What another configuration would change is told by section and name."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from bot.commands.versions import against
from config import parse
from config.configuration import Topic
from config.patch import ROOT

HELD = parse(
    "topics: {toll: {words: [toll]}, tunnel: {words: [tunnel]}}\nadmins: {slack: [U012ABC]}",
    path="communique.yaml",
    folder=ROOT,
)


def test_the_same_changes_nothing() -> None:
    assert against(HELD, HELD) == ()


def test_what_is_new_what_changes_and_what_goes_has_its_name() -> None:
    topics = MappingProxyType({"quay": Topic(("quay",)), "tunnel": Topic(("tube",))})
    other = replace(HELD, timezone="Asia/Tokyo", topics=topics, admins=replace(HELD.admins, slack=()))
    assert against(HELD, other) == (
        "timezone: Asia/Tokyo in place of UTC",
        "topics: quay is new, tunnel changes, toll goes",
        "admins: slack goes",
    )


def test_another_order_is_a_change_too() -> None:
    swapped = MappingProxyType(dict(reversed(list(HELD.topics.items()))))
    assert against(HELD, replace(HELD, topics=swapped)) == ("topics: in another order",)
