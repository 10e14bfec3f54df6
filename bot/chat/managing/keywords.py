"""Keywords, as admins see and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Field, Kind
from bot.chat.managing.briefings import places
from bot.chat.managing.leaf import Leaf, listed
from bot.chat.managing.nouns import Noun, Target
from briefings.reply import Action, Reply, Verb
from config.configuration import DEFAULT_COOLDOWN
from config.schedule import duration_text

if TYPE_CHECKING:
    from config import Configuration

NEW = Action(Verb.FORM, f"{Target('keyword.new')}", label="New keyword")
NONE_YET = "No keyword is configured yet: I watch no messages."


def listing(configuration: Configuration, start: int = 0) -> Reply:
    """All of them from one on, a row each, with a button that opens it."""
    leaf = Leaf(Noun.KEYWORDS, list(configuration.keywords.items()), start)
    return listed(
        "Keywords",
        leaf,
        lambda name, one: (name, places(one.channels), duration_text(one.cooldown)),
        none_yet=NONE_YET,
        new=NEW,
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
