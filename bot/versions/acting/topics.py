"""What can be done to a topic."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.versions.acting.filled import refused
from bot.versions.acting.naming import held, named, renamed, without
from bot.versions.edits import Edited
from config.aliases import Aliases
from config.configuration import Topic
from config.errors import ConfigError
from config.schema import MAX_TOPIC_WORDS, too_many_words
from config.section import text
from config.values import topic_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.versions.acting.filled import Filled
    from config import Configuration

_COLON = re.compile("[:：]")


def new(configuration: Configuration, filled: Filled) -> Edited:
    """A new one."""
    name = named(filled, "name", configuration.topics)
    made = _edited(Topic(()), name, configuration, filled)
    filled.raise_if_any()
    topics = MappingProxyType({**configuration.topics, name: made})
    return Edited(replace(configuration, topics=topics), f"{name} is a new topic: {', '.join(made.words)}.")


def edit(configuration: Configuration, filled: Filled) -> Edited:
    """Its name, here and in every briefing that has it, its words and their other spellings."""
    name = filled.change.name
    before = held("topic", name, configuration.topics)
    called = named(filled, "name", configuration.topics, now=name)
    after = _edited(before, name, configuration, filled)
    filled.raise_if_any()
    said = [
        f"is called {called} now" if called != name else "",
        *_words_said(before.words, after.words),
        *_spellings_said(before.aliases, after.aliases),
    ]
    if not any(said):
        return Edited(configuration)
    briefings = {
        one: replace(briefing, topics=tuple(called if topic == name else topic for topic in briefing.topics))
        for one, briefing in configuration.briefings.items()
    }
    changed = replace(
        configuration,
        topics=renamed(configuration.topics, name, called, after),
        briefings=MappingProxyType(briefings),
    )
    return Edited(changed, f"{name} {'; '.join(filter(None, said))}.")


def delete(configuration: Configuration, filled: Filled) -> Edited:
    """There is no such topic any more, in no briefing either."""
    name = filled.change.name
    held("topic", name, configuration.topics)
    having = [one for one, briefing in configuration.briefings.items() if name in briefing.topics]
    alone = [one for one in having if set(configuration.briefings[one].topics) == {name}]
    if alone:
        verb = "is" if len(alone) == 1 else "are"
        raise refused(
            f"{', '.join(alone)} {verb} about nothing but {name}",
            "give other topics first, or delete what has it",
        )
    briefings = {
        one: replace(briefing, topics=tuple(topic for topic in briefing.topics if topic != name))
        for one, briefing in configuration.briefings.items()
    }
    changed = replace(
        configuration,
        topics=without(configuration.topics, name),
        briefings=MappingProxyType(briefings),
    )
    of = f", and is out of {', '.join(having)}" if having else ""
    return Edited(changed, f"{name} is no topic any more{of}.")


def words_text(topic: Topic) -> str:
    """Its words on one line, as they are filled in."""
    return ", ".join(topic.words)


def spellings_text(topic: Topic) -> str:
    """The other spellings, a line for each name, as they are filled in."""
    return "\n".join(_line(name, others) for name, others in topic.aliases.items())


def word(written: str) -> str:
    """A word or a name that something can be found by.

    Raises:
        ConfigError: it has neither a letter nor a figure, or is too long.
    """
    if not any(map(str.isalnum, written)):
        raise ConfigError(f"{written!r} can be found nowhere", hint="write a word or a name")
    return topic_word(written)


def _edited(one: Topic, name: str, configuration: Configuration, filled: Filled) -> Topic:
    """A topic with what its form says.

    Args:
        name: that it has until now.
    """
    words = one.words
    if filled.change.one("words") != words_text(one):  # a word may hold a comma
        words = filled.many("words", word, words)
    if not words and not filled.is_wrong("words"):
        filled.wrong("words", "a topic needs words", "write some, with commas between them")
    if len(words) > MAX_TOPIC_WORDS:
        filled.wrong("words", too_many_words(len(words)), "make two topics of it")
    return Topic(words, _aliases(one, name, configuration, filled))


def _aliases(
    one: Topic, name: str, configuration: Configuration, filled: Filled
) -> Mapping[str, tuple[str, ...]]:
    """The other spellings; they serve every query, so those of all topics must agree."""
    if "aliases" not in filled:
        return one.aliases
    known = Aliases()
    for other, topic in configuration.topics.items():
        for spelt, others in topic.aliases.items() if other != name else ():
            known.add_name(spelt)
            for another in others:
                known.alias_of(spelt)(another)
    lines = {_line(spelt, others): (spelt, others) for spelt, others in one.aliases.items()}
    found: dict[str, tuple[str, ...]] = {}
    for line in filled.lines("aliases"):
        try:
            spelt, others = lines[line] if line in lines else _spellings(line)
            known.add_name(spelt)
            also = tuple(map(known.alias_of(spelt), others))
            found[spelt] = tuple(dict.fromkeys((*found.get(spelt, ()), *also)))
        except ConfigError as error:
            filled.wrong("aliases", error.message, error.hint)
    return MappingProxyType(found)


def _spellings(line: str) -> tuple[str, tuple[str, ...]]:
    """What `Name: other, other` says."""
    name, *rest = _COLON.split(line, maxsplit=1)
    others = tuple(filter(None, map(str.strip, re.split("[,，、]", "".join(rest)))))
    if not name.strip() or not others:
        raise ConfigError(f"{line!r} says of no name how else it is written", hint="write Name: other, other")
    return topic_word(text(name)), tuple(topic_word(text(one)) for one in others)


def _line(name: str, others: tuple[str, ...]) -> str:
    return f"{name}: {', '.join(others)}"


def _words_said(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    more = ", ".join(one for one in after if one not in before)
    less = ", ".join(one for one in before if one not in after)
    moved = before != after and not more and not less
    return (
        f"also has the words {more}" if more else "",
        f"has no longer the words {less}" if less else "",
        "has its words in another order" if moved else "",
    )


def _spellings_said(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    more = ", ".join(name for name, others in after.items() if before.get(name) != others)
    less = ", ".join(name for name in before if name not in after)
    moved = list(before) != list(after) and not more and not less
    return (
        f"has other spellings for {more}" if more else "",
        f"has no other spelling for {less} any more" if less else "",
        "has its spellings in another order" if moved else "",
    )
