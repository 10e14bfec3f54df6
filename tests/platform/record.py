"""The record: everything that the platform accepted, a line each, in a file that outlives it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Accepted:
    """One message that people can see.

    Attributes:
        mark: what the sender marked it with.
        body: what it was given, as it was given.
        thread: id of the message that it replies to.
        at_us: microseconds since 1970, unlike every other's.
        doubled: the network made it, out of another's request.
        pinged: it called people by name.
    """

    channel: str
    id: str
    mark: str
    body: str
    thread: str | None
    at_us: int
    doubled: bool = False
    pinged: bool = False


class Record:
    """What was accepted, in order; kept in memory, and in a file where one is named."""

    def __init__(self, path: Path | None = None) -> None:
        self.accepted: list[Accepted] = []
        self._of: defaultdict[str, list[Accepted]] = defaultdict(list)
        self._path = path
        for message in accepted(path) if path else []:
            self._keep(message)

    def add(self, message: Accepted) -> None:
        if self._path:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(message)) + "\n")
        self._keep(message)

    def _keep(self, message: Accepted) -> None:
        self.accepted.append(message)
        self._of[message.channel].append(message)

    def of(self, channel: str) -> list[Accepted]:
        """What stands in a channel, replies included."""
        return list(self._of[channel])


def accepted(path: Path) -> list[Accepted]:
    """What a record's file holds by now; the platform may be writing to it."""
    text = path.read_text("utf-8") if path.exists() else ""
    whole = text[: text.rfind("\n") + 1]
    return [Accepted(**json.loads(line)) for line in whole.split("\n") if line]
