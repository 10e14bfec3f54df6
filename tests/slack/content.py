"""What a message may hold: Slack's checks of text, blocks and metadata, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.blocks import problems
from tests.slack.refusal import Refusal, invalid

if TYPE_CHECKING:
    from tests.slack.arguments import Arguments

MAX_TEXT = 40_000
"""Slack cuts longer texts; a bot that relies on that loses words, so this server refuses."""


def content_of(given: Arguments) -> dict[str, Any]:
    """Text, blocks and metadata of a message, checked.

    Raises:
        Refusal: `no_text`, `msg_too_long`, `msg_blocks_too_long`, or what is malformed.
    """
    text, blocks = given.text("text"), given.structure("blocks", "invalid_blocks_format") or []
    if not text.strip() and not blocks and not given.given.get("attachments"):
        raise Refusal("no_text")
    if len(text) > MAX_TEXT:
        raise Refusal("msg_too_long")
    if not isinstance(blocks, list):
        raise Refusal("invalid_blocks_format")
    if blocks and (wrong := problems({"blocks": blocks})):
        too_long = all(problem.startswith("msg_blocks_too_long") for problem in wrong)
        raise Refusal("msg_blocks_too_long") if too_long else invalid("invalid_blocks", wrong)
    return {"text": text, "blocks": named(blocks), "metadata": _metadata_of(given), "sent": given.given}


def named(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks with a `block_id` for each that came without one, as Slack stores them."""
    return [{"block_id": f"b{number:03}"} | block for number, block in enumerate(blocks)]


def _metadata_of(given: Arguments) -> dict[str, Any] | None:
    metadata = given.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    well_formed = (
        isinstance(metadata, dict)
        and isinstance(metadata.get("event_type"), str)
        and metadata["event_type"] != ""
        and isinstance(metadata.get("event_payload"), dict)
    )
    if not well_formed:
        raise Refusal("invalid_metadata_format")
    return dict(metadata)
