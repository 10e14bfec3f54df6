"""Answers: what a new installation is to be, in three of them, and what is taken where nobody is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from config.destination import Destination, Platform, destination
from config.errors import ConfigError
from config.schedule import time_of_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Understood = TypeVar("Understood")

CHATS = {
    "slack": (Platform.SLACK,),
    "discord": (Platform.DISCORD,),
    "both": (Platform.SLACK, Platform.DISCORD),
    "none": (),
}
"""What may be answered to the first question → the platforms that it means."""

DOCUMENTS = "documents"
CONSOLE = Destination(Platform.CONSOLE)
AT = time(8)

_HOUR = re.compile(r"\d{1,2}[:.]\d\d")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new installation is to be.

    Attributes:
        chats: the chat platforms to set up.
        documents: a folder, as typed: a relative one counts from that of the configuration.
        to: where the first briefing goes.
        at: its local hour.
    """

    chats: tuple[Platform, ...] = CHATS["both"]
    documents: str = DOCUMENTS
    to: Destination = CONSOLE
    at: time = AT


def answers(ask: Callable[[str, str], str], refuse: Callable[[ConfigError], None]) -> Answers:
    """What somebody answers to three questions; each is asked again until it is understood.

    Args:
        ask: a question and what is taken for an empty answer → what was typed.
        refuse: says what is wrong with an answer.
    """

    def understood(question: str, default: str, meaning: Callable[[str], Understood]) -> Understood:
        while True:
            try:
                return meaning(ask(question, default))
            except ConfigError as error:
                refuse(error)

    chats = understood("Slack, Discord, both or none?", "both", chats_of)
    documents = understood("In which folder are your documents?", DOCUMENTS, _folder)
    example = "#briefings 08:00" if Platform.SLACK in chats else "112233445566778899 08:00"
    where = f"Which channel gets the briefing, and when (such as {example})?" if chats else "When is it due?"
    to, at = understood(where, f"{CONSOLE} {AT:%H:%M}", channel_and_hour)
    return Answers(chats, documents, to, at)


def chats_of(typed: str) -> tuple[Platform, ...]:
    """The chat platforms that an answer means.

    Raises:
        ConfigError: it means none of them, and not `none` either.
    """
    try:
        return CHATS[typed.strip().casefold()]
    except KeyError:
        raise ConfigError(f"{typed!r} is none of them", hint=", ".join(CHATS)) from None


def channel_and_hour(typed: str) -> tuple[Destination, time]:
    """What `#briefings 07:30` means; either may be left out.

    Raises:
        ConfigError: it names no destination, or no time of day.
    """
    words, at = typed.split(), AT
    if words and _HOUR.fullmatch(words[-1]):
        at = time_of_day(words.pop().replace(".", ":"))
    return _channel(" ".join(words)), at


def zone_of(environ: Mapping[str, str], localtime: Path) -> str:
    """The time zone of this machine by its name, UTC where it does not say.

    Args:
        localtime: the link to the zone's rules, on most systems /etc/localtime.
    """
    linked = str(localtime.resolve()).rpartition("zoneinfo/")
    for name in (environ.get("TZ", "").removeprefix(":"), linked[2] if linked[1] else ""):
        try:
            if name:
                return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"


def _folder(typed: str) -> str:
    written = typed.strip()
    try:
        known = bool(Path(written).expanduser())
    except RuntimeError:  # `~somebody`, whom this machine does not know
        known = False
    if not written or not written.isprintable() or not known:
        raise ConfigError("this is no folder", hint=f"such as {DOCUMENTS}")
    return written


def _channel(typed: str) -> Destination:
    """A destination, whose platform may be left out where the address tells it."""
    if not typed:
        return CONSOLE
    if not typed.isprintable():
        raise ConfigError("this names no channel", hint="such as #briefings")
    if re.fullmatch(r"[0-9]{15,20}", typed):
        return destination(f"{Platform.DISCORD}:{typed}")
    if re.fullmatch(r"#.+|[CG](?=.*[0-9])[A-Z0-9]+", typed):
        return destination(f"{Platform.SLACK}:{typed}")
    return destination(typed)
