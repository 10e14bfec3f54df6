"""What operators set: where the data stands, how the platforms are reached, and the secrets.

In come the environment and a `.env` file, of which the environment wins; out goes one frozen value. It is the
only module here that imports pydantic, and it is imported when it is first asked for.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.errors import ConfigError, ConfigErrors

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from pydantic_core import ErrorDetails

DOTENV = Path(".env")
SLACK_API_URL = "https://slack.com/api/"
DISCORD_API_URL = "https://discord.com/api/v10"

COMMAND_ROLES = ("ask", "brief", "fact", "communique")
"""What commands with a slash are for; also their names, unless the operator gives them others."""

SLACK_COMMANDS = {role: role for role in COMMAND_ROLES}
DISCORD_COMMANDS = {**SLACK_COMMANDS, "admin": "communique-admin"}
"""Discord can keep a command from people, but no part of one: what is for admins is one of its own."""

COMMAND_NAME = re.compile(r"[a-z0-9_-]{1,31}")
"""Without the slash. **Source**: at most 32 characters with it, docs.slack.dev/reference/app-manifest.
Discord takes one more.
"""

TOKEN = re.compile(r"[!-~]+")
"""A secret of a platform's: it goes into a header, which takes no line break."""

EXPECTED = {
    "COMMUNIQUE_HOME": ("the path of a folder", "such as /var/lib/communique"),
    "COMMUNIQUE_MAX_FILE_MB": ("a whole number of megabytes, 1 or more", "such as 64"),
    "COMMUNIQUE_INSIDE_HOSTS": (
        "hosts or networks, with commas between them",
        "such as wiki.lan, 10.1.0.0/16",
    ),
    "COMMUNIQUE_HTTP_PORT": ("a port from 0 to 65535", "such as 8080; 0 is any that is free"),
    "COMMUNIQUE_HTTP_HOST": ("the name or address of this machine", "such as 127.0.0.1 or 0.0.0.0"),
    "COMMUNIQUE_LOG_FORMAT": ("json or text", "leave it unset: text on a terminal, else json"),
    "COMMUNIQUE_LIMIT_PERSON": ("a whole number, 0 or more", "such as 30; 0 is no limit"),
    "COMMUNIQUE_LIMIT_CHANNEL": ("a whole number, 0 or more", "such as 120; 0 is no limit"),
    "COMMUNIQUE_KEEP_ANSWERS_DAYS": ("a whole number of days, 1 or more", "such as 30"),
    "COMMUNIQUE_KEEP_RATINGS_DAYS": ("a whole number of days, 1 or more", "such as 365"),
    "COMMUNIQUE_KEEP_QUESTIONS_DAYS": ("a whole number of days, 3 or more", "such as 90"),
    "COMMUNIQUE_KEEP_DELIVERIES_DAYS": (
        "a whole number of days, 60 or more",
        "such as 365: corrections are made of what was sent in the last 30",
    ),
    "SLACK_PORT": ("a port from 0 to 65535", "such as 3000; 0 is any that is free"),
    "DISCORD_MESSAGE_CONTENT": (
        "true or false",
        "true once the Message Content Intent is on in the Developer Portal",
    ),
    "SLACK_MODE": ("socket or http", "socket needs SLACK_APP_TOKEN, http needs SLACK_SIGNING_SECRET"),
}
"""What a variable should be, and the likely fix; the validators below bring their own words."""

TAKEN_BY_SLACK = frozenset(
    """archive away collapse dm dnd expand feed invite join leave me msg mute open remind remove rename search
    shrug star status topic who""".split()  # noqa: SIM905  to be read as one list of words
)
"""Slack's own commands: for one of them it refuses a whole manifest."""


class _Wrong(ValueError):
    """What a validator has against a value; pydantic hands it on with the variable's name."""

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


def _database_url(secret: SecretStr) -> SecretStr:
    scheme = secret.get_secret_value().partition("://")[0]
    if scheme not in {"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg", "postgres"}:
        raise _Wrong(
            "is no address of a database that can be used",
            hint="sqlite:////path/to/communique.db or postgresql://user:password@host/name",
        )
    return secret


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"}:
        raise _Wrong("is no web address", hint="starts with https://")
    return url


def _slack_api(url: str) -> str:
    return _web_address(url).rstrip("/") + "/"


def _discord_api(url: str) -> str:
    base = _web_address(url).rstrip("/")
    if not base.endswith("/api/v10"):
        raise _Wrong("does not end in /api/v10", hint=f"such as {DISCORD_API_URL}")
    return base


