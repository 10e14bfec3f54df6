from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.errors import UnknownName
from bot.versions.acts import made
from config.configuration import CatchUp, Unknown
from config.destination import destination
from config.schedule import DateRange
from tests.bot.versions.acting.builders import HELD, change, changed, mistakes

NEWS, CHANNEL = destination("slack:#news"), destination("slack:C034DEF")


def test_a_new_briefing_is_named_after_its_title() -> None:
    edited = changed(
        "briefing.new", title="Toll watch", days=["mon", "wed"], at="7:30", topics=["toll"], to="slack:#toll"
    )
    assert edited.briefing == "toll-watch"
    assert edited.change == (
        "toll-watch is new; it comes mon,wed 07:30 Stockholm; is about toll; goes to slack:#toll."
    )
    one = edited.configuration.briefings["toll-watch"]
    assert (one.days, one.at, one.timezone) == ((0, 2), time(7, 30), "Europe/Stockholm")
    assert list(edited.configuration.briefings)[-1] == "toll-watch"


def test_a_new_briefing_may_be_asked_for_only() -> None:
    assert changed("briefing.new", title="Dossier", at="").change == (
        "dossier is new; it is made only when asked for; is about everything; goes nowhere."
    )


def test_what_is_the_same_as_before_changes_nothing() -> None:
    edited = changed(
        "briefing.edit",
        "morning",
        title="Morning briefing",
        days=["mon", "tue", "wed", "thu", "fri"],
        at="08:00",
        topics=["tunnel"],
        to=["console", "slack:#news"],
    )
    assert edited.configuration is HELD
    assert (edited.change, edited.briefing) == ("", "morning")


def test_an_edit_says_all_that_is_different() -> None:
    edited = changed(
        "briefing.edit", "morning", title="News", days="daily", topics=["toll", "tunnel"], to="console"
    )
    assert edited.change == (
        "morning is called “News”; comes mon-sun 08:00 Stockholm; is about tunnel, toll; goes to console."
    )
    assert edited.configuration.briefings["morning"].at == time(8)


def test_every_mistake_of_a_form_is_told_at_once_with_its_field_and_a_fix() -> None:
    assert mistakes(
        "briefing.edit", "morning", title=" ", days="mon-fry", at="8 am", topics="tunel", to="slcak:#news"
    ) == [
        "Title: there is nothing in it → write something",
        "Days: bad days 'mon-fry' → did you mean 'fri'?",
        "Time of day: bad time '8 am' → write \"08:00\", in quotes",
        "Topics: no topic 'tunel' → did you mean 'tunnel'?",
        "Channels: unknown destination 'slcak:#news' → did you mean 'slack:#news'?",
    ]


def test_a_briefing_that_goes_somewhere_needs_a_time_and_a_day() -> None:
    assert mistakes("briefing.edit", "morning", at="", days=[]) == [
        "Days: a briefing needs a day → choose one",
        "Time of day: a briefing that goes somewhere needs a time → write 08:00",
    ]
    assert changed("briefing.edit", "morning", at="", to="").change == (
        "morning is made only when asked for; goes nowhere."
    )


def test_five_fields_are_a_cron_expression_and_stand_for_days_too() -> None:
    edited = changed("briefing.edit", "morning", at="0 8 * * mon-fri", days="daily")
    assert edited.change == "morning comes cron 0 8 * * mon-fri Stockholm."
    assert mistakes("briefing.edit", "monthly", days="mon") == [
        "Days: beside a cron expression there are no days → write them into it, or a time"
    ]
    assert changed("briefing.edit", "monthly", days="mon", at="08:00").configuration.briefings[
        "monthly"
    ].days == (0,)


def test_a_channel_that_is_chosen_by_its_id_stays_as_it_was_written() -> None:
    wanted = change("briefing.edit", "morning", to=["slack:C034DEF", "console"])
    assert made(wanted, HELD, {NEWS: CHANNEL}).configuration is HELD
    assert made(wanted, HELD).configuration.briefings["morning"].to[0] == CHANNEL


