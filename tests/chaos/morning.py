"""The morning that every run delivers: what is due, where it goes, and the words, frozen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.delivery.message import Content
from bot.ledger.entries import Edition, Frozen, Occurrence, Planned
from bot.ledger.states import Kind
from config.destination import Destination, Platform
from tests.platform.__main__ import channel_name
from tests.platform.rules import Flavour

if TYPE_CHECKING:
    from datetime import datetime

    from bot.ledger import Ledger
    from config.configuration import Unknown

CHANNELS = 7
"""On each platform."""

PARTS = (1, 2, 1, 3, 1, 2, 1, 2)
"""Of each occurrence: 13 messages to each of 14 channels are 182."""

FLAVOURS = {Platform.SLACK: Flavour.SLACK, Platform.DISCORD: Flavour.DISCORD}


def prepare(
    ledger: Ledger,
    words: str,
    due_at: datetime,
    *,
    unknown: Unknown,
    in_parts: bool,
    platforms: tuple[Platform, ...],
) -> None:
    """Plan and freeze the morning, as every worker does that starts; only the first one's words count."""
    parts = PARTS if in_parts else (1,) * sum(PARTS)
    occurrences = [_occurrence(number, due_at, unknown) for number in range(len(parts))]
    where = [one for platform in platforms for one in destinations(platform)]
    ledger.plan([Planned(one, tuple(where)) for one in occurrences], {(Kind.BRIEFING, "chaos"): due_at})
    for occurrence, several in zip(occurrences, parts, strict=True):
        frozen = [
            Frozen(
                Edition(due_at),
                tuple(
                    content(platform, f"{words} {occurrence.nominal}, {part} of {several}")
                    for part in range(1, several + 1)
                ),
                destinations(platform),
            )
            for platform in platforms
        ]
        ledger.freeze(occurrence, frozen)


def destinations(platform: Platform) -> tuple[Destination, ...]:
    """The channels of one platform."""
    return tuple(Destination(platform, channel_name(FLAVOURS[platform], at)) for at in range(CHANNELS))


def content(platform: Platform, text: str) -> Content:
    """A message as the platform takes it."""
    said: dict[str, object] = {"text": text}
    if platform is Platform.DISCORD:
        button = {"type": 2, "style": 2, "label": "Why", "custom_id": "c:why:1:"}
        said = {
            "flags": 1 << 15,
            "components": [{"type": 10, "content": text}, {"type": 1, "components": [button]}],
            "allowed_mentions": {"parse": []},
        }
    return Content(json.dumps(said))


def _occurrence(number: int, due_at: datetime, unknown: Unknown) -> Occurrence:
    nominal = f"2026-03-02T08:{number:02}"
    return Occurrence(Kind.BRIEFING, "chaos", nominal, "Europe/Stockholm", "test", due_at, unknown=unknown)
