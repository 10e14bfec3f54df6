"""What is understood of three answers, and what is taken where nobody is asked."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.setup.answers import Answers, answers, channel_and_hour, zone_of
from bot.setup.files import configuration_of
from config import parse
from config.destination import Platform, destination
from config.errors import ConfigError

if TYPE_CHECKING:
    from config import Configuration


def _answered(*typed: str) -> tuple[Answers, list[str], list[str]]:
    """The answers, the questions that were asked, and what was refused; an empty one takes the default."""
    waiting, questions, refused = list(typed), [], list[str]()

    def ask(question: str, default: str) -> str:
        questions.append(question)
        return waiting.pop(0) or default

    made = answers(ask, lambda error: refused.append(error.message))
    assert not waiting
    return made, questions, refused


def test_three_empty_answers_are_what_is_taken_without_a_question() -> None:
    made, questions, refused = _answered("", "", "")
    assert made == Answers()
    assert (len(questions), refused) == (3, [])


def test_answers_are_understood_as_people_type_them() -> None:
    made, _, _ = _answered("Slack", " ~/my documents ", "#briefings 7.30")
    assert made == Answers((Platform.SLACK,), "~/my documents", destination("slack:#briefings"), time(7, 30))
    made, questions, _ = _answered("none", "texts", "06:15")
    assert made == Answers((), "texts", destination("console"), time(6, 15))
    assert questions[2] == "When is it due?"


def test_what_is_not_understood_is_asked_again() -> None:
    made, questions, refused = _answered("teams", "discord", "", "somewhere 25:00", "somewhere", "")
    assert made.chats == (Platform.DISCORD,)
    assert len(questions) == len(refused) + 3 == 6
    assert refused[0] == "'teams' is none of them"


@pytest.mark.parametrize(
    ("typed", "where", "at"),
    [
        ("", "console", time(8)),
        ("console 08:00", "console", time(8)),
        ("#briefings", "slack:#briefings", time(8)),
        ("C012ABC 9:05", "slack:C012ABC", time(9, 5)),
        ("112233445566778899 23:59", "discord:112233445566778899", time(23, 59)),
        ("slack:@person 08:00", "slack:@person", time(8)),
        ("file:outbox/morning.jsonl", "file:outbox/morning.jsonl", time(8)),
    ],
)
def test_a_channel_is_known_by_its_form(typed: str, where: str, at: time) -> None:
    assert channel_and_hour(typed) == (destination(where), at)


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_configuration_that_holds_or_is_refused(typed: str) -> None:
    """No answer gets out of its place in the file."""
    try:
        to, at = channel_and_hour(typed)
    except ConfigError:
        return
    held = _parsed(Answers(to=to, at=at))
    assert (held.briefings["morning"].to, held.briefings["morning"].at) == ((to,), at)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_a_folder_of_any_name_is_written_as_it_is(name: str) -> None:
    (path,) = _parsed(Answers(documents=f"/srv/{name}/in")).collections["public"].paths
    assert name in {".", ".."} or "/" in name or path.parts[1:] == ("srv", name, "in")


def test_the_zone_is_that_of_the_machine(tmp_path: Path) -> None:
    zones = tmp_path / "zoneinfo" / "Europe"
    zones.mkdir(parents=True)
    (zones / "Stockholm").touch()
    (tmp_path / "localtime").symlink_to(zones / "Stockholm")
    assert zone_of({}, tmp_path / "localtime") == "Europe/Stockholm"
    assert zone_of({"TZ": ":Asia/Shanghai"}, tmp_path / "localtime") == "Asia/Shanghai"
    assert zone_of({"TZ": "nowhere at all"}, tmp_path / "localtime") == "Europe/Stockholm"
    assert zone_of({}, tmp_path / "none") == "UTC"


def _parsed(made: Answers) -> Configuration:
    return parse(
        configuration_of(made, "Europe/Stockholm"), path="communique.yaml", folder=Path("/srv/newsroom")
    )
