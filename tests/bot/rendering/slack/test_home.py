"""Somebody's own page in Slack. `UPDATE_GOLDEN=1 pytest tests/bot/rendering/slack` draws it anew."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.click import Click
from bot.chat.help import OWN_NAMES, help_reply
from bot.chat.home import MOST_COMING, MOST_CONFIGURATION_CHARS, MOST_OWN, MOST_RECENT, Home, Own, Sent
from bot.rendering.slack.clicks import click_of
from bot.rendering.slack.home import home_view
from briefings.reply import Action, Verb
from config.destination import destination
from tests.slack.blocks import view_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).resolve().parents[3] / "golden"
VIEW_BYTES = 250_000
"""Of one view, as JSON."""

JANE, NEWS, BOARD = map(destination, ("slack:U012ABC", "slack:C012ABC", "slack:#board"))
MONDAY = datetime(2024, 5, 20, 8, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
DAY = timedelta(days=1)


def an_own(name: str, about: str, when: str = "", **other: Any) -> Own:  # noqa: ANN401  any field
    """A digest, or something that is followed, with its button."""
    return Own(name, about, when, actions=(Action(Verb.UNSUBSCRIBE, value=name),), **other)


NEW = Home(
    JANE,
    "Europe/Stockholm",
    documents=5,
    invitation="You have no digest yet: /communique subscribe --at 08:00",
    coming=(Sent("Morning briefing", MONDAY, (NEWS,)),),
    help=help_reply(OWN_NAMES),
)
SUBSCRIBED = replace(
    NEW,
    invitation="",
    own=(
        an_own("lusab-babad", "energy, trade", "mon-fri 08:00 Stockholm"),
        an_own("tokan-fizup", "everything", "daily 18:30 Stockholm, paused 20 May 2024 – 26 May 2024"),
        an_own("gisob-zamud", "“The tunnel costs €412.6 million.”", followed=True),
    ),
    coming=(Sent("Your digest: energy, trade", MONDAY, (JANE,)), Sent("Morning briefing", MONDAY, (NEWS,))),
    recent=(Sent("Morning briefing", MONDAY - 3 * DAY, (NEWS,), lines=6),),
)
ADMIN = replace(
    SUBSCRIBED,
    coming=(Sent("Morning briefing", MONDAY, (NEWS, BOARD)),),
    help=help_reply(OWN_NAMES, admin=True),
    configuration=(
        ("timezone", "timezone: Europe/Stockholm"),
        ("topics", "topics:\n  energy:\n    words:\n      - gas\n      - oil"),
    ),
    configuration_left_out=2,
)
EMPTY = replace(NEW, documents=0, notice="I have nothing to read yet.", coming=())
BARRED = Home(JANE, "Europe/Stockholm", notice="I answer members of this workspace only.")
HOMES = {"new": NEW, "subscribed": SUBSCRIBED, "admin": ADMIN, "empty": EMPTY, "barred": BARRED}


@pytest.mark.parametrize("name", HOMES)
def test_a_home_is_drawn_as_agreed(name: str) -> None:
    view = home_view(HOMES[name])
    drawn, file = json.dumps(view, ensure_ascii=False, indent=1) + "\n", GOLDEN / f"home.{name}.slack.json"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(drawn, "utf-8")
    assert drawn == file.read_text("utf-8")
    assert view_problems(view) == []


def test_a_click_on_a_button_says_what_it_is_about() -> None:
    buttons = [one["accessory"] for one in home_view(SUBSCRIBED)["blocks"] if "accessory" in one]
    assert [click_of(one) for one in buttons] == [
        Click(Verb.UNSUBSCRIBE, value=one.id) for one in SUBSCRIBED.own
    ]


WORDS = st.text(max_size=300) | st.sampled_from(
    [
        "<!channel>",
        "<@U012ABC>",
        "*bold* _it_ `code`",
        "\u202eevil",
        "&lt;!here&gt;",
        "",
        "  ",
        "a\nb",
        "\x00",
    ]
)


@settings(deadline=None, max_examples=50)
@given(
    about=WORDS,
    when=WORDS,
    title=WORDS,
    notice=WORDS,
    yaml=WORDS,
    many=st.integers(0, MOST_OWN),
    left=st.integers(0, 9),
)
def test_whatever_it_says_slack_takes_it_and_parses_none_of_it(
    *, about: str, when: str, title: str, notice: str, yaml: str, many: int, left: int
) -> None:
    sent = Sent(title, MONDAY, (NEWS, JANE), lines=many)
    home = replace(
        ADMIN,
        notice=notice,
        own=tuple(an_own(f"lusab-{at}", about, when, followed=bool(at % 2)) for at in range(many)),
        own_left_out=left,
        coming=(sent,) * MOST_COMING,
        recent=(sent,) * MOST_RECENT,
        configuration=(("topics", f"topics: {yaml}"), ("rest", "x" * MOST_CONFIGURATION_CHARS)),
    )
    view = home_view(home)
    assert view_problems(view) == []
    assert len(json.dumps(view).encode()) < VIEW_BYTES
    kinds = {kind for node in _nodes(view) if (kind := node.get("type"))}
    assert not kinds & {"mrkdwn", "markdown", "broadcast", "user", "usergroup", "emoji"}
    assert not any("\u202e" in str(node.get("text")) for node in _nodes(view))


def _nodes(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one)
