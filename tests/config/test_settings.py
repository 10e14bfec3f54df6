"""What operators set, from the environment and a `.env` file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import ConfigErrors, Settings

VARIABLES = [
    "COMMUNIQUE_HOME",
    "COMMUNIQUE_MAX_FILE_MB",
    "COMMUNIQUE_DATABASE_URL",
    "COMMUNIQUE_HTTP_PORT",
    "COMMUNIQUE_HTTP_HOST",
    "COMMUNIQUE_LOG_FORMAT",
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_MODE",
    "SLACK_PORT",
    "SLACK_PUBLIC_URL",
    "SLACK_COMMANDS",
    "SLACK_API_URL",
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.read(env_file=None)
    assert settings.home.name == "communique"
    assert settings.max_file_mb == 64
    assert settings.slack_mode == "socket"
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.discord_api_url == "https://discord.com/api/v10"
    unset = (settings.database_url, settings.http_port, settings.slack_bot_token, settings.discord_token)
    assert unset == (None, None, None, None)
    assert (settings.http_host, settings.log_format) == ("127.0.0.1", None)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("SLACK_PORT=4000\nCOMMUNIQUE_HTTP_PORT=8080 # health\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("SLACK_PORT", "5000")
    settings = Settings.read(env_file=env_file)
    assert (settings.slack_port, settings.http_port) == (5000, 8080)


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    monkeypatch.setenv("COMMUNIQUE_HTTP_PORT", "")
    settings = Settings.read(env_file=None)
    assert (settings.slack_bot_token, settings.http_port) == (None, None)


def test_secrets_show_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "hunter2hunter2"  # noqa: S105 - nobody's
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_TOKEN"):
        monkeypatch.setenv(name, f" {secret}\n")
    monkeypatch.setenv("COMMUNIQUE_DATABASE_URL", f"postgresql://me:{secret}@db/communique")
    settings = Settings.read(env_file=None)
    assert secret not in f"{settings!r} {settings} {settings.model_dump_json()}"
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == secret


@pytest.mark.parametrize(
    "name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_TOKEN"]
)
def test_white_space_around_a_token_is_left_out(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, " \thunter2\r\n")
    secret = getattr(Settings.read(env_file=None), name.lower())
    assert secret.get_secret_value() == "hunter2"


def test_the_home_may_start_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COMMUNIQUE_HOME", "~/briefings")
    assert Settings.read(env_file=None).home == tmp_path / "briefings"


def test_addresses_are_brought_to_one_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:8888/api")
    monkeypatch.setenv("DISCORD_API_URL", "http://127.0.0.1:9999/api/v10/")
    settings = Settings.read(env_file=None)
    assert settings.slack_api_url == "http://127.0.0.1:8888/api/"
    assert settings.discord_api_url == "http://127.0.0.1:9999/api/v10"


def test_the_public_address_is_told_with_or_without_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    for typed in (
        "https://bots.example.org/c",
        " https://bots.example.org/c/ ",
        "https://bots.example.org/c/slack/events",
    ):
        monkeypatch.setenv("SLACK_PUBLIC_URL", typed)
        assert Settings.read(env_file=None).slack_public_url == "https://bots.example.org/c"


def test_commands_have_other_names_where_the_operator_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"ask": "ask", "brief": "brief", "fact": "fact", "communique": "communique"}
    assert Settings.read(env_file=None).slack_commands == own
    monkeypatch.setenv("SLACK_COMMANDS", " ask=find, /brief = /our-brief_2 ,")
    names = Settings.read(env_file=None).slack_commands
    assert names == own | {"ask": "find", "brief": "our-brief_2"}


def test_two_commands_may_trade_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_COMMANDS", f"ask=fact,fact=ask,brief={31 * 'b'}")
    names = Settings.read(env_file=None).slack_commands
    assert (names["ask"], names["fact"], len(names["brief"])) == ("fact", "ask", 31)


def test_on_discord_what_is_for_admins_has_a_name_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_COMMANDS", "admin=desk, ask=search")
    names = Settings.read(env_file=None).discord_commands
    expected = {
        "ask": "search",
        "brief": "brief",
        "fact": "fact",
        "communique": "communique",
        "admin": "desk",
    }
    assert names == expected


@pytest.mark.parametrize(
    ("name", "value", "message", "hint"),
    [
        ("COMMUNIQUE_HTTP_PORT", "eighty", "a port", "8080"),
        ("COMMUNIQUE_HTTP_PORT", "70000", "a port", "8080"),
        ("COMMUNIQUE_HTTP_HOST", "   ", "name or address", "127.0.0.1"),
        ("COMMUNIQUE_LOG_FORMAT", "xml", "json or text", "unset"),
        ("COMMUNIQUE_MAX_FILE_MB", "0", "1 or more", "64"),
        ("COMMUNIQUE_MAX_FILE_MB", "64MB", "whole number", "64"),
        ("COMMUNIQUE_DATABASE_URL", "mysql://me:hunter2@db/x", "database", "postgresql://"),
        ("COMMUNIQUE_DATABASE_URL", "postgresql+asyncpg://me:hunter2@db/x", "database", "postgresql://"),
        ("COMMUNIQUE_DATABASE_URL", "data/hunter2.db", "database", "sqlite:////"),
        ("SLACK_MODE", "sockets", "socket or http", "SLACK_APP_TOKEN"),
        ("SLACK_PORT", "-1", "a port", "3000"),
        ("SLACK_BOT_TOKEN", "xapp-1-hunter2", "xapp-", "SLACK_APP_TOKEN"),
        ("SLACK_APP_TOKEN", "xoxb-hunter2", "xoxb-", "SLACK_BOT_TOKEN"),
        ("SLACK_BOT_TOKEN", "xoxb-hunter2 xoxb-hunter3", "white space", "on one line"),
        ("SLACK_APP_TOKEN", "xapp-1-\nhunter2", "white space", "on one line"),
        ("SLACK_SIGNING_SECRET", "8f74 2231", "white space", "on one line"),
        ("DISCORD_TOKEN", "of.the\nhunter2", "white space", "on one line"),
        ("DISCORD_TOKEN", "Bot of.the.hunter2", "white space", "on one line"),
        ("DISCORD_TOKEN", "of.the.\u200bhunter2", "no token has", "on one line"),
        ("DISCORD_TOKEN", " \n", "white space", "on one line"),
        ("SLACK_PUBLIC_URL", "communique.example.org", "no web address", "https://"),
        ("SLACK_PUBLIC_URL", "http://communique.example.org", "Slack sends to", "https://"),
        ("SLACK_PUBLIC_URL", "https://communique.example.org/?a=b", "Slack sends to", "https://"),
        ("SLACK_COMMANDS", "aks=find", "no command", "ask, brief, fact, communique"),
        ("SLACK_COMMANDS", "find", "no command", "ask, brief, fact, communique"),
        ("SLACK_COMMANDS", "ask=Find", "gives ask a name", "lower case"),
        ("SLACK_COMMANDS", "ask=", "gives ask a name", "lower case"),
        ("SLACK_COMMANDS", f"ask={32 * 'a'}", "gives ask a name", "31"),
        ("SLACK_COMMANDS", "ask=search", "Slack's own commands", "another name"),
        ("SLACK_COMMANDS", "ask=find, ask=seek", "renames ask twice", "one name each"),
        ("SLACK_COMMANDS", "fact=find, ask=find", "ask and fact the same name", "no two alike"),
        ("SLACK_COMMANDS", "fact=ask", "ask and fact the same name", "no two alike"),
        ("SLACK_API_URL", "slack.com/api", "no web address", "https://"),
        ("DISCORD_COMMANDS", "add=find", "no command", "ask, brief, fact, communique, admin"),
        ("DISCORD_COMMANDS", "ask=Find", "Discord does not take", "lower case"),
        ("DISCORD_MESSAGE_CONTENT", "perhaps", "true or false", "Developer Portal"),
        ("DISCORD_API_URL", "https://discord.com/api/v9", "/api/v10", "https://discord.com/api/v10"),
        ("DISCORD_API_URL", "https://[discord/api/v10", "no web address", "https://"),
    ],
)
def test_a_bad_value_names_the_variable_and_the_fix_but_never_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str, hint: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigErrors) as caught:
        Settings.read(env_file=None)
    (error,) = caught.value.errors
    assert error.key == name
    assert message in error.message
    assert hint in (error.hint or "")
    assert value not in f"{error} {error.hint}"
    assert caught.value.__suppress_context__


def test_all_bad_values_come_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_PORT", "x")
    monkeypatch.setenv("SLACK_MODE", "x")
    monkeypatch.setenv("DISCORD_API_URL", "x")
    with pytest.raises(ConfigErrors) as caught:
        Settings.read(env_file=None)
    assert {error.key for error in caught.value.errors} == {"SLACK_PORT", "SLACK_MODE", "DISCORD_API_URL"}


def test_a_file_in_another_encoding_is_a_mistake_of_the_file(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes("DISCORD_TOKEN=gås".encode("latin-1"))
    with pytest.raises(ConfigErrors, match="is not UTF-8") as caught:
        Settings.read(env_file=env_file)
    assert caught.value.path == str(env_file)


def test_reading_the_configuration_does_not_import_pydantic() -> None:
    program = "import sys; from config import as_yaml, load, now; sys.exit('pydantic' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root, env={**os.environ})
