"""`why`: every line of a briefing can be accounted for, by the name that people say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands.brief import brief
from bot.commands.why import why
from bot.errors import UnknownName, UsageMistake

if TYPE_CHECKING:
    from bot.application import Application


@pytest.mark.parametrize(("name", "topic"), [("morning", None), (None, None), (None, "gas")])
def test_every_line_of_a_briefing_has_an_account(
    demo: Application, name: str | None, topic: str | None
) -> None:
    made = brief(demo, name, topic=topic).shape
    lines = [line for section in made["sections"] for line in section["lines"]]
    assert lines
    for line in lines:
        account = dict(why(demo, line["name"]).shape["account"])
        assert account["stands at"] == line["citation"]["id"]
        assert account["carried by"].startswith(f"{line['support']['carried_by']}: ")


def test_the_day_and_the_sign_may_be_left_out(demo: Application) -> None:
    assert why(demo, "morning 1").shape == why(demo, "morning 05-20 #1").shape


def test_options_are_those_of_the_briefing(demo: Application) -> None:
    made = brief(demo, "morning", limit=2, since="2024-05-17").shape
    last = [line for section in made["sections"] for line in section["lines"]][-1]
    account = dict(why(demo, last["name"], limit=2, since="2024-05-17").shape["account"])
    assert account["stands at"] == last["citation"]["id"]


def test_a_line_of_another_day_or_no_line_is_a_plain_mistake(demo: Application) -> None:
    with pytest.raises(UsageMistake, match="another day"):
        why(demo, "morning 05-19 #1")
    with pytest.raises(UsageMistake, match="no name of a line"):
        why(demo, "morning")
    with pytest.raises(UnknownName, match="#99"):
        why(demo, "morning 05-20 #99")
