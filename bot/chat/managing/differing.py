"""Differing: what a change makes different, as rows that are read in chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.rendering.keys import without_keys
from bot.versions.diff import ADDED, INDENT, REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GONE, NEW = "gone: ", "new: "
BECOMES = " → "
_BELOW = " › "


def rows_of(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """One row for each value that becomes another, and for all that is new or gone below the same keys.

    Args:
        lines: as `bot.versions.diff.difference` gives them; the keys of addresses are left out.
    """
    rows: list[tuple[str, ...]] = []
    path = ""
    below: list[str] = []
    for line in map(without_keys, lines):
        if line.startswith((REMOVED, ADDED)):
            below.append(line)
            continue
        rows += _rows(path, below)
        path, below = line, []
    rows += _rows(path, below)
    return tuple(rows)


def _rows(path: str, lines: list[str]) -> Iterator[tuple[str, ...]]:
    """The rows of what stands below the same keys."""
    if not lines:
        if path:
            yield (path,)
        return
    where = path.partition(_BELOW)[2] or path
    lead = f"{where}{_BELOW}" if where else ""
    gone, new = _blocks(REMOVED, lines), _blocks(ADDED, lines)
    for key in [one for one in gone if one in new and gone[one]]:
        yield f"{lead}{key}", f"{gone.pop(key)}{BECOMES}{new.pop(key)}"
    told = [
        f"{said}{_said(key, value)}" for said, of in ((GONE, gone), (NEW, new)) for key, value in of.items()
    ]
    if told:
        yield (where, *told)


def _blocks(sign: str, lines: Iterable[str]) -> dict[str, str]:
    """What is gone, or new: a key → its value, on one line; an item of a list → nothing."""
    blocks: dict[str, str] = {}
    key = ""
    for line in lines:
        if not line.startswith(sign):
            continue
        words = line.removeprefix(sign)
        if words.startswith(INDENT) and key:
            blocks[key] = f"{blocks[key]} {words.strip()}".strip()
            continue
        key, between, value = words.partition(": ")
        key = key if between else words.removesuffix(":")
        blocks[key] = value
    return blocks


def _said(key: str, value: str) -> str:
    return f"{key}: {value}" if value else key
