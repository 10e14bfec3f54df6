"""One REST request, read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.discord.refusal import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked for.

    Attributes:
        parts: of the path, by name.
        body: the JSON sent, or a form's `payload_json`; an object or a list, as yet unchecked.
        uploads: name, type and bytes of each file of a form.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    uploads: Sequence[tuple[str, str, bytes]] = ()

    @property
    def payload(self) -> dict[str, Any]:
        """The body, which is an object.

        Raises:
            Refusal: it is none.
        """
        if not isinstance(self.body, dict):
            raise invalid(["body: Only dictionaries may be used in a DictType"])
        return self.body

    def flag(self, name: str) -> bool:
        """Whether the query says so."""
        return self.query.get(name, "").lower() in {"true", "1"}
