"""Configured: what the configuration says, in short, for an admin in chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.managing.briefings import hours
from bot.chat.places import places_in
from bot.errors import ForAdmins, UsageMistake
from briefings.reply import Reply

if TYPE_CHECKING:
    from bot.application import Application
    from bot.chat.asker import Asker

TITLE = "Configuration"
NONE = "none"


def configured(application: Application, asker: Asker, words: str) -> Reply:
    """The briefings with their hours and channels, and the names of all the rest.

    Args:
        words: what was typed after the command.

    Raises:
        ForAdmins: the asker is none.
        UsageMistake: something was typed after the command, which chat does not have.
    """
    if not asker.admin:
        raise ForAdmins("config is for admins")
    if words and words.casefold() != "show":
        raise UsageMistake(
            f"config only shows here what holds now, and has no {words!r}",
            hint="the rest is for the console: communique config show, history, undo, import",
        )
    configuration = application.configuration
    briefings = configuration.briefings
    return Reply(
        TITLE,
        rows=(
            *((f"briefing {name}", hours(one), *map(str, one.to)) for name, one in briefings.items()),
            *(() if briefings else (("briefings", NONE),)),
            ("topics", ", ".join(configuration.topics) or NONE),
            ("keywords", ", ".join(configuration.keywords) or NONE),
            ("collections", ", ".join(configuration.collections)),
            ("time zone", configuration.timezone),
        ),
        places=places_in(configuration),
    )
