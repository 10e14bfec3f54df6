"""The way back: what an undo takes back, and where it leads.

An undo that follows another goes further back: after 1, 2 and 3, the first leads to 2 and the next to 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.versions.version import Version

_UNDID = re.compile(r"Undid version \d+: as version (\d+) was\.")


def in_force(number: int, at: Callable[[int], Version | None]) -> int:
    """The number of the version whose change an undo takes back while this one holds.

    Args:
        number: of the version that holds.
        at: the version of a number.

    Returns:
        The number itself; where that version undid others, that of the last one which is not undone.
    """
    while (found := at(number)) is not None and (said := _UNDID.fullmatch(found.change)) is not None:
        earlier = at(int(said[1]))
        if earlier is None or earlier.number >= number or earlier.text != found.text:
            break
        number = earlier.number
    return number


def told(to: int, taken: int) -> str:
    """What the history says of the version that makes an earlier one hold again.

    Args:
        to: the number of that earlier version.
        taken: what `in_force` says of the version that held until now.
    """
    return f"Undid version {taken}: as version {to} was." if to == taken - 1 else f"Back to version {to}."
