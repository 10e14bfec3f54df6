"""Files: what a new installation starts with. Nothing that is there is ever overwritten."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import ProgramError
from config import parse
from config.destination import Platform

if TYPE_CHECKING:
    from pathlib import Path

    from bot.setup.answers import Answers

CONFIGURATION = "communique.yaml"
SECRETS = ".env"

READABLE, OWNER_ALONE = 0o644, 0o600

_CONFIGURATION = """\
# What Communique reads, looks for and sends. Every key: docs/configuration.md. Once something is changed from
# chat, the database holds the configuration; `communique config import {name}` makes this the next version.
timezone: {timezone}

collections:
  public: {{paths: [{documents}]}}

# A briefing without topics is an overview of everything. A topic is a name and its words:
#   energy: {{words: [gas, oil, pipeline]}}
topics: {{}}

briefings:
  morning:
    title: Morning briefing
    days: mon-fri
    at: "{at}"
    lines: 8
    to: [{to}]

# Who may change all of this, and where notes to them go.
admins: {{notes: ["console"]}}
"""

_SECRETS = """\
# The tokens of Communique, each behind its name. Whoever has them can act as the bot: keep this to yourself.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files.

    Attributes:
        new: were written.
        kept: were there already, and are as they were.
    """

    new: tuple[Path, ...]
    kept: tuple[Path, ...]


def written(folder: Path, configuration: str, secrets: str) -> Written:
    """Put a configuration and a file for the tokens into a folder, which is made where it is missing.

    Raises:
        ConfigErrors: the configuration is none; nothing is written.
        ProgramError: the folder cannot be written.
    """
    parse(configuration, path=CONFIGURATION, folder=folder)
    new, kept = [], []
    wanted = ((CONFIGURATION, configuration, READABLE), (SECRETS, secrets, OWNER_ALONE))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text, mode in wanted:
            path = folder / name
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            except FileExistsError:
                kept.append(path)
                continue
            with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123  a path has no mode to open with
                file.write(text)
            new.append(path)
    except OSError as error:
        hint = "name another folder with --folder"
        raise ProgramError(f"{folder} cannot be written: {error.strerror}", hint=hint) from error
    return Written(tuple(new), tuple(kept))


def configuration_of(answers: Answers, timezone: str) -> str:
    """A configuration with one collection and one briefing, as YAML."""
    return _CONFIGURATION.format(
        name=CONFIGURATION,
        timezone=timezone,
        documents=json.dumps(answers.documents, ensure_ascii=False),  # JSON's strings are YAML's
        at=f"{answers.at:%H:%M}",
        to=json.dumps(str(answers.to), ensure_ascii=False),
    )


def secrets_of(answers: Answers, variables_of_slack: tuple[str, ...]) -> str:
    """The names of what is secret, each with nothing behind it yet.

    Args:
        variables_of_slack: lines such as `SLACK_BOT_TOKEN=`.
    """
    lines = variables_of_slack if Platform.SLACK in answers.chats else ()
    more = ("DISCORD_TOKEN=",) if Platform.DISCORD in answers.chats else ()
    return _SECRETS + "".join(f"{line}\n" for line in (*lines, *more))
