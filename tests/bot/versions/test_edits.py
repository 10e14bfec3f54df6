from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import UnknownName
from bot.versions.edits import (
    Edited,
    Place,
    briefings_of,
    free_name,
    not_here,
    posting_here,
    topics_here,
    with_topics,
)
from bot.versions.versions import checked
from config import parse
from config.destination import destination
from tests.bot.versions.conftest import CONFIG
from tests.config.test_writer import configurations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from config import Configuration

HERE = Place(destination("slack:C012ABC"), "#harbour desk")
NEWS = Place(destination("slack:C034DEF"), "#news", frozenset({destination("slack:#news")}))
STOCKHOLM = "Europe/Stockholm"


@pytest.fixture
def held(tmp_path: Path) -> Configuration:
    """One briefing on weekdays at 08:00, in two places."""
    return parse(CONFIG, path="communique.yaml", folder=tmp_path)


def test_a_briefing_that_fits_goes_there_too(held: Configuration) -> None:
    edited = posting_here(held, HERE, timezone=STOCKHOLM, topics=["tunnel"])
    assert (edited.briefing, edited.change) == ("morning", "morning is posted in #harbour desk too.")
    assert edited.configuration.briefings["morning"].to[-1] == HERE.where
    assert list(edited.configuration.briefings) == ["morning"]


def test_where_none_fits_a_new_one_is_named_after_the_channel(held: Configuration) -> None:
    edited = posting_here(held, HERE, timezone=STOCKHOLM, topics=["toll", "tunnel"])
    assert edited.change == "harbour-desk is new, and posted in #harbour desk."
    made = edited.configuration.briefings["harbour-desk"]
    assert (made.title, made.at, made.days, made.topics, made.to) == (
        "Morning briefing",
        time(8),
        (0, 1, 2, 3, 4),
        ("tunnel", "toll"),
        (HERE.where,),
    )
    assert edited.configuration.briefings["morning"] == held.briefings["morning"]


def test_what_is_written_by_the_channels_name_is_the_same_place(held: Configuration) -> None:
    assert posting_here(held, NEWS, timezone=STOCKHOLM, topics=["tunnel"]) == Edited(held, "", "morning")
    edited = not_here(held, NEWS)
    assert edited.change == "morning is not posted in #news any more."
    assert edited.configuration.briefings["morning"].to == (destination("console"),)


def test_a_place_without_a_briefing_has_nothing_to_stop(held: Configuration) -> None:
    assert not_here(held, HERE) == Edited(held)


def test_topics_are_chosen_for_a_briefing(held: Configuration) -> None:
    edited = with_topics(held, "morning", ["toll"])
    assert edited.change == "morning is about toll."
    assert edited.configuration.briefings["morning"].topics == ("toll",)
    assert with_topics(edited.configuration, "morning", ["toll"]).change == ""
    assert with_topics(held, "morning", []).change == "morning is about everything."


def test_topics_of_one_place_leave_the_briefing_of_others_as_it_is(held: Configuration) -> None:
    edited = topics_here(held, NEWS, ["toll"])
    assert edited.change == "news is new, posted in #news in place of morning: toll."
    assert edited.configuration.briefings["morning"].to == (destination("console"),)
    assert edited.configuration.briefings["news"] == replace(
        held.briefings["morning"], topics=("toll",), to=(NEWS.where,)
    )
    alone = topics_here(edited.configuration, NEWS, ["tunnel"])
    assert (alone.briefing, len(alone.configuration.briefings)) == ("news", 2)


def test_what_is_not_configured_is_named(held: Configuration) -> None:
    with pytest.raises(UnknownName, match="no topic 'tunel'") as raised:
        posting_here(held, HERE, timezone=STOCKHOLM, topics=["tunel"])
    assert raised.value.hint is not None
    assert "'tunnel'" in raised.value.hint
    with pytest.raises(UnknownName, match="no briefing 'mornig'"):
        with_topics(held, "mornig", [])
    with pytest.raises(UnknownName, match="no briefing"):
        topics_here(held, HERE, [])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("#news", "news"),
        ("", "briefing"),
        ("…", "briefing"),
        ("港口 新闻", "港口-新闻"),
        ("#Morning", "morning-2"),
    ],
)
def test_a_name_is_readable_and_free(label: str, name: str) -> None:
    assert free_name(label, ["morning", "evening"]) == name


PLACES = st.builds(
    Place,
    st.sampled_from(["slack:C012ABC", "slack:#board", "discord:112233", "console"]).map(destination),
    st.text(max_size=50),
    st.sampled_from([frozenset(), frozenset({destination("slack:#briefings")})]),
)
BRIEFLY = settings(
    deadline=None,
    max_examples=15,  # each draws a whole configuration
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@BRIEFLY
@given(configurations(), st.data())
def test_whatever_is_clicked_the_configuration_stays_right(
    configuration: Configuration, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        place, names = data.draw(PLACES), sorted(configuration.topics)
        topics = data.draw(st.sets(st.sampled_from(names))) if names else set()
        briefings = list(configuration.briefings)
        clicks: list[Callable[[], Edited]] = [
            partial(posting_here, configuration, place, timezone=STOCKHOLM, topics=topics),
            partial(not_here, configuration, place),
        ]
        if briefings:
            clicks.append(partial(with_topics, configuration, data.draw(st.sampled_from(briefings)), topics))
        if briefings_of(configuration, place):
            clicks.append(partial(topics_here, configuration, place, topics))
        edited = data.draw(st.sampled_from(clicks))()
        checked(edited.configuration, 1)
        assert bool(edited.change) is (edited.configuration != configuration)
        assert len(edited.change.splitlines()) <= 1
        configuration = edited.configuration


@BRIEFLY
@given(configurations(), PLACES)
def test_the_same_click_twice_is_one_change(configuration: Configuration, place: Place) -> None:
    once = posting_here(configuration, place, timezone="Asia/Tokyo").configuration
    assert posting_here(once, place, timezone="Asia/Tokyo").change == ""
    gone = not_here(once, place)
    assert gone.change
    assert not_here(gone.configuration, place).change == ""
    assert briefings_of(gone.configuration, place) == ()


def test_a_briefing_that_is_off_is_posted_nowhere_and_does_not_come_back_there(held: Configuration) -> None:
    morning = replace(held.briefings["morning"], enabled=False)
    off = replace(held, briefings={"morning": morning})
    assert briefings_of(off, NEWS) == ()
    new = posting_here(off, NEWS, timezone=STOCKHOLM, topics=["tunnel"])
    assert new.change == "news is new, and posted in #news."
    gone = not_here(new.configuration, NEWS)
    assert gone.change == "morning, news are not posted in #news any more."
