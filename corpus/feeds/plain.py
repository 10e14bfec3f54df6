"""Markup from a feed as plain text: for titles, for digests and for counting words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.markup import lines_with_roles, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence


def plain_lines(markup: str) -> Sequence[str]:
    """The lines of text in a piece of HTML, in order, tags and entities resolved, none of them empty."""
    if "<" not in markup and "&" not in markup:
        words = " ".join(markup.split())
        return [words] if words else []
    root = parsed(f"<div>{markup}</div>")
    return [line for _, line in lines_with_roles(root)] if root is not None else []


def plain_text(markup: str) -> str:
    """The text of a piece of HTML on one line."""
    return " ".join(plain_lines(markup))
