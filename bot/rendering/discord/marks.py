"""Marks: what stays in a message so that it is found again in a channel's history.

The nonce of a message does not stay. A mark stands behind the last colon of a `custom_id`; a message that has
nothing to click carries it in the numbers of its components, which Discord keeps as they are sent and nobody
sees.
Source: Discord's component reference, "Anatomy of a Component": `id` and `custom_id`.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bot.rendering.discord.limits import COMPONENT_IDS, CUSTOM_ID_CHARS, carried

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NUMBERS = 2
"""So many components are numbered: together 62 bits of what is made of the mark."""


def with_mark(payload: Mapping[str, Any], mark: str) -> dict[str, Any]:
    """The message with a mark in it; the one given stays as it is.

    Args:
        mark: at most 25 ASCII letters and digits.
    """
    marked = {**payload, "components": _copied(payload["components"])}
    every = list(_objects(marked["components"]))
    room = (one for one in every if "custom_id" in one and carried(one["custom_id"] + mark, CUSTOM_ID_CHARS))
    holder = next(room, None)
    if holder is not None:
        holder["custom_id"] += mark
        return marked
    for one, number in zip(every, _numbers(mark), strict=False):
        one["id"] = number
    return marked


def mark_of(components: Sequence[Mapping[str, Any]]) -> str | None:
    """The mark in a `custom_id` of a message; None where none has one.

    Args:
        components: as Discord gives them back.
    """
    ids = (str(one["custom_id"]) for one in _objects(components) if one.get("custom_id"))
    return next((mark for each in ids if (mark := each.rpartition(":")[2])), None)


def is_marked(components: Sequence[Mapping[str, Any]], mark: str) -> bool:
    """Whether a message carries this mark, in either way.

    Args:
        components: as Discord gives them back.
    """
    if mark_of(components) == mark:
        return True
    numbers = [one.get("id") for one in _objects(components)][:_NUMBERS]
    return numbers == _numbers(mark)


def _numbers(mark: str) -> list[int]:
    """Two different numbers from 1 on."""
    digest = sha256(mark.encode()).digest()
    first, second = (int.from_bytes(digest[at : at + 4]) % (COMPONENT_IDS - 2) + 1 for at in (0, 4))
    return [first, second + (second >= first)]


def _copied(node: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(node, dict):
        return {name: _copied(inner) for name, inner in node.items()}
    return [_copied(one) for one in node] if isinstance(node, list) else node


def _objects(components: Sequence[Any]) -> Iterator[Any]:
    """Every component, at any depth, in reading order."""
    for one in components:
        yield one
        yield from _objects(one.get("components", ()))
