"""Differing: what a change makes different, as rows that are read in chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.rendering.keys import without_keys
from bot.versions.diff import ADDED, INDENT, REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GONE, NEW = "gone: ", "new: "
BECOMES = " → "
CUT = "…"
_BELOW = " › "


def rows_of(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """One row for each value or name that becomes another, and for each key of what is new or gone.

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
    for key in [one for one in gone if one in new and _said(gone[one])]:
        yield f"{lead}{key}", f"{_said(gone.pop(key))}{BECOMES}{_said(new.pop(key))}"
    for key in list(gone):
        other = next((one for one, block in new.items() if _is_same(gone[key], block)), None)
        if other is not None:
            yield where, f"{key}{BECOMES}{other}"
            del gone[key], new[other]
    if _BELOW not in path:
        lead = ""  # whose name is enough, as above
    told = []
    for said, of in ((GONE, gone), (NEW, new)):
        for key, (value, *below) in of.items():
            if value or not below:
                told.append(f"{said}{key}: {value}" if value else f"{said}{key}")
                continue
            for name, block in _blocks("", below).items():
                yield f"{lead}{key}{_BELOW}{name}", f"{said}{_said(block)}"
    if told:
        yield (where, *told)


def _blocks(sign: str, lines: Iterable[str]) -> dict[str, list[str]]:
    """What is gone, or new: a key → its value, then the lines below it; an item of a list → nothing."""
    blocks: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if not line.startswith(sign):
            continue
        words = line.removeprefix(sign)
        if words.startswith(INDENT) and key:
            blocks[key].append(words.removeprefix(INDENT))
            continue
        key, between, value = words.partition(": ")
        key = key if between else words.removesuffix(":")
        blocks[key] = [value]
    return blocks


def _is_same(gone: list[str], new: list[str]) -> bool:
    """Whether something has but another name now; of what was cut, nobody knows."""
    return len(gone) > 1 and gone == new and not any(line.endswith(CUT) for line in gone)


def _said(block: Iterable[str]) -> str:
    """A value with what stands below it, on one line."""
    return " ".join(filter(None, map(str.strip, block)))
