"""The manifest that Slack creates the app from."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.slack_adapter.manifest import (
    MAX_LINK_CHARS,
    PLACEHOLDER,
    SCOPES,
    as_json,
    as_yaml,
    create_link,
    manifest,
)
from bot.slack_adapter.surface import COMMANDS, EVENTS, SHORTCUTS
from config.settings import COMMAND_ROLES, TAKEN_BY_SLACK, Settings

NAMES = st.from_regex(r"[a-z0-9_-]{1,31}", fullmatch=True).filter(lambda name: name not in TAKEN_BY_SLACK)


def _settings(**variables: str) -> Settings:
    return Settings.model_validate(variables)


def test_it_has_every_command_shortcut_event_and_scope_and_no_other() -> None:
    made = manifest(_settings())
    features, told = made["features"], made["settings"]
    assert [one["command"] for one in features["slash_commands"]] == [f"/{one.role}" for one in COMMANDS]
    assert [one["callback_id"] for one in features["shortcuts"]] == [one.callback_id for one in SHORTCUTS]
    assert told["event_subscriptions"]["bot_events"] == sorted(EVENTS)
    assert made["oauth_config"] == {"scopes": {"bot": list(SCOPES)}}


def test_every_command_can_be_renamed() -> None:
    assert {one.role for one in COMMANDS} == set(COMMAND_ROLES)
    made = manifest(_settings(SLACK_COMMANDS="ask=find, brief=briefing"))
    names = [one["command"] for one in made["features"]["slash_commands"]]
    assert names == ["/find", "/briefing", "/fact", "/communique"]


def test_socket_mode_needs_no_address() -> None:
    made = manifest(_settings())
    assert made["settings"]["socket_mode_enabled"] is True
    assert "http" not in json.dumps(made)


def test_over_http_everything_goes_to_one_address() -> None:
    made = manifest(_settings(SLACK_MODE="http", SLACK_PUBLIC_URL="https://bots.example.org/"))
    told = made["settings"]
    found = {
        *(one["url"] for one in made["features"]["slash_commands"]),
        told["event_subscriptions"]["request_url"],
        told["interactivity"]["request_url"],
    }
    assert found == {"https://bots.example.org/slack/events"}
    assert told["socket_mode_enabled"] is False


def test_a_placeholder_stands_for_an_address_that_is_not_set() -> None:
    made = manifest(_settings(SLACK_MODE="http"))
    assert made["settings"]["interactivity"]["request_url"] == f"{PLACEHOLDER}/slack/events"


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_it_keeps_to_the_limits_of_slack(mode: str) -> None:
    made = manifest(_settings(SLACK_MODE=mode))
    shown, features = made["display_information"], made["features"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4_000
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    assert len(features["bot_user"]["display_name"]) <= 80
    assert len(features["slash_commands"]) <= 50
    assert len(features["shortcuts"]) <= 10
    for command in features["slash_commands"]:
        assert len(command["command"]) <= 32
        assert len(command["description"]) <= 2_000
        assert len(command["usage_hint"]) <= 1_000
    for shortcut in features["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["callback_id"]) <= 255
        assert len(shortcut["description"]) <= 150
    assert len(made["oauth_config"]["scopes"]["bot"]) <= 255
    assert len(made["settings"]["event_subscriptions"]["bot_events"]) <= 100


@settings(deadline=None)
@given(names=st.lists(NAMES, min_size=4, max_size=4, unique=True))
def test_whatever_the_commands_are_called_the_manifest_keeps_to_the_limits(names: list[str]) -> None:
    typed = ", ".join(f"{role}={name}" for role, name in zip(COMMAND_ROLES, names, strict=True))
    made = manifest(_settings(SLACK_COMMANDS=typed))
    commands = [one["command"] for one in made["features"]["slash_commands"]]
    assert commands == [f"/{name}" for name in names]
    assert max(map(len, commands)) <= 32


def test_json_and_yaml_say_the_same() -> None:
    made = manifest(_settings(SLACK_MODE="http"))
    assert json.loads(as_json(made)) == made
    assert YAML(typ="safe").load(as_yaml(made)) == made


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_the_link_has_the_whole_manifest_and_is_short_enough(mode: str) -> None:
    made = manifest(_settings(SLACK_MODE=mode))
    link = create_link(made)
    assert link is not None
    assert len(link) <= MAX_LINK_CHARS
    assert _manifest_in(link) == made
    assert re.fullmatch(r"[\w.~:/?=&%-]+", link)


def test_a_manifest_that_is_too_long_for_a_link_has_none() -> None:
    far = _settings(SLACK_MODE="http", SLACK_PUBLIC_URL=f"https://example.org/{'x' * 1_000}")
    assert create_link(manifest(far)) is None


def _manifest_in(link: str) -> Any:  # noqa: ANN401  JSON
    """What Slack would read out of the link."""
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    assert (parts.netloc, parts.path, asked["new_app"]) == ("api.slack.com", "/apps", ["1"])
    return json.loads(asked["manifest_json"][0])
