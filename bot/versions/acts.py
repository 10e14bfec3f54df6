"""Acts: all that can be changed of the configuration from chat, each as a pure function.

change, and the configuration as it is → the configuration as it is wanted, and one sentence that says so
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.errors import UnknownName, UsageMistake
from bot.versions.acting import access, briefings, channels, keywords, sources, topics
from bot.versions.acting.filled import Filled
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.versions.change import Change
    from bot.versions.edits import Edited
    from config import Configuration
    from config.destination import Destination

MAX_CHANGE_CHARS = 300
"""Of the sentence: a page of the history has eight of them; what changes, line by line, stands beside it."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act.

    Attributes:
        make: pure; what it makes of a configuration.
        fields: the names of the values that it reads.
    """

    make: Callable[[Configuration, Filled], Edited]
    fields: frozenset[str] = frozenset()


def _act(make: Callable[[Configuration, Filled], Edited], *fields: str) -> Act:
    return Act(make, frozenset(fields))


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "briefing.new": _act(briefings.new, "title", "days", "at", "topics", "to"),
        "briefing.edit": _act(briefings.edit, "title", "days", "at", "topics", "to"),
        "briefing.settings": _act(briefings.settings, "timezone", "lines", "skip", "catch_up", "unknown"),
        "briefing.enable": _act(briefings.enable),
        "briefing.disable": _act(briefings.disable),
        "briefing.delete": _act(briefings.delete),
        "topic.new": _act(topics.new, "name", "words", "aliases"),
        "topic.edit": _act(topics.edit, "name", "words", "aliases"),
        "topic.delete": _act(topics.delete),
        "keyword.new": _act(keywords.new, "words", "channels", "cooldown"),
        "keyword.edit": _act(keywords.edit, "words", "channels", "cooldown"),
        "keyword.delete": _act(keywords.delete),
        "source.add": _act(sources.add, "location", "collection", "kind"),
        "source.remove": _act(sources.remove),
        "collection.new": _act(sources.new_collection, "name", "allow", "everyone"),
        "collection.delete": _act(sources.delete_collection),
        "channel.edit": _act(channels.edit, "briefings", "keywords"),
        "access.edit": _act(access.edit, "allow", "everyone"),
        "admins.edit": _act(access.admins, "slack", "discord_roles", "notes", "unanswered"),
    }
)
"""By the name that a `Change` has for it."""

_NOTHING: Mapping[Destination, Destination] = MappingProxyType({})


def made(
    change: Change, configuration: Configuration, meant: Mapping[Destination, Destination] = _NOTHING
) -> Edited:
    """What a change makes of a configuration.

    Args:
        meant: a destination as the configuration has it → what it means, where that is known:
            `slack:#news` → the channel's id. One that is chosen by its id then stays as it was written.

    Returns:
        The configuration as it is wanted, valid as a whole; the very same, with no sentence, where nothing
        changes.

    Raises:
        UnknownName: what it is about is not there, or there is no such act.
        UsageMistake: the act has no such field.
        ConfigErrors: all that is wrong with what was filled in, each mistake with the label of its field as
            `key`; or why it is not done at all.
    """
    act = ACTS.get(change.act)
    if act is None:
        raise UnknownName("change", change.act, hint=did_you_mean(change.act, ACTS, kind="change"))
    for name in change.values:
        if name not in act.fields:
            raise UsageMistake(f"no field {name!r} in {change.act}", hint=did_you_mean(name, act.fields))
    edited = act.make(configuration, Filled(change, meant))
    if len(edited.change) <= MAX_CHANGE_CHARS:
        return edited
    return replace(edited, change=f"{edited.change[: MAX_CHANGE_CHARS - 1].rstrip()}…")
