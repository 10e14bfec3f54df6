"""The reply to whoever asked for a digest of topics that are all gone from the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import notices
from briefings.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence


def orphaned(name: str, topics: Sequence[str]) -> Reply:
    """That none comes any more, and what to do.

    Args:
        name: of the digest, as people say it.
        topics: those that it was asked for; at least one.
    """
    said = notices.not_configured(topics)
    return Reply(
        notices.NO_TOPIC_LEFT,
        aside=(name,),
        notice=f"{said} {notices.UNTIL_ONE_IS_BACK}",
        footer=(f"unsubscribe {name}",),
        push=f"{notices.NO_TOPIC_LEFT} · {said}",
    )