def test_the_settings_of_a_briefing_are_read_as_the_file_is() -> None:
    edited = changed(
        "briefing.settings",
        "monthly",
        timezone="Asia/Tokyo",
        lines="5",
        skip=["2026-12-24..2027-01-01\n2026-06-06", ""],
        catch_up="all within 6h",
        unknown="hold",
    )
    one = edited.configuration.briefings["monthly"]
    assert (one.timezone, one.lines, one.catch_up, one.unknown) == (
        "Asia/Tokyo",
        5,
        timedelta(hours=6),
        Unknown.HOLD,
    )
    assert one.words is None, "with words, the number of lines would not hold"
    assert one.skip == (
        DateRange(date(2026, 12, 24), date(2027, 1, 1)),
        DateRange(date(2026, 6, 6), date(2026, 6, 6)),
    )
    assert edited.change == (
        "monthly comes cron 0 8 L * * Tokyo; has 5 lines at most; is left out on 2026-12-24..2027-01-01, "
        "2026-06-06; makes up for all within 6h; is held for an admin where nobody knows whether it arrived."
    )


def test_settings_that_are_emptied_are_the_usual_ones() -> None:
    held = changed("briefing.settings", "morning", lines="5", skip="2026-06-06", catch_up="none")
    emptied = changed(
        "briefing.settings",
        "morning",
        held.configuration,
        timezone="",
        lines="",
        skip="",
        catch_up="",
        unknown="",
    )
    assert emptied.configuration == HELD
    assert emptied.configuration.briefings["morning"].catch_up is CatchUp.LATEST


def test_mistakes_in_settings_name_their_fields() -> None:
    assert mistakes(
        "briefing.settings",
        "morning",
        timezone="CET",
        lines="90",
        skip="2026-02-30",
        catch_up="al",
    ) == [
        "Time zone: unknown time zone 'CET' → name a place, such as Europe/Stockholm, or UTC",
        "Lines at most: expected a whole number from 1 to 50, found '90' → write 50",
        "Days left out: there is no day '2026-02-30' → year-month-day, such as 2026-12-24",
        "What is made up for: unknown choice 'al' → did you mean 'all'?",
    ]


def test_a_briefing_is_switched_off_and_on_again() -> None:
    off = changed("briefing.disable", "morning")
    assert off.change == "morning is off."
    assert not off.configuration.briefings["morning"].enabled
    assert not changed("briefing.disable", "morning", off.configuration).change
    on = changed("briefing.enable", "morning", off.configuration)
    assert (on.change, on.configuration) == ("morning is on again.", HELD)


def test_a_deleted_briefing_is_gone() -> None:
    edited = changed("briefing.delete", "monthly")
    assert (edited.change, edited.briefing) == ("monthly is deleted.", "")
    assert list(edited.configuration.briefings) == ["morning", "background"]


@pytest.mark.parametrize("act", ["edit", "settings", "enable", "disable", "delete"])
def test_a_name_that_is_not_there_is_said_with_the_one_that_was_meant(act: str) -> None:
    with pytest.raises(UnknownName) as raised:
        made(change(f"briefing.{act}", "mornin"), HELD)
    assert (raised.value.message, raised.value.hint) == ("no briefing 'mornin'", "did you mean 'morning'?")


def test_days_without_a_time_of_day_are_told_too() -> None:
    assert changed("briefing.edit", "background", days=["mon", "tue"]).change == (
        "background is for mon,tue, once it has a time of day."
    )


def test_a_time_of_a_briefing_that_goes_nowhere_promises_nothing() -> None:
    assert changed("briefing.edit", "background", at="8:00").change == (
        "background is set to mon-sun 08:00 Stockholm; goes nowhere."
    )


def test_a_briefing_that_is_counted_in_words_is_counted_in_lines_once_a_number_is_given() -> None:
    assert changed("briefing.settings", "monthly", lines="").change == ""
    edited = changed("briefing.settings", "monthly", lines="8")
    assert edited.change == "monthly has 8 lines at most."
    assert edited.configuration.briefings["monthly"].words is None
