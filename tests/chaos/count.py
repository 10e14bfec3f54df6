"""What a run came to, counted from the platforms' own records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.ledger.states import DeliveryState
from tests.platform.record import accepted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.ledger import Ledger
    from bot.ledger.entries import Delivery
    from config.destination import Platform
    from tests.platform.record import Accepted


@dataclass(slots=True)
class Count:
    """What one run, or several together, came to.

    Attributes:
        requests: to send or to look, that came to an end.
        faulty: of them, those without an answer that can be used.
        duplicates: messages that people saw beside the first one of their delivery.
        missing: deliveries that no one saw; not those that are held, or wait for a part that is.
        held: deliveries that an admin has to decide on.
        wrong: messages with other words than those frozen first, out of order or in another thread.
    """

    runs: int = 1
    deliveries: int = 0
    kills: int = 0
    pauses: int = 0
    requests: int = 0
    faulty: int = 0
    duplicates: int = 0
    missing: int = 0
    held: int = 0
    wrong: int = 0
    seconds: float = 0.0

    def __add__(self, other: Count) -> Count:
        return Count(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def count(ledger: Ledger, records: Mapping[Platform, Path], tally: bytes) -> Count:
    """What arrived of all that stands in the ledger.

    Args:
        tally: a letter for each request, `!` for a faulty one.
    """
    seen: defaultdict[str, list[Accepted]] = defaultdict(list)
    for path in records.values():
        for message in accepted(path):
            seen[message.mark].append(message)
    deliveries = [one for _, several in ledger.occurrences() for one in several]
    roots = {(one.occurrence_id, one.destination): one for one in deliveries if one.part == 1}
    held = {(one.occurrence_id, one.destination) for one in deliveries if one.state is DeliveryState.HELD}
    found = Count(deliveries=len(deliveries), requests=len(tally), faulty=tally.count(b"!"))
    for one in deliveries:
        messages = seen.pop(one.mark, [])
        found.duplicates += max(len(messages) - 1, 0)
        found.held += one.state is DeliveryState.HELD
        found.missing += not messages and (one.occurrence_id, one.destination) not in held
        root = roots[one.occurrence_id, one.destination]
        found.wrong += sum(not _right(one, root, message) for message in messages)
    found.wrong += _out_of_order(ledger, records)
    found.wrong += sum(map(len, seen.values()))
    return found


def _right(delivery: Delivery, root: Delivery, message: Accepted) -> bool:
    """The words of the first freeze, in its channel, in the thread of its first part."""
    thread = None if delivery.part == 1 else root.message_id
    said = "the words " in message.body and f"{delivery.part} of {delivery.parts}" in message.body
    return said and message.channel == delivery.destination.address and message.thread == thread


def _out_of_order(ledger: Ledger, records: Mapping[Platform, Path]) -> int:
    """Parts that were seen before the part before them."""
    first_us: dict[str, int] = {}
    for path in records.values():
        for message in accepted(path):
            first_us.setdefault(message.mark, message.at_us)
    early = 0
    for _, deliveries in ledger.occurrences():
        by_part = {(one.destination, one.part): one for one in deliveries}
        for one in deliveries:
            before = by_part.get((one.destination, one.part - 1))
            if before and one.mark in first_us:
                early += first_us.get(before.mark, first_us[one.mark] + 1) > first_us[one.mark]
    return early
