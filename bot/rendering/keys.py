"""Keys: what stands behind the question mark of an address, which may let in whoever has it."""

from __future__ import annotations

import re

KEYED = re.compile(r"(://[^\s?\"']*)\?[^\s\"',\]}]+")
HIDDEN = "?…"


def without_keys(text: str) -> str:
    """A text with its addresses as they may be shown: `https://example.org/feed.xml?…`."""
    return KEYED.sub(rf"\1{HIDDEN}", text)
