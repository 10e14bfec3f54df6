"""Notes to the admins: what they should know before their readers notice, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence


def note(
    title: str, rows: Sequence[tuple[str, ...]] = (), hint: str = "", places: tuple[str, ...] = ()
) -> Reply:
    """A note: one line that says it all, a row for each thing that it is about, and what helps.

    Args:
        rows: what, and what is wrong with it; of as many cells each.
        hint: a plain sentence: what an admin can do.
        places: destinations that it names, as text.
    """
    return Reply(title=title, rows=tuple(rows), notice=hint, push=title, places=places)
