"""A change that somebody wants of the configuration, as data.

It can be kept until they say yes, shown to them, and made again to what somebody else has stored meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        act: what is done, a key of `bot.versions.acts.ACTS`: `briefing.edit`.
        name: of what it is done to; empty where it has none yet, or needs none.
        values: what was filled in, by the name of the field: texts as they were typed or chosen. A field that
            is missing leaves things as they are; an empty one empties them.
    """

    act: str
    name: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def one(self, name: str) -> str | None:
        """The text of a field that takes one, without white space around it; None where it is missing."""
        given = self.values.get(name)
        return None if given is None else " ".join(given).strip()