def _public_url(url: str) -> str:
    base = _web_address(url).rstrip("/").removesuffix("/slack/events").rstrip("/")
    parts = urlsplit(base)
    if parts.scheme != "https" or parts.query or parts.fragment or parts.username is not None:
        raise _Wrong("is no address that Slack sends to", hint="such as https://communique.example.org")
    return base


def _command_names(
    own: Mapping[str, str], platform: str, taken: Collection[str] = ()
) -> Callable[[object], object]:
    """A reader of names for commands: each role with its name; those that are not told of keep their own.

    Args:
        own: the name of each role that nobody has renamed.
        taken: the names that the platform has commands of its own by.
    """

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        names = dict(own)
        told: set[str] = set()
        for part in filter(None, (one.strip() for one in value.split(","))):
            role, equals, name = (one.strip().removeprefix("/") for one in part.partition("="))
            if not equals or role not in names:
                raise _Wrong("renames something that is no command", hint=f"one of {', '.join(own)}")
            if role in told:
                raise _Wrong(f"renames {role} twice", hint="one name each")
            if not COMMAND_NAME.fullmatch(name):
                raise _Wrong(
                    f"gives {role} a name that {platform} does not take",
                    hint="lower case letters, digits, - and _; 31 at most",
                )
            if name in taken:
                raise _Wrong(
                    f"gives {role} the name of one of {platform}'s own commands", hint="another name"
                )
            told.add(role)
            names[role] = name
        for role, name in names.items():
            others = [one for one in names if one != role and names[one] == name]
            if others:
                raise _Wrong(f"gives {role} and {others[0]} the same name", hint="no two alike")
        return names

    return read


def _not_starting_with(prefix: str, hint: str) -> Callable[[SecretStr], SecretStr]:
    """A check for the other token of the same platform, pasted into the wrong place."""

    def check(secret: SecretStr) -> SecretStr:
        if secret.get_secret_value().startswith(prefix):
            raise _Wrong(f"starts with {prefix}", hint=hint)
        return secret

    return check


def _token(secret: SecretStr) -> SecretStr:
    """A check for what was pasted with more than the token, or in two parts."""
    if not TOKEN.fullmatch(secret.get_secret_value()):
        raise _Wrong("holds white space, or a letter that no token has", hint="paste it anew, on one line")
    return secret


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


SlackCommands = Annotated[
    dict[str, str], NoDecode, BeforeValidator(_command_names(SLACK_COMMANDS, "Slack", TAKEN_BY_SLACK))
]
DiscordCommands = Annotated[
    dict[str, str], NoDecode, BeforeValidator(_command_names(DISCORD_COMMANDS, "Discord"))
]
Days = Annotated[int, Field(le=36_500)]
Port = Annotated[int, Field(ge=0, le=65_535)]
Secret = Annotated[SecretStr, BeforeValidator(_stripped)]
Token = Annotated[Secret, AfterValidator(_token)]
BotToken = Annotated[
    Token, AfterValidator(_not_starting_with("xapp-", "that one belongs in SLACK_APP_TOKEN"))
]
AppToken = Annotated[
    Token, AfterValidator(_not_starting_with("xoxb-", "that one belongs in SLACK_BOT_TOKEN"))
]


