"""Handles: what a click carries in place of a value that is too long for one, and what that stands for."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.rendering.keys import KEYED

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CHARS = 60
"""Of a value that is carried as it is, in UTF-16 units: it leaves room for a verb and a destination."""

NAME_CHARS = 24
_HASHED = "~"


def handle_of(value: str) -> str:
    """The value itself; where it is too long for a click, or not to be carried, a name made of its hash.

    What is not to be carried is what cannot be printed, and an address that may have a key in it.
    """
    coded = value.encode("utf-16-le", "surrogatepass")
    short = len(coded) // 2 <= MAX_CHARS and not value.startswith(_HASHED)
    whole = short and value.isprintable() and not KEYED.search(value)
    return value if whole else f"{_HASHED}{b32encode(sha256(coded).digest()).decode().lower()[:NAME_CHARS]}"


def meant(handle: str, values: Iterable[str]) -> str:
    """The value that a handle stands for; the handle where it stands for none of them.

    Args:
        values: all that it may stand for; not looked at where the handle is no name.
    """
    if not handle.startswith(_HASHED):
        return handle
    return next((one for one in values if handle_of(one) == handle), handle)
