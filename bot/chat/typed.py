"""What is typed in chat: a line of the shared grammar, with what only chat has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.chat.prose import prose
from bot.errors import ForAdmins, UsageMistake
from bot.grammar import COMMANDS, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.asker import Asker
    from bot.grammar import Command

MAX_CHARS = 4_000
"""Of one line: a message has no more."""

MAX_QUESTION_CHARS = 300
"""Far longer than any question; what is longer is a text to be checked."""

OWN = frozenset({"subscribe", "subscriptions", "pause", "unsubscribe", "follow"})
"""Commands about what somebody gets themselves: in chat that is their own conversation with the bot."""

MANAGED = ("briefings", "topics", "keywords", "channels", "access", "history", "undo")
"""Pages of the configuration, and the way back."""

OF_ADMINS = frozenset({"amend", "plan", *MANAGED})
"""Commands that change documents or the configuration, or name every destination there is."""

ALONE = OWN | OF_ADMINS | {"offers", "hidden", "config", "forget-me"}
"""Commands whose answers are for their asker's eyes: where others read along, they are not answered."""

CHAT_ONLY = ("help", "add", "offers", "hidden", "config", "forget-me", *MANAGED)
"""What the shell has commands of its own for."""

_ON_A_LINE = re.compile(
    r"(?P<verb>open|context|why|verify|cite|footnote|follow|wrong)\s+(?:line\s+)?#?(?P<number>\d{1,3})[.!?]?",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\w[^\w\s]{0,3}\s?(?:[？؟]|\?(?!\w))")
"""A word with a question mark behind it, whatever closes between them."""

_ENDS_IN_A_LINE = re.compile(r"#\d+$|\s\d{1,3}$")


@dataclass(frozen=True, slots=True)
class OnALine:
    """`why 3`: something to be done with a line of the message above.

    Attributes:
        word: as in the menu: context, why, …
    """

    word: str
    number: int


def on_a_line(text: str) -> OnALine | None:
    """What a reply in a thread asks of a line, where it does."""
    match = _ON_A_LINE.fullmatch(text.strip())
    if match is None:
        return None
    word = {"open": "context", "cite": "footnote"}.get(match["verb"].lower(), match["verb"].lower())
    return OnALine(word, int(match["number"]))


def asks(text: str) -> bool:
    """Whether a reply to a message of the bot's, which does not name it, asks it for something."""
    return on_a_line(text) is not None or _ASKED.search(prose(text)) is not None


def question(text: str) -> str:
    """What somebody says to the bot, as a line to parse: without a command's name it is a question."""
    line = text.strip()
    first = line.partition(" ")[0].removeprefix("/").lower()
    known = first in COMMANDS or first in CHAT_ONLY
    if first == "why" and not (_ENDS_IN_A_LINE.search(line) or line.startswith("/")):
        known = False  # “why did the price rise?” asks about the world
    return line if known or not line or on_a_line(line) else f"ask {line}"


def command_of(line: str, asker: Asker, *, briefings: Iterable[str]) -> tuple[Command, str, dict[str, Any]]:
    """The command, its words and its options, as this asker may use it.

    Args:
        briefings: the names of those that are configured.

    Raises:
        UsageMistake: it means nothing, or is not for them.
    """
    if len(line) > MAX_CHARS:
        raise UsageMistake(f"a line may have {MAX_CHARS:,} characters")
    command, words, options = parsed(line)
    if command.name == "brief" and words and "topic" not in options:
        called = {name.casefold(): name for name in briefings}.get(words.casefold())
        # Whoever types a topic should not have to say that it is one.
        words, options = (called, options) if called else ("", {**options, "topic": words})
    if command.name in OF_ADMINS and not asker.admin:
        raise ForAdmins(f"{command.name} is for admins")
    if command.name == "ask" and len(words) > MAX_QUESTION_CHARS:
        raise UsageMistake(
            f"a question may have {MAX_QUESTION_CHARS} characters",
            hint="a text is checked against the sources with: check TEXT",
        )
    if command.name in OWN:
        if options.get("to", str(asker.person)) != str(asker.person) and not asker.admin:
            raise ForAdmins("only admins can name somebody else's destination")
        options.setdefault("to", str(asker.person))
        if command.name == "subscribe" and asker.timezone is not None:
            options.setdefault("timezone", asker.timezone)
    return command, words, options
