"""What is followed, as it is stored: JSON, and back again exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.subscriptions.subscription import Followed
from briefings.remembering import told_from, told_shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.shapes import Shape


def followed_shape(followed: Followed) -> Shape:
    """What is followed as JSON."""
    return {
        "name": followed.name,
        "told": told_shape(followed.told),
        "since_change": followed.since_change,
        "heard": [list(one) for one in followed.heard],
    }


def followed_from(shape: Mapping[str, Any]) -> Followed:
    """What was stored so.

    Raises:
        UnknownMemory: a newer program wrote it.
    """
    heard = tuple((str(trigger), str(document_id)) for trigger, document_id in shape["heard"])
    return Followed(shape["name"], told_from(shape["told"]), shape["since_change"], heard)
