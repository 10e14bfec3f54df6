"""What can be done to a keyword."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.versions.acting.naming import held, named, renamed, without
from bot.versions.acting.topics import word
from bot.versions.edits import Edited
from config.configuration import DEFAULT_COOLDOWN, Keyword
from config.errors import ConfigError
from config.schedule import duration, duration_text

if TYPE_CHECKING:
    from bot.versions.acting.filled import Filled
    from config import Configuration

MAX_CHARS = 80


def new(configuration: Configuration, filled: Filled) -> Edited:
    """A new one."""
    words = _words(configuration, filled)
    made = _edited(Keyword(()), filled)
    filled.raise_if_any()
    keywords = MappingProxyType({**configuration.keywords, words: made})
    said = f"{words} is a new keyword; it {_told(made)}; {_paused(made)}."
    return Edited(replace(configuration, keywords=keywords), said)


def edit(configuration: Configuration, filled: Filled) -> Edited:
    """The words, who hears of them, and how often at most."""
    name = filled.change.name
    before = held("keyword", name, configuration.keywords)
    words = _words(configuration, filled, now=name)
    after = _edited(before, filled)
    filled.raise_if_any()
    said = [
        f"is {words} now" if words != name else "",
        _told(after) if after.channels != before.channels else "",
        _paused(after) if after.cooldown != before.cooldown else "",
    ]
    if not any(said):
        return Edited(configuration)
    keywords = renamed(configuration.keywords, name, words, after)
    return Edited(replace(configuration, keywords=keywords), f"{name} {'; '.join(filter(None, said))}.")


def delete(configuration: Configuration, filled: Filled) -> Edited:
    """Nobody hears of it any more."""
    name = filled.change.name
    held("keyword", name, configuration.keywords)
    changed = replace(configuration, keywords=without(configuration.keywords, name))
    return Edited(changed, f"{name} is no keyword any more.")


def _words(configuration: Configuration, filled: Filled, *, now: str = "") -> str:
    words = named(filled, "words", configuration.keywords, now=now, max_chars=MAX_CHARS)
    try:
        return words if words == now or filled.is_wrong("words") else word(words)
    except ConfigError as error:
        filled.wrong("words", error.message, error.hint)
        return words


def _edited(one: Keyword, filled: Filled) -> Keyword:
    channels = filled.destinations("channels", one.channels)
    if not channels and not filled.is_wrong("channels"):
        filled.wrong("channels", "a keyword needs a channel to tell", "choose one, or delete the keyword")
    return Keyword(channels, filled.one("cooldown", duration, one.cooldown, empty=DEFAULT_COOLDOWN))


def _told(keyword: Keyword) -> str:
    return f"is told in {', '.join(map(str, keyword.channels))}"


def _paused(keyword: Keyword) -> str:
    return f"is told at most once in {duration_text(keyword.cooldown)}"
