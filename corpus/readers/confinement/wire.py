"""The wire: how a request and its answers are laid out in bytes between the two processes.

A message is two lengths, a JSON object, and bytes that belong to it. Never pickle, which would run what it is
told to.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LENGTHS = struct.Struct(">II")


class BrokenWire(ValueError):
    """What arrived is no message."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        head: a JSON object; what is in it is not to be believed before it is checked.
        body: a file's bytes, or a text in UTF-8; may be empty.
    """

    head: dict[str, object]
    body: bytes = b""

    def packed(self) -> bytes:
        """The message as it goes over the wire."""
        head = json.dumps(self.head).encode()
        return _LENGTHS.pack(len(head), len(self.body)) + head + self.body


def received(read: Callable[[int], bytes], *, max_bytes: int) -> Message:
    """The next message.

    Args:
        read: gives exactly as many bytes as it is asked for.
        max_bytes: a longer message is refused before it is read.

    Raises:
        BrokenWire: it is no message, or too long.
    """
    head_bytes, body_bytes = _LENGTHS.unpack(read(_LENGTHS.size))
    if head_bytes + body_bytes > max_bytes:
        raise BrokenWire("too long")
    try:
        head = json.loads(read(head_bytes))
    except (ValueError, RecursionError) as error:
        raise BrokenWire("no JSON") from error
    if not isinstance(head, dict):
        raise BrokenWire("no JSON object")
    return Message(head, read(body_bytes))
