"""Topics, as admins see and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Field, Kind
from bot.chat.managing.leaf import Leaf, listed
from bot.chat.managing.nouns import Noun, Target
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from config import Configuration

NEW = Action(Verb.FORM, f"{Target('topic.new')}", label="New topic")
MOST_CHARS, SOME_CHARS = 1_000, 200
"""Of the words of a topic on its own page, and where they are one row of several."""
NONE_YET = "No topic is configured yet: briefings are overviews of everything."


def listing(configuration: Configuration, start: int = 0) -> Reply:
    """All of them from one on, a row each, with a button that opens it."""
    leaf = Leaf(Noun.TOPICS, list(configuration.topics.items()), start)
    return listed(
        "Topics",
        leaf,
        lambda name, one: (name, _listed(one.words), _used(configuration, name)),
        none_yet=NONE_YET,
        new=NEW,
    )


def page(configuration: Configuration, name: str) -> Reply:
    """One of them, with all that can be done with it."""
    one = configuration.topics[name]
    return Reply(
        name,
        rows=(
            ("words", _listed(one.words, MOST_CHARS)),
            *((also, _listed(others)) for also, others in one.aliases.items()),
            ("in", _used(configuration, name)),
        ),
        actions=(
            Action(Verb.FORM, f"{Target('topic.edit', name)}"),
            Action(Verb.ACT, f"{Target('topic.delete', name)}", label="Delete"),
        ),
    )


def fields(configuration: Configuration, name: str) -> tuple[Field, ...]:
    """One of them; for the name of none, a new one."""
    one = configuration.topics.get(name)
    words = (", ".join(one.words),) if one else ()
    also = tuple(f"{key}: {', '.join(others)}" for key, others in one.aliases.items()) if one else ()
    return (
        Field("name", "Name", value=(name,) if one else (), required=True, max_chars=40),
        Field(
            "words",
            "Words and names",
            Kind.TEXT,
            hint="With commas between them.",
            value=words,
            required=True,
        ),
        Field(
            "aliases",
            "Other ways to write a name",
            Kind.TEXT,
            hint="One a line, as Power of Siberia: Kraft Siberia, Sila Sibiri",
            value=("\n".join(also),) if also else (),
        ),
    )


def _listed(words: Iterable[str], most: int = SOME_CHARS) -> str:
    """Words on one line, cut after so many characters."""
    line = ", ".join(words)
    return line if len(line) <= most else f"{line[: most - 1].rstrip(', ')}…"


def _used(configuration: Configuration, topic: str) -> str:
    used = [name for name, one in configuration.briefings.items() if topic in one.topics]
    return ", ".join(used) or "no briefing"
