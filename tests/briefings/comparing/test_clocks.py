"""Clocks: the hours that sentences give, in the ways that languages write them."""

from __future__ import annotations

import pytest

from briefings.comparing.clocks import clocks


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("The ferry sailed at 8:30 p.m. on Sunday.", 20 * 60 + 30),
        ("The ferry sailed at 20:30.", 20 * 60 + 30),
        ("The vault was opened at 12 a.m.", 0),
        ("The bell rang at noon.", 12 * 60),
        ("Der Zug hielt um 6.15 Uhr.", 6 * 60 + 15),
        ("Поезд прибыл в 7 часов вечера.", 19 * 60),
        ("列车下午3时到站。", 15 * 60),
    ],
)
def test_an_hour_is_read_as_the_minute_of_the_day(text: str, minute: int) -> None:
    assert [each.minute for each in clocks(text)] == [minute]


@pytest.mark.parametrize(
    "text", ["Rovers won 2:1.", "Chapter 4 has 12 pages.", "The score was 3-2 after 25 minutes."]
)
def test_a_score_or_a_number_is_no_hour(text: str) -> None:
    assert clocks(text) == ()


def test_an_hour_told_loosely_has_room() -> None:
    [about], [exact], [other] = (clocks(f"at {hour} a.m.") for hour in ("about 4", "4:20", "5:15"))
    assert about.may_be(exact)
    assert not about.may_be(other)


def test_midnight_is_no_border() -> None:
    [late], [early] = clocks("at about 11:50 p.m."), clocks("at 12:05 a.m.")
    assert late.may_be(early)
