"""Damage as a disk does it: other bytes inside a file, whose size stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def damage(root: Path, text: str) -> None:
    """Change the bytes of a passage in an index, under the eyes of whoever has it open."""
    held = text.encode()
    for path in root.glob("part-*"):
        whole = path.read_bytes()
        with path.open("r+b") as file:
            file.write(whole.replace(held, b"\xff" * len(held)))
