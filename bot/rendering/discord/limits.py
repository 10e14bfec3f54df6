"""Limits of a Discord message: one constant a row, each with where it is said.

Lengths are counted in UTF-16 units, as Discord's own programs count them: never less than in code points.
Source, where nothing else is named: Discord's OpenAPI document and its component reference.
"""

from __future__ import annotations

import re

COMPONENTS = 40
"""In one message, nested ones and the container included."""

TEXT_CHARS = 4_000
"""Of all text displays of a message together, markdown and addresses included.

Source: discord.py 2.7.1, `LayoutView.content_length`, which counts in the same way but refuses nothing.
"""

ROW_BUTTONS = 5
BUTTON_LABEL_CHARS = 80
CUSTOM_ID_CHARS = 100

OPTIONS = 25
OPTION_LABEL_CHARS = 100
OPTION_VALUE_CHARS = 100

MODAL_TITLE_CHARS = 45
DESCRIPTION_CHARS = 100
"""Of what stands below a label in a modal."""

INPUT_CHARS = 4_000
"""Of what can be typed into one field of a modal."""

COMPONENT_IDS = 2**31
"""The `id` of a component is below this, and not 0, which Discord replaces."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def length(text: str) -> int:
    """In UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def carried(value: str, most: int) -> bool:
    """Whether a click can carry a value, and bring it back as it is."""
    return length(value) <= most and not _SURROGATE.search(value)
