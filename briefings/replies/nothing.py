"""The reply where there is nothing to read, or nothing was asked."""

from __future__ import annotations

from briefings import phrases
from briefings.reply import Reply


def reply_to_nothing(asked: str, *, documents: int) -> Reply | None:
    """What is said where there is nothing to read, or nothing was asked; None where there is both.

    Args:
        asked: the question or keyword as typed.
        documents: how many could be searched.
    """
    if not documents:
        return Reply(title=asked, notice=phrases.NOTHING_TO_READ)
    if not asked.strip():
        return Reply(title="", notice=phrases.EMPTY_QUERY)
    return None
