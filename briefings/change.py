"""Changes: what is different about a fact since its reader was last told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.citation import Citation
    from briefings.quote import Quote


class ChangeKind(StrEnum):
    """What is different since the reader was last told."""

    NEW = "new"
    FIRMER = "firmer"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """How a line differs from what was sent before.

    Attributes:
        old: the words that the reader was told then, for what has changed.
        was: how many origins carried it then, for what is firmer.
        told_at: when the reader was told, an aware instant, ISO; None for what is new.
    """

    kind: ChangeKind
    old: tuple[Quote, Citation] | None = None
    was: int | None = None
    told_at: str | None = None


NEW = Change(ChangeKind.NEW)
"""What the reader was never told."""
