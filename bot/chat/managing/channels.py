"""Channels: what comes to each, and what each may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Choice, Field, Kind
from bot.chat.managing.leaf import Leaf
from bot.chat.managing.nouns import Noun, Target
from briefings.reply import Action, Reply, Verb
from config.destination import destination

if TYPE_CHECKING:
    from config import Configuration
    from config.destination import Destination

NONE_YET = "Nothing goes to any channel yet."
NOTHING = "nothing"


def listing(configuration: Configuration, start: int = 0) -> Reply:
    """Every place that the configuration names from one on, a row each."""
    leaf = Leaf(Noun.CHANNELS, places_of(configuration), start)
    return Reply(
        "Channels",
        rows=tuple(
            (
                str(where),
                ", ".join(briefings_to(configuration, where)) or NOTHING,
                ", ".join(keywords_in(configuration, where)) or "no keyword",
                f"sees {', '.join(sorted(configuration.visible_to(where))) or NOTHING}",
            )
            for where in leaf.shown
        ),
        notice="" if leaf.every else NONE_YET,
        footer=leaf.footer,
        actions=(
            *(
                Action(
                    Verb.FORM,
                    f"{Target('channel.edit', str(where))}",
                    label="What comes here",
                    beside=str(where),
                )
                for where in leaf.shown
            ),
            *leaf.turn,
        ),
    )


def fields(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """What comes to one.

    Args:
        name: of the destination, as text.
    """
    where = destination(name)
    return (
        Field(
            "briefings",
            "Briefings",
            Kind.SEVERAL,
            value=briefings_to(configuration, where),
            choices=tuple(map(Choice, configuration.briefings)),
        ),
        Field(
            "keywords",
            "Keywords",
            Kind.SEVERAL,
            value=keywords_in(configuration, where),
            choices=tuple(map(Choice, configuration.keywords)),
        ),
    )


def places_of(configuration: Configuration) -> tuple[Destination, ...]:
    """Every place that is named, once, in the order of the configuration."""
    named = (
        *(where for one in configuration.briefings.values() for where in one.to),
        *(where for one in configuration.keywords.values() for where in one.channels),
        *(where for one in configuration.collections.values() for where in one.allow or ()),
    )
    return tuple(dict.fromkeys(named))


def briefings_to(configuration: Configuration, where: Destination) -> tuple[str, ...]:
    """The names of the briefings that go to a place."""
    return tuple(name for name, one in configuration.briefings.items() if where in one.to)


def keywords_in(configuration: Configuration, where: Destination) -> tuple[str, ...]:
    """The keywords that a place hears of."""
    return tuple(name for name, one in configuration.keywords.items() if where in one.channels)
