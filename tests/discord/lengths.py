"""Lengths as Discord counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def length(text: str) -> int:
    """In characters: code points. Discord's clients count UTF-16 units, its API does not."""
    return len(text)


def too_long(text: object, path: str, most: int, *, least: int = 0) -> Iterator[str]:
    """What is wrong with a text that may be absent unless it must hold something."""
    if text is None:
        if least:
            yield f"{path}: required"
    elif not isinstance(text, str):
        yield f"{path}: not a string"
    elif not least <= length(text) <= most:
        yield f"{path}: {length(text)} characters, not {least} to {most}"
    elif any("\ud800" <= character <= "\udfff" for character in text):
        yield f"{path}: half a surrogate pair"
