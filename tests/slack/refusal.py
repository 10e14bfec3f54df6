"""Slack's no: `ok: false` with an error code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Refusal(Exception):
    """A call refused, with Slack's error code and what it says besides."""

    def __init__(self, error: str, more: Mapping[str, Any] | None = None) -> None:
        self.error = error
        self.more = dict(more or {})
        super().__init__(error)

    def payload(self) -> dict[str, Any]:
        """The answer's body."""
        return {"ok": False, "error": self.error, **self.more}


def invalid(error: str, messages: Sequence[str]) -> Refusal:
    """A refusal of something malformed, with Slack's list of what is wrong with it."""
    told = [f"[ERROR] {message}" for message in messages]
    return Refusal(error, {"errors": list(messages), "response_metadata": {"messages": told}})
