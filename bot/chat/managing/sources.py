"""Sources: where documents come from, as admins see and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Choice, Field, Kind
from bot.chat.managing import access
from bot.chat.managing.leaf import Leaf
from bot.chat.managing.nouns import Noun, Target
from bot.rendering.keys import without_keys
from briefings import phrases
from briefings.reply import Action, Reply, Verb
from config.configuration import SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.intake.standing import Standing
    from config import Configuration
    from config.configuration import Source

FOLDERS = "I open no folders from here: those of my machine are added on the console, in the configuration."
ADD = Action(Verb.FORM, f"{Target('source.add')}", label="Add a source")
NEW_COLLECTION = Action(Verb.FORM, f"{Target('collection.new')}", label="New collection")
DOCUMENTS = "The documents themselves: sources WORDS."
NOT_READ_YET = "not read yet"
_KINDS = (
    Choice(SourceKind.FEED, "A feed"),
    Choice(SourceKind.URL, "A page"),
)


def listing(configuration: Configuration, standings: Mapping[Source, Standing], start: int = 0) -> Reply:
    """All of them from one on, a row each, with how reading it went, and the collections."""
    leaf = Leaf(Noun.SOURCES, configuration.sources(), start)
    numbered = list(enumerate(leaf.shown, start + 1))
    return Reply(
        "Sources",
        rows=tuple(
            (str(number), one.shown, one.collection, _state(standings.get(one))) for number, one in numbered
        ),
        summary=tuple(f"{name}: {access.allowed(one)}" for name, one in configuration.collections.items()),
        notice=DOCUMENTS,
        footer=leaf.footer,
        actions=(
            *(
                Action(Verb.ACT, f"{Target('source.remove', named(one))}", label="Remove", beside=str(number))
                for number, one in numbered
            ),
            *leaf.turn,
            ADD,
            NEW_COLLECTION,
            *(
                Action(Verb.ACT, f"{Target('collection.delete', name)}", label=f"Delete {name}")
                for name, one in configuration.collections.items()
                if not one.sources(name) and len(configuration.collections) > 1
            ),
        ),
    )


def adding(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """A new one."""
    del name
    first = next(iter(configuration.collections))
    return (
        Field("location", "Address", hint="Of a feed or a page.", required=True),
        Field(
            "collection",
            "Collection",
            Kind.ONE,
            value=(first,),
            choices=tuple(map(Choice, configuration.collections)),
            required=True,
        ),
        Field("kind", "What it is", Kind.ONE, hint="Not chosen: what it looks like.", choices=_KINDS),
    )


def collection(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """A new collection."""
    del configuration, name
    return (
        Field("name", "Name", required=True, max_chars=40),
        *access.who(()),
    )


def named(source: Source) -> str:
    """What a change calls a source."""
    return f"{source.collection} {source.location}"


def _state(standing: Standing | None) -> str:
    if standing is None or (standing.read_at is None and standing.trouble is None):
        return NOT_READ_YET
    if standing.trouble:
        return f"failing: {without_keys(standing.trouble)}"
    return f"read {phrases.clock(standing.read_at)} UTC" if standing.read_at else NOT_READ_YET
