"""Destinations: where a message may go, as an admin writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from config.errors import ConfigError
from config.near import near


class Platform(StrEnum):
    """What carries a message; the word before the colon."""

    SLACK = "slack"
    DISCORD = "discord"
    CONSOLE = "console"
    FILE = "file"


FORMS = {
    Platform.SLACK: re.compile(r"#[\w-]{1,80}|@[\w.-]{1,80}|[CDGUW][A-Z0-9]{2,}"),
    Platform.DISCORD: re.compile(r"@?[0-9]{1,20}"),
    Platform.CONSOLE: re.compile(r""),
    Platform.FILE: re.compile(r".+"),
}
"""What may stand after the colon: a channel's name, a person, an id; a snowflake; nothing; a path."""

FORM_HINTS = {
    Platform.SLACK: "slack:#channel, slack:C012ABC or slack:@person",
    Platform.DISCORD: 'discord:112233445566778899: the number that "Copy Channel ID" gives',
    Platform.CONSOLE: "console, with nothing after it",
    Platform.FILE: "file:outbox/name.jsonl",
}

LIKELY_FORMS = (
    (re.compile(r"[#@][\w.-]+|[CDGUW](?=.*[0-9])[A-Z0-9]{7,}"), "slack:{}"),
    (re.compile(r"[0-9]{15,20}"), "discord:{}"),
    (re.compile(r".*\.jsonl?"), "file:{}"),
)
"""What a bare address most likely is."""


@dataclass(frozen=True, slots=True, order=True)
class Destination:
    """A channel, a person, the console or a file; its text is what the admin wrote.

    Attributes:
        platform: what carries the message.
        address: `#name`, `@person` or an id on Slack, of a channel or of a person (then their own
            conversation with the bot); a channel's number on Discord, or a person's after an `@`; a path,
            counted from the home, for a file; empty for the console.
    """

    platform: Platform
    address: str = ""

    def __str__(self) -> str:
        return f"{self.platform}:{self.address}" if self.address else str(self.platform)


def destination(text: str) -> Destination:
    """The destination that a text such as `slack:#briefings` names.

    Raises:
        ConfigError: it is of no known form; the hint has the likely one.
    """
    word, colon, address = text.partition(":")
    address = address.strip()
    try:
        platform = Platform(word.strip())
    except ValueError:
        raise ConfigError(
            f"unknown destination {text!r}", hint=_likely(text, word, colon + address)
        ) from None
    if not FORMS[platform].fullmatch(address):
        named = f"slack:#{address}" if re.fullmatch(r"[a-z][\w-]*", address) else None
        hint = named if platform is Platform.SLACK and named else FORM_HINTS[platform]
        raise ConfigError(f"{text!r} names no destination", hint=f"write {hint}")
    return Destination(platform, address)


def _likely(text: str, word: str, rest: str) -> str:
    for form, written in LIKELY_FORMS:
        if form.fullmatch(text):
            return f"did you mean {written.format(text)!r}?"
    platform = near(word.strip(), list(Platform))
    if platform is not None:
        return f"did you mean {str(platform) + rest!r}?"
    return "such as slack:#channel, discord:112233445566778899, console or file:PATH"
