"""Keywords, as admins see and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Field, Kind
from bot.chat.managing.briefings import places
from bot.chat.managing.nouns import MOST_LISTED, Noun, Target
from briefings import phrases
from briefings.reply import Action, Reply, Verb
from config.configuration import DEFAULT_COOLDOWN
from config.schedule import duration_text

if TYPE_CHECKING:
    from config import Configuration

NEW = Action(Verb.FORM, f"{Target('keyword.new')}", label="New keyword")
NONE_YET = "No keyword is configured yet: I watch no messages."


def listing(configuration: Configuration) -> Reply:
    """All of them, a row each, with a button that opens it."""
    every = list(configuration.keywords.items())
    shown = every[:MOST_LISTED]
    return Reply(
        "Keywords",
        rows=tuple((name, places(one.channels), duration_text(one.cooldown)) for name, one in shown),
        notice="" if every else NONE_YET,
        footer=(phrases.more(len(every) - len(shown)),) if len(every) > len(shown) else (),
        actions=(
            *(
                Action(Verb.OPEN, f"{Target(Noun.KEYWORDS, name)}", label=f"Open {name}", beside=name)
                for name, _ in shown
            ),
            NEW,
        ),
    )


def page(configuration: Configuration, name: str) -> Reply:
    """One of them, with all that can be done with it."""
    one = configuration.keywords[name]
    return Reply(
        name,
        rows=(("told in", places(one.channels)), ("at most once in", duration_text(one.cooldown))),
        actions=(
            Action(Verb.FORM, f"{Target('keyword.edit', name)}"),
            Action(Verb.ACT, f"{Target('keyword.delete', name)}", label="Delete"),
        ),
    )


def fields(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """One of them; for the name of none, a new one."""
    one = configuration.keywords.get(name)
    cooldown = one.cooldown if one else DEFAULT_COOLDOWN
    return (
        Field("words", "Word or name", value=(name,) if one else (), required=True, max_chars=80),
        Field(
            "channels",
            "Channels that hear of it",
            Kind.CHANNELS,
            value=tuple(map(str, one.channels)) if one else (),
            required=True,
        ),
        Field(
            "cooldown",
            "At most once in",
            hint="As 30m or 2h.",
            value=(duration_text(cooldown),),
            max_chars=10,
        ),
    )
