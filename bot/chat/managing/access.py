"""Access: which channels and people may see which collection, and who the admins are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Choice, Field, Kind
from bot.chat.managing.briefings import places
from bot.chat.managing.leaf import Leaf
from bot.chat.managing.nouns import Noun, Target
from bot.versions.acting.access import NEVER
from briefings.reply import Action, Reply, Verb
from config.configuration import Often

if TYPE_CHECKING:
    from config import Configuration
    from config.configuration import Collection
    from config.destination import Destination

ADMINS = Action(Verb.FORM, f"{Target('admins.edit')}", label="Admins and notes")
LISTED, NOT_LISTED = "listed to admins on Mondays", "told to admins by a button alone"
EVERYONE, NOBODY = "everyone", "nobody in chat"
_LISTED = (Choice(Often.WEEKLY, "Listed to admins on Mondays"), Choice(NEVER, "Not remembered"))
_EVERYONE = (Choice("yes", "Everyone may see it"), Choice("no", "Only those named below"))


def listing(configuration: Configuration, start: int = 0) -> Reply:
    """Each collection from one on with who may see it, then the admins."""
    leaf = Leaf(Noun.ACCESS, list(configuration.collections.items()), start)
    admins = configuration.admins
    return Reply(
        "Access",
        rows=(
            *((name, allowed(one)) for name, one in leaf.shown),
            ("admins on Slack", ", ".join(admins.slack) or "the workspace's own"),
            ("roles of admins on Discord", ", ".join(admins.discord_roles) or "those who manage the server"),
            ("notes to admins go to", places(admins.notes)),
            ("questions that nothing answers", LISTED if admins.unanswered else NOT_LISTED),
        ),
        footer=leaf.footer,
        actions=(
            *(
                Action(Verb.FORM, f"{Target('access.edit', name)}", label=f"Who may see {name}", beside=name)
                for name, _ in leaf.shown
            ),
            *leaf.turn,
            ADMINS,
        ),
    )


def fields(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """Who may see a collection."""
    return who(configuration.collections[name].allow)


def who(allow: tuple[Destination, ...] | None) -> tuple[Field, ...]:
    """Everyone, or certain channels."""
    return (
        Field(
            "everyone",
            "Who may see it",
            Kind.ONE,
            value=("yes" if allow is None else "no",),
            choices=_EVERYONE,
            required=True,
        ),
        Field("allow", "Channels", Kind.CHANNELS, value=tuple(map(str, allow or ()))),
    )


def admins(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """Who the admins are, beside the platforms' own."""
    del name
    held = configuration.admins
    one_a_line = "One a line."
    return (
        Field(
            "slack", "Slack: members and user groups", Kind.TEXT, hint="Ids, one a line.", value=held.slack
        ),
        Field(
            "discord_roles", "Discord: roles", Kind.TEXT, hint="Ids, one a line.", value=held.discord_roles
        ),
        Field("notes", "Where notes go", Kind.TEXT, hint=one_a_line, value=tuple(map(str, held.notes))),
        Field(
            "unanswered",
            "Questions that nothing answers",
            Kind.ONE,
            value=(held.unanswered or NEVER,),
            choices=_LISTED,
        ),
    )


def allowed(collection: Collection) -> str:
    """Who may see it, on one line."""
    if collection.allow is None:
        return EVERYONE
    return ", ".join(map(str, collection.allow)) or NOBODY
