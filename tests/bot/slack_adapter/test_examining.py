"""What the doctor says of Slack."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.slack_adapter import examining
from bot.slack_adapter.examining import examined
from bot.slack_adapter.surface import SCOPES
from config import Settings, parse
from tests.platform.faults import Answer, Fault, Faults
from tests.slack.server import slack_serving
from tests.slack.workspace import APP_TOKEN, BOT, BOT_TOKEN, SIGNING_SECRET, TEAM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.doctor import Check
    from tests.slack.people import Slack

NOTHING = "timezone: UTC\ncollections: {public: {paths: [public]}}\n"
NEWS = NOTHING + "briefings: {morning: {at: '08:00', to: ['slack:C0NEWS']}}\n"
GRANTED = frozenset(SCOPES)


@dataclass
class Look:
    """One examination: what is set, what is written, what is found."""

    written: str = NOTHING
    known: Mapping[str, str] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    settings: Mapping[str, str | None] = field(default_factory=dict)

    def checks(self, prepare: Callable[[Slack], object] = lambda _: None) -> tuple[Check, ...]:
        async def whole() -> tuple[Check, ...]:
            async with slack_serving(faults=self.faults) as slack:
                prepare(slack)
                given = {
                    "SLACK_BOT_TOKEN": BOT_TOKEN,
                    "SLACK_APP_TOKEN": APP_TOKEN,
                    "SLACK_API_URL": slack.url,
                    **self.settings,
                }
                return await examined(
                    Settings.model_validate({key: value for key, value in given.items() if value}),
                    parse(self.written, path="test", folder=Path()),
                    self.known,
                )

        found = asyncio.run(whole())
        for token in (BOT_TOKEN, APP_TOKEN, SIGNING_SECRET):
            assert token not in str(found)
        return found

    def check(self, name: str, prepare: Callable[[Slack], object] = lambda _: None) -> Check:
        (found,) = (one for one in self.checks(prepare) if one.name == name)
        return found


def granted(scopes: frozenset[str]) -> Faults:
    """A workspace whose first answer, to the question whose token it is, says what was granted."""
    told = {"ok": True, "team": "Example", "user": "communique", "team_id": TEAM, "user_id": BOT}
    as_json = {"Content-Type": "application/json", "x-oauth-scopes": ",".join(sorted(scopes))}
    faults = Faults()
    faults.script.append(Answer(200, json.dumps(told).encode(), as_json))
    return faults


def test_a_sound_installation_is_all_right() -> None:
    found = Look(NEWS, faults=granted(GRANTED)).checks(lambda slack: slack.add_channel("C0NEWS", "news"))
    assert [(one.name, one.state, one.found) for one in found] == [
        ("slack connection", "ok", "Socket Mode"),
        ("slack", "ok", "Example, as @communique"),
        ("slack scopes", "ok", f"all {len(SCOPES)} granted"),
        ("slack destination", "ok", "slack:C0NEWS, #news"),
        ("slack admins", "ok", "those of the workspace alone"),
    ]


def test_a_scope_that_was_not_granted_is_named() -> None:
    found = Look(faults=granted(GRANTED - {"files:read"})).check("slack scopes")
    assert (found.state, found.found) == ("fail", "missing: files:read")


def test_scopes_that_nothing_needs_are_named() -> None:
    found = Look(faults=granted(GRANTED | {"mpim:write"})).check("slack scopes")
    assert (found.state, found.found) == ("ok", f"all {len(SCOPES)} granted; not needed: mpim:write")


@pytest.mark.parametrize("wrong", [Fault.HTML_BEFORE, Fault.TRUNCATED, Answer(200, b"[]")])
def test_a_slack_that_talks_nonsense_is_a_sentence(wrong: Fault | Answer) -> None:
    faults = Faults()
    faults.script.append(wrong)
    found = Look(faults=faults).check("slack")
    assert (found.state, found.found) == ("fail", "Slack does not answer")
    assert "TOKEN" not in (found.hint or "")


def test_a_token_that_slack_does_not_take_is_said_without_repeating_it() -> None:
    secret = "xoxb-mistyped"  # noqa: S105  opens nothing
    found = Look(settings={"SLACK_BOT_TOKEN": secret, "SLACK_APP_TOKEN": "xapp-mistyped"}).checks()
    assert [(one.name, one.state, one.found) for one in found] == [
        ("slack connection", "fail", "Slack says invalid_auth"),
        ("slack", "fail", "Slack says invalid_auth"),
    ]
    assert "mistyped" not in str(found)


def test_the_secret_of_the_chosen_mode_must_be_set() -> None:
    socket = Look(settings={"SLACK_APP_TOKEN": None}).check("slack connection")
    assert (socket.state, socket.found) == ("fail", "SLACK_APP_TOKEN is not set")
    http = Look(settings={"SLACK_MODE": "http"}).check("slack connection")
    assert (http.state, http.found) == ("fail", "SLACK_SIGNING_SECRET is not set")
    both = Look(settings={"SLACK_MODE": "http", "SLACK_SIGNING_SECRET": SIGNING_SECRET})
    assert both.check("slack connection").state == "ok"


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"is_archived": True}, "slack:C0NEWS, #news: it is archived"),
        ({"bot": False}, "slack:C0NEWS, #news: the bot is not in it"),
        ({"bot": False, "is_private": True}, "slack:C0NEWS, Slack says channel_not_found"),
        ({"is_ext_shared": True}, "slack:C0NEWS, #news: another organisation reads along"),
    ],
)
def test_a_channel_that_cannot_be_posted_to_is_warned_of(about: dict[str, Any], said: str) -> None:
    found = Look(NEWS).check(
        "slack destination",
        lambda slack: slack.add_channel("C0NEWS", "news", **about),
    )
    assert (found.state, found.found) == ("warn", said)
    assert found.hint


def test_a_bot_that_may_write_anywhere_need_not_be_in_a_public_channel() -> None:
    look = Look(NEWS, faults=granted(GRANTED | {"chat:write.public"}))
    found = look.check("slack destination", lambda slack: slack.add_channel("C0NEWS", "news", bot=False))
    assert found.state == "ok"


def test_a_channel_that_only_a_clearance_names_need_not_have_the_bot_in_it() -> None:
    cleared = NOTHING.replace("}}", "}, board: {paths: [board], allow: ['slack:C0BOARD']}}")
    found = Look(cleared).check(
        "slack destination", lambda slack: slack.add_channel("C0BOARD", "board", bot=False)
    )
    assert found.state == "ok"


def test_names_that_mean_another_channel_than_they_seem_to_are_told() -> None:
    named = NEWS.replace("C0NEWS", "#news")

    def squatted(slack: Slack) -> None:
        slack.add_channel("C0NEWS", "old-news")
        slack.add_channel("C0SQUAT", "news")

    found = Look(named, {"news": "C0NEWS"}).checks(squatted)
    said = {one.name: (one.state, one.found) for one in found}
    assert said["slack name"][0] == "warn"
    assert said["slack name"][1].startswith("slack:#news is not the channel it was")
    assert said["slack destination"] == ("ok", "slack:C0NEWS, #old-news")


def test_admins_who_are_not_there_are_named() -> None:
    def staffed(slack: Slack) -> None:
        slack.add_user("U0ANNA")
        slack.add_user("U0LEFT", deleted=True)
        slack.workspace.usergroups["S012ABC"] = ["U0ANNA"]

    written = NOTHING + "admins: {slack: [U0ANNA, U0LEFT, U0NOBODY, S012ABC, S0GONE]}\n"
    found = Look(written).check("slack admins", staffed)
    assert found.found == (
        "U0LEFT: the account is deactivated; U0NOBODY: Slack says user_not_found; "
        "S0GONE: Slack says no_such_subteam"
    )


def test_many_destinations_are_counted_and_those_in_trouble_come_first() -> None:
    everywhere = ", ".join(f"'slack:C{number:03}'" for number in range(30))
    written = NOTHING + f"briefings: {{morning: {{at: '08:00', to: [{everywhere}]}}}}\n"

    def some(slack: Slack) -> None:
        for number in range(29):
            slack.add_channel(f"C{number:03}", f"room-{number}")

    found = [one for one in Look(written).checks(some) if one.name == "slack destination"]
    assert found[0].found == "slack:C029, Slack says channel_not_found"
    assert found[-1].found == "+10 more, 0 of them not reached"


def test_a_slow_slack_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "TIMEOUT_S", 0.05)
    faults = Faults(chances={Fault.SLOW_AFTER: 1.0})
    found = Look(faults=faults).checks()
    assert found[-1].found.startswith("Slack takes more than")
