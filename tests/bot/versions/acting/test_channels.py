from __future__ import annotations

from bot.versions.acts import made
from config import parse
from config.destination import destination
from tests.bot.versions.acting.builders import HELD, ROOT, change, changed, mistakes

NEWS, CHANNEL = destination("slack:#news"), destination("slack:C034DEF")
TOLL = destination("slack:#toll")


def test_a_channel_gets_the_briefings_and_hears_of_the_keywords_that_are_chosen() -> None:
    edited = changed("channel.edit", "slack:#toll", briefings=["monthly", "morning"], keywords="ring road")
    assert edited.change == "slack:#toll gets morning, monthly; hears of ring road."
    assert edited.configuration.briefings["monthly"].to == (destination("console"), TOLL)
    assert edited.configuration.keywords["ring road"].channels == (NEWS, TOLL)


def test_what_is_not_chosen_does_not_come_there_any_more() -> None:
    edited = changed("channel.edit", "slack:#news", briefings=[])
    assert edited.change == "slack:#news gets morning no more."
    assert edited.configuration.briefings["morning"].to == (destination("console"),)
    assert not changed("channel.edit", "slack:#news", briefings="morning", keywords="ring road").change


def test_a_channel_is_the_same_by_its_id_and_by_its_name() -> None:
    wanted = change("channel.edit", "slack:C034DEF", briefings=["morning", "monthly"])
    edited = made(wanted, HELD, {NEWS: CHANNEL})
    assert edited.change == "slack:C034DEF gets monthly."
    assert edited.configuration.briefings["morning"].to == (NEWS, destination("console"))
    gone = made(change("channel.edit", "slack:C034DEF", briefings=""), HELD, {NEWS: CHANNEL})
    assert gone.configuration.briefings["morning"].to == (destination("console"),)


def test_nothing_is_left_that_nobody_hears_of_or_that_has_no_time() -> None:
    assert mistakes("channel.edit", "slack:#news", briefings="background", keywords="") == [
        "Briefings: background has no time of day, so it goes nowhere → give it one first",
        "Keywords: no other channel hears of ring road → delete it, or tell it elsewhere first",
    ]


def test_a_channel_that_no_platform_takes_is_refused() -> None:
    (said,) = mistakes("channel.edit", "teams:#news", briefings="morning")
    assert said.startswith("unknown destination 'teams:#news' → such as slack:#channel, ")
    assert mistakes("channel.edit", "slack:#news", briefings="mornin", keywords="road") == [
        "Briefings: no briefing 'mornin' → did you mean 'morning'?",
        "Keywords: no keyword 'road' → did you mean 'ring road'?",
    ]


def test_names_with_commas_are_chosen_whole() -> None:
    held = parse('briefings: {"a, b": {at: "08:00"}, a: {at: "08:00"}}', path="a.yaml", folder=ROOT)
    edited = changed("channel.edit", "console", held, briefings="a, b")
    assert edited.change == "console gets a, b."
    assert edited.configuration.briefings["a"].to == ()
