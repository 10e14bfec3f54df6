"""What a Web API method was called with, read as Slack reads it from a query, a form or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from tests.slack.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")

MAX_BODY_BYTES = 1_000_000
MAX_PAGE = 999
"""The most of one page of history. Source: conversations.history."""


class Arguments:
    """A method's arguments, by name; an argument that is null was not given."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = {name: value for name, value in given.items() if value is not None}

    def text(self, name: str, default: str = "") -> str:
        """A string; what is none is written as one."""
        value = self.given.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def needed(self, name: str) -> str:
        """A string that must be there.

        Raises:
            Refusal: `invalid_arguments`: it is not.
        """
        if not (value := self.text(name)):
            told = [f"[ERROR] missing required field: {name}"]
            raise Refusal("invalid_arguments", {"response_metadata": {"messages": told}})
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A boolean, which forms write as 1 or true."""
        return str(self.given.get(name, default)).lower() in {"1", "true"}

    def limit(self, default: int, most: int = MAX_PAGE) -> int:
        """How many of a page are wanted.

        Raises:
            Refusal: `invalid_limit`: no number, or none between 1 and `most`.
        """
        try:
            wanted = int(self.given.get("limit", default))
        except (TypeError, ValueError):
            raise Refusal("invalid_limit") from None
        if not 1 <= wanted <= most:
            raise Refusal("invalid_limit")
        return wanted

    def structure(self, name: str, error: str) -> Any:  # noqa: ANN401  whatever JSON holds
        """A list or an object, which forms write as JSON; None where it was not given.

        Raises:
            Refusal: `error`: it is no JSON.
        """
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise Refusal(error) from None


def paged(items: Sequence[T], cursor: str, limit: int) -> tuple[Sequence[T], str]:
    """One page of the items, and the cursor of the next, empty after the last.

    Raises:
        Refusal: `invalid_cursor`.
    """
    try:
        start = int(cursor.removeprefix("next:")) if cursor else 0
    except ValueError:
        raise Refusal("invalid_cursor") from None
    end = start + limit
    return items[start:end], f"next:{end}" if end < len(items) else ""