class Settings(BaseSettings):
    """The operator's settings; `Settings.read` makes them. All are optional, and none is logged if secret.

    Attributes:
        home: the folder of database, index and blobs.
        max_file_mb: the largest file that is read, in megabytes.
        inside_hosts: hosts, addresses and networks of the inside that documents may be fetched from, with
            commas between them; every other address that is not public is refused.
        database_url: an SQLAlchemy URL; None is SQLite in the home. Secret, for it may hold a password.
        http_port: for health and metrics; None opens no port.
        http_host: the address that it is opened on.
        log_format: of `communique run`; None is text on a terminal and JSON elsewhere.
        limit_person: answers a minute for one person in chat; 0 for any number.
        limit_channel: answers a minute for all in one channel together; 0 for any number.
        keep_answers_days: so long the menus and buttons of an answer in chat work.
        keep_ratings_days: so long it is known what people thought of answers.
        keep_questions_days: so long questions are known that nothing answered.
        keep_deliveries_days: so long it is known what was sent where.
        slack_mode: `socket` connects out, `http` listens on `slack_port`, path `/slack/events`.
        slack_public_url: where Slack reaches that port from outside, without the path; only for `http`.
        slack_commands: the name, without its slash, of each of `COMMAND_ROLES`.
        slack_api_url: ends in a slash.
        discord_commands: the name, without its slash, of each role of `DISCORD_COMMANDS`.
        discord_message_content: the Message Content Intent is switched on in the Developer Portal.
        discord_api_url: ends in `/api/v10`.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", case_sensitive=True, env_ignore_empty=True, hide_input_in_errors=True
    )

    home: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        default_factory=lambda: platformdirs.user_data_path("communique", appauthor=False),
        validation_alias="COMMUNIQUE_HOME",
    )
    max_file_mb: int = Field(64, ge=1, validation_alias="COMMUNIQUE_MAX_FILE_MB")
    inside_hosts: Annotated[str, BeforeValidator(_stripped)] = Field(
        "", validation_alias="COMMUNIQUE_INSIDE_HOSTS"
    )
    database_url: Annotated[Secret, AfterValidator(_database_url)] | None = Field(
        None, validation_alias="COMMUNIQUE_DATABASE_URL"
    )
    http_port: Port | None = Field(None, validation_alias="COMMUNIQUE_HTTP_PORT")
    http_host: Annotated[str, BeforeValidator(_stripped)] = Field(
        "127.0.0.1", min_length=1, validation_alias="COMMUNIQUE_HTTP_HOST"
    )
    log_format: Literal["json", "text"] | None = Field(None, validation_alias="COMMUNIQUE_LOG_FORMAT")
    limit_person: int = Field(30, ge=0, validation_alias="COMMUNIQUE_LIMIT_PERSON")
    limit_channel: int = Field(120, ge=0, validation_alias="COMMUNIQUE_LIMIT_CHANNEL")
    keep_answers_days: Days = Field(30, ge=1, validation_alias="COMMUNIQUE_KEEP_ANSWERS_DAYS")
    keep_ratings_days: Days = Field(365, ge=1, validation_alias="COMMUNIQUE_KEEP_RATINGS_DAYS")
    keep_questions_days: Days = Field(90, ge=3, validation_alias="COMMUNIQUE_KEEP_QUESTIONS_DAYS")
    keep_deliveries_days: Days = Field(365, ge=60, validation_alias="COMMUNIQUE_KEEP_DELIVERIES_DAYS")

    slack_bot_token: BotToken | None = Field(None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: AppToken | None = Field(None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: Token | None = Field(None, validation_alias="SLACK_SIGNING_SECRET")
    slack_mode: Literal["socket", "http"] = Field("socket", validation_alias="SLACK_MODE")
    slack_port: Port = Field(3000, validation_alias="SLACK_PORT")
    slack_public_url: Annotated[str, BeforeValidator(_stripped), AfterValidator(_public_url)] | None = Field(
        None, validation_alias="SLACK_PUBLIC_URL"
    )
    slack_commands: SlackCommands = Field(
        default_factory=SLACK_COMMANDS.copy, validation_alias="SLACK_COMMANDS"
    )
    slack_api_url: Annotated[str, AfterValidator(_slack_api)] = Field(
        SLACK_API_URL, validation_alias="SLACK_API_URL"
    )

    discord_token: Token | None = Field(None, validation_alias="DISCORD_TOKEN")
    discord_commands: DiscordCommands = Field(
        default_factory=DISCORD_COMMANDS.copy, validation_alias="DISCORD_COMMANDS"
    )
    discord_message_content: bool = Field(default=False, validation_alias="DISCORD_MESSAGE_CONTENT")
    discord_api_url: Annotated[str, AfterValidator(_discord_api)] = Field(
        DISCORD_API_URL, validation_alias="DISCORD_API_URL"
    )

    @classmethod
    def read(cls, env_file: Path | None = DOTENV) -> Settings:
        """The settings in the environment and, where the environment is silent, in the `.env` file.

        Args:
            env_file: need not exist; None reads the environment alone.

        Raises:
            ConfigErrors: naming every variable that is wrong. Never holds a value: it may be a secret.
        """
        dotenv = str(env_file)
        try:
            # The argument is pydantic-settings' own; the signature that type checkers see leaves it out.
            return cls(_env_file=env_file)  # type: ignore[call-arg]
        except ValidationError as error:
            raise ConfigErrors(_mistake(details) for details in error.errors()) from None
        except UnicodeDecodeError:
            raise ConfigErrors([ConfigError("is not UTF-8", hint="save it as UTF-8", path=dotenv)]) from None
        except OSError as error:
            raise ConfigErrors([ConfigError(f"cannot be read: {error.strerror}", path=dotenv)]) from None


def _mistake(details: ErrorDetails) -> ConfigError:
    """One mistake that pydantic found, in our words."""
    variable = str(details["loc"][0])
    cause = details.get("ctx", {}).get("error")
    if isinstance(cause, _Wrong):
        return ConfigError(cause.message, hint=cause.hint, key=variable)
    expected, hint = EXPECTED.get(variable, ("text", None))
    return ConfigError(f"is not {expected}", hint=hint, key=variable)
