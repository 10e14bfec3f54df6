"""Whole: whether words that begin like a command about oneself are that command, or a question.

“plan for the tunnel” and “follow up on the talks” ask about the world; “plan” and “follow 3” do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.chat.typed import on_a_line
from briefings.citation import read_citation_id
from briefings.errors import InvalidCitation
from config.near import near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from config.configuration import Configuration

_OPTION = re.compile(r"(?:^|\s)--[a-z]")
_LINE = re.compile(r".*#\d+|.+ \d\d-\d\d \d+", re.DOTALL)
_WORD = re.compile(r"[^\s?？؟]+")
_ID = re.compile(r"(?=\D*\d)[a-z0-9]+")
"""Of somebody's digest."""


def whole(line: str, configuration: Configuration) -> bool:
    """Whether the grammar understands a line to its end; a slip in a name is understood too.

    Args:
        line: begins with the name of one of `typed.ALONE`.
    """
    name, _, words = line.removeprefix("/").partition(" ")
    words = words.strip()
    if not words or line.startswith("/") or _OPTION.search(words) or on_a_line(line):
        return True  # nobody asks about the world with an option or a slash
    match name.lower():
        case "subscribe":
            return _are_names(words, configuration.topics)
        case "plan":
            return near(words, configuration.briefings) is not None or _ID.fullmatch(words) is not None
        case "follow":
            return _LINE.fullmatch(words) is not None or _is_citation(words)
        case "briefings" | "topics" | "keywords":
            return _are_names(words, _named(name.lower(), configuration))
        case "pause" | "unsubscribe" | "amend" | "config":
            return _WORD.fullmatch(words) is not None  # an id; of the configuration, a part
    return False


def _named(noun: str, configuration: Configuration) -> Iterable[str]:
    held: dict[str, Iterable[str]] = {
        "briefings": configuration.briefings,
        "topics": configuration.topics,
        "keywords": configuration.keywords,
    }
    return held[noun]


def _are_names(words: str, known: Iterable[str]) -> bool:
    names = list(known)
    parts = [one.strip() for one in words.split(",")]
    return any(
        all(near(each, names) for each in split if each) for split in (parts, words.replace(",", " ").split())
    )


def _is_citation(words: str) -> bool:
    try:
        read_citation_id(words)
    except InvalidCitation:
        return False
    return True
